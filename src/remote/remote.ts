import { z } from 'zod';
import type { Sent } from '../core/audit/events.ts';
import type { Failure } from '../core/words/failure.ts';
import { AppError } from '../errors.ts';
import { type Answer, createHttp, type Limits } from './http.ts';

export type RemoteCall = Readonly<{
  method: 'GET' | 'POST' | 'PATCH';
  /** Relative to the base address, including the query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}>;

/** Sends once without following redirects. Throws a RemoteFailure when no answer comes in time. */
export type Remote = Readonly<{
  send(call: RemoteCall): Promise<Answer>;
  close(): Promise<void>;
  /** Ends calls under way. */
  cut(): Promise<void>;
}>;

/** Another system did not do what was asked. `sent` says what that means for the event. */
export class RemoteFailure extends AppError {
  override readonly name = 'RemoteFailure';
  readonly sent: Exclude<Sent, { kind: 'done' }>;
  /** Null when no answer came, or none that could be read. */
  readonly status: number | null;

  constructor(sent: Exclude<Sent, { kind: 'done' }>, status: number | null = null) {
    super(logged(sent.reason), sent.reason);
    this.sent = sent;
    this.status = status;
  }
}

/** For the log. */
const logged = ({ kind, ...values }: Failure): string => `${kind} ${JSON.stringify(values)}`;

const usual: Limits = { timeoutMs: 15_000, longestAnswer: 1_000_000 };

/** `system` is what the other side is called; null for the receiver of events. `url` is its base address; it may hold a secret and is never shown. */
export const createRemote = (
  system: string | null,
  url: string,
  now: () => number,
  limits: Limits = usual,
): Remote => {
  const http = createHttp(limits, now);
  return {
    send: async ({ path, ...call }) => {
      const answer = await http.send({ ...call, url: url + path });
      if (answer.status !== null) return answer;
      const reason = { kind: 'no-answer', system, because: answer.because } as const;
      throw new RemoteFailure({ kind: 'later', reason, down: true, retryAfterMs: null });
    },
    close: http.close,
    cut: http.cut,
  };
};

const saidInJson = z.object({
  message: z.string().catch(''),
  errors: z
    .array(z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]))
    .catch([]),
});

/** What a JSON answer says in words: its `message`, and its `errors`. Any other answer unchanged. */
const sentencesOf = (text: string): string => {
  try {
    const { message, errors } = saidInJson.parse(JSON.parse(text));
    return [message, ...errors].filter((sentence) => sentence !== '').join(' ') || text;
  } catch {
    return text;
  }
};

/** What the other side says about its refusal: one short line, without our secrets. */
const sayingOf = (text: string, secrets: readonly string[]): string => {
  const clean = secrets
    .filter((secret) => secret.length >= 4)
    .reduce((left, secret) => left.replaceAll(secret, '***'), sentencesOf(text));
  const line = clean
    // Up to the next `<` at most: a page of them alone would take minutes.
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();
  return line.length > 200 ? `${line.slice(0, 200).toWellFormed()}…` : line;
};

/**
 * Autotask refuses a record with 500 and the field: "billingCodeID is required.; on record number [0]."
 * https://github.com/KelvinTegelaar/AutotaskAPI/issues/74
 */
const namesAField = (said: string): boolean =>
  /\b(required|mandatory|missing|invalid|not valid|read-?only|must (not )?be|can ?not be (null|empty|blank)|does not exist|on record number)\b/i.test(
    said,
  ) && !/\b(time(d)? ?out|unavailable|overload|try again|temporar|deadlock|maintenance)/i.test(said);

/** What an answer other than 2xx means: refused for good, or worth another try once keys or servers are fixed. */
export const refusal = (
  system: string,
  { status, text, retryAfterMs }: Answer,
  secrets: readonly string[],
): RemoteFailure => {
  const said = sayingOf(text, secrets);
  const reason = { kind: 'answered', system, status, said } as const;
  const passing = [401, 403, 408, 409, 425, 429].includes(status) || (status >= 500 && !namesAField(said));
  return new RemoteFailure(
    passing
      ? { kind: 'later', reason, down: status === 401 || status === 429 || status === 503, retryAfterMs }
      : { kind: 'never', reason },
    status,
  );
};
