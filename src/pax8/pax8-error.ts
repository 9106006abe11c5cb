import { z } from 'zod';
import type { Pax8Trouble } from '../core/words/failure.ts';
import { AppError } from '../errors.ts';
import type { Answer, Reply } from './exchange.ts';
import type { Call } from './http.ts';

type Facts = Readonly<{
  kind: Pax8Trouble;
  status: number | null;
  method: string;
  /** Relative to the base URL. */
  path: string;
  /** Pax8's own text, not escaped, with our secrets removed; null when Pax8 sent no text. */
  pax8Text: string | null;
}>;

/** A call to Pax8 failed. */
export class Pax8Error extends AppError {
  override readonly name = 'Pax8Error';
  readonly kind: Pax8Trouble;
  readonly status: number | null;
  readonly method: string;
  readonly path: string;
  readonly pax8Text: string | null;

  constructor(facts: Facts, what: string, options?: ErrorOptions) {
    const { status, pax8Text: text } = facts;
    super(
      `${facts.method} ${facts.path}: ${what}`,
      { kind: 'pax8', trouble: facts.kind },
      { ...options, ...(status === null ? {} : { said: { status, text } }) },
    );
    this.kind = facts.kind;
    this.status = facts.status;
    this.method = facts.method;
    this.path = facts.path;
    this.pax8Text = facts.pax8Text;
  }
}

/** The error for an answer whose JSON does not have the expected shape. */
export const misshapen = ({ method, path }: Call): Pax8Error =>
  new Pax8Error(
    { kind: 'unclear', status: 200, method, path, pax8Text: null },
    'the answer does not have the expected shape',
  );

/** The error for a reply without a result: any failure, or a 2xx without JSON. */
export const failure = (call: Call, reply: Reply): Pax8Error => {
  const { method, path } = call;
  if (reply.kind === 'no-answer') {
    const what = reply.sent ? 'no answer came' : 'the request could not be sent';
    return new Pax8Error({ kind: 'unreachable', status: null, method, path, pax8Text: null }, what, {
      cause: reply.cause,
    });
  }
  const { status } = reply;
  const kind = kindOf(status);
  if (status < 300) {
    return new Pax8Error({ kind, status, method, path, pax8Text: null }, `answered ${status}, unreadable`);
  }
  const pax8Text = textOf(reply);
  const what = pax8Text === null ? `answered ${status}` : `answered ${status}: ${pax8Text}`;
  return new Pax8Error({ kind, status, method, path, pax8Text }, what);
};

const kindOf = (status: number): Pax8Trouble => {
  if (status === 401) return 'unauthorised';
  if (status === 404) return 'not-found';
  if (status === 429) return 'busy';
  // Pax8 documents 408 as its own processing taking too long. It does not mean that the request was wrong.
  if (status === 408) return 'unclear';
  return status >= 400 && status < 500 ? 'refused' : 'unclear';
};

const word = z.string().trim().min(1).nullable().catch(null);
const saying = z.union([
  z.string().trim().min(1),
  z.object({ message: z.string().trim().min(1) }).transform((detail) => detail.message),
]);
const sayings = z.array(saying.nullable().catch(null)).catch([]);

/**
 * Pax8's error shapes: the documented envelope, a bare list of reasons (some refused writes), OAuth's two fields
 * (`/token`). https://devx.pax8.com/docs/errors
 */
const envelope = z
  .object({
    type: word,
    message: word,
    details: sayings,
    errors: sayings,
    error: word,
    error_description: word,
  })
  .transform((body) => [
    body.message ?? body.error_description ?? body.error ?? null,
    ...body.details,
    ...body.errors,
  ])
  .catch([]);

const longest = 1000;

/** Returns what Pax8 said as one line of limited length, or null when it said nothing. */
export const textOf = (answer: Pick<Answer, 'text' | 'json'>): string | null => {
  const said = [...new Set(envelope.parse(answer.json).filter((part) => part !== null))];
  const text = said.length > 0 ? said.join('; ') : answer.text.replace(/<[^<>]*>/g, ' ');
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return null;
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
};
