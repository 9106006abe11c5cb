import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'restify';
import type { Log } from '../core/words/log.ts';
import { counting, refuse } from './refusals.ts';
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
  const refusals = counting(log, 'a request without a valid token of Teams was refused');
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
