import { describe, expect, test } from '@jest/globals';
import { readDoctor } from '../../../src/core/understanding/doctor-sentences.ts';
import { readTokens } from '../../../src/core/understanding/sentence.ts';

describe('the doctor and the set-up', () => {
  test.each([
    ['doctor', 'doctor'],
    ['/doctor', 'doctor'],
    ['run the doctor', 'doctor'],
    ['show diagnostics', 'doctor'],
    ['setup', 'setup'],
    ['what is left of the setup', 'setup'],
    ['set-up', 'setup'],
    ['add 3 seats for the doctor', null],
    ['set up alerts here', null],
    ['what is left', null],
    ['', null],
  ])('%j', (text, kind) => {
    expect(readDoctor(readTokens(text))).toEqual(kind === null ? null : { kind });
  });
});
