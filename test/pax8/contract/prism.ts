import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { createInstance, getHttpOperationsFromSpec, type IHttpOperationConfig } from '@stoplight/prism-http';
import { type OpenApi, unnamedParameters } from './changes.ts';

/*
 * Pax8 as Prism makes it from an OpenAPI document: it holds every request against the document and answers with an
 * example or with data made from the schemas. https://github.com/stoplightio/prism
 */

export type Operation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** Which of an operation's answers Prism gives, and whether the page of a list says how many rows there really are. */
export type Answering = Omit<IHttpOperationConfig, 'mediaTypes'> & Readonly<{ rawPage?: boolean }>;

type Violation = Readonly<{ path?: readonly (string | number)[]; message: string }>;

const say = () => {};
const levels = ['fatal', 'error', 'warn', 'info', 'success', 'debug', 'trace', 'silent'];
const logger = Object.assign(Object.fromEntries(levels.map((level) => [level, say])), {
  level: 'silent',
  child: () => logger,
});
const usual = {
  validateRequest: true,
  validateResponse: false,
  checkSecurity: true,
  errors: false,
  upstreamProxy: undefined,
  isProxy: false,
} as const;

export const operationsOf = (document: OpenApi): Promise<Operation[]> =>
  getHttpOperationsFromSpec(structuredClone(document));

export const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

/** Starts it. `answer` says what the next calls of an operation get; `violations` gathers what is wrong with requests. */
export const startPrism = async (operations: readonly Operation[]) => {
  const answers = new Map<string, Answering>();
  const violations: string[] = [];
  const calls = new Map<string, number>();
  const prism = createInstance({ ...usual, mock: { dynamic: false } }, { logger: logger as never });

  const play = async (request: IncomingMessage): Promise<Readonly<{ status: number; body: unknown }>> => {
    const { pathname, searchParams, search } = new URL(request.url ?? '/', 'http://pax8');
    const path = pathname.replace(/^\/v1/, '');
    const method = (request.method ?? '').toLowerCase();
    const operation = operationAt(operations, method, path);
    if (operation === undefined) {
      violations.push(`the document has no ${method} ${path}`);
      return { status: 404, body: {} };
    }
    const name = nameOf(operation);
    calls.set(name, (calls.get(name) ?? 0) + 1);
    violations.push(...unnamedIn(operation, searchParams).map((unnamed) => `${name} has no ${unnamed}`));
    const { rawPage = false, ...mock } = answers.get(name) ?? { dynamic: false };
    const asked = {
      method: operation.method as never,
      url: { path, query: parse(search.slice(1)) as Record<string, string | string[]> },
      headers: request.headers as Record<string, string>,
      body: await bodyOf(request),
    };
    const played = await prism.request(asked, [operation], { ...usual, mock })();
    if (played._tag === 'Left') {
      violations.push(`${name}: ${reasonOf(played.left)}`);
      return { status: 500, body: { message: played.left.message } };
    }
    const { output, validations } = played.right;
    for (const { path: at = [], message } of validations.input as readonly Violation[])
      violations.push(`${name}: ${at.join('.')} ${message}`);
    return { status: output.statusCode, body: rawPage ? output.body : withTruePage(output.body) };
  };

  const server = createServer(async (request, response) => {
    const { status, body } = await play(request);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 204 || body === undefined ? undefined : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    answer: (name: string, answering: Answering) => answers.set(name, answering),
    violations,
    calls,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** What Prism says when it refuses a request whose operation documents no answer for that. */
const reasonOf = (refusal: Error & { additional?: { validation?: unknown } }): string =>
  [refusal.message, JSON.stringify(refusal.additional?.validation ?? null)].join(' ');

/** A path without a variable wins: `/invoices/draftItems` also looks like an invoice. */
const operationAt = (
  operations: readonly Operation[],
  method: string,
  path: string,
): Operation | undefined => {
  const onPath = operations.filter(
    (one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return onPath.find((one) => one.path === path) ?? onPath[0];
};

/** Prism lets unknown parameters pass; Pax8 ignores them silently, which is worse than a refusal. */
const unnamedIn = (operation: Operation, asked: URLSearchParams): string[] => {
  const named = (operation.request?.query ?? []).map(({ name }) => name);
  const known = unnamedParameters
    .filter((one) => one.operation === nameOf(operation))
    .map(({ name }) => name);
  return [...asked.keys()].filter((name) => !named.includes(name) && !known.includes(name));
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

/** Examples show one page of many, and generated numbers are any: whoever reads all pages would wait for rows that never come. */
const withTruePage = (body: unknown): unknown => {
  const { content, page, totalPages } = (body ?? {}) as Record<string, unknown>;
  if (!Array.isArray(content) || (page === undefined && totalPages === undefined)) return body;
  const numbers = { size: 200, number: 0, totalPages: 1, totalElements: content.length };
  // The numbers of topic definitions stand beside their rows.
  return page === undefined ? { ...(body as object), ...numbers } : { ...(body as object), page: numbers };
};
