import { AppError } from '../errors.ts';

/** Teams did not accept a call. */
export class ConnectorFailure extends AppError {
  override readonly name = 'ConnectorFailure';
  /** Null when no answer came. */
  readonly status: number | null;
  /** Teams' own codes: `error.code` and `subCode`. */
  readonly codes: readonly string[];
  readonly retryAfterMs: number | null;
  /** Its answer in short: "401 Unauthorized". */
  readonly answered: string;
  /** False when the call never left this machine, or was refused. */
  readonly mayHaveArrived: boolean;

  constructor(
    facts: Pick<ConnectorFailure, 'status' | 'codes' | 'retryAfterMs' | 'mayHaveArrived'>,
    options?: ErrorOptions,
  ) {
    const answered = facts.status === null ? 'no answer' : `${facts.status} ${facts.codes.join(' ')}`.trim();
    super(`Teams connector: ${answered}`, { kind: 'message-not-taken' }, options);
    this.answered = answered;
    this.status = facts.status;
    this.codes = facts.codes;
    this.retryAfterMs = facts.retryAfterMs;
    this.mayHaveArrived = facts.mayHaveArrived;
  }
}

/** A reply goes into a thread of a channel. The thread can be gone while the channel still exists. */
export type Call = 'send' | 'reply' | 'update';

export type Step =
  | Readonly<{ kind: 'retry'; afterMs: number }>
  | Readonly<{ kind: 'other-host' }>
  | Readonly<{ kind: 'shrink' }>
  | Readonly<{ kind: 'closed' | 'gone' | 'failed' }>;

const closing: ReadonlySet<string> = new Set([
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
]);
/** Nobody waits longer than this for an answer in a chat. */
const longestWait = 60_000;

/** How long to wait after each failed attempt of a message that somebody waits for and that may have arrived. */
const insisting = [2_000, 10_000, 40_000];

/**
 * What to do after failed attempt `attempt` (from 1). A send that may have arrived is repeated only when somebody would
 * wait in vain.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
 */
export const afterFailure = (
  failure: ConnectorFailure,
  { call, insist = false }: Readonly<{ call: Call; insist?: boolean }>,
  attempt: number,
  random: number,
): Step => {
  const { status, codes, mayHaveArrived } = failure;
  if (status === 403) {
    if (codes.some((code) => closing.has(code))) return { kind: 'closed' };
    return codes.includes('InvalidBotApiHost') && attempt === 1 ? { kind: 'other-host' } : { kind: 'failed' };
  }
  if (status === 404) {
    if (call !== 'send') return { kind: 'gone' };
    return { kind: codes.includes('ConversationNotFound') ? 'closed' : 'failed' };
  }
  if (status === 413) return { kind: 'shrink' };
  if (insist && mayHaveArrived) {
    const afterMs = insisting[attempt - 1];
    return afterMs === undefined ? { kind: 'failed' } : { kind: 'retry', afterMs };
  }
  if (attempt >= 5 || !mayRepeat(failure, call)) return { kind: 'failed' };
  const afterMs = failure.retryAfterMs ?? backoff(attempt, random);
  return afterMs > longestWait ? { kind: 'failed' } : { kind: 'retry', afterMs };
};

const mayRepeat = ({ status, mayHaveArrived }: ConnectorFailure, call: Call): boolean => {
  if (status === 429 || status === 412) return true;
  if (status === null && !mayHaveArrived) return true;
  const passing = status === null || status === 408 || status === 502 || status === 503 || status === 504;
  return call === 'update' && passing;
};

const backoff = (attempt: number, random: number): number =>
  Math.round(Math.min(15_000, 500 * 2 ** attempt) * (0.5 + random / 2));
