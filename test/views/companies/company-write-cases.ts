import type { Answer } from '../../../src/core/words/chat.ts';
import {
  createdNotShownCard,
  creationUnclearCard,
  unclearText,
} from '../../../src/views/companies/company-writes.ts';
import { type Lay, names } from '../samples.ts';

/** Companies that were created, as far as anybody can say. */
export const companyWriteCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'company-created-not-shown': () => answer(createdNotShownCard(null)),
  'company-created-with-contact': () => answer(createdNotShownCard({ kind: 'done' })),
  'company-created-contact-refused': () =>
    answer(
      createdNotShownCard({
        kind: 'refused',
        text: 'email must be unique',
        forPeople: 'Nothing was changed. Fix what Pax8 reports and ask again.',
      }),
    ),
  'company-created-contact-unclear': () =>
    answer(createdNotShownCard({ kind: 'unclear', forPeople: unclearText('contact-unknown') })),
  'company-creation-unclear': () =>
    answer(creationUnclearCard({ name: names.hostile, forPeople: unclearText('not-shown') })),
});
