import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Sentence } from '../../../scripts/corpus-page.ts';
import { memoryAfter, scoreOf } from '../../../scripts/corpus-score.ts';
import { givenIn } from '../../../src/core/atoms/given.ts';
import { ellipses } from '../../../src/core/conversation/ellipses.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { followRows, saidIn } from '../../../src/core/conversation/follow-words.ts';
import { isChange } from '../../../src/core/conversation/whole-sentence.ts';
import { corpus, here, readIn, sentencesIn, shown, world } from '../reading/world.ts';

const all = corpus();

const beside = (after: readonly string[], say: string, refused = false) =>
  readBeside(say, world.portfolio, memoryAfter(world, after, refused), here);

test('of the sentences about what was said before each is read as it was meant', () => {
  const misread = sentencesIn('fresh/said-before.json').filter(
    (sentence) => scoreOf(world, sentence).outcome !== 'exact',
  );
  expect(misread.map(({ after, say }) => `${after?.join(' // ')} // ${say}`)).toEqual([]);
});

describe('what is lacking in a message comes from before in a few ways only', () => {
  const examples: Readonly<Record<string, readonly [after: string, say: string, meant: string]>> = {
    answer: ['add 3 E5', 'Trey Research', 'do add 3 Microsoft 365 E5 @ Trey Research'],
    agreement: ['Trey needs 2 more E5', 'yes but 3', 'do add 3 Microsoft 365 E5 @ Trey Research'],
    correction: ['add 3 E5 for Trey Research', 'make it 5', 'do add 5 Microsoft 365 E5 @ Trey Research'],
    repetition: [
      'add 3 E5 for Trey Research',
      'same for Woodgrove',
      'do add 3 Microsoft 365 E5 @ Woodgrove Bank',
    ],
    preview: [
      'what if add 3 E5 for Trey Research',
      'and 5?',
      'do what-if add 5 Microsoft 365 E5 @ Trey Research',
    ],
  };

  test.each(ellipses.map(({ name }) => [name] as const))('%s', (name) => {
    const [after, say, meant] = examples[name] ?? ['', '', 'an example'];
    expect(shown(beside([after], say))).toBe(meant);
  });
});

/** A change that leans on nothing: no word of it points back. */
const marks = new Set<string>(followRows.map(([mark]) => mark).filter((mark) => mark !== 'filler'));
const isWhole = ({ after, expect: { decision, intent } }: Sentence): boolean =>
  after === undefined &&
  /^(?:do|confirm)$/.test(decision) &&
  /^(?:seats|order|cancel|staff|set-price|what-if)$/.test(String(intent));
const runs = Number(process.env.PAIRS ?? 150);

test('a change that is said whole reads the same whatever was said before', () => {
  const whole = all.filter(isWhole).map(({ say }) => say);
  const before = all.map(({ say }) => say);
  fc.assert(
    fc.property(
      fc.constantFrom(...before),
      fc.constantFrom(...whole),
      fc.boolean(),
      (first, second, refused) => {
        const alone = readIn(second);
        if ([...saidIn(alone.spans).marks].some((mark) => marks.has(mark))) return;
        if (alone.decision.kind !== 'do' && alone.decision.kind !== 'confirm') return;
        expect(beside([first], second, refused).decision).toEqual(alone.decision);
      },
    ),
    { numRuns: runs },
  );
});

test('what became no request is never filed by words that are no whole sentence', () => {
  const names = ['trey', 'woodgrove e5', 'tailspin', 'basic', 'e3', '3', 'litware 4 basic', '2 premium'];
  const leads = ['', 'same for ', 'and ', 'also for ', 'no, ', 'actually ', 'make it '];
  const firsts = all.filter(isWhole).map(({ say }) => say);
  fc.assert(
    fc.property(
      fc.constantFrom(...firsts),
      fc.constantFrom(...leads),
      fc.constantFrom(...names),
      (first, lead, name) => {
        // "make it litware 4 basic" is a whole sentence.
        const alone = readIn(`${lead}${name}`).decision;
        if (readIn(first).decision.kind !== 'do' || (alone.kind === 'do' && isChange(alone.intent))) return;
        const { decision } = beside([first], `${lead}${name}`, true);
        const files =
          decision.kind === 'do' &&
          isChange(decision.intent) &&
          !/^(?:what-if|order)$/.test(decision.intent.kind);
        expect(files).toBe(false);
      },
    ),
    { numRuns: runs },
  );
});

test.each<readonly [after: readonly string[], said: string, meant: string, purpose: string | null]>([
  [
    ['add 2 basic at litware, new starters on monday'],
    'and 1 more standard for kowalski, same reason',
    'do add 1',
    'new starters on monday',
  ],
  [
    ['remove 2 basic at litware because the depot closed'],
    'take 1 off at Greenfield Dairy for the same reason',
    'confirm remove 1',
    'the depot closed',
  ],
  [
    ['add 2 basic at litware because of new hires'],
    'add 1 standard at kowalski because of a new van, same reason',
    'do add 1',
    'a new van',
  ],
  [
    ['add 2 basic at litware because of new hires'],
    "don't add 1 standard at kowalski, same reason",
    'say negated',
    'new hires',
  ],
  [['add 2 basic at litware'], 'and 1 standard more for kowalski, same reason', 'confirm add 1', null],
])('the same reason is the one that was given: %j, %s', (after, said, meant, purpose) => {
  const reading = beside(after, said);
  expect(shown(reading)).toContain(meant);
  expect((reading.given ?? givenIn(reading.spans)).purpose).toBe(purpose);
});
