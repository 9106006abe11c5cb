import type { Response } from 'restify';
import type { Log } from '../core/words/log.ts';
import { answer } from './answers.ts';

/** Closes the connection after the answer, so that the body need not be read. */
export const refuse = (response: Response, status: number, error: string): void => {
  response.setHeader('connection', 'close');
  answer(response, status, { error });
};

const toldEvery = 10_000;

/** Logs refusals in groups, so that a flood at the door does not flood the log. */
export const counting = (log: Log, message: string): (() => void) => {
  let count = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    count += 1;
    if (performance.now() - toldAt < toldEvery) return;
    log.warn({ count }, message);
    toldAt = performance.now();
    count = 0;
  };
};
