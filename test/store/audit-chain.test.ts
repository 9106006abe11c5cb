import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical, chained, chainStart, hashOf } from '../../src/store/audit-chain.ts';
import { anEntry, hostile } from './fixtures.ts';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner)] as const);
  return Object.fromEntries(entries.toReversed());
};

describe('audit chain', () => {
  test('equal content has equal canonical JSON, whatever the order of its keys', () =>
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(canonical(shuffled(value))).toBe(canonical(value));
      }),
    ));

  test('canonical JSON is parsed to the same value and written again to the same text', () =>
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonical(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
    ));

  test('two entries that differ anywhere, or follow different ones, have different hashes', () => {
    const entry = anEntry({ person: null, facts: { seats: 12, seen: { price: 22.05, names: ['a', 'b'] } } });
    const others = [
      { ...entry, at: entry.at + 1 },
      { ...entry, event: 'change.approved' as const },
      { ...entry, facts: { seats: '12', seen: { price: 22.05, names: ['a', 'b'] } } },
      { ...entry, facts: { seats: 12, seen: { price: 22.05, names: ['b', 'a'] } } },
      { ...entry, facts: { seats: 12, seen: { price: 22.05, names: ['a', 'b'], more: null } } },
    ];
    const { hash } = chainStart;
    const hashes = [entry, ...others].map((one) => hashOf(one, hash));
    expect(new Set([...hashes, hashOf(entry, hashes[0] ?? '')]).size).toBe(7);
  });

  // Existing chains must stay valid for ever, so this hash must never change.
  test('the hash is SHA-256 of the hash before, a line feed and the canonical JSON', () => {
    const person = { tenantId: 'tenant', objectId: 'ada', name: hostile };
    const entry = anEntry({
      person,
      changeId: 'change',
      facts: { z: [1.5, -0, 1e21, null], a: { é: true } },
    });
    expect(canonical(entry)).toMatch(/^\{"at":1750000000000,"changeId":"change","companyId":null,"event":/);
    const first = chained(entry, chainStart);
    expect(first).toEqual({ ...entry, seq: 1, previous: '0'.repeat(64), hash: first.hash });
    expect(first.hash).toBe('99f3be9244b516687b69fa1853e9f0a01b9976ae378194ab426d0af7b35b894b');
    expect(chained(entry, first)).toMatchObject({ seq: 2, previous: first.hash });
  });
});
