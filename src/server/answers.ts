import type { RequestHandler, Response, Server } from 'restify';
import type { Log } from '../core/words/log.ts';

/** Always JSON, whatever the request accepts. */
export const answer = (response: Response, status: number, body: object): void => {
  response.json(status, body);
};

export const safeHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  next();
};

const words: Readonly<Record<number, string>> = {
  400: 'bad request',
  404: 'not found',
  405: 'method not allowed',
  413: 'too large',
  415: 'unsupported media type',
  429: 'too many requests',
};

/** One plain answer for all errors: restify's own carries the message of the error, and follows `Accept`. */
export const answerErrors = (server: Server, log: Log): void => {
  server.on('restifyError', (request, response: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    const word = words[status];
    if (word === undefined) {
      log.error({ err: error, method: request.method, path: request.path() }, 'a request failed');
    }
    if (!response.headersSent) answer(response, word ? status : 500, { error: word ?? 'not handled' });
    done();
  });
};

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
