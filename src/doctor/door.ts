import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config.ts';
import type { ClockSeen, EndpointSeen, PortSeen } from '../core/ports/doctor.ts';
import { AppError } from '../errors.ts';
import { portVerdict } from '../views/doctor/server-checks.ts';
import { ask, type HttpOutcome, jsonIn } from './ask.ts';
import type { Edges } from './edges.ts';

/** Whether the answer is that of the bot's own `/healthz`. */
const isBot = (asked: HttpOutcome): boolean => {
  if (asked.kind !== 'answered' || asked.status !== 200) return false;
  const body = jsonIn(asked.body);
  return typeof body === 'object' && body !== null && 'status' in body && body.status === 'up';
};

const kinds: Readonly<Record<string, PortSeen['kind']>> = {
  EADDRINUSE: 'taken',
  EACCES: 'not-allowed',
  EADDRNOTAVAIL: 'no-address',
};

/** Why nothing can listen there; null when it failed otherwise. */
const portKind = (thrown: unknown): PortSeen['kind'] | null =>
  thrown instanceof Error && 'code' in thrown ? (kinds[String(thrown.code)] ?? null) : null;

/** What a start that cannot listen reports: one sentence, and what to do. */
export const portProblem = (thrown: unknown, { host, port }: Config['server']): unknown => {
  const kind = portKind(thrown);
  if (kind === null) return thrown;
  const { says, mend } = portVerdict({ kind, host, port });
  return new AppError(`${says} ${mend}`, { kind: 'start' }, { cause: thrown });
};

/** Whether the bot could listen, or listens already. */
export const lookAtPort = async (
  { server }: Pick<Config, 'server'>,
  { patience }: Pick<Edges, 'patience'>,
): Promise<PortSeen> => {
  const { host, port } = server;
  const probe = createServer();
  try {
    await once(probe.listen(port, host), 'listening');
    return { kind: 'free', host, port };
  } catch (thrown) {
    const kind = portKind(thrown);
    if (kind === null) throw thrown;
    const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    const own = kind === 'taken' && isBot(await ask(`http://${here}:${port}/healthz`, patience / 2));
    return { kind: own ? 'own' : kind, host, port };
  } finally {
    probe.close();
  }
};

/** Whether Teams would find the bot at PUBLIC_URL, and whether callers without a Teams token are refused. */
export const lookAtEndpoint = async (
  { publicUrl, auth }: Pick<Config, 'publicUrl' | 'auth'>,
  port: Promise<PortSeen>,
  { patience }: Pick<Edges, 'patience'>,
): Promise<EndpointSeen> => {
  if (publicUrl === null) return { kind: 'not-set' };
  const [health, message] = await Promise.all([
    ask(`${publicUrl}/healthz`, patience / 2),
    ask(`${publicUrl}/api/messages`, patience / 2, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
  ]);
  if (!isBot(health)) {
    if ((await port.catch(() => null))?.kind === 'free') return { kind: 'not-running' };
    return health.kind === 'no-answer' ? health : { kind: 'other', path: '/healthz', status: health.status };
  }
  if (message.kind === 'no-answer') return message;
  const { status } = message;
  // 400: it was read; 401: no token; 429: too many without one.
  if (status === 400) return auth.kind === 'off' ? { kind: 'fine', guarded: false } : { kind: 'open' };
  return status === 401 || status === 429
    ? { kind: 'fine', guarded: true }
    : { kind: 'other', path: '/api/messages', status };
};

/** How far this machine's clock is ahead of the servers it talks to, by the smallest difference. */
export const lookAtClock = async (
  urls: readonly string[],
  { clock: now, patience }: Pick<Edges, 'clock' | 'patience'>,
): Promise<ClockSeen> => {
  const found = await Promise.all(
    urls.map(async (url) => {
      const before = now();
      const asked = await ask(url, patience / 2, { method: 'HEAD' });
      const after = now();
      // A server's date has whole seconds.
      return asked.kind === 'answered' && asked.date !== null
        ? [(before + after) / 2 - (asked.date + 500)]
        : [];
    }),
  );
  const ahead = found.flat().sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? null;
  return { kind: 'seen', ahead };
};
