import restify, { type RequestHandler } from 'restify';
import { answer } from './answers.ts';

/** Reads the JSON of a request; everything else is refused before any of it is read. */
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

    /** The rest of the body is not worth reading, so the connection ends with the answer. */
    function refuse(status: number, error: string): void {
      response.setHeader('connection', 'close');
      answer(response, status, { error });
      next(false);
    }
  },
  restify.plugins.bodyReader({ maxBodySize: limit }),
  ...[restify.plugins.jsonBodyParser({ bodyReader: true, mapParams: false })].flat(),
];
