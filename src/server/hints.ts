import { createHash, timingSafeEqual } from 'node:crypto';
import restify, { type RequestHandler, type Server } from 'restify';
import { answer } from './answers.ts';
import { messageBody } from './message-body.ts';

export type HintsIn = Readonly<{
  /** The last part of the path, which nobody may guess. */
  path: string;
  /** What Pax8 sends as `Authorization`, word for word. */
  authorization: () => Promise<string>;
  /** Called after the answer; whatever it does must not throw. */
  take: (body: unknown) => void;
}>;

/** Bytes. */
const bodyLimit = 256 * 1_024;

/**
 * `POST /api/pax8/events/:path`: answered with 202 before any work. Whoever has path or authorization wrong gets the 404
 * of a path that does not exist, and nothing of what they sent is read.
 * https://devx.pax8.com/docs/how-to-use-webhook-apis
 */
export const hintsRoute = (server: Server, { path, authorization, take }: HintsIn): void => {
  server.post(
    '/api/pax8/events/:path',
    restify.plugins.throttle({ rate: 20, burst: 100, ip: true }),
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
        // Both are compared whatever the first says: the time tells neither from the other.
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

/** In a time that says nothing of where they differ, nor of how long the expected text is. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(hashOf(given), hashOf(expected));

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
