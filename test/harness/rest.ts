import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the pretended services of Teams read and write: JSON, and conversations with their threads. */

export type Body = Readonly<Record<string, unknown>>;

export const record = (value: unknown): Body =>
  typeof value === 'object' && value !== null ? (value as Body) : {};

export const bodyOf = async (request: IncomingMessage): Promise<Body> => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : record(JSON.parse(text));
};

export const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

/** A conversation's id on the wire, in two: in a channel it holds the root message of the thread. */
export const apart = (wireId: string): [id: string, thread: string | null] => {
  const [id = '', thread] = wireId.split(';messageid=');
  return [id, thread ?? null];
};
