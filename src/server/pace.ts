import type { Server } from 'node:net';
import type { RequestHandler } from 'restify';
import type { Log } from '../core/words/log.ts';
import { counting, refuse } from './refusals.ts';

/** For how long connections that are coming in go before work, in milliseconds. */
const mostDelay = 100;

type Pace = Readonly<{
  perTurn: number;
  /** How many may wait; more are answered 503. */
  most: number;
}>;

/**
 * Lets so many requests on in each turn of the event loop, and none while new connections come in: a turn accepts one, and a check of
 * health may be behind hundreds. https://github.com/libuv/libuv/pull/3696
 */
export const paced = (server: Server, { perTurn, most }: Pace, log: Log): RequestHandler => {
  const waiting: (() => void)[] = [];
  const refusals = counting(log, 'a message was refused: too many wait for their turn');
  let isComing = false;
  let isTurnDue = false;
  let since = 0;
  server.on('connection', () => {
    isComing = true;
  });
  const nextTurn = (): void => {
    if (isTurnDue || waiting.length === 0) return;
    isTurnDue = true;
    setImmediate(turn);
  };
  const turn = (): void => {
    isTurnDue = false;
    const now = performance.now();
    const isHeld = isComing && now - since < mostDelay;
    isComing = false;
    if (!isHeld) since = now;
    try {
      for (let begun = 0; begun < perTurn && !isHeld; begun++) waiting.shift()?.();
    } finally {
      nextTurn();
    }
  };
  return (_request, response, next) => {
    if (waiting.length >= most) {
      refusals();
      response.setHeader('retry-after', '5');
      refuse(response, 503, 'too many messages are waiting');
      return next(false);
    }
    if (waiting.length === 0) since = performance.now();
    waiting.push(() => next());
    nextTurn();
  };
};
