import type { Intent } from './intent.ts';
import { type Token, wordsIn } from './sentence.ts';

const doctorWords = wordsIn('doctor diagnose diagnosis diagnostics selftest self-test checkup check-up');
const setupWords = wordsIn('setup set-up checklist settings configure configuration preferences');
const around = wordsIn(
  'run start show open see do call ask get give tell make me us the a an our your my this bot please again now how is what of for to ' +
    'left still list finish continue',
);

export const doctorCues = [...doctorWords, ...setupWords].join(' ');

/** Reads "doctor" and "setup", alone or among words that add nothing. */
export const readDoctor = (tokens: readonly Token[]): Intent | null => {
  const words = tokens.map(({ word }) => word.replace(/^\//, ''));
  const is = (named: ReadonlySet<string>): boolean =>
    words.some((word) => named.has(word)) && words.every((word) => named.has(word) || around.has(word));
  if (is(doctorWords)) return { kind: 'doctor' };
  return is(setupWords) ? { kind: 'setup' } : null;
};
