import type { Decision } from '../reading/reading.ts';
import type { IntentKind } from '../understanding/intent.ts';
import { type Follow, subjectOf } from './follow.ts';
import { companyIn } from './remembered.ts';

export const pronouns = /\b(?:they|them|their|theirs|it|its)\b|\bthere\W*$/i;

/** "since when do they pay that much": a look-up of one subscription without a name, about the last one mentioned. */
export const ofSpoken = ({ alone, said, last, message }: Follow): Decision | null => {
  const base = subjectOf(last);
  const [intent] = alone.frames;
  const named = [said.companies, said.products, said.references, said.numbers].some(
    ({ length }) => length > 0,
  );
  if (base === null || intent === undefined || named || alone.decision.kind === 'say') return null;
  if (!pronouns.test(message)) return null;
  if (!ofTarget.has(intent.kind) || !('target' in intent) || companyIn(intent) !== null) return null;
  const target =
    'target' in base
      ? base.target
      : base.kind === 'price' && base.company !== null
        ? { company: base.company, product: base.product, words: null, reference: null }
        : null;
  if (target === null || target.company === null || intent.target.product !== null) return null;
  return { kind: 'do', intent: { ...intent, target } };
};
const ofTarget: ReadonlySet<IntentKind> = new Set(['price-history', 'history', 'usage', 'sooner']);
