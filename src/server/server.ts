import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pino } from 'pino';
import restify, {
  type Request,
  type RequestHandler,
  type Response,
  type ServerOptions as RestifyOptions,
} from 'restify';
import type { Pace } from '../core/ports/pace.ts';
import type { Failure } from '../core/words/failure.ts';
import type { Log } from '../core/words/log.ts';
import { AppError } from '../errors.ts';
import { answer, answerErrors, safeHeaders } from './answers.ts';
import { type ConsentIn, consentRoute } from './consent.ts';
import { type HintsIn, hintsRoute } from './hints.ts';
import { messageBody } from './message-body.ts';
import './repair.ts';
import { paced } from './pace.ts';
import { createSenders, isForwarded } from './senders.ts';
import { fromTeams, limited, refusing, type Tokens } from './who-may-send.ts';

export type ServerOptions = Readonly<{
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Tells the tokens of Teams from others. */
  tokens: Tokens;
  /** Addresses and networks of proxies that are trusted to name the sender. */
  trustedProxies?: readonly string[];
  /** Answers one activity; `body` holds the request's JSON. */
  messages: (
    request: Pick<IncomingMessage, 'headers'> & { readonly body?: unknown },
    response: Pick<ServerResponse, 'writeHead' | 'end'>,
  ) => Promise<void>;
  /** `missing`: what the bot cannot work without. `troubles`: all that is wrong, as operators may see it. */
  ready: () => Promise<Readonly<{ ready: boolean; missing: readonly string[]; troubles: readonly object[] }>>;
  metrics: () => Promise<Readonly<{ contentType: string; text: string }>>;
  /** Returns the file behind one of the bot's links, or null for any other token. */
  downloads: (token: string) => Promise<Download | null>;
  /** Says why a file cannot be made. */
  failed: (failure: Failure) => string;
  /** The secret path where Pax8 reports events; null when it is not configured. */
  hints?: HintsIn | null;
  /** Pages that ask customers for their consent; null when there are none. */
  consents?: ConsentIn | null;
  log: Log;
  pace: Pace;
  /** Bytes. */
  bodyLimit?: number;
  /** Activities per second, and the largest burst, of a sender whose token is not known yet. */
  rate?: number;
  burst?: number;
  /** How many messages may wait until they are begun. */
  mostWaiting?: number;
  /** How many milliseconds requests in flight get when the server stops. */
  patience?: number;
}>;

/** CSV that is made while it is sent. `name` has only letters, digits, dots and hyphens. */
type Download = Readonly<{ name: string; pieces(): AsyncIterable<string> }>;

export type Server = Readonly<{
  port: number;
  /** Stops accepting requests, waits for those in flight, then closes all connections. */
  stop(): Promise<void>;
}>;

/** Starts the bot's HTTP server. Rejects when it cannot listen on host and port. */
export const startServer = async (options: ServerOptions): Promise<Server> => {
  const { host, port, messages, ready, metrics, downloads, failed, log } = options;
  const {
    bodyLimit = 256 * 1_024,
    rate = 500,
    burst = 1_000,
    mostWaiting = 2_000,
    patience = 6_000,
  } = options;
  const senderOf = createSenders(options.trustedProxies ?? []);
  // Otherwise restify logs to standard output. Its types still name the logger of an earlier version.
  const silent = pino({ level: 'silent' }) as unknown as NonNullable<RestifyOptions['log']>;
  const server = restify.createServer({ name: '', log: silent, maxParamLength: longestToken });
  server.server.requestTimeout = 30_000;
  options.pace.watch(server.server);

  let stopping = false;
  server.pre(safeHeaders);
  server.pre((_request, response, next) => {
    if (stopping) response.setHeader('connection', 'close');
    next();
  });
  answerErrors(server, log);

  server.post(
    '/api/messages',
    fromTeams(options.tokens, limited(senderOf, { rate, burst }), log),
    paced(options.pace.line(16), mostWaiting, log),
    ...messageBody(bodyLimit),
    route((request, response) => messages(request, response)),
  );
  server.get(
    '/api/downloads/:token',
    refusing(limited(senderOf, { rate: 5, burst: 20 })),
    route(async (request, response) => {
      const file = await downloads(String(request.params.token ?? ''));
      if (file === null) return answer(response, 404, { error: 'not found' });
      const pieces = await begun(file.pieces());
      if ('failure' in pieces) return answer(response, 503, { error: failed(pieces.failure) });
      response.writeHead(200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${file.name}"`,
      });
      await pipeline(Readable.from(pieces), response);
    }),
  );
  if (options.hints != null)
    hintsRoute(server, options.hints, refusing(limited(senderOf, { rate: 20, burst: 100 })));
  if (options.consents != null)
    consentRoute(server, options.consents, refusing(limited(senderOf, { rate: 1, burst: 30 })), senderOf);
  server.get(
    '/healthz',
    route(async (_request, response) => answer(response, 200, { status: 'up' })),
  );
  server.get(
    '/readyz',
    route(async (_request, response) => {
      const state = await ready();
      const { ready: isReady, missing, troubles } = state;
      answer(response, isReady ? 200 : 503, { ready: isReady, missing, troubles });
    }),
  );
  server.get(
    '/metrics',
    route(async (request, response) => {
      // A proxy stands between the bot and the outside; who scrapes the bot asks it directly.
      if (isForwarded(request)) return answer(response, 404, { error: 'not found' });
      const { contentType, text } = await metrics();
      response.writeHead(200, { 'content-type': contentType });
      response.end(text);
    }),
  );

  server.listen(port, host);
  await once(server, 'listening');
  server.on('error', (thrown: unknown) => log.error({ err: thrown }, 'the HTTP server failed'));
  return {
    port: server.address().port,
    async stop() {
      stopping = true;
      const closed = once(server.server, 'close');
      server.server.close();
      server.server.closeIdleConnections();
      const impatience = setTimeout(() => server.server.closeAllConnections(), patience);
      await closed;
      clearTimeout(impatience);
    },
  };
};

const longestToken = 2_000;

/** Makes the first piece of a file before any header is sent, so that a failure is a sentence and not an empty file. */
const begun = async (
  pieces: AsyncIterable<string>,
): Promise<AsyncIterable<string> | Readonly<{ failure: Failure }>> => {
  const all = pieces[Symbol.asyncIterator]();
  try {
    const first = await all.next();
    return (async function* () {
      try {
        for (let next = first; next.done !== true; next = await all.next()) yield next.value;
      } finally {
        await all.return?.();
      }
    })();
  } catch (thrown) {
    if (thrown instanceof AppError) return { failure: thrown.failure };
    throw thrown;
  }
};

/** Makes a restify handler from an async function. What it throws is answered as an error, unless it came too late. */
const route =
  (handle: (request: Request, response: Response) => Promise<void>): RequestHandler =>
  (request, response, next) => {
    handle(request, response).then(
      () => next(false),
      (thrown: unknown) => (response.headersSent ? next(false) : next(thrown)),
    );
  };
