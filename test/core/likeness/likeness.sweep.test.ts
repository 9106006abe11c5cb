import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type World, worldOf } from '../../../scripts/corpus-score.ts';
import { byLikeness } from '../../../src/core/likeness/likely-question.ts';
import { read } from '../../../src/core/reading/read.ts';
import type { Decision } from '../../../src/core/reading/reading.ts';

const parsed = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8'));
const world = worldOf(parsed('world.json') as World);
const { portfolio } = world;
const kinds = parsed('learning/kinds.json') as Readonly<Record<string, readonly string[]>>;
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
