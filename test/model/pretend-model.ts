import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** What an OpenAI-compatible server on this machine answers: the content of its message, or something else. */
export type ModelAnswer =
  | Readonly<{ content: string }>
  | Readonly<{ status: number; body: string; headers?: Readonly<Record<string, string>> }>
  | 'silence'
  | 'endless';

export type ModelCall = Readonly<{
  path: string;
  authorization: string;
  /** The request's JSON as text. */
  body: string;
}>;

const endless = function* (): Generator<string> {
  for (;;) yield ' '.repeat(16_384);
};

/** https://platform.openai.com/docs/api-reference/chat/create */
export const startModel = async (answer: (call: ModelCall) => ModelAnswer) => {
  const calls: ModelCall[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = {
      path: request.url ?? '',
      authorization: request.headers.authorization ?? '',
      body: await text(request),
    };
    calls.push(call);
    const answered = answer(call);
    if (answered === 'silence') return;
    const json = { 'content-type': 'application/json' };
    if (answered === 'endless') {
      response.writeHead(200, json);
      await pipeline(Readable.from(endless()), response);
      return;
    }
    if ('status' in answered) {
      response.writeHead(answered.status, { ...json, ...answered.headers }).end(answered.body);
      return;
    }
    const message = { role: 'assistant', content: answered.content, refusal: null };
    const choices = [{ index: 0, finish_reason: 'stop', message }];
    response.writeHead(200, json).end(JSON.stringify({ id: 'x', object: 'chat.completion', choices }));
  };
  // A client that gives up ends the connection: nothing to answer any more.
  const server = createServer((request, response) => void respond(request, response).catch(() => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
