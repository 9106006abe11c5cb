import { codeOf, inputOf, longestDetail, type Typed } from '../../core/changes/detail-inputs.ts';
import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import { escapeText, linesText, plainText } from '../kit/escape.ts';

/** How many list rows fit on a card in total; each list gets its share of rows and letters. */
const rowsInAll = 90;
const lettersInAll = 5000;
/** With more details than this, their descriptions are shortened. */
const fewDetails = 12;
/** A list of this length is searched instead of read. */
const longList = 8;

/**
 * The inputs for what a vendor asks for; `cut` when some of it does not fit on a card, where `n` is the place of the line
 * among `of` others on the same card.
 */
export const detailFields = (
  details: readonly ProvisioningDetail[],
  typed: Typed,
  { n = 0, of = 1 }: Readonly<{ n?: number; of?: number }> = {},
) => {
  const room = roomFor(details, of);
  const most = Math.max(2, Math.floor(mostDetails / of));
  return {
    fields: details.slice(0, most).map((detail) => fieldOf(detail, typed, room, n)),
    cut: details.length > most || details.some(({ possibleValues }) => possibleValues.length > room.rows),
  };
};

type Room = Readonly<{ rows: number; letters: number; hint: number }>;

const mostDetails = 20;

const roomFor = (details: readonly ProvisioningDetail[], of: number): Room => {
  const lists = details.map(({ possibleValues }) => possibleValues.length).filter((rows) => rows > 0);
  const rows = Math.floor(rowsInAll / (of * Math.max(1, lists.length)));
  const shown = lists.reduce((sum, length) => sum + Math.min(length, rows), 0);
  const letters = Math.min(200, Math.floor(lettersInAll / (of * Math.max(1, shown))));
  return { rows, letters, hint: details.length * of > fewDetails ? 60 : 160 };
};

const fieldOf = (detail: ProvisioningDetail, typed: Typed, { rows, letters, hint }: Room, n: number) => {
  const { key, kind, possibleValues } = detail;
  const value = typed.get(inputOf(detail, n)) ?? '';
  const several = kind === 'single' && possibleValues.length > longList;
  return {
    id: inputOf(detail, n),
    label: escapeText(detail.label ?? key, 60),
    hint:
      detail.description === null || detail.description.trim() === ''
        ? ''
        : escapeText(detail.description, hint),
    style: kind === 'multi' ? 'expanded' : several ? 'filtered' : 'compact',
    shape: kind === 'multi' ? 'multi' : kind === 'text' ? 'text' : several ? 'filtered' : 'single',
    choices: possibleValues.slice(0, rows).map((possible) => ({
      title: plainText(possible, letters),
      value: codeOf(possible),
    })),
    error: `Check ${plainText(detail.label ?? key, 30)}`,
    value: kind === 'text' ? detailText(value) : value,
    lines: kind === 'text' && /\blines?\b/i.test(detail.description ?? ''),
  };
};

/** A typed detail as its input shows it. If it comes back the same, the person did not change it. */
export const detailText = (text: string): string => linesText(text, longestDetail);
