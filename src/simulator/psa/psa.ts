import type { IncomingMessage } from 'node:http';
import type { Answer } from '../http/answer.ts';
import type { World } from '../world.ts';
import { additionsOf } from './billed.ts';
import { answerConnectwise, connectwiseBase, connectwiseSettings } from './connectwise.ts';

type Call = Readonly<{ method: string; path: string; query: URLSearchParams; body: unknown; now: number }>;

export type SimPsa = Readonly<{
  /** ConnectWise PSA's answer at the simulator's own address; null for all other paths. */
  answer(headers: IncomingMessage['headers'], call: Call): Answer | null;
}>;

/** A PSA beside Pax8: what it bills is kept by hand, so that it stays as it was at the first look. */
export const createPsa = (world: World): SimPsa => {
  let settings: ReturnType<typeof connectwiseSettings> | null = null;
  return {
    answer: (headers, { method, path, query, body, now }) => {
      if (!path.startsWith(`${connectwiseBase}/`)) return null;
      settings ??= connectwiseSettings(additionsOf(world, now));
      const text = body === undefined ? '' : JSON.stringify(body);
      return answerConnectwise(settings, { method, path, query, headers, text });
    },
  };
};
