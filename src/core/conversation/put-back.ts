import type { Decision } from '../reading/reading.ts';
import { wasFiled } from './ellipses.ts';
import { type Follow, subjectOf } from './follow.ts';
import { changedTo } from './follow-change.ts';
import { unclear } from './in-place.ts';
import { seatsHeld } from './moved.ts';

const putsBack =
  /\b(?:put|set|change|turn|bring|switch|make|move|take|go|roll) (?:it |that |this |them )?back (?:to|at|down to|up to)\b/i;

/**
 * "put it back to 4": the number requested before in this conversation. `before`: the present number, so the waiting
 * request goes. Asks when it is neither, or both. Null for anything else.
 */
export const backTo = (given: Follow): Decision | 'before' | null => {
  const { said, last, message, portfolio } = given;
  const subject = subjectOf(last);
  const [number, other] = said.numbers;
  const names = said.companies.length + said.products.length + said.references.length;
  if (last === null || subject?.kind !== 'seats' || number?.n == null || other !== undefined || names > 0)
    return null;
  if (!putsBack.test(message)) return null;
  const wasSaid = last.counts?.includes(number.n) === true;
  const isHeld = seatsHeld(portfolio, subject.target) === number.n;
  if (isHeld && !wasSaid && wasFiled(given, subject)) return 'before';
  if (isHeld || !wasSaid) return unclear(subject, []);
  const intent = { ...subject, count: { kind: 'seats', n: number.n } } as const;
  return changedTo(given, subject, { intent, more: '', names: false, fix: 'likely' });
};
