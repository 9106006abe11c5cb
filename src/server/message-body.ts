import restify, { type RequestHandler } from 'restify';
import { answer } from './answers.ts';

/** Reads the JSON body of a request; refuses everything else before it reads any of it. `limit` is in bytes. */
export const messageBody = (limit: number): RequestHandler[] => [
  (request, response, next) => {
    if (
      request.getContentType() !== 'application/json' ||
      request.headers['content-encoding'] !== undefined
    ) {
      return refuse(415, 'unsupported media type');
    }
    if (Number(request.headers['content-length'] ?? 0) > limit) return refuse(413, 'too large');
    return next();

    /** Closes the connection after the answer, so that the rest of the body need not be read. */
    function refuse(status: number, error: string): void {
      response.setHeader('connection', 'close');
      answer(response, status, { error });
      next(false);
    }
  },
  restify.plugins.bodyReader({ maxBodySize: limit }),
  ...[restify.plugins.jsonBodyParser({ bodyReader: true, mapParams: false })].flat(),
];
