import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler, Server } from 'restify';
import { answer } from './answers.ts';
import { messageBody } from './message-body.ts';

export type HintsIn = Readonly<{
  /** The last part of the path, which must be impossible to guess. */
  path: string;
  /** Returns the exact `Authorization` header that Pax8 sends. */
  authorization: () => Promise<string>;
  /** Called after the answer; must not throw. */
  take: (body: unknown) => void;
}>;

/** Bytes. */
const bodyLimit = 256 * 1_024;

/**
 * `POST /api/pax8/events/:path`: answers 202 before any work. A wrong path or authorization gets the same 404 as a path
 * that does not exist, and its body is not read. https://devx.pax8.com/docs/how-to-use-webhook-apis
 */
export const hintsRoute = (
  server: Server,
  { path, authorization, take }: HintsIn,
  limit: RequestHandler,
): void => {
  server.post(
    '/api/pax8/events/:path',
    limit,
    knows(path, authorization),
    ...messageBody(bodyLimit),
    (request, response, next) => {
      answer(response, 202, { taken: true });
      take(request.body);
      next(false);
    },
  );
};

const knows =
  (path: string, authorization: () => Promise<string>): RequestHandler =>
  (request, response, next) => {
    authorization().then(
      (expected) => {
        // Always compare both, so that the time does not tell which one is wrong.
        const [isPath, isAuthorization] = [
          isSame(String(request.params.path ?? ''), path),
          isSame(request.headers.authorization ?? '', expected),
        ];
        if (isPath && isAuthorization) return next();
        response.setHeader('connection', 'close');
        answer(response, 404, { error: 'not found' });
        return next(false);
      },
      (thrown: unknown) => next(thrown),
    );
  };

/** Compares in constant time: reveals neither where the texts differ nor how long the expected one is. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(hashOf(given), hashOf(expected));

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
