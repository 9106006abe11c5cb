import { textAt } from '../names/text-at.ts';
import { distance } from '../names/typos.ts';
import { takeFile } from './as-file.ts';
import type { Intent, OrderedMore, SeatCount } from './intent.ts';
import { numberAt } from './numbers.ts';
import { askingLead } from './read-words.ts';
import { seatNouns } from './seat-words.ts';
import { phraseAt, phrases, type Token, textOf, withoutLead, withoutTail, wordAt } from './sentence.ts';
import { companyText, segmentsOf, takeReference, targetOf } from './targets.ts';

const textIn = (tokens: readonly Token[]): string | null => {
  const bare = withoutTail(
    withoutLead(tokens, phrases('the|a|an|of|for|called|named|like|about|with|me')),
    phrases('please|products|product'),
  );
  return bare.length === 0 ? null : textOf(bare);
};

/** Splits off "… for Contoso" at the end. Product names may contain "for" too. */
const forCompany = (
  tokens: readonly Token[],
): Readonly<{ product: string | null; company: string | null }> => {
  const target = targetOf(segmentsOf(tokens), null);
  if (target.company !== null) return { product: target.product, company: target.company };
  return { product: target.product ?? target.words, company: null };
};

/** Corrects one typo in "products"; two would match "projects". */
const spelled = (token: Token): Token =>
  token.word !== 'product' && distance(token.word, 'products', 1) === 1
    ? { ...token, word: 'products' }
    : token;

const productsOf = (written: readonly Token[]): Intent | null => {
  const tokens = written.map(spelled);
  const said = withoutLead(tokens, askingLead);
  const searched = withoutLead(
    tokens,
    phrases(
      'search products|find products|search the catalogue|search the catalog|search catalogue|search catalog|browse products|browse the catalogue|browse the catalog|browse catalogue|browse catalog|catalogue|catalog',
    ),
  );
  if (searched.length < tokens.length && searched.length > 0)
    return {
      kind: 'products',
      ...vendorIn(withoutLead(searched, phrases('for|by|named|called'))),
      as: 'card',
    };
  if (searched.length < tokens.length) return { kind: 'products', text: null, vendor: null, as: 'card' };
  // "search for backup products" has the word at the end.
  const wanted = withoutLead(tokens, phrases('search for|look for|find'));
  if (wanted.length < tokens.length && withoutTail(wanted, phrases('please')).at(-1)?.word === 'products')
    return { kind: 'products', ...vendorIn(wanted), as: 'card' };
  if (said[0]?.word !== 'products') return null;
  const rest = said.slice(1);
  const next = wordAt(rest, 0);
  // "products for Contoso", "which products does Contoso have" ask for subscriptions.
  if (
    /^(?:for|at|of|does|do|has|have|is|are)$/.test(next) ||
    rest.some(({ word }) => /^(?:have|has|got)$/.test(word))
  )
    return null;
  return { kind: 'products', ...vendorIn(rest), as: 'card' };
};

const vendorIn = (tokens: readonly Token[]): Readonly<{ text: string | null; vendor: string | null }> => {
  const at = tokens.findIndex(
    ({ word }, n) => word === 'vendor' || ((word === 'by' || word === 'from') && n < tokens.length - 1),
  );
  if (at < 0) return { text: textIn(tokens), vendor: null };
  const after = withoutLead(tokens.slice(at + 1), phrases('vendor|the'));
  return { text: textIn(tokens.slice(0, at)), vendor: textIn(after) };
};

const productOf = (tokens: readonly Token[]): Intent | null => {
  const said = withoutLead(tokens, askingLead);
  const [first, ...rest] = said;
  if (first?.word !== 'product' && first?.word !== 'sku') return null;
  return { kind: 'product', text: textIn(rest) };
};

const priced = phrases(
  'price of|prices of|pricing of|price for|prices for|pricing for|price|prices|pricing|cost of|costs of|what does|what do|what would|what will|how much would|how much will|how much is|how much are|how much does|how much do',
);
const costs = phrases('cost us|cost|costs|per seat|a seat|each|now|today|please');

