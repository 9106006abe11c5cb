import type { IncomingMessage } from 'node:http';

/** What came in: parsed JSON or form fields; undefined when there was nothing. */
export type ReadBody = Readonly<{ kind: 'read'; body: unknown }> | Readonly<{ kind: 'bad' | 'too-long' }>;

const longest = 1_000_000;

export const readBody = async (request: IncomingMessage): Promise<ReadBody> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= longest) chunks.push(chunk);
  }
  if (length > longest) return { kind: 'too-long' };
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return { kind: 'read', body: undefined };
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true)
    return { kind: 'read', body: Object.fromEntries(new URLSearchParams(text)) };
  try {
    return { kind: 'read', body: JSON.parse(text) };
  } catch {
    return { kind: 'bad' };
  }
};
