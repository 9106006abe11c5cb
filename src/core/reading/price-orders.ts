import type { Intent } from '../understanding/intent.ts';
import type { Asking } from './modality.ts';
import { doing, type Reading } from './reading.ts';
import type { Signed } from './signed.ts';

const currencies: Readonly<Record<string, string>> = {
  ...{ $: 'USD', dollar: 'USD', dollars: 'USD', usd: 'USD' },
  ...{
    '€': 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    eur: 'EUR',
    '£': 'GBP',
    pound: 'GBP',
    pounds: 'GBP',
    gbp: 'GBP',
  },
};
const numbers =
  /(?<![\w.,#-])([$€£])?(\d{1,5}(?:[.,]\d{1,2})?)(?![\w.,%]*\w|%) ?([$€£]|dollars?|usd|bucks|euros?|eur|pounds?|gbp)?/g;

/** What makes an amount a price. */
const priced = /\b(?:price|charge)\b|\b(?:per|a|each) (?:seat|user|licen[cs]e)\b/;
/** What asks, tells, refuses, or is a change of seats. */
const other =
  /^(?:how|what|why|did|does|is|are|was|when|who|should|if)\b|\b(?:don't|dont|do not|not|never|if|unless|once|said|says|told|add|remove|order|cancel|buy|seats|more|tomorrow|next)\b|%|\bpercent\b/;
const orders =
  /^(?:please )?(?:set|change|charge|make|put|raise|lower|update|bump|drop|adjust|reduce|increase)\b|→/;
const settled = /\bcharge\b|\bnew price\b|\bagreed\b/;
const known = new Set(
  (
    'please set change charge make put raise lower update bump drop adjust reduce increase the price of for to from now on per a each ' +
    'seat user licence license month at in → is it new up down our your'
  ).split(' '),
);

/** A price for one product of one company: "charge Woodgrove 60 for E5". Null when it is no such order. */
export const priceOrder = (signed: Signed, asking: Asking): Reading | null => {
  const { text, company, products, atoms } = signed;
  const [product, second] = products;
  if (company === null || product === undefined || second !== undefined) return null;
  if (!priced.test(text) || other.test(text)) return null;
  const [found, more] = [...text.matchAll(numbers)];
  if (found === undefined || more !== undefined) return null;
  const said = orders.test(text) || settled.test(text) || /[.,$€£]|[a-z]$/.test(found[0].trim());
  if (!said) return null;
  const currency = currencies[found[1] ?? found[3] ?? ''] ?? null;
  const intent: Intent = {
    kind: 'set-price',
    target: { company, product, words: null, reference: null },
    price: { amount: (found[2] ?? '').replace(',', '.'), currency },
  };
  const left = text
    .replace(found[0], ' ')
    .split(/[^\p{L}→@#'’-]+/u)
    .filter((word) => word !== '' && !known.has(word) && !/^[@#]/.test(word));
  const sure = asking === 'no' && orders.test(text) && left.length === 0;
  return sure
    ? doing(intent, atoms)
    : { ...doing(intent, atoms), decision: { kind: 'confirm', intents: [intent], left: [] } };
};
