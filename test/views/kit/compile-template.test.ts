import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import templating from 'adaptivecards-templating';
import { compileTemplate } from '../../../src/views/kit/compile-template.ts';
import type { Plan } from '../../../src/views/kit/plan.ts';
import { loadTemplates, ownTemplates } from '../../../src/views/kit/template.ts';
import { place } from '../samples.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(`${root}${path}`, 'utf8'));

type Filling = Readonly<Record<string, unknown>>;
type Golden = Readonly<{ template: string; filling: Filling }>;
const golden = readdirSync(`${root}test/golden/cards`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file) => read(`test/golden/cards/${file}`) as Golden);

const notCompiled = (name: string): never => {
  throw new Error(`${name} is not compiled`);
};
const made = new Map(
  ownTemplates().names.map((name) => {
    const template = read(`cards/${name}.json`);
    return [
      name,
      { ours: compileTemplate(template) ?? notCompiled(name), theirs: new templating.Template(template) },
    ];
  }),
);
const both = (template: string, filling: Filling) => {
  const { ours, theirs } = made.get(template) ?? {};
  const outcome = (fill: () => unknown): unknown => {
    try {
      return fill();
    } catch {
      return 'cannot be filled';
    }
  };
  return [outcome(() => ours?.(filling)), outcome(() => theirs?.expand({ $root: filling }))];
};

describe('a compiled template gives what adaptivecards-templating gives', () => {
  test('for all that views have put into it', () => {
    expect(golden.length).toBeGreaterThan(500);
    for (const { template, filling } of golden) {
      const [ours, theirs] = both(template, filling);
      expect(ours).toEqual(theirs);
    }
  });

  test('when anything is missing, null, empty or of another kind', () => {
    const seen = new Set<string>();
    for (const { template, filling } of golden) {
      for (const key of Object.keys(filling)) {
        if (seen.has(`${template} ${key}`)) continue;
        seen.add(`${template} ${key}`);
        const { [key]: _, ...without } = filling;
        const others = [null, '', [], 0, false, true, 'text', ['text'], [null], {}, [{}, {}]];
        for (const changed of [without, ...others.map((other) => ({ ...filling, [key]: other }))]) {
          const [ours, theirs] = both(template, changed);
          expect({ template, key, changed: changed[key], is: ours }).toEqual({
            template,
            key,
            changed: changed[key],
            is: theirs,
          });
        }
      }
    }
  });
});

test.each([
  place("concat(title, '!')"),
  `${place('title')} \\n`,
  place('rows[0]'),
  place('title == other'),
  place('title ?? other'),
  place('if(title, other)'),
  `a ${place("json('{}')")}`,
])('more of the language than our cards use is filled by the package: %s', (written) => {
  expect(compileTemplate({ text: written })).toBeNull();
  expect(compileTemplate({ $when: written })).toBeNull();
});

test('a card of an owner’s own may be written in the whole language', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cards-'));
  const body = [{ type: 'TextBlock', text: place("concat(toUpper(title), '!')"), wrap: true }];
  await writeFile(
    join(folder, 'own.json'),
    JSON.stringify({ type: 'AdaptiveCard', version: '1.5', speak: place('speak'), body }),
  );
  const { card, problem } = loadTemplates(folder).render({
    template: 'own',
    filling: { speak: 'Good morning', title: 'morning' },
  } as unknown as Plan);
  expect({ problem, body: card.body }).toMatchObject({ problem: null, body: [{ text: 'MORNING!' }] });
  await rm(folder, { recursive: true });
});
