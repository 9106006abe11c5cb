import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

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

/** https://platform.openai.com/docs/api-reference/chat/create */
export const startModel = async (answer: (call: ModelCall) => ModelAnswer) => {
  const calls: ModelCall[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const call = { path: request.url ?? '', authorization: request.headers.authorization ?? '', body };
    calls.push(call);
    const answered = answer(call);
    if (answered === 'silence') return;
    if (answered === 'endless') {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () =>
        void (response.destroyed || response.write(' '.repeat(16_384), () => setImmediate(more)));
      more();
      return;
    }
    const json = { 'content-type': 'application/json' };
    if ('status' in answered) {
      response.writeHead(answered.status, { ...json, ...answered.headers }).end(answered.body);
      return;
    }
    const message = { role: 'assistant', content: answered.content, refusal: null };
    const choices = [{ index: 0, finish_reason: 'stop', message }];
    response.writeHead(200, json).end(JSON.stringify({ id: 'x', object: 'chat.completion', choices }));
  });
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
