import type { RequestHandler } from 'restify';
import type { Line } from '../core/ports/pace.ts';
import type { Log } from '../core/words/log.ts';
import { counting, refuse } from './refusals.ts';

/** Lets requests on as their line begins them; when so many wait, more are answered 503. */
export const paced = (line: Line, most: number, log: Log): RequestHandler => {
  const refusals = counting(log, 'a message was refused: too many wait for their turn');
  return (_request, response, next) => {
    if (line.waiting() >= most) {
      refusals();
      response.setHeader('retry-after', '5');
      refuse(response, 503, 'too many messages are waiting');
      return next(false);
    }
    line.begin(() => next());
  };
};
