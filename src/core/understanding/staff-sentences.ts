import { textAt } from '../names/text-at.ts';
import type { Intent, SeatCount } from './intent.ts';
import { numberAt } from './numbers.ts';
import {
  cuesOf,
  phraseAt,
  phrases,
  type Token,
  textOf,
  withoutLead,
  withoutTail,
  wordAt,
} from './sentence.ts';
import { companyText, trimmed } from './targets.ts';

const starts = {
  on: phrases('onboard|on-board|on board|set up|new hire|new starter|new hires|new starters'),
  off: phrases('offboard|off-board|off board|a leaver|leaver|leavers'),
} as const;
const users = phrases(
  'new users|new user|users|user|people|person|employees|employee|staff|hires|hire|starters|starter|leavers|leaver|of',
);
const productsAfter = /^(?:with|using|from)$/;

/** Names separated by commas or "and"; a quoted name stays whole. */
const namesIn = (tokens: readonly Token[]): string[] => {
  const names: Token[][] = [[]];
  for (const token of withoutTail(tokens, phrases('please|too|as well|licenses|licences|seats'))) {
    if (token.word === 'and' || token.word === 'plus') names.push([]);
    else names.at(-1)?.push(token);
    if (token.comma === true) names.push([]);
  }
  return names
    .map((part) => textOf(trimmed(withoutLead(part, phrases('a|an|the|also')))))
    .filter((name) => name !== '');
};

const singular = ['leaver', 'hire', 'starter'];

/** "user", not "users". */
const namesOne = (rest: readonly Token[]): boolean =>
  /(?:user|person|hire|starter|leaver|employee)$/.test(
    String(rest.find(({ word }) => users.some(([first]) => first === word))?.word),
  );

export const staffCues = cuesOf([...starts.on, ...starts.off]);

/**
 * Reads seats of several products for people who join or leave: "onboard 2 users at Contoso with Business Premium and
 * Defender".
 */
export const readStaff = (tokens: readonly Token[]): Intent | null =>
  readDirection(tokens, 'on') ?? readDirection(tokens, 'off');

const readDirection = (tokens: readonly Token[], direction: keyof typeof starts): Intent | null => {
  const led = starts[direction].find((phrase) => phraseAt(tokens, 0, phrase));
  if (led === undefined) return null;
  const rest = tokens.slice(led.length);
  const number = numberAt(rest, 0);
  const isOne = /^(?:a|an|one)$/.test(wordAt(rest, 0));
  // "set up" begins other sentences as well.
  const people = rest
    .slice(0, 4)
    .some((_, at) => users.some((phrase) => phrase[0] !== 'of' && phraseAt(rest, at, phrase)));
  if (led[0] === 'set' && !people) return null;
  const count: SeatCount =
    number?.count ??
    (isOne || (people && namesOne(rest)) || singular.some((word) => led.includes(word))
      ? { kind: 'seats', n: 1 }
      : { kind: 'bad', written: '', problem: 'missing' });
  const after = withoutLead(rest.slice(number?.length ?? (isOne ? 1 : 0)), users);
  const split = after.findIndex(({ word }) => productsAfter.test(word));
  const place = split < 0 ? after : after.slice(0, split);
  const company = companyText(
    withoutLead(place, phrases('at|for|in|to|from|of|the company|the customer|company|customer')),
  );
  const products = split < 0 ? [] : namesIn(after.slice(split + 1));
  // "offboard 1 user from Contoso": "from" names the company when nothing else does.
  if (company === null && products.length === 1 && after[split]?.word === 'from')
    return { kind: 'staff', direction, users: count, company: textAt(products, 0), products: [] };
  return { kind: 'staff', direction, users: count, company, products };
};
