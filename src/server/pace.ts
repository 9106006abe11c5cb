import type { Server } from 'node:net';
import type { RequestHandler } from 'restify';

/** For how long connections that are coming in go before work, in milliseconds. */
const mostDelay = 100;

/**
 * Lets so many requests on in each turn of the event loop, and none while new connections come in: a turn accepts one, and a check of
 * health may be behind hundreds. https://github.com/libuv/libuv/pull/3696
 */
export const paced = (server: Server, perTurn: number): RequestHandler => {
  const waiting: (() => void)[] = [];
  let isComing = false;
  let since = 0;
  server.on('connection', () => {
    isComing = true;
  });
  const turn = (): void => {
    const now = performance.now();
    if (!isComing || now - since >= mostDelay) {
      since = now;
      for (const go of waiting.splice(0, perTurn)) go();
    }
    isComing = false;
    if (waiting.length > 0) setImmediate(turn);
  };
  return (_request, _response, next) => {
    waiting.push(() => next());
    if (waiting.length > 1) return;
    since = performance.now();
    setImmediate(turn);
  };
};
