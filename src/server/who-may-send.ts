import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'restify';
import type { Log } from '../core/words/log.ts';
import { answer } from './answers.ts';
import { createLimit, type createSenders } from './senders.ts';

export type Tokens = Readonly<{
  /**
   * Looks at an `Authorization` without any cost: `none` cannot be a token of Teams for this bot, `known` has been checked
   * before and still holds.
   */
  glance(authorization: string): 'none' | 'unknown' | 'known';
  /** Checks the signature. Rejects when Teams' keys cannot be read. */
  check(authorization: string): Promise<boolean>;
}>;

type MaySend = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => boolean;

export const limited = (
  senderOf: ReturnType<typeof createSenders>,
  limits: Readonly<{ rate: number; burst: number }>,
): MaySend => {
  const limit = createLimit(limits);
  return (request) => limit(senderOf(request));
};

/** Closes the connection after the answer, so that the body need not be read. */
const refuse = (response: Response, status: number, error: string): void => {
  response.setHeader('connection', 'close');
  answer(response, status, { error });
};

/** Refuses a sender that sends too much. */
export const refusing =
  (may: MaySend): RequestHandler =>
  (request, response, next) => {
    if (may(request)) return next();
    refuse(response, 429, 'too many requests');
    return next(false);
  };

/**
 * Lets only Teams through, before any of the body is read: what is no token costs a glance, a sender of unknown tokens is
 * limited before their signatures are checked, and Teams, whose token is known, never is.
 */
export const fromTeams = ({ glance, check }: Tokens, may: MaySend, log: Log): RequestHandler => {
  const told = counting(log);
  return (request, response, next) => {
    const authorization = request.headers.authorization ?? '';
    const seen = glance(authorization);
    if (seen === 'known') return next();
    if (seen === 'unknown' && !may(request)) {
      refuse(response, 429, 'too many requests');
      return next(false);
    }
    const checked = seen === 'none' ? Promise.resolve(false) : check(authorization);
    checked.then(
      (isFromTeams) => {
        if (isFromTeams) return next();
        told();
        refuse(response, 401, 'unauthorized');
        return next(false);
      },
      (thrown: unknown) => next(thrown),
    );
  };
};

const toldEvery = 10_000;

/** Logs refusals together, so that who floods the door does not flood the log. */
const counting = (log: Log): (() => void) => {
  let count = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    count += 1;
    if (performance.now() - toldAt < toldEvery) return;
    log.warn({ count }, 'a request without a valid token of Teams was refused');
    toldAt = performance.now();
    count = 0;
  };
};
