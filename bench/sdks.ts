import { once } from 'node:events';
import { createServer } from 'node:http';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The yardstick of a start: what the bot imports of others before it can answer, and nothing else; as fast as the bot may have it. */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/pax8-teams-bot-bench', import.meta.url)));
await Promise.all([import('botbuilder'), import('restify')]);
flushCompileCache();
const server = createServer((_request, response) => response.end('{}'));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
process.stdout.write(`SDKs on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
