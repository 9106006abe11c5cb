import { mostLines } from '../../core/changes/bundle.ts';
import type { NotAsked } from '../../core/changes/not-asked.ts';
import { sentenceOf } from '../../core/conversation/whole-sentence.ts';
import { saysMore } from '../../core/finding/one-change.ts';
import { resolveTarget } from '../../core/finding/resolve.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { numberFormCard } from '../../views/changes/number-form.ts';
import { notAskedText } from '../../views/changes/outcome-words.ts';
import { badCountCard } from '../../views/changes/seat-words.ts';
import {
  staffImpossibleCard,
  staffSuggestions,
  tooManyProductsCard,
} from '../../views/changes/staff-notices.ts';
import { referenceTo } from '../../views/kit/buttons.ts';
import { chooseSubscriptionCard, oneChangeCard } from '../../views/kit/choose.ts';
import { withReason } from '../../views/kit/with-reason.ts';
import { againstPolicyText } from '../../views/people/policy-words.ts';
import { bundleAnswer } from '../../workflows/cards/change-card.ts';
import { followUpAll } from '../../workflows/changes/follow-up.ts';
import { requestLines } from '../../workflows/changes/request-lines.ts';
import { staffFormOf, staffLines } from '../../workflows/changes/staff-choice.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';
import { notInRoleFor } from '../asking/not-in-role.ts';

type Staff = Extract<Intent, { kind: 'staff' }>;

const run = async (context: Context, intent: Staff, asker: Asker): Promise<Reply> => {
  const { users, company: text, products } = intent;
  if (users.kind === 'bad' && users.problem === 'missing' && text !== null)
    return withCompanyReply(
      context,
      text,
      (company) => withReason(sentenceOf({ ...intent, company }, context.zone), asker.given),
      async ({ name }) => {
        const say = withReason(sentenceOf({ ...intent, company: name }, context.zone), asker.given);
        return { answer: context.answer(numberFormCard({ kind: intent.direction, companyName: name, say })) };
      },
      'change',
    );
  if (users.kind === 'bad')
    return { answer: context.answer(badCountCard(users, intent.direction === 'on' ? 'add' : 'remove')) };
  return withCompanyReply(
    context,
    text,
    (company) => withReason(staffSentence(intent, users.n, company, products), asker.given),
    (company, portfolio) => ask(context, asker, intent, users.n, company, portfolio),
    'change',
  );
};

export const staffSentence = (
  { direction }: Staff,
  users: number,
  company: string,
  products: readonly string[],
): string => {
  const start = `${direction === 'on' ? 'onboard' : 'offboard'} ${users} ${users === 1 ? 'user' : 'users'} at ${company}`;
  return products.length === 0 ? start : `${start} with ${products.join(' and ')}`;
};

const ask = async (
  context: Context,
  asker: Asker,
  intent: Staff,
  users: number,
  company: Company,
  portfolio: Portfolio,
): Promise<Reply> => {
  const { answer, show } = context;
  const { products, direction } = intent;
  const { asOf } = portfolio;
  const { person, conversation, given } = asker;
  const denied = await notInRoleFor(context, asker, company.id, 'requester', `${direction}board`);
  if (denied !== null) return denied;
  const which = (
    text: string,
    candidates: readonly Subscription[],
    others: (choice: string) => string[],
  ) => ({
    answer: answer(
      chooseSubscriptionCard(
        {
          ...{ company, text, asOf },
          choices: candidates.map((subscription) => ({
            subscription,
            say: withReason(
              staffSentence(intent, users, company.name, others(referenceTo(subscription.id))),
              given,
            ),
          })),
        },
        show(),
      ),
    ),
  });
  const unclear = products.find((product) => !product.startsWith('#') && saysMore(portfolio, product));
  if (unclear !== undefined) return { answer: answer(oneChangeCard({ text: unclear })) };
  if (products.length === 0)
    return { answer: staffFormOf(context, portfolio, { company, direction, users, given }) };
  if (products.length > mostLines) return { answer: answer(tooManyProductsCard({ most: mostLines })) };
  const subscriptions = new Map<string, Subscription>();
  const told: NotAsked[] = [];
  const notHeld: string[] = [];
  for (const [n, product] of products.entries()) {
    const target = product.startsWith('#')
      ? { company: null, product: null, words: null, reference: product.slice(1) }
      : { company: company.name, product, words: null, reference: null };
    const found = resolveTarget(portfolio, target);
    if (found.kind === 'which-subscription')
      return which(product, found.candidates, (choice) =>
        products.map((other, at) => (at === n ? choice : other)),
      );
    if (found.kind === 'one' && found.company.id === company.id)
      subscriptions.set(found.subscription.id, found.subscription);
    else {
      notHeld.push(product);
      told.push({ kind: 'not-held', companyName: company.name, product });
    }
  }
  const lines = staffLines([...subscriptions.values()], direction, users);
  const asked = { person, conversation, given, company, kind: 'staff', lines, told } as const;
  const requested = await requestLines(context, asked);
  const { toCancel } = requested;
  const next = { company, users, toOrder: direction === 'on' ? notHeld : [], toCancel };
  if (requested.reasonNeeded !== null) {
    const marked = [...subscriptions.keys()];
    const problems = [
      againstPolicyText(requested.reasonNeeded),
      ...told.map((line) => notAskedText(line, show())),
    ];
    const choice = { company, direction, users, given, marked, problems };
    return { answer: staffFormOf(context, portfolio, choice) };
  }
  const [first, ...rest] = requested.lines;
  if (first === undefined) {
    const told = requested.told.map((line) => notAskedText(line, context.show()));
    return { answer: context.answer(staffImpossibleCard({ ...next, told })) };
  }
  return {
    answer: await bundleAnswer(context, [first, ...rest], conversation, undefined, staffSuggestions(next)),
    posted: (where) => followUpAll(context, [first, ...rest], where),
  };
};

export const onboard = command({
  name: 'onboard',
  kind: 'staff',
  usage: 'onboard N users at <company> [with <product> and <product>]',
  summary: 'Ask for seats of several products at once; one approval, each line done on its own',
  examples: ['onboard 2 users at Contoso with Business Premium and Defender'],
  role: 'requester',
  run,
});

export const offboard = command({
  name: 'offboard',
  kind: 'staff',
  usage: 'offboard N users at <company> [with <product> and <product>]',
  summary: 'Reduce seats of several products: now if seats may go back, otherwise after the renewal',
  examples: ['offboard 1 user at Contoso with Business Premium'],
  role: 'requester',
  run,
});
