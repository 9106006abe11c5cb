import { shortName } from '../../core/names/product-names.ts';
import { type TaughtName, taughtKey } from '../../core/names/taught-names.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { type Meant, meantBy, teachProblem } from '../../core/teaching/teaching.ts';
import { includes } from '../../core/words/people.ts';
import { notReadyCard } from '../../views/kit/replies.ts';
import {
  cannotTeachCard,
  forgottenCard,
  howToTeachCard,
  nothingToForgetCard,
  taughtCard,
  taughtListCard,
  unknownMeaningCard,
  whichMeaningCard,
} from '../../views/people/taught.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { findProduct } from '../../workflows/catalogue/find-product.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';

/** Names are read with every message, so their number is limited. */
const mostTaught = 500;

type Found = Readonly<{ kind: 'found'; taught: TaughtName }> | Readonly<{ kind: 'answer'; reply: Reply }>;

/** What the name should mean: a company or product of the portfolio, or else one of the catalogue. */
const targetOf = async (
  context: Context,
  portfolio: Portfolio,
  name: string,
  means: string,
  of: TaughtName['kind'] | null,
): Promise<Found> => {
  const { answer } = context;
  const meant = meantBy(portfolio, means, of);
  switch (meant.kind) {
    case 'company':
      return found({ name, kind: 'company', id: meant.company.id, means: meant.company.name });
    case 'product':
      return found({ name, kind: 'product', id: meant.product.id, means: shortName(meant.product.name) });
    case 'which':
      return { kind: 'answer', reply: { answer: answer(whichMeaningCard({ name, means, ...meant })) } };
    case 'none':
      return of === 'company'
        ? unknown(context, name, means, meant)
        : fromCatalogue(context, name, means, meant);
  }
};

const found = (taught: TaughtName): Found => ({ kind: 'found', taught });

const unknown = (
  { answer }: Context,
  name: string,
  means: string,
  { nearest }: Extract<Meant, { kind: 'none' }>,
): Found => ({
  kind: 'answer',
  reply: { answer: answer(unknownMeaningCard({ name, means, nearest })) },
});

const fromCatalogue = async (
  context: Context,
  name: string,
  means: string,
  meant: Extract<Meant, { kind: 'none' }>,
): Promise<Found> => {
  const product = await findProduct(context, means);
  switch (product.kind) {
    case 'one':
      return found({ name, kind: 'product', id: product.product.id, means: shortName(product.product.name) });
    case 'several': {
      const input = { name, means, companies: [], products: product.products };
      return { kind: 'answer', reply: { answer: context.answer(whichMeaningCard(input)) } };
    }
    case 'none':
      return unknown(context, name, means, meant);
  }
};

const save = async (
  context: Context,
  taught: TaughtName,
  { person, conversation }: Asker,
): Promise<Reply> => {
  const { answer, memory, now } = context;
  const all = await memory.taughtNames.list(person.tenantId);
  const before = all.find(({ name }) => taughtKey(name) === taughtKey(taught.name)) ?? null;
  if (before === null && all.length >= mostTaught)
    return {
      answer: answer(cannotTeachCard({ name: taught.name, problem: { kind: 'too-many', most: mostTaught } })),
    };
  await memory.taughtNames.teach({ ...taught, by: person, at: now() });
  const { name, kind, means } = taught;
  const companyId = kind === 'company' ? taught.id : null;
  await record(
    context,
    person,
    'name.taught',
    { name, kind, means, before: before?.means },
    { conversation, companyId },
  );
  return { answer: answer(taughtCard({ taught, before: before?.means ?? null })) };
};

export const teach = command({
  name: 'teach',
  kind: 'teach',
  usage: 'teach "<name>" = <company or product>',
  summary: 'Teach me a name that you use for a company or a product',
  examples: ['teach "the dentist" = Contoso', 'teach "the big suite" = Business Premium'],
  role: 'admin',
  run: async (context, { name, means, of }, asker) => {
    const { answer, portfolio } = context;
    const held = portfolio.current();
    if (held === null) return { answer: answer(notReadyCard(portfolio.trouble())) };
    if (name === null || means === null) return { answer: answer(howToTeachCard()) };
    const target = await targetOf(context, held, name, means, of);
    if (target.kind === 'answer') return target.reply;
    const problem = teachProblem(held, target.taught);
    return problem === null
      ? save(context, target.taught, asker)
      : { answer: answer(cannotTeachCard({ name, problem })) };
  },
});

export const forgetName = command({
  name: 'forget',
  kind: 'forget-name',
  usage: 'forget "<name>"',
  summary: 'Forget a name that I was taught',
  examples: ['forget "the dentist"'],
  role: 'admin',
  run: async (context, { name }, { person, conversation }) => {
    const { answer, memory } = context;
    const all = await memory.taughtNames.list(person.tenantId);
    const known = all.find((taught) => name !== null && taughtKey(taught.name) === taughtKey(name));
    if (known === undefined || !(await memory.taughtNames.forget(person.tenantId, known.name)))
      return { answer: answer(nothingToForgetCard({ name })) };
    const { kind, means, id } = known;
    const companyId = kind === 'company' ? id : null;
    await record(
      context,
      person,
      'name.forgotten',
      { name: known.name, kind, means },
      { conversation, companyId },
    );
    return { answer: answer(forgottenCard({ name: known.name, means })) };
  },
});

export const taught = command({
  name: 'taught',
  kind: 'taught',
  usage: 'taught',
  summary: 'The names that I was taught, and by whom',
  examples: ['taught'],
  role: 'viewer',
  reads: true,
  run: async ({ answer, memory, portfolio, show }, _intent, { person, page, role }) => {
    const all = await memory.taughtNames.list(person.tenantId);
    const companies = portfolio.current()?.companies;
    // A company may have another name today, or be gone.
    const names = all.map((entry) => ({
      ...entry,
      means: entry.kind === 'product' ? entry.means : (companies?.get(entry.id)?.name ?? entry.means),
      gone: entry.kind === 'company' && companies !== undefined && !companies.has(entry.id),
    }));
    return { answer: answer(taughtListCard({ names, page, mayTeach: includes(role, 'admin') }, show())) };
  },
});
