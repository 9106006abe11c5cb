import { describe, expect, test } from '@jest/globals';
import { wordsIn } from '../../../src/core/atoms/words.ts';
import { cueIndex } from '../../../src/core/questions/cued.ts';

describe('cues of the sentences beside the frames', () => {
  test.each([
    ['Doctor!', 'doctor'],
    ['make it co-term', 'co-term'],
    ['today’s list', 'todays'],
    ["don't", 'dont'],
    ['who is "the Owner"', 'owner'],
    ['companies of @Ann', '@'],
    ['"DC" = Contoso', '"'],
  ])('%s has the cue %s', (say, cues) => {
    const row = { cues };
    expect([...cueIndex([row])(wordsIn(say))]).toEqual([row]);
  });

  test('a row without cues looks at every message, another at none without a cue of its own', () => {
    const [always, never] = [{ cues: '' }, { cues: 'doctors' }];
    expect([...cueIndex([never, always])(wordsIn('doctor'))]).toEqual([always]);
  });
});
