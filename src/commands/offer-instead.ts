import type { Atom } from '../core/atoms/atom.ts';
import type { Portfolio } from '../core/portfolio/portfolio.ts';
import { unknownProductIn } from '../core/reading/left.ts';
import { read } from '../core/reading/read.ts';
import type { Decision, SaidAbout } from '../core/reading/reading.ts';
import type { Intent, Target } from '../core/understanding/intent.ts';
import type { Here } from '../core/understanding/periods.ts';
import type { GivenReason } from '../core/words/given-reason.ts';
import { notOpenedCard, type Offer, offersCard, unclearChangeCard } from '../views/changes/offers.ts';
import { refusedCard } from '../views/changes/seat-words.ts';
import { referenceTo } from '../views/kit/buttons.ts';
import { noProductCard, oneChangeCard, whichQuestionCard } from '../views/kit/choose.ts';
import { withReason } from '../views/kit/with-reason.ts';
import type { Context } from '../workflows/context.ts';
import type { Asker, Reply } from './asking/command.ts';
import { unresolvedCompany } from './asking/look-up.ts';
import { cancelSentence, momentOf } from './changes/cancel.ts';
import { seatSentence } from './changes/change-seats.ts';
import { orderSentence } from './changes/order.ts';
import { priceSentence } from './changes/set-price.ts';
import { staffSentence } from './changes/staff.ts';
import { switchSentence } from './changes/switch-annual.ts';
import { commandFor } from './index.ts';

type Words = Readonly<{ company: string; product: string | null }>;

/** The sentence that requests a change with these names; empty for anything else. */
const bareSentence = ({ zone }: Context, intent: Intent, words: Words): string => {
  const { company, product } = words;
  switch (intent.kind) {
    case 'seats':
      return seatSentence(
        intent.direction,
        intent.count.kind === 'seats' ? intent.count.n : 0,
        words,
        intent.at ?? null,
      );
    case 'cancel': {
      const at = momentOf(intent.at, zone);
      return at === null ? '' : cancelSentence(company, product, at);
    }
    case 'order': {
      const quantity = intent.count.kind === 'seats' ? intent.count.n : null;
      const more = intent.more.map(({ n, product: text }) => ({ quantity: n, text }));
      // Said in full: of a product that the company has, more seats might be meant.
      return `${orderSentence([{ quantity, text: product }, ...more], company)} as a new subscription`;
    }
    case 'staff':
      return staffSentence(
        intent,
        intent.users.kind === 'seats' ? intent.users.n : 1,
        company,
        intent.products,
      );
    case 'switch-annual':
      return switchSentence(words);
    case 'set-price':
      return intent.price === null ? '' : priceSentence(product, company, intent.price);
    default:
      return '';
  }
};

const sentenceOf = (context: Context, intent: Intent, words: Words, given: GivenReason): string =>
  withReason(bareSentence(context, intent, words), given);

/** A change for another day, apart from one for now: with its button for the renewal, where a plan is possible. */
export const notOpenedReply = (
  context: Context,
  portfolio: Portfolio | null,
  {
    about,
    plan,
    look,
    asked,
  }: Readonly<{
    about: SaidAbout;
    plan?: Intent;
    look?: string;
    asked: readonly string[];
  }>,
  given: GivenReason,
  frames: readonly Intent[],
): Reply => {
  const offer = plan === undefined || portfolio === null ? null : offerOf(context, portfolio, plan, given);
  // What was said for another day, or against it, is not asked for by an order for now.
  const other = about === 'another-day' || about === 'negated';
  const order = portfolio === null || other ? null : orderIn(portfolio, frames);
  return {
    answer: context.answer(notOpenedCard({ about, offer, order, look: look ?? null, asked }, context.show())),
  };
};

/** The one seat change mentioned, as an order in the words used; null when something is missing. */
const orderIn = (portfolio: Portfolio, [intent, other]: readonly Intent[]): string | null => {
  if (intent?.kind !== 'seats' || other !== undefined || !isComplete(portfolio, intent)) return null;
  const { direction, count, target } = intent;
  if (target.company === null || target.product === null || count.kind !== 'seats') return null;
  const words = { company: target.company, product: target.product };
  return seatSentence(direction, count.n, words);
};

/** What is shown of a change before it is requested, and the sentence that requests it. */
export const offerOf = (
  context: Context,
  { subscriptions }: Portfolio,
  intent: Intent,
  given: GivenReason,
): Offer => {
  const target = 'target' in intent ? intent.target : null;
  const subscription = target?.reference == null ? undefined : subscriptions.get(target.reference);
  const company = target?.company ?? ('company' in intent ? intent.company : null);
  // An order is of a product, not of the subscription that there is.
  const product =
    subscription === undefined || intent.kind === 'order'
      ? (target?.product ?? null)
      : referenceTo(subscription.id);
  return {
    intent,
    companyName: company,
    productName:
      intent.kind === 'order'
        ? (target?.product ?? null)
        : (subscription?.productName ?? target?.product ?? null),
    seats: intent.kind === 'order' ? null : (subscription?.quantity ?? null),
    termEndsAt: subscription?.commitment?.endsAt ?? null,
    say: sentenceOf(context, intent, { company: company ?? '', product }, given),
  };
};

