import type { Intent } from '../understanding/intent.ts';
import { doing, type Reading } from './reading.ts';
import type { Signed } from './signed.ts';

const back =
  '(?:return|returning|give back|giving back|hand back|handing back|send back|reduce|reducing|remove|removing|cancel|cancelling|canceling|drop|dropping|lower|lowering|cut|cutting|get out of|getting out of|get rid of|terminate|end)';
const who = '(?:i|we|they|you|he|she|one|@)';

/** Questions about how long something may still be done about a subscription. With a number it would be a change. */
const untilWhen = new RegExp(
  [
    `^(?:and )?(?:until|till|til|by|up to) (?:when|what day|which day|what date|which date) (?:can|may|could|do|must|should) ${who}`,
    `\\b(?:last|latest|final) (?:possible )?(?:day|date|chance|moment|time) (?:to|for|on which|when|that|${who} can) .{0,24}\\b${back}\\b`,
    `^(?:can|may|could) ${who} .{0,4}still .{0,12}\\b${back}\\b`,
    `^is it (?:already )?(?:too late|still possible|possible still|not too late) to .{0,12}\\b${back}\\b`,
    `^(?:for )?how (?:long|much longer) (?:can|may|could|do|have) ${who}.{0,16}\\b${back}\\b`,
    `\\b(?:deadline|cut-?off)\\b.{0,12} (?:to|for) ${back}\\b`,
  ].join('|'),
);

const nobody = '(?:i|we|you|they|nobody|no one|noone|no-one)';
/** What happens when nobody acts. */
const inaction = new RegExp(
  [
    `^what (?:happens|will happen|would happen|comes|if)\\b.*\\b${nobody} (?:do|does|did) (?:nothing|not do anything)\\b`,
    `^what (?:happens|will happen|would happen|if)\\b.*\\b(?:don't|dont|do not) (?:do|change|touch|decide|say) anything\\b`,
    `^what (?:happens|will happen|would happen|if)\\b.*\\b(?:nobody|no one|noone|no-one) (?:acts?|decides?|does anything|reacts?|touches|cares)\\b`,
    `^what (?:happens|will happen|would happen|if)\\b.*\\b${nobody} (?:just )?(?:let|lets|leave|leaves) (?:it|them|@|#|the) .{0,20}\\b(?:run|be|alone|as (?:it|they) (?:is|are)|go on|continue)\\b`,
  ].join('|'),
);
const counts = /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|half|double)\b/;

const renewalsOf = (company: string): Intent => ({
  ...{ kind: 'renewals', company, period: null, unknownPeriod: null, monthlyToo: false },
  ...{ vendor: null, undated: false, as: 'card' },
});

export const deadlineCues =
  'until till til by up last latest final still late possible long longer deadline cutoff cut-off nothing anything nobody noone one let lets leave leaves';

/**
 * "until when can I return seats of #", "what happens if I do nothing about #": answered from what is known about the
 * subscription. Null for every other message.
 */
export const deadlineQuestion = ({ text, company, products, atoms }: Signed): Reading | null => {
  const [product, second] = products;
  if (company === null || second !== undefined || counts.test(text)) return null;
  if (inaction.test(text)) {
    const reading = doing(renewalsOf(company), atoms);
    return product === undefined
      ? reading
      : { ...reading, decision: { kind: 'do', intent: renewalsOf(company), filters: { product }, left: [] } };
  }
  if (!untilWhen.test(text)) return null;
  return product === undefined
    ? doing({ kind: 'subscriptions', company, as: 'card' }, atoms)
    : doing({ kind: 'subscription', target: { company, product, words: null, reference: null } }, atoms);
};
