import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { exampleBody } from '../../scripts/events/files.ts';
import { publicEventTypes } from '../../src/core/audit/outgoing.ts';

/** docs/power-automate.md names what the bot sends. */

const page = readFileSync(new URL('../../docs/power-automate.md', import.meta.url), 'utf8');
const bodies = publicEventTypes.map(exampleBody);

const at = (body: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], body);

test('every field of an expression is in some event', () => {
  const fields = new Set(page.match(/(?<=triggerBody\(\))(\?\['\w+'\])+/g));
  expect(fields.size).toBeGreaterThan(8);
  for (const field of fields) {
    const path = [...field.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
    const values = bodies.map((body) => at(body, path));
    expect([field, values.some((value) => value !== undefined && value !== null)]).toEqual([field, true]);
  }
});

test('every case of the switch is a type that goes out', () => {
  const [, ...cases] = page.matchAll(/^ +\| `?([\w.-]+)`? \|/gm);
  const types = cases.map(([, type]) => type).filter((type) => type !== 'default');
  expect(types).toEqual(['renewal.due', 'change.failed', 'change.needs-check', 'today.listed']);
  expect(publicEventTypes).toEqual(expect.arrayContaining(types));
});

test('the header that tells repeats apart is the one that the bot sends', () => {
  expect(page).toContain("triggerOutputs()?['headers']?['webhook-id']");
});
