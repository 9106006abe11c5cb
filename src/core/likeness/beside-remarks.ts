import type { Atom } from '../atoms/atom.ts';
import { heardIn } from '../atoms/heard.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { lookUps } from '../questions/look-ups.ts';
import { read } from '../reading/read.ts';
import { intentsOf, isMeant, leftOf, type Reading } from '../reading/reading.ts';
import { asks, telling } from '../reading/several-questions.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import { type Apart, askedApart } from './asked-apart.ts';

/** Whether a question is of somebody or something. */
export const isNamed = (intent: Intent): boolean =>
  ('vendor' in intent && typeof intent.vendor === 'string') ||
  ('company' in intent && intent.company !== null) ||
  ('of' in intent && intent.of !== null) ||
  ('product' in intent && intent.product !== null) ||
  ('text' in intent && intent.text !== null) ||
  ('target' in intent && (intent.target.company !== null || intent.target.product !== null));

/** What the clauses that ask most likely are; the others are left out of account. */
export const besideTold = (apart: Apart, found: Reading, reading: Reading): Reading => {
  const { decision } = found;
  // "has anybody acted on that?" asks of nothing that is named.
  const offers = decision.kind === 'ask' && reading.decision.kind !== 'do';
  if (decision.kind !== 'do' && !offers) return reading;
  if (apart.points && !isNamed(decision.intent)) return reading;
  if (leftOf(decision).some((left) => apart.companies.includes(left))) return reading;
  return { ...found, decision: { ...decision, left: [...leftOf(decision), ...apart.told] } };
};

/**
 * "pull up Litware's licences so I don't look silly", "price of Keeper, they won't sign before they know": the tables know
 * the question of one clause to the last word, and the rest tells of people.
 */
export const besideRemarks = (
  asked: Apart | null,
  message: string,
  portfolio: Portfolio,
  reading: Reading,
  here: Here,
): Reading => {
  if (!isUnread(reading)) return reading;
  const apart = asked ?? namedApart(portfolio, message, reading, here);
  const found = apart === null ? reading : read(apart.text, portfolio, here);
  const { decision } = found;
  const all = decision.kind === 'do' && leftOf(decision).length === 0 ? intentsOf(decision) : [];
  if (
    apart === null ||
    decision.kind !== 'do' ||
    all.length === 0 ||
    !all.every(({ kind }) => isLookedUp(kind))
  )
    return reading;
  // "is it the E3 or the O365 one" asks of neither alone; of prices only those that are compared name their products so plainly.
  const alike = all.length > 1 && all.every(({ kind }) => kind === decision.intent.kind);
  return alike && !compares.test(apart.text) ? reading : besideTold(apart, found, reading);
};
const compares = /\b(?:cheaper|dearer|pricier|more expensive|difference)\b/i;
const isUnread = ({ decision }: Reading): boolean =>
  decision.kind === 'unknown' ||
  decision.kind === 'ask' ||
  (decision.kind === 'say' && isMeant(decision.about));
const isLookedUp = (kind: IntentKind): boolean =>
  (lookUps.has(kind) && kind !== 'portal-only') || kind === 'what-if';

/** Where no clause asks, the one that only names a look-up. */
const namedApart = (
  portfolio: Portfolio,
  message: string,
  { decision }: Reading,
  here: Here,
): Apart | null => {
  if (decision.kind !== 'say' || asks.test(message)) return null;
  const names = (text: string): boolean => {
    const { decision: found } = read(text.replace(/[,;:]$/, ''), portfolio, here);
    return (
      found.kind === 'do' &&
      isLookedUp(found.intent.kind) &&
      !byName.test(found.intent.kind) &&
      leftOf(found).length === 0
    );
  };
  const apart = askedApart(portfolio, message, (text) => !telling.test(text) && names(text));
  const counts = apart?.told.some((text) =>
    heardIn(vocabularyOf(portfolio), text).atoms.some(({ kind }) => counted.has(kind)),
  );
  return counts === true ? null : apart;
};
const byName = /^(?:compan(?:y|ies)|subscriptions?|products?)$/;
const counted: ReadonlySet<Atom['kind']> = new Set(['number', 'product', 'reference']);
