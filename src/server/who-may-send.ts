import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'restify';
import type { Log } from '../core/words/log.ts';
import { answer } from './answers.ts';
import { createLimit, type createSenders } from './senders.ts';

export type Tokens = Readonly<{
  /**
   * A cheap look at an `Authorization`: `none` cannot be a Teams token for this bot, `known` was checked before and is
   * still valid.
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

/** Refuses a sender with too many requests. */
export const refusing =
  (may: MaySend): RequestHandler =>
  (request, response, next) => {
    if (may(request)) return next();
    refuse(response, 429, 'too many requests');
    return next(false);
  };

/**
 * Lets only Teams through, before any of the body is read: a wrong token costs a glance, unknown tokens are
 * rate-limited per sender before their signatures are checked, and known ones never are.
 */
export const fromTeams = ({ glance, check }: Tokens, may: MaySend, log: Log): RequestHandler => {
  const refusals = counting(log);
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
        refusals();
        refuse(response, 401, 'unauthorized');
        return next(false);
      },
      (thrown: unknown) => next(thrown),
    );
  };
};

const toldEvery = 10_000;

/** Logs refusals in groups, so that a flood at the door does not flood the log. */
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
