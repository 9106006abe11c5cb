import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { eventFiles, exampleBody } from '../../scripts/events/files.ts';
import type { AuditEvent } from '../../src/core/audit/audit-events.ts';
import { type decisions, detailsAsked, publicEventTypes } from '../../src/core/audit/outgoing.ts';
import { eventSchema, familyOf } from '../../src/events/schemas.ts';

const folder = new URL('../../docs/events/', import.meta.url);
const published = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const ajv = new Ajv2020({ validateFormats: false, strict: false });

describe('the published schemas of events', () => {
  test('are those of the code (else run npm run events)', () => {
    const files = eventFiles();
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.schema.json'))
        .sort(),
    ).toEqual([...files.keys()].sort());
    for (const [name, content] of files) expect([name, published(name)]).toEqual([name, JSON.parse(content)]);
  });

  test('hold an example of each type, which is what the bot makes of its entry, and validates', () => {
    const any = ajv.compile(published('event.schema.json'));
    const families = new Map<string, ReturnType<typeof ajv.compile>>();
    const shown = new Set<string>();
    for (const type of publicEventTypes) {
      const family = familyOf(type);
      const file = published(`${family}.schema.json`);
      const validate = families.get(family) ?? ajv.compile(file);
      families.set(family, validate);
      const example = exampleBody(type);
      expect(file.examples).toContainEqual(example);
      expect([type, validate(example), validate.errors]).toEqual([type, true, null]);
      expect([type, any(example), any.errors]).toEqual([type, true, null]);
      expect(eventSchema(type).safeParse(example).error).toBeUndefined();
      const { details } = (example as { data: { details: object } }).data;
      for (const name of Object.keys(details)) shown.add(`${type} ${name}`);
      // A detail that must be there and is not, or of another kind, does not validate.
      const asked = Object.entries(detailsAsked(type) ?? {}).filter(([, fact]) => !fact.endsWith('?'));
      for (const [name] of asked) {
        const lacking = structuredClone(example) as { data: { details: Record<string, unknown> } };
        delete lacking.data.details[name];
        expect([type, name, validate(lacking)]).toEqual([type, name, false]);
      }
    }
    // One detail at least is in some example of its family's types.
    expect(shown.size).toBeGreaterThan(publicEventTypes.length);
  });

  test('leave room: a field or a type of event that is not known yet breaks nobody', () => {
    const example = exampleBody('renewal.due') as { data: object };
    const later = { ...example, trace: 'x', data: { ...example.data, site: 'Berlin' } };
    expect(ajv.compile(published('renewal.schema.json'))(later)).toBe(true);
  });
});

/** What is recorded of something done and nobody has decided about; the compiler refuses any. */
type Refused = `${string}refused${string}` | `${string}denied${string}` | `press.${string}`;
type Undecided = Exclude<AuditEvent, keyof typeof decisions | Extract<AuditEvent, Refused>>;

test('no entry of the audit is undecided: each goes out or has a reason why not; refusals stay inside', () => {
  const none: [Undecided] extends [never] ? true : false = true;
  expect(none).toBe(true);
  const refused = [
    'change.refused',
    'role.refused',
    'press.forged',
    'change.approve-denied.expired',
  ] as const;
  const inside = ['company.create-refused', 'file.refused.expired', 'events.resent', 'today.posted'] as const;
  for (const event of [...refused, ...inside]) expect([event, detailsAsked(event)]).toEqual([event, null]);
});

test('docs/events.md names every type that goes out', () => {
  const page = readFileSync(new URL('../events.md', folder), 'utf8');
  for (const type of publicEventTypes) expect(page).toContain(`\`${type}\``);
});
