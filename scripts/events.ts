import { mkdirSync, writeFileSync } from 'node:fs';
import { eventFiles } from './events/files.ts';

/** `npm run events` writes what receivers of events get as JSON Schema to docs/events/. */
const folder = new URL('../docs/events/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, content] of eventFiles()) writeFileSync(new URL(name, folder), content);
process.stdout.write(`docs/events: ${eventFiles().size} files\n`);
