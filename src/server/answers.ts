import type { RequestHandler, Response, Server } from 'restify';
import type { Log } from '../core/words/log.ts';

/** Always answers in JSON, whatever the request's `Accept` says. */
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

/** Answers all errors in one plain form: restify's own answers carry the error's message and follow `Accept`. */
export const answerErrors = (server: Server, log: Log): void => {
  server.on('restifyError', (request, response: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    const word = words[status];
    if (word === undefined) {
      log.error(
        { err: error, method: request.method, path: withoutTokens(request.path()) },
        'a request failed',
      );
    }
    if (!response.headersSent) answer(response, word ? status : 500, { error: word ?? 'not handled' });
    done();
  });
};

/** A link's token is a permission: it stays out of the log. */
const withoutTokens = (path: string): string => path.replace(/^(\/api\/(?:consent|downloads)\/).*/, '$1…');

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
