import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { byLikeness } from '../../../src/core/likeness/likely-question.ts';
import { read } from '../../../src/core/reading/read.ts';
import type { Decision } from '../../../src/core/reading/reading.ts';
import { world } from '../reading/world.ts';

const { portfolio } = world;
const kinds = JSON.parse(
  readFileSync(new URL('../../corpus/learning/kinds.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;
const changes =
  /^(?:seats|cancel|order|staff|set-price|grant|revoke|deputy|settle|assign|company-form|withdraw)$/;
const opens = (decision: Decision): boolean =>
  decision.kind === 'confirm' ||
  (decision.kind === 'do' && changes.test(decision.intent.kind)) ||
  (decision.kind === 'ask' && decision.choices.some(({ kind }) => changes.test(kind)));

test('likeness opens and offers no change, and takes the place of none', () => {
  for (const say of [...(kinds.change ?? []), ...(kinds.none ?? [])]) {
    const reading = read(say, portfolio, world);
    const after = byLikeness(say, portfolio, reading, world);
    if (opens(reading.decision)) expect(after).toBe(reading);
    else expect([say, opens(after.decision)]).toEqual([say, false]);
  }
});
