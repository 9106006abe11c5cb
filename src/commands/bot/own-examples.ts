import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { type OwnNames, ownNamesIn, ownSentence } from '../../core/teaching/own-sentences.ts';
import { includes, type Person, type Role } from '../../core/words/people.ts';
import type { Context } from '../../workflows/context.ts';

/** Sentences to try, the most useful first, and the lowest role for each. A row of each kind is shown at most once. */
const sentences: readonly Readonly<{ title: string; sentence: string; role: Role; reads: boolean }>[] = [
  { title: 'Renewals', sentence: 'renewals next 30 days', role: 'viewer', reads: true },
  { title: 'Subscriptions', sentence: 'subscriptions Contoso', role: 'viewer', reads: true },
  { title: 'Pending', sentence: 'pending', role: 'approver', reads: true },
  {
    title: 'Seats',
    sentence: 'add 3 seats of Business Premium for Contoso',
    role: 'requester',
    reads: false,
  },
  { title: 'Holders', sentence: 'who has Business Premium', role: 'viewer', reads: true },
  { title: 'Spend', sentence: 'spend Fabrikam', role: 'viewer', reads: true },
  { title: 'Invoices', sentence: 'invoices', role: 'viewer', reads: true },
  { title: 'Companies', sentence: 'companies', role: 'viewer', reads: true },
  { title: 'Status', sentence: 'status', role: 'viewer', reads: true },
];

/** The titles of their buttons, which the catalogue translates. */
export const exampleTitles: readonly string[] = sentences.map(({ title }) => title);

/** The companies and products that a person works with: those of their grant, or all. */
export const ownNamesOf = async (
  { memory }: Pick<Context, 'memory'>,
  portfolio: Portfolio | null,
  { tenantId, objectId }: Person,
): Promise<OwnNames> => {
  const granted = await memory.roles.granted(tenantId, objectId);
  return ownNamesIn(portfolio, granted?.companies ?? null);
};

/** At most `most` sentences that this role may say, with the person's own names. */
export const ownExamples = (names: OwnNames, role: Role, most: number) =>
  sentences
    .filter((example) => includes(role, example.role))
    .flatMap(({ title, sentence, reads }) => {
      const own = ownSentence(sentence, names);
      return own === null ? [] : [{ title, sentence: own, reads }];
    })
    .slice(0, most);
