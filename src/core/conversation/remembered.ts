import { givenIn } from '../atoms/given.ts';
import { resolveCompany, resolveTarget } from '../finding/resolve.ts';
import type { Company, Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Decision, Reading } from '../reading/reading.ts';
import type { Intent, Target } from '../understanding/intent.ts';
import { hour } from '../words/durations.ts';
import type { GivenReason } from '../words/given-reason.ts';
import type { Instant } from '../words/instant.ts';

/** How long the conversation is remembered. */
export const remembered = hour / 4;

/** Something that the bot offered to choose from. */
export type Candidate =
  | Readonly<{ kind: 'company'; name: string }>
  | Readonly<{ kind: 'subscription'; id: string; company: string; name: string }>
  | Readonly<{ kind: 'intent'; intent: Intent }>;

/** What a person said last in a conversation, and what the bot made of it. Plain data, saved as JSON. */
export type Remembered = Readonly<{
  /** What was said, whole: a follow-up comes after what it follows. */
  sentence: string;
  decision: Extract<Decision, { kind: 'do' | 'confirm' | 'ask' }>;
  /** Whether it was an order, not a question, a need or a wish. */
  ordered: boolean;
  /** The reason that was given for the change. */
  given: GivenReason;
  /** What was offered to choose from, in that order. */
  candidates: readonly Candidate[];
  /** Whether the answer was a question of the bot that still waits. */
  open: boolean;
  /** The newest request at that moment: a later one came from this message. */
  requestBefore: string | null;
  /** The numbers of seats requested before, when this corrects or follows them. */
  counts?: readonly number[];
}>;

/** The last change that the person asked for in this conversation. */
export type LastRequest = Readonly<{
  changeId: string;
  subscriptionId: string;
  companyName: string;
  productName: string | null;
  /** Whether it can still be taken back. */
  waiting: boolean;
}>;

/** What a follow-up may refer to; null when there is nothing. */
export type Memory = Readonly<{ last: Remembered | null; request: LastRequest | null }>;

/** Whether the last message became a request, and was not refused, only offered, or only looked up. */
export const isFiled = ({ last, request }: Memory): boolean =>
  last !== null && request !== null && request.changeId !== last.requestBefore;

export const noMemory: Memory = { last: null, request: null };

/** As many as are shown. */
const mostShown = 8;

const ofCompany = ({ name }: Company): Candidate => ({ kind: 'company', name });
const ofSubscription =
  (company: Company) =>
  ({ id, productName }: Subscription): Candidate => ({
    ...{ kind: 'subscription', id, company: company.name },
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

/** What a choice of subscriptions shows: those that run. */
const shownOf = (portfolio: Portfolio, target: Target, now: Instant): Candidate[] => {
  // What is meant is known, whatever its words fit.
  if (portfolio.subscriptions.has(target.reference ?? '')) return [];
  const found = resolveTarget(portfolio, target);
  const running = (company: Company, all: readonly Subscription[]) =>
    all.filter((each) => isRunning(each, now)).map(ofSubscription(company));
  switch (found.kind) {
    case 'which-company':
      return found.candidates.map(ofCompany);
    case 'which-subscription':
      return found.candidates.map(ofSubscription(found.company));
    case 'no-product':
      return running(found.company, found.held);
    case 'missing':
      return found.company === null
        ? []
        : running(found.company, portfolio.byCompany.get(found.company.id) ?? []);
    default:
      return [];
  }
};

/** What the command of an intent shows when its names fit several, or none. */
const shownBy = (portfolio: Portfolio, intent: Intent, now: Instant): Candidate[] => {
  // It shows a form.
  if (intent.kind === 'order') return [];
  if ('target' in intent) return shownOf(portfolio, intent.target, now);
  const text = intent.kind === 'audit' ? null : companyIn(intent);
  const found = text === null ? null : resolveCompany(portfolio, text);
  if (found?.kind === 'which-company') return found.candidates.map(ofCompany);
  return found?.kind === 'no-company' ? found.nearest.map(ofCompany) : [];
};

const candidatesOf = (portfolio: Portfolio, decision: Remembered['decision'], now: Instant): Candidate[] => {
  if (decision.kind === 'confirm') return decision.intents.length > 1 ? decision.intents.map(ofIntent) : [];
  if (decision.kind === 'do') return shownBy(portfolio, decision.intent, now);
  const { choices, companies, intent, missing } = decision;
  if (choices.length > 0) return choices.map(ofIntent);
  if (companies.length > 0)
    return companies.flatMap((id) => portfolio.companies.get(id) ?? []).map(ofCompany);
  // The others of a company that does not have the product are not offered for a change.
  const notHeld = missing.includes('product') && 'target' in intent && intent.target.product !== null;
  return notHeld ? [] : shownBy(portfolio, intent, now);
};

const countsOf = ({ decision, counts = [] }: Remembered): readonly number[] => {
  const intent = decision.kind === 'confirm' ? decision.intents[0] : decision.intent;
  return intent.kind === 'seats' && intent.count.kind === 'seats' ? [...counts, intent.count.n] : counts;
};

/** The subject of a message that opened nothing but named something. Null when it named nothing. */
const spokenOf = (
  sentence: string,
  { frames, leans, spans }: Reading,
  given: GivenReason,
): Remembered | null => {
  const [frame] = frames;
  const names = spans.some(({ kind }) => kind === 'company' || kind === 'reference');
  if (frame === undefined || !('target' in frame) || leans === true || !names) return null;
  return {
    ...{ sentence, given, ordered: false, candidates: [], open: false, requestBefore: null },
    decision: { kind: 'ask', intent: frame, missing: ['reading'], choices: [], companies: [], left: [] },
  };
};

/**
 * What to remember after a message. One that was not understood, or opened nothing, ends the bot's question and keeps
 * the subject. Null when there is nothing to remember.
 */
export const rememberedOf = (
  sentence: string,
  reading: Reading,
  portfolio: Portfolio,
  { last: before, request }: Memory,
  now: Instant,
): Remembered | null => {
  const { decision, modality, spans, given = givenIn(spans) } = reading;
  if (decision.kind === 'say' && decision.about === 'dropped') return null;
  if (decision.kind === 'do' && decision.intent.kind === 'help') return null;
  // A question about the last answer leaves what it was about.
  if (decision.kind === 'do' && /^(?:explain|not-meant)$/.test(decision.intent.kind)) return before;
  if (decision.kind === 'unknown' || decision.kind === 'say')
    return spokenOf(sentence, reading, given) ?? (before === null ? null : { ...before, open: false });
  const candidates = candidatesOf(portfolio, decision, now).slice(0, mostShown);
  const ordered = modality === 'order' || modality === null;
  const open = decision.kind !== 'do' || candidates.length > 0;
  return {
    ...{ sentence, decision, ordered, given, candidates, open },
    requestBefore: request?.changeId ?? null,
    ...(reading.leans === true && before !== null ? { counts: countsOf(before) } : {}),
  };
};
