import { textAt } from '../names/text-at.ts';
import { unitsIn } from '../words/price-units.ts';
import type { Intent, OrderedMore, SeatCount } from './intent.ts';
import { numberAt } from './numbers.ts';
import { seatNouns } from './seat-words.ts';
import { phraseAt, phrases, type Token, textOf, withoutLead, withoutTail, wordAt } from './sentence.ts';
import { companyText, segmentsOf, takeReference, targetOf } from './targets.ts';

/** Splits off "… for Contoso" at the end. Product names may contain "for" too. */
const forCompany = (
  tokens: readonly Token[],
): Readonly<{ product: string | null; company: string | null }> => {
  const target = targetOf(segmentsOf(tokens), null);
  if (target.company !== null) return { product: target.product, company: target.company };
  return { product: target.product ?? target.words, company: null };
};

const ordering = phrases(
  'order|place an order for|place order for|new order for|new subscription for|new subscription of|new subscription to|provision|start a subscription of|start a subscription to|subscribe to',
);

export const orderCues = 'order provision subscription subscribe';

/** Reads "order 5 Visio for Contoso"; null when the sentence is none. A mistyped word never orders. */
export const readOrder = (tokens: readonly Token[]): Intent | null => {
  const { reference, rest } = takeReference(tokens);
  const led = ordering.find((phrase) => phraseAt(rest, 0, phrase));
  if (led === undefined) return null;
  const after = rest.slice(led.length);
  if (led.length === 1 && led[0] === 'order' && /^(?:history|list|status)$/.test(wordAt(after, 0)))
    return null;
  const bare = orderFor(after);
  if (bare !== null) return bare;
  const several = severalOf(after, reference);
  if (several !== null) return several;
  const { count, without } = countedProduct(after);
  return {
    kind: 'order',
    count: count ?? missing,
    target: targetOf(segmentsOf(without), reference),
    more: [],
  };
};

/** "order for Contoso", which names no product yet. */
const orderFor = (after: readonly Token[]): Intent | null => {
  if (wordAt(after, 0) !== 'for' || after.some((_, n) => numberAt(after, n) !== null)) return null;
  const [only, ...others] = segmentsOf(after);
  const company = only === undefined || others.length > 0 ? null : companyText(only.tokens);
  if (company === null) return null;
  return { kind: 'order', count: missing, target: { ...noTarget, company }, more: [] };
};

const noTarget = { company: null, product: null, words: null, reference: null };

const missing = { kind: 'bad', written: '', problem: 'missing' } as const;

/** The number of seats in front of a product, and the words without it. */
const countedProduct = (
  after: readonly Token[],
): Readonly<{ count: SeatCount | null; without: readonly Token[] }> => {
  const at = after.findIndex(
    (_, n) =>
      numberAt(after, n) !== null &&
      after[n]?.word !== '365' &&
      !/^(?:plan|p|office|microsoft)$/.test(wordAt(after, n - 1)),
  );
  const number = at === 0 || (at > 0 && seatNouns.has(wordAt(after, at + 1))) ? numberAt(after, at) : null;
  if (number === null) return { count: null, without: after };
  const rest = withoutLead(after.slice(at + number.length), counted);
  return { count: number.count, without: [...after.slice(0, at), ...rest] };
};

const counted = phrases(
  'seats of|seat of|seats|seat|licenses of|licences of|license of|licence of|licenses|licences|users of|users|x|of|new|times',
);

const joiners = new Set(['and', 'plus', 'with', '&', '+', 'also']);

/** Splits "5 business premium and 5 defender": before each number that follows a word such as "and", or a comma. */
const productParts = (tokens: readonly Token[]): (readonly Token[])[] => {
  const parts: (readonly Token[])[] = [];
  let start = 0;
  for (let at = 1; at < tokens.length; at += 1) {
    const joined = joiners.has(String(tokens[at - 1]?.text).toLowerCase());
    const comma = tokens[at - 1]?.comma === true;
    if (!(joined || comma) || numberAt(tokens, at) === null || wordAt(tokens, at) === '365') continue;
    parts.push(tokens.slice(start, joined ? at - 1 : at));
    start = at;
  }
  return [...parts, tokens.slice(start)].map((part) => withoutTail(part, phrases('and|plus|also|with')));
};

/**
 * Several products in one order: each with a number, and one company for all. Null when the sentence is not exactly
 * that.
 */
const severalOf = (after: readonly Token[], reference: string | null): Intent | null => {
  const parts = productParts(after);
  if (parts.length < 2 || reference !== null) return null;
  const companies: string[] = [];
  const lines: OrderedMore[] = [];
  for (const part of parts) {
    const { count, without } = countedProduct(part);
    if (count === null || count.kind !== 'seats') return null;
    const { product, company } = forCompany(without);
    // "3 for Fabrikam" names no product.
    if (product === null || segmentsOf(without)[0]?.lead !== null) return null;
    if (company !== null) companies.push(company);
    lines.push({ n: count.n, product });
  }
  const [company, ...others] = companies;
  const [first, ...more] = lines;
  if (company === undefined || others.length > 0 || first === undefined) return null;
  return {
    kind: 'order',
    count: { kind: 'seats', n: first.n },
    target: { company, product: first.product, words: null, reference: null },
    more,
  };
};

/** Reads "20.50", "$20.50", "20,50 EUR", "0.0125". "1,000" is ambiguous and returns null. */
const amountOf = (written: string): SetPrice['price'] => {
  const { rest: text, per } = unitsIn(written);
  if (per === 'both') return null;
  const match =
    /^(?:([$€£])|([a-z]{3})\s)?\s*(0[.,]\d{3}|\d{1,7}(?:[.,](?:\d{1,2}|\d{4,6}))?)\s*(?:([$€£])|([a-z]{3}))?$/i.exec(
      text,
    );
  if (match === null) return null;
  const sign = match[1] ?? match[4];
  const code = (match[2] ?? match[5])?.toUpperCase() ?? null;
  const bySign = new Map([
    ['$', 'USD'],
    ['€', 'EUR'],
    ['£', 'GBP'],
  ]);
  return {
    amount: textAt(match, 3).replace(',', '.'),
    currency: code ?? bySign.get(String(sign)) ?? null,
    ...(per === null ? {} : { per }),
  };
};
type SetPrice = Extract<Intent, { kind: 'set-price' }>;

const pricing = phrases(
  'set the price of|set price of|set the price for|set price for|change the price of|change price of|change the price for|update the price of|update price of|set the price|set price|change price|change the price|reprice',
);
export const setPriceCues = 'price reprice';

/** Reads "set the price of E3 for Contoso to 20.50". */
export const readSetPrice = (tokens: readonly Token[]): Intent | null => {
  const led = pricing.find((phrase) => phraseAt(tokens, 0, phrase));
  if (led === undefined) return null;
  const { reference, rest } = takeReference(tokens.slice(led.length));
  const to = rest.findLastIndex(({ word }) => word === 'to' || word === 'at');
  const price = to < 0 ? null : amountOf(textOf(rest.slice(to + 1)));
  return {
    kind: 'set-price',
    target: targetOf(segmentsOf(price === null ? rest : rest.slice(0, to)), reference),
    price,
  };
};
