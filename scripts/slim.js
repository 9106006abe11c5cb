import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The last step of `npm ci --omit=dev`: takes TypeScript and source maps out of the packages, half of their size. Node runs no
 * TypeScript under node_modules (https://nodejs.org/api/typescript.html#type-stripping-in-dependencies). Does nothing where the
 * development tools are, which read types. In JavaScript, because it runs on any Node that the machine has.
 */
const unread = /\.(?:[cm]?ts|tsx|map)$/;

const slim = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) slim(path);
    else if (entry.isFile() && unread.test(entry.name)) rmSync(path);
  }
};

if (existsSync('node_modules') && !existsSync('node_modules/typescript')) slim('node_modules');
