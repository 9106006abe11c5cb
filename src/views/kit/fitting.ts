/** What makes a finished card fit a phone, 320 px wide. Changes the elements. */

type Element = Record<string, unknown>;

/** No line breaks between a sign and a currency, nor beside an amount. https://unicode.org/reports/tr14/ */
const afterSign = /(?<=[−+])(?=\p{Sc})/gu;
const besideAmount =
  /(?<=\d) (?=[\p{Sc}%])|(?<=\d[.,]\d\d) (?=[A-Z]{3}\b)|(?<=\b[A-Z]{3}) (?=\d[\d.,]*[.,]\d\d)/gu;

/** By a word joiner, or by a no-break space. */
const joined = (text: string): string => text.replace(afterSign, '\u2060').replace(besideAmount, '\u00a0');
/** The same text for those who read it without a card. */
export const withPlainSpaces = (text: string): string =>
  text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');

/** Keeps each amount of a text or of facts on one line. */
export const keepTogether = (element: Element): void => {
  if (element.type === 'TextBlock' && typeof element.text === 'string') element.text = joined(element.text);
  if (element.type === 'FactSet' && Array.isArray(element.facts))
    for (const fact of element.facts as Element[]) fact.value = joined(String(fact.value));
};

/** Characters of a state that leave room for the title beside it. */
const fitsBeside = 22;

/** Puts a state below its title when it is too long to stand beside it. */
export const placeState = (element: Element): void => {
  if (element.type !== 'ColumnSet' || !Array.isArray(element.columns)) return;
  const [title, state, ...more] = element.columns as { width?: unknown; items?: Element[] }[];
  const [text] = state?.items ?? [];
  if (title?.width !== 'stretch' || state?.width !== 'auto' || more.length > 0) return;
  if (typeof text?.text !== 'string' || text.text.length <= fitsBeside) return;
  const below = { ...text, horizontalAlignment: 'Left', spacing: 'None' };
  Object.assign(element, { type: 'Container', items: [...(title.items ?? []), below] });
  delete element.columns;
};
