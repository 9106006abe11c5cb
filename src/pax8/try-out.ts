import { z } from 'zod';
import type { CallBudget } from '../core/marketplace/marketplace.ts';
import type { Pax8Seen } from '../core/ports/doctor.ts';
import { noTrace } from '../core/ports/traces.ts';
import type { Reply } from './exchange.ts';
import { createHttp } from './http.ts';
import { failure, Pax8Error } from './pax8-error.ts';
import { createTokens, type TokensOptions } from './token.ts';

export type TryOut = Readonly<{
  url: string;
  credentials: TokensOptions['credentials'];
  /** The limit of calls, when the bot shares it. */
  budget: CallBudget | null;
  now: () => number;
  /** For each of the two calls, in milliseconds. */
  patienceMs: number;
}>;

const page = z.object({ page: z.object({ totalElements: z.number().int() }) });

/** What an error of Pax8 tells the doctor. */
export const seenAs = ({ kind, status, path, cause }: Pax8Error, url: string): Pax8Seen => ({
  ...{ kind, at: path === '/token' ? 'token' : 'read', host: new URL(url).host, status },
  code: codeOf(cause),
});

const codeOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return '';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
};

/** The token, one company, and the doctor's look at the clock. */
const callsNeeded = 3;

/** Asks Pax8 for a token and for one company, once. Throws only what the source of the credentials throws. */
export const tryPax8 = async ({ url, credentials, budget, now, patienceMs }: TryOut): Promise<Pax8Seen> => {
  const http = createHttp({
    url,
    connectTimeoutMs: patienceMs,
    answerTimeoutMs: patienceMs,
    maxBodyBytes: 1024 * 1024,
    observe: () => {},
    trace: noTrace,
  });
  const started = performance.now();
  try {
    if (budget !== null && (await budget.take(callsNeeded)).granted < callsNeeded)
      return { kind: 'busy', at: 'token', host: new URL(url).host, status: 429, code: '' };
    const send = (call: Parameters<typeof http.send>[0], token: string | null, secrets: readonly string[]) =>
      http.send(call, { token, secrets, attempt: 1 });
    const tokens = createTokens({ credentials, now, send: (call, secrets) => send(call, null, secrets) });
    const token = await tokens.get();
    const call = { method: 'GET', path: '/companies?page=0&size=1', template: '/companies' } as const;
    const reply: Reply = await send(call, token, [token]);
    if (reply.kind === 'no-answer' || reply.status >= 300 || reply.json === undefined)
      return seenAs(failure(call, reply), url);
    const companies = page.safeParse(reply.json).data?.page.totalElements ?? null;
    return { kind: 'read', companies, ms: Math.round(performance.now() - started) };
  } catch (thrown) {
    if (thrown instanceof Pax8Error) return seenAs(thrown, url);
    throw thrown;
  } finally {
    await http.cut();
  }
};
