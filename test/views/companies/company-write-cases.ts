import type { Answer } from '../../../src/core/words/chat.ts';
import { createdNotShownCard, creationUnclearCard } from '../../../src/views/companies/company-writes.ts';
import { type Lay, names } from '../samples.ts';

/** Companies that were created, as far as anybody can say. */
export const companyWriteCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'company-created-not-shown': () => answer(createdNotShownCard()),
  'company-creation-unclear': () =>
    answer(
      creationUnclearCard({
        name: names.hostile,
        failure: { kind: 'pax8-unknown', answered: true, shows: 'company' },
      }),
    ),
});
