import { errors, type Pool } from 'undici';

/** Pax8 sent a status. `json` is undefined when the body is not JSON, was cut off or was too large. */
export type Answer = Readonly<{
  kind: 'answer';
  status: number;
  retryAfter: string | null;
  text: string;
  json: unknown;
}>;
/** No status arrived. `sent: false` proves that not one byte of the request was written. */
type NoAnswer = Readonly<{ kind: 'no-answer'; sent: boolean; cause: Error }>;
export type Reply = Answer | NoAnswer;

type Exchange = Readonly<{
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
  answerTimeoutMs: number;
  maxBodyBytes: number;
  secrets: readonly string[];
}>;

/**
 * Sends one request; never rejects. undici calls `onRequestStart` right before it writes, so an earlier error
 * (connection, DNS, TLS) proves that nothing was sent. https://undici.nodejs.org/#/docs/api/Dispatcher
 */
export const exchange = (pool: Pool, request: Exchange): Promise<Reply> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let sent = false;
    let status = 0;
    let retryAfter: string | null = null;
    let timer: NodeJS.Timeout | undefined;

    const finish = (error: Error | null): void => {
      clearTimeout(timer);
      if (status < 200) {
        resolve({ kind: 'no-answer', sent, cause: withoutData(error ?? new Error('no status came')) });
        return;
      }
      const raw = Buffer.concat(chunks).toString('utf8');
      const text = status < 300 ? raw : scrub(raw, request.secrets);
      resolve({ kind: 'answer', status, retryAfter, text, json: error === null ? parsed(text) : undefined });
    };

    const { method, path, headers, body } = request;
    try {
      pool.dispatch(
        { method, path, headers, body, headersTimeout: 0, bodyTimeout: 0, idempotent: method === 'GET' },
        {
          onRequestStart: (controller) => {
            sent = true;
            clearTimeout(timer);
            timer = setTimeout(() => controller.abort(new AnswerTimeout()), request.answerTimeoutMs);
          },
          onResponseStart: (_controller, statusCode, responseHeaders) => {
            status = statusCode;
            const header = responseHeaders['retry-after'];
            retryAfter = typeof header === 'string' ? header : null;
          },
          onResponseData: (controller, chunk) => {
            size += chunk.length;
            if (size > request.maxBodyBytes) controller.abort(new Error('the body is too large'));
            else chunks.push(chunk);
          },
          onResponseEnd: () => finish(null),
          onResponseError: (_controller, error) => finish(error),
        },
      );
    } catch (error) {
      finish(error instanceof Error ? error : new Error(String(error)));
    }
  });

class AnswerTimeout extends Error {
  override readonly name = 'AnswerTimeout';
  readonly code = 'ANSWER_TIMEOUT';
  constructor() {
    super('no complete answer in time');
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Do not pass the error on: its message quotes the body, which may hold a token.
    return undefined;
  }
};

/** Only undici's parser error carries content (the bytes it could not read): replaces it by one without. */
const withoutData = (error: Error): Error =>
  error instanceof errors.HTTPParserError
    ? Object.assign(new Error('the answer is not HTTP'), { code: error.code })
    : error;

/** Removes secrets that we sent from a text that Pax8 sent back, including their JSON and URL encoded forms. */
const scrub = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret.toWellFormed()),
    ])
    // Longest first, because one value may begin with another.
    .sort((a, b) => b.length - a.length)
    .reduce((clean, form) => clean.replaceAll(form, '***'), text);
