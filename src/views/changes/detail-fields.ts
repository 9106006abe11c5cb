import { codeOf, inputOf, longestDetail, type Typed } from '../../core/changes/detail-inputs.ts';
import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import { escapeText, linesText, plainText } from '../kit/escape.ts';
import { t } from '../texts/t.ts';

/** How many list rows a card shows in total; each list gets its share of rows and letters. */
const rowsInAll = 90;
const lettersInAll = 5000;
/** With more details than this, their descriptions are shortened. */
const fewDetails = 12;
/** How much of a form is shown, from all of it down; the first that fits its card is taken. */
export const formShares = [1, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1] as const;
/** A list of this length is searched instead of read. */
const longList = 8;

/**
 * The inputs for a vendor's questions; `cut` when some do not fit on a card (line `n` of `of`). Answers always stay: a
 * card that lost one would take it back.
 */
export const detailFields = (
  details: readonly ProvisioningDetail[],
  typed: Typed,
  share: number,
  { n = 0, of = 1 }: Readonly<{ n?: number; of?: number }> = {},
) => {
  const room = roomFor(details, share, of);
  const inAll = Math.max(2, Math.floor(mostDetails * Math.min(1, 2 * share)));
  // With more lines than there is room for, the first ones have one each.
  const most = Math.max(Math.floor(inAll / of), n < inAll ? 1 : 0);
  const shown = details.filter((detail, at) => at < most || typed.has(inputOf(detail, n)));
  return {
    fields: shown.map((detail) => fieldOf(detail, typed, room, n)),
    cut:
      details.length > shown.length ||
      details.some(({ possibleValues }) => possibleValues.length > room.rows),
  };
};

type Room = Readonly<{ rows: number; letters: number; hint: number }>;

const mostDetails = 20;

const roomFor = (details: readonly ProvisioningDetail[], share: number, of: number): Room => {
  const lists = details.map(({ possibleValues }) => possibleValues.length).filter((rows) => rows > 0);
  const rows = Math.max(2, Math.floor((share * rowsInAll) / (of * Math.max(1, lists.length))));
  const shown = lists.reduce((sum, length) => sum + Math.min(length, rows), 0);
  const letters = Math.max(12, Math.min(200, Math.floor((share * lettersInAll) / (of * Math.max(1, shown)))));
  const hint = share * (details.length * of > fewDetails ? 60 : 160);
  return { rows, letters, hint: hint < 40 ? 0 : Math.floor(hint) };
};

const fieldOf = (detail: ProvisioningDetail, typed: Typed, { rows, letters, hint }: Room, n: number) => {
  const { key, kind, possibleValues } = detail;
  const value = typed.get(inputOf(detail, n)) ?? '';
  const several = kind === 'single' && possibleValues.length > longList;
  return {
    id: inputOf(detail, n),
    // A label shows no formatting: it is drawn as a TextRun.
    label: plainText(detail.label ?? key, 60),
    hint:
      hint === 0 || detail.description === null || detail.description.trim() === ''
        ? ''
        : escapeText(detail.description, hint),
    style: kind === 'multi' ? 'expanded' : several ? 'filtered' : 'compact',
    shape: kind === 'multi' ? 'multi' : kind === 'text' ? 'text' : several ? 'filtered' : 'single',
    choices: possibleValues
      .map((possible) => ({ title: plainText(possible, letters), value: codeOf(possible) }))
      .filter((choice, at) => at < rows || value.split(',').includes(choice.value)),
    error: t`Check ${plainText(detail.label ?? key, 30)}`,
    value: kind === 'text' ? detailText(value) : value,
    lines: kind === 'text' && /\blines?\b/i.test(detail.description ?? ''),
  };
};

/** A typed detail as its input shows it. If it comes back the same, the person did not change it. */
export const detailText = (text: string): string => linesText(text, longestDetail);
