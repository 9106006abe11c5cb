import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';
import { retryAfterMs } from '../core/words/retry-after.ts';
import { AppError } from '../errors.ts';
import { ConnectorFailure } from './connector-failure.ts';
import type { Trust } from './trust.ts';

/** One call to Teams as it leaves. Throws a ConnectorFailure unless Teams accepted it. */
export type Exchange = (
  call: Readonly<{
    method: Dispatcher.HttpMethod;
    url: string;
    headers: Record<string, string>;
    body: string | null;
  }>,
) => Promise<Readonly<{ status: number; text: string }>>;

/** Teams usually answers in well under a second. After this long, no answer will come. */
const patience = 15_000;

/** All calls to Teams. Nothing is retried here, and `Retry-After` stays visible. */
export const createConnectorHttp = (trust: Trust, now: () => number) => {
  const agent = new Agent({
    connect: { timeout: 5_000 },
    headersTimeout: patience,
    bodyTimeout: patience,
    maxResponseSize: 1_000_000,
  });
  const exchange: Exchange = async ({ method, url, headers: sent, body: content }) => {
    if (!trust(url)) {
      throw new AppError(`refused to send to ${hostOf(url)}`, { kind: 'foreign-address' });
    }
    if (agent.closed) throw unanswered(false, new Error('the client is closed'));
    try {
      const { statusCode, headers, body } = await request(url, {
        method,
        headers: sent,
        body: content,
        dispatcher: agent,
        signal: AbortSignal.timeout(patience),
      });
      const text = await body.text();
      if (statusCode >= 300) {
        throw new ConnectorFailure({
          status: statusCode,
          codes: codesOf(text),
          retryAfterMs: retryAfterMs(headers['retry-after'], now()),
          mayHaveArrived: mayStand(statusCode),
        });
      }
      return { status: statusCode, text };
    } catch (thrown) {
      if (thrown instanceof ConnectorFailure) throw thrown;
      throw unanswered(!neverLeft(thrown), thrown);
    }
  };
  return {
    exchange,
    close: async () => (agent.closed ? undefined : agent.close()),
    cut: () => agent.destroy(),
  };
};

/** A refusal (4xx) proves that nothing was posted; a timeout (408) or an error of Teams' own does not. */
const mayStand = (status: number): boolean => status === 408 || status >= 500;

const unanswered = (mayHaveArrived: boolean, cause: unknown): ConnectorFailure =>
  new ConnectorFailure({ status: null, codes: [], retryAfterMs: null, mayHaveArrived }, { cause });

const hostOf = (url: string): string => URL.parse(url)?.host ?? 'an address that is none';

const word = z.string().nullish();
const refusal = z.looseObject({
  subCode: word,
  error: z.looseObject({ code: word, subCode: word }).nullish(),
});

const codesOf = (text: string): string[] => {
  try {
    const { subCode, error } = refusal.parse(JSON.parse(text));
    return [error?.code, error?.subCode, subCode].filter((code) => typeof code === 'string');
  } catch {
    return [];
  }
};

const beforeLeaving: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const neverLeft = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && beforeLeaving.has(thrown.code);
