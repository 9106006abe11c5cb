import type { z } from 'zod';
import { type Remote, type RemoteCall, RemoteFailure, refusal } from './remote.ts';

/** Makes a call and returns its answer. Throws a RemoteFailure unless the answer is a 2xx with the expected shape. */
export type JsonCall = <T>(
  call: Omit<RemoteCall, 'body'> & { body?: unknown },
  shape: z.ZodType<T>,
) => Promise<T>;

export const jsonApi =
  (system: string, remote: Remote, secrets: () => readonly string[]): JsonCall =>
  async ({ body, headers, ...call }, shape) => {
    const answer = await remote.send({
      ...call,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status < 200 || answer.status >= 300) throw refusal(system, answer, secrets());
    const read = shape.safeParse(answer.json);
    if (read.success) return read.data;
    const reason = { kind: 'answer-unreadable', system, status: answer.status } as const;
    throw new RemoteFailure({ kind: 'later', reason, down: false, retryAfterMs: null });
  };
