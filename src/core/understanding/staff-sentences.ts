import type { Intent, SeatCount } from './intent.ts';
import { numberAt } from './numbers.ts';
import { phraseAt, phrases, type Token, textOf, withoutLead, withoutTail } from './sentence.ts';
import { companyText, trimmed } from './targets.ts';

const starts = {
  on: phrases('onboard|on-board|on board|set up|new hire|new starter|new hires|new starters'),
  off: phrases('offboard|off-board|off board|a leaver|leaver|leavers'),
} as const;
const users = phrases(
  'new users|new user|users|user|people|person|employees|employee|staff|hires|hire|starters|starter|leavers|leaver|of',
);
const productsAfter = /^(?:with|using|from)$/;

/** Names between commas and "and"; a quoted one is whole. */
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

/** Seats of several products for people who come or go: "onboard 2 users at Contoso with Business Premium and Defender". */
export const readStaff = (tokens: readonly Token[]): Intent | null => {
  for (const direction of ['on', 'off'] as const) {
    const led = starts[direction].find((phrase) => phraseAt(tokens, 0, phrase));
    if (led === undefined) continue;
    const rest = tokens.slice(led.length);
    const number = numberAt(rest, 0);
    const one = /^(?:a|an|one)$/.test(rest[0]?.word ?? '');
    // "set up" begins other sentences as well.
    const people = rest
      .slice(0, 4)
      .some((_, at) => users.some((phrase) => phrase[0] !== 'of' && phraseAt(rest, at, phrase)));
    if (led[0] === 'set' && !people) continue;
    const count: SeatCount =
      number?.count ??
      (one ||
      (people &&
        /(?:user|person|hire|starter|leaver|employee)$/.test(
          rest.find(({ word }) => users.some(([first]) => first === word))?.word ?? '',
        )) ||
      led.includes('leaver') ||
      led.includes('hire') ||
      led.includes('starter')
        ? { kind: 'seats', n: 1 }
        : { kind: 'bad', written: '', problem: 'missing' });
    const after = withoutLead(rest.slice(number?.length ?? (one ? 1 : 0)), users);
    const split = after.findIndex(({ word }) => productsAfter.test(word));
    const place = split < 0 ? after : after.slice(0, split);
    const company = companyText(
      withoutLead(place, phrases('at|for|in|to|from|of|the company|the customer|company|customer')),
    );
    const products = split < 0 ? [] : namesIn(after.slice(split + 1));
    // "offboard 1 user from Contoso": where, when nothing else says it.
    if (company === null && products.length === 1 && after[split]?.word === 'from')
      return { kind: 'staff', direction, users: count, company: products[0] ?? null, products: [] };
    return { kind: 'staff', direction, users: count, company, products };
  }
  return null;
};
