import { readFileSync } from 'node:fs';

/** One of Pax8's published documents, as the README beside it says. */
export const openapi = (name: 'authentication' | 'partner-endpoints' | 'webhooks-api') =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));
