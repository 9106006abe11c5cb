import { expect, test } from '@jest/globals';
import { attempt, untilSaved } from '../../src/workflows/until-saved.ts';

type Counted = Readonly<{ version: number; by: readonly string[] }>;

/** A record that others move on right before each of the next saves. */
const keeper = (others: readonly string[]) => {
  let saved: Counted = { version: 1, by: [] };
  const before = [...others];
  const moved = (from: Counted, by: string): Counted => ({ version: from.version + 1, by: [...from.by, by] });
  return {
    first: saved,
    moved,
    saved: () => saved,
    kept: {
      load: async () => saved,
      save: async (next: Counted) => {
        const other = before.shift();
        if (other !== undefined) saved = moved(saved, other);
        if (next.version !== saved.version + 1) return false;
        saved = next;
        return true;
      },
    },
  };
};

test('a step is taken again on what others left, until it is saved', async () => {
  const { first, kept, moved, saved } = keeper(['Bo', 'Cy']);
  const outcome = await untilSaved(first, kept, (latest) => attempt(moved(latest, 'Ann')));
  expect(outcome).toEqual({
    kind: 'saved',
    before: { version: 3, by: ['Bo', 'Cy'] },
    after: { version: 4, by: ['Bo', 'Cy', 'Ann'] },
  });
  expect(saved().by).toEqual(['Bo', 'Cy', 'Ann']);
});

test('a step that is not wanted on what others left is left, and says why', async () => {
  const { first, kept, moved, saved } = keeper(['Bo']);
  const outcome = await untilSaved(first, kept, (latest) =>
    latest.by.includes('Bo') ? { leave: 'Bo was faster' } : { save: moved(latest, 'Ann') },
  );
  expect(outcome).toEqual({ kind: 'left', latest: { version: 2, by: ['Bo'] }, no: 'Bo was faster' });
  expect(saved().by).toEqual(['Bo']);
});

test('a step without anything to save saves nothing', async () => {
  const { first, kept, saved } = keeper([]);
  expect(await untilSaved(first, kept, () => attempt<Counted>(null))).toEqual({
    ...{ kind: 'left', latest: first, no: null },
  });
  expect(saved()).toBe(first);
});
