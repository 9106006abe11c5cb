import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response, Server } from 'restify';

type Page = Readonly<{ status: number; html: string }>;

/** Pages for customers with a link. The path is their permission to answer: it is never logged. */
export type ConsentIn = Readonly<{
  /** The pages' only style sheet. */
  style: string;
  /** `languages` is the browser's `Accept-Language`. */
  see(token: string, languages: string): Promise<Page>;
  give(
    token: string,
    form: URLSearchParams,
    from: Readonly<{ address: string; languages: string }>,
  ): Promise<Page>;
}>;

const path = '/api/consent/:token';
/** Longer than any name and comment. */
const longestForm = 8_192;

/** The body of a form, or null when it is too long. */
const formOf = async (request: IncomingMessage): Promise<URLSearchParams | null> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > longestForm) return null;
    pieces.push(piece);
  }
  return new URLSearchParams(Buffer.concat(pieces).toString('utf8'));
};

const languagesOf = ({ headers }: Request): string => headers['accept-language'] ?? '';

/** Registers the pages. GET shows and decides nothing; only the form's POST does. */
export const consentRoute = (
  server: Server,
  { style, see, give }: ConsentIn,
  limit: RequestHandler,
  senderOf: (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string,
): void => {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  const send = (response: Response, { status, html }: Page): void => {
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
    });
    response.end(html);
  };
  const page =
    (make: (request: Request, token: string) => Promise<Page | null>): RequestHandler =>
    (request, response, next) => {
      make(request, String(request.params.token ?? '')).then(
        (answered) => {
          if (answered === null) response.json(413, { error: 'too large' });
          else send(response, answered);
          next(false);
        },
        (thrown: unknown) => (response.headersSent ? next(false) : next(thrown)),
      );
    };
  server.get(
    path,
    limit,
    page((request, token) => see(token, languagesOf(request))),
  );
  server.post(
    path,
    limit,
    page(async (request, token) => {
      const form = await formOf(request);
      return form === null
        ? null
        : give(token, form, { address: senderOf(request), languages: languagesOf(request) });
    }),
  );
};
