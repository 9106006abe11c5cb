import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sent } from './connector-rest.ts';

/** The part of Microsoft 365's storage that a bot uses: upload sessions that take one file in one piece. */
export const startStorage = async () => {
  const taken: { method: string; range: string; length: string; content: string }[] = [];
  let status = 201;
  const server = createServer(async (request, response) => {
    let content = '';
    for await (const chunk of request.setEncoding('utf8')) content += chunk;
    const { 'content-range': range = '', 'content-length': length = '' } = request.headers;
    taken.push({ method: request.method ?? '', range: String(range), length, content });
    response.writeHead(status).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/session`;
  return {
    taken,
    url,
    /** Answers everything with this status from now on. */
    answers(next: number): void {
      status = next;
    },
    /** What a client sends as the place for a file. */
    placeFor: (name: string) => ({
      uploadUrl: url,
      name,
      contentUrl: `https://contoso-my.sharepoint.com/personal/ann/Documents/${name}`,
      uniqueId: 'unique-1',
      fileType: 'csv',
    }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

/** Reads the card that offers a file; returns null when the message has none. */
export const offerIn = ({ activity }: Sent): { name: string; order: string; description: string } | null => {
  const [attachment] = activity.attachments as {
    contentType: string;
    name: string;
    content: { description: string; acceptContext: { order: string } };
  }[];
  return attachment?.contentType === 'application/vnd.microsoft.teams.card.file.consent'
    ? {
        name: attachment.name,
        order: attachment.content.acceptContext.order,
        description: attachment.content.description,
      }
    : null;
};
