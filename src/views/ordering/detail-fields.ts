import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import { codeOf, inputOf, type OrderTyped } from '../../core/ordering/order-form.ts';
import { escapeText, plainText } from '../kit/escape.ts';

/** How many list rows fit on a card in total; each list gets its share of rows and letters. */
const rowsInAll = 90;
const lettersInAll = 5000;
/** With more details than this, their descriptions are shortened. */
const fewDetails = 12;
/** A list of this length is searched instead of read. */
const longList = 8;

/** The inputs for what a vendor asks for; `cut` when some of it does not fit on a card. */
export const detailFields = (details: readonly ProvisioningDetail[], typed: OrderTyped) => {
  const room = roomFor(details);
  return {
    fields: details.slice(0, mostDetails).map((detail) => fieldOf(detail, typed, room)),
    cut:
      details.length > mostDetails || details.some(({ possibleValues }) => possibleValues.length > room.rows),
  };
};

type Room = Readonly<{ rows: number; letters: number; hint: number }>;

const mostDetails = 20;

const roomFor = (details: readonly ProvisioningDetail[]): Room => {
  const lists = details.map(({ possibleValues }) => possibleValues.length).filter((rows) => rows > 0);
  const rows = Math.floor(rowsInAll / Math.max(1, lists.length));
  const shown = lists.reduce((sum, length) => sum + Math.min(length, rows), 0);
  const letters = Math.min(200, Math.floor(lettersInAll / Math.max(1, shown)));
  return { rows, letters, hint: details.length > fewDetails ? 60 : 160 };
};

const fieldOf = (detail: ProvisioningDetail, typed: OrderTyped, { rows, letters, hint }: Room) => {
  const { key, kind, possibleValues } = detail;
  const value = typed.get(inputOf(detail)) ?? '';
  const several = kind === 'single' && possibleValues.length > longList;
  return {
    id: inputOf(detail),
    label: escapeText(detail.label ?? key, 60),
    hint:
      detail.description === null || detail.description.trim() === ''
        ? ''
        : escapeText(detail.description, hint),
    shape: kind === 'multi' ? 'multi' : kind === 'text' ? 'text' : several ? 'filtered' : 'single',
    choices: possibleValues.slice(0, rows).map((possible) => ({
      title: plainText(possible, letters),
      value: codeOf(possible),
    })),
    error: `Check ${plainText(detail.label ?? key, 30)}`,
    value: value === '' ? '' : plainText(value, 500),
  };
};
