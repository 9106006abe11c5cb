import { matchHeld } from '../finding/held-products.ts';
import { resolveCompany, resolveTarget } from '../finding/resolve.ts';
import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent } from '../understanding/intent.ts';
import { hour } from '../words/durations.ts';
import type { GivenReason } from '../words/given-reason.ts';
import type { Instant } from '../words/instant.ts';
import { givenIn } from './given.ts';
import type { Decision, Reading } from './reading.ts';

/** How long what was said is remembered. */
export const remembered = hour / 4;

/** Something that the bot showed to choose from. */
export type Candidate =
  | Readonly<{ kind: 'company'; name: string }>
  | Readonly<{ kind: 'subscription'; id: string; company: string; name: string }>
  | Readonly<{ kind: 'intent'; intent: Intent }>;

/** What a person said last in a conversation, and what the bot made of it. Plain data: it is saved as JSON. */
export type Remembered = Readonly<{
  /** What was said, whole: a follow-up stands behind what it follows. */
  sentence: string;
  decision: Extract<Decision, { kind: 'do' | 'confirm' | 'ask' }>;
  /** Whether it was said as an order, and not as a question, a need or a wish. */
  ordered: boolean;
  /** The reason that was given for the change. */
  given: GivenReason;
  /** What was shown to choose from, in that order. */
  candidates: readonly Candidate[];
  /** Whether the answer was a question of the bot that still waits. */
  open: boolean;
}>;

/** The last change that the person asked for in this conversation. */
export type LastRequest = Readonly<{
  changeId: string;
  subscriptionId: string;
  companyName: string;
  productName: string;
  /** Whether it can still be taken back. */
  waiting: boolean;
}>;

/** What a follow-up may lean on; null where there is nothing. */
export type Memory = Readonly<{ last: Remembered | null; request: LastRequest | null }>;

export const noMemory: Memory = { last: null, request: null };

/** As many as are shown. */
const mostShown = 8;

const ofSubscription =
  ({ companies }: Portfolio) =>
  ({ id, companyId, productName }: Subscription): Candidate => ({
    ...{ kind: 'subscription', id },
    company: companies.get(companyId)?.name ?? '',
    name: productName ?? '',
  });

const ofIntent = (intent: Intent): Candidate => ({ kind: 'intent', intent });

/** The company that an intent names, as written; null when it names none. */
export const companyIn = (intent: Intent): string | null => {
  if ('target' in intent) return intent.target.company;
  if (intent.kind === 'spend') return intent.vendor ? null : intent.of;
  if (intent.kind === 'audit') return intent.about;
  return 'company' in intent ? intent.company : null;
};

/** What the command of an intent shows when its names fit several, or none. */
const shownBy = (portfolio: Portfolio, intent: Intent, now: Instant): Candidate[] => {
  if ('target' in intent) {
    const found = resolveTarget(portfolio, intent.target);
    const all =
      found.kind === 'which-subscription'
        ? found.candidates
        : found.kind === 'missing' && found.company !== null
          ? (portfolio.byCompany.get(found.company.id) ?? [])
          : found.kind === 'no-product'
            ? found.held
            : [];
    if (found.kind === 'which-company')
      return found.candidates.map(({ name }) => ({ kind: 'company', name }));
    return all.filter((each) => isRunning(each, now)).map(ofSubscription(portfolio));
  }
  const text = intent.kind === 'audit' ? null : companyIn(intent);
  const found = text === null ? null : resolveCompany(portfolio, text);
  if (found === null || found.kind === 'one') return [];
  const companies = found.kind === 'which-company' ? found.candidates : found.nearest;
  return companies.map(({ name }) => ({ kind: 'company', name }));
};

/** The subscriptions that the words for the product fit, in each of the companies to choose from. */
const candidatesOf = (portfolio: Portfolio, decision: Remembered['decision'], now: Instant): Candidate[] => {
  if (decision.kind === 'confirm') return decision.intents.length > 1 ? decision.intents.map(ofIntent) : [];
  if (decision.kind === 'do') return shownBy(portfolio, decision.intent, now);
  if (decision.choices.length > 0) return decision.choices.map(ofIntent);
  if (decision.companies.length > 0)
    return decision.companies.flatMap((id) => {
      const company = portfolio.companies.get(id);
      return company === undefined ? [] : [{ kind: 'company' as const, name: company.name }];
    });
  const { intent, missing } = decision;
  const target = 'target' in intent ? intent.target : null;
  if (!missing.includes('which-subscription') || target?.product == null)
    return shownBy(portfolio, intent, now);
  const owner = [...portfolio.companies.values()].find(({ name }) => name === target.company);
  const match = owner === undefined ? null : matchHeld(portfolio, owner, target.product);
  return match?.kind === 'several' ? match.subscriptions.map(ofSubscription(portfolio)) : [];
};

/**
 * What to remember of a message; `before` is what was remembered. A message that was not understood, or that opened
 * nothing, closes the question of the bot and leaves the subject. Null when there is nothing to remember.
 */
export const rememberedOf = (
  sentence: string,
  { decision, modality, spans, given = givenIn(spans) }: Reading,
  portfolio: Portfolio,
  before: Remembered | null,
  now: Instant,
): Remembered | null => {
  if (decision.kind === 'say' && decision.about === 'dropped') return null;
  if (decision.kind === 'do' && decision.intent.kind === 'help') return null;
  if (decision.kind === 'unknown' || decision.kind === 'say')
    return before === null ? null : { ...before, open: false };
  const candidates = candidatesOf(portfolio, decision, now).slice(0, mostShown);
  const ordered = modality === 'order' || modality === null;
  const open = decision.kind !== 'do' || candidates.length > 0;
  return { sentence, decision, ordered, given, candidates, open };
};