/** Asks which of the companies is meant; each button is the sentence with that company. */
const whichCompany = (
  context: Context,
  portfolio: Portfolio,
  { intent, companies }: Extract<Decision, { kind: 'ask' }>,
  given: GivenReason,
): Reply => {
  const target = 'target' in intent ? intent.target : null;
  const text = target?.company ?? ('company' in intent ? intent.company : null) ?? '';
  const candidates = companies.flatMap((id) => portfolio.companies.get(id) ?? []).slice(0, 8);
  const found = { kind: 'which-company', text, candidates, total: companies.length } as const;
  const say = (company: string) =>
    sentenceOf(context, intent, { company, product: target?.product ?? null }, given);
  return { answer: unresolvedCompany(context, portfolio, found, say) };
};

/** The company does not have the product, or only its trial. Its others are not offered: nobody asked for them. */
const notHeld = (
  { answer, show }: Context,
  { companies, subscriptions, asOf }: Portfolio,
  target: Target,
): Reply | null => {
  const company = [...companies.values()].find(({ name }) => name === target.company);
  const subscription = subscriptions.get(target.reference ?? '');
  if (company === undefined) return null;
  if (subscription === undefined)
    return {
      answer: answer(noProductCard({ company, text: target.product ?? '', choices: [], asOf }, show())),
    };
  if (subscription.status !== 'Trial') return null;
  const because = { kind: 'trial' } as const;
  return {
    answer: answer(refusedCard({ because, request: 'seats', to: null, company, subscription }, show())),
  };
};

/** Whether the command would do it: then it must not run for a question. */
const isComplete = ({ subscriptions }: Portfolio, intent: Intent): boolean =>
  'target' in intent &&
  subscriptions.has(intent.target.reference ?? '') &&
  !('count' in intent && intent.count.kind === 'bad');

/**
 * A change of what the bot does not know, such as a product before the catalogue is read: nothing else of the company is
 * offered for it. Null when the words are no product's.
 */
export const unknownProduct = (
  context: Context,
  portfolio: Portfolio,
  decision: Exclude<Decision, { kind: 'say' | 'unknown' }>,
  spans: readonly Atom[],
): Reply | null => {
  if (decision.kind === 'confirm' || !('intent' in decision)) return null;
  const { intent } = decision;
  if (readsOnly(intent) || !('target' in intent)) return null;
  const { company, product, words, reference } = intent.target;
  const text = unknownProductIn(spans);
  if (text === null || company === null || (product ?? words ?? reference) !== null) return null;
  return notHeld(context, portfolio, { ...intent.target, product: text });
};

const readsOnly = ({ kind }: Intent): boolean => kind !== 'unknown' && commandFor(kind).reads === true;

/** A question as the shortest sentence that asks it, with its time where that is read back as the same. */
const questionSentence = (intent: Intent, portfolio: Portfolio, here: Here): string => {
  const target = 'target' in intent ? intent.target : null;
  const company = target?.company ?? ('company' in intent ? intent.company : null);
  const name = intent.kind === 'unknown' ? '' : commandFor(intent.kind).name;
  const place = company === null ? '' : ` for ${company}`;
  const bare = `${name}${target?.product == null ? '' : ` ${target.product}`}${place}`;
  if (!('period' in intent) || intent.period == null) return bare;
  const timed = `${bare} ${intent.period.label}`;
  const { decision } = read(timed, portfolio, here);
  const same =
    decision.kind === 'do' &&
    decision.intent.kind === intent.kind &&
    'period' in decision.intent &&
    decision.intent.period?.from === intent.period.from &&
    decision.intent.period.to === intent.period.to;
  return same ? timed : bare;
};

/** The answer when a change is offered or asked about; null when its command asks for what is missing. */
export const offerInstead = (
  context: Context,
  portfolio: Portfolio,
  decision: Extract<Decision, { kind: 'confirm' | 'ask' }>,
  { sentence: text, given }: Pick<Asker, 'sentence' | 'given'>,
): Reply | null => {
  const { answer, now, zone } = context;
  const here = { now: now(), zone };
  const offers = (intents: readonly Intent[]) =>
    intents.map((intent) => offerOf(context, portfolio, intent, given));
  const { left } = decision;
  if (decision.kind === 'confirm') {
    const mode = decision.intents.length > 1 ? 'lines' : 'one';
    return { answer: answer(offersCard({ offers: offers(decision.intents), left, mode })) };
  }
  const { choices, missing, companies, intent } = decision;
  if (choices.length > 0 && choices.every((each) => readsOnly(each)))
    return {
      answer: answer(
        whichQuestionCard({ sentences: choices.map((each) => questionSentence(each, portfolio, here)) }),
      ),
    };
  if (choices.length > 0)
    return { answer: answer(offersCard({ offers: offers(choices), left, mode: 'which' })) };
  if (missing.includes('which-company') && companies.length > 0 && !missing.includes('number'))
    return whichCompany(context, portfolio, decision, given);
  if (missing[0] === 'product' && intent.kind === 'seats' && intent.target.product !== null) {
    const reply = notHeld(context, portfolio, intent.target);
    if (reply !== null) return reply;
  }
  if (missing.includes('reading') && left.length === 0) return { answer: answer(oneChangeCard({ text })) };
  const unclear =
    missing.includes('reading') || missing.includes('direction') || isComplete(portfolio, intent);
  return unclear ? { answer: answer(unclearChangeCard({ left })) } : null;
};