const priceOf = (tokens: readonly Token[]): Intent | null => {
  const asked = withoutLead(
    tokens,
    phrases('show|show me|what is|what are|tell me|tell us|get|give me|the|our|list|check'),
  );
  const led = priced.find((phrase) => phraseAt(asked, 0, phrase));
  if (led === undefined) return null;
  const question = /^(?:what|how)$/.test(textAt(led, 0));
  const remainder = asked.slice(led.length);
  if (question && !remainder.some(({ word }) => /^costs?$/.test(word)) && led[0] === 'what') return null;
  if (
    question &&
    led[0] === 'how' &&
    !/^(?:is|are)$/.test(textAt(led, 2)) &&
    !remainder.some(({ word }) => /^costs?$/.test(word))
  )
    return null;
  const bare = withoutTail(withoutLead(remainder, phrases('the|a|an|of|one')), costs).filter(
    ({ word }) => !/^costs?$/.test(word),
  );
  const number = numberAt(bare, 0);
  const after =
    number === null
      ? bare
      : withoutLead(
          bare.slice(number.length),
          phrases('seats of|seats|seat of|licenses of|licences of|licenses|licences|x|of'),
        );
  const named = number !== null && after.length > 0 && number.count.kind === 'seats';
  const { product, company } = forCompany(named ? after : bare);
  const count = named && number.count.kind === 'seats' ? number.count.n : null;
  return { kind: 'price', product, company, count };
};

const ordering = phrases(
  'order|place an order for|place order for|new order for|new subscription for|new subscription of|new subscription to|provision|start a subscription of|start a subscription to|subscribe to',
);

const orderOf = (tokens: readonly Token[]): Intent | null => {
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

const ordersOf = (tokens: readonly Token[]): Intent | null => {
  const { as, rest: unfiled } = takeFile(tokens);
  const { reference, rest } = takeReference(unfiled);
  const said = withoutLead(rest, askingLead);
  const [first] = said;
  const plain =
    first?.word === 'orders' ||
    phraseAt(said, 0, ['order', 'history']) ||
    phraseAt(said, 0, ['order', 'list']);
  if (plain)
    return {
      kind: 'orders',
      company: companyText(
        withoutLead(said.slice(first?.word === 'orders' ? 1 : 2), phrases('for|of|at|from|by|placed')),
      ),
      reference,
      as,
    };
  const last = said.at(-1);
  const owner = said.at(-2);
  return last?.word === 'orders' && owner?.owner != null
    ? { kind: 'orders', company: companyText(said.slice(0, -1)), reference, as }
    : null;
};

/** Reads "20.50", "$20.50", "20,50 EUR", "0.0125". "1,000" is ambiguous and returns null. */
const amountOf = (tokens: readonly Token[]): { amount: string; currency: string | null } | null => {
  const text = textOf(tokens).trim();
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
  };
};

const setPriceOf = (tokens: readonly Token[]): Intent | null => {
  const led = phrases(
    'set the price of|set price of|set the price for|set price for|change the price of|change price of|change the price for|update the price of|update price of|set the price|set price|change price|change the price|reprice',
  ).find((phrase) => phraseAt(tokens, 0, phrase));
  if (led === undefined) return null;
  const { reference, rest } = takeReference(tokens.slice(led.length));
  const to = rest.findLastIndex(({ word }) => word === 'to' || word === 'at');
  const price =
    to < 0
      ? null
      : amountOf(withoutTail(rest.slice(to + 1), phrases('per seat|a seat|each|a month|per month|monthly')));
  return {
    kind: 'set-price',
    target: targetOf(segmentsOf(price === null ? rest : rest.slice(0, to)), reference),
    price,
  };
};

/** Sentences about what can be bought, and buying it; null when the sentence is none. A mistyped word never orders. */
export const readCatalogue = (tokens: readonly Token[]): Intent | null =>
  setPriceOf(tokens) ??
  orderOf(tokens) ??
  ordersOf(tokens) ??
  priceOf(tokens) ??
  productOf(tokens) ??
  productsOf(tokens);
