import { takeFile } from './as-file.ts';
import type { Intent, IntentKind } from './intent.ts';
import { phrases, type Token, withoutLead } from './sentence.ts';

/** Lists of which the sentence is read without the words that ask for a file. */
const lists: ReadonlySet<IntentKind> = new Set([
  'companies',
  'subscriptions',
  'contacts',
  'products',
  'compare-invoices',
]);

const of = phrases('of all the|of all|of the|of|with all the|with all|with the|with|for|list of');

/** "companies csv", "csv of contacts contoso": a list that is wanted as a file; null where none is. */
export const readListFile = (
  tokens: readonly Token[],
  read: (rest: readonly Token[]) => Intent,
): Intent | null => {
  const { as, rest } = takeFile(tokens);
  if (as === 'card') return null;
  const found = read(withoutLead(rest, of));
  return lists.has(found.kind) ? ({ ...found, as } as Intent) : null;
};
