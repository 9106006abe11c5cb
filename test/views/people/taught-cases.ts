import type { TaughtName } from '../../../src/core/names/taught-names.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import {
  cannotTeachCard,
  forgottenCard,
  howToTeachCard,
  nothingToForgetCard,
  taughtCard,
  taughtListCard,
  unknownMeaningCard,
  whichMeaningCard,
} from '../../../src/views/people/taught.ts';
import { bo, company, type Lay, names, now, show } from '../samples.ts';

const dentist: TaughtName = { name: 'the dentist', kind: 'company', id: 'c1', means: 'Bright Smiles Dental' };
const suite: TaughtName = {
  name: 'the big suite',
  kind: 'product',
  id: 'p1',
  means: 'Microsoft 365 E5',
};
const entry = (taught: TaughtName, gone = false) => ({ ...taught, by: bo, at: now, gone });
const problems = [
  ...(['no-name', 'too-long', 'own-words', 'known'] as const).map((kind) => ({ kind })),
  ...(['other-company', 'other-product'] as const).map((kind) => ({ kind, name: names.hostile })),
  { kind: 'too-many', most: 500 } as const,
];

export const taughtCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  taught: () => answer(taughtCard({ taught: dentist, before: null })),
  'taught-again': () => answer(taughtCard({ taught: suite, before: 'Microsoft 365 E3' })),
  'taught-worst': () =>
    answer(
      taughtCard({ taught: { ...dentist, name: names.hostile, means: names.hostile }, before: names.long }),
    ),
  'taught-list': () =>
    answer(
      taughtListCard(
        { names: [entry(suite), entry(dentist), entry(dentist, true)], page: 0, mayTeach: true },
        show,
      ),
    ),
  'taught-list-viewer': () =>
    answer(
      taughtListCard(
        {
          names: Array.from({ length: 13 }, () =>
            entry({ ...dentist, name: names.hostile, means: names.hostile }),
          ),
          page: 10,
          mayTeach: false,
        },
        show,
      ),
    ),
  'taught-list-none': () => answer(taughtListCard({ names: [], page: 0, mayTeach: false }, show)),
  'taught-how': () => answer(howToTeachCard()),
  ...Object.fromEntries(
    problems.map((problem) => [
      `taught-not-${problem.kind}`,
      () => answer(cannotTeachCard({ name: 'fabrikam', problem })),
    ]),
  ),
  'taught-which': () =>
    answer(
      whichMeaningCard({
        name: 'the "thing"',
        means: 'contoso',
        companies: [company(), company(names.hostile)],
        products: [{ name: 'Microsoft 365 E5 [New Commerce Experience]' }],
      }),
    ),
  'taught-unknown': () => answer(unknownMeaningCard({ name: 'the thing', means: 'zzyzx', nearest: [] })),
  'taught-unknown-nearest': () =>
    answer(unknownMeaningCard({ name: 'the thing', means: 'contso', nearest: [company()] })),
  'taught-forgotten': () => answer(forgottenCard({ name: 'the dentist', means: 'Bright Smiles Dental' })),
  'taught-nothing': () => answer(nothingToForgetCard({ name: 'the dentist' })),
  'taught-nothing-named': () => answer(nothingToForgetCard({ name: null })),
});
