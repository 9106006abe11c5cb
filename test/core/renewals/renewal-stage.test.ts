import { describe, expect, test } from '@jest/globals';
import type { AfterTerm } from '../../../src/core/renewals/renewal.ts';
import { stageOf, stageOfLine } from '../../../src/core/renewals/renewal-stage.ts';
import { day, hour } from '../../../src/core/words/durations.ts';
import { after, end, line, renewal, renewed, second } from '../../views/renewals/renewal-samples.ts';

const ended: AfterTerm = { kind: 'ended', seenAt: end + hour };
const moved: AfterTerm = { kind: 'moved', seenAt: end - 9 * day, nextEndsAt: end + 90 * day };

describe('where a subscription stands', () => {
  test.each([
    ['before', end - day - 1],
    ['lock', end - day],
    ['lock', end - 1],
    ['renewing', end],
    ['renewing', end + 30 * day],
  ])('%s', (stage, at) => {
    expect(stageOfLine(line(), at)).toBe(stage);
    expect(stageOf(renewal(), at)).toBe(stage);
  });

  test('in its window until the moment at which that closes, then over', () => {
    const closesAt = after + day;
    const one = line({ after: renewed({ closesAt }) });
    expect(stageOfLine(one, closesAt - 1)).toBe('window');
    expect(stageOfLine(one, closesAt)).toBe('over');
  });

  test.each([ended, moved])('over when it has $kind, whatever the clock says', (what) => {
    for (const at of [end - 20 * day, end - hour, after])
      expect(stageOfLine(line({ after: what }), at)).toBe('over');
  });
});

describe('where a renewal stands', () => {
  test('an open window counts before what still renews, and that before what is over', () => {
    const window = line({ after: renewed() });
    expect(stageOf(renewal({ lines: [second(), window] }), after)).toBe('window');
    expect(stageOf(renewal({ lines: [second(), line({ after: ended })] }), after)).toBe('renewing');
    expect(stageOf(renewal({ lines: [second(), line({ after: moved })] }), end - 20 * day)).toBe('before');
    expect(
      stageOf(renewal({ lines: [second({ termEndsAt: end + 20 * hour }), line()] }), end - 10 * hour),
    ).toBe('lock');
  });

  test('closed it is over, and so it is with nothing in it', () => {
    expect(stageOf(renewal({ closedAt: end - 9 * day }), end - 9 * day)).toBe('over');
    expect(stageOf(renewal({ lines: [] }), end - 9 * day)).toBe('over');
  });
});
