import * as jest from '@jest/globals';
import { beginAt, dates, type TestDate } from './dates.ts';

/**
 * Jest's own words, for suites that know time. With `TEST_DATES=all` (`npm run test:dates`) what a suite registers is held
 * back until the file has run, and then registered once for each date of the table.
 */
const onAll = process.env.TEST_DATES === 'all';
const held: ((date: TestDate) => unknown)[] = [];
let done = false;

const hold = (register: (date: TestDate) => unknown): void => {
  if (held.length === 0) queueMicrotask(registerAll);
  held.push(register);
};

/** Runs when the suite's file has been evaluated, before Jest looks at what there is. */
const registerAll = (): void => {
  done = true;
  for (const date of dates)
    jest.describe(`${date.at}: ${date.why}`, () => {
      jest.beforeAll(() => beginAt(date));
      for (const register of held) register(date);
    });
  // The next file of this worker holds its own.
  held.length = 0;
  done = false;
};

type Each = (...table: unknown[]) => (...given: never[]) => unknown;

const onDates = <Word extends (...given: never[]) => unknown>(word: Word): Word =>
  new Proxy(word, {
    apply: (_word, self, given) =>
      done ? Reflect.apply(word, self, given) : hold(() => Reflect.apply(word, self, given)),
    get: (_word, name) => {
      const own = Reflect.get(word, name) as unknown;
      return name === 'each' ? (...table: unknown[]) => onDates((own as Each)(...table)) : own;
    },
  });
const said = <Word extends (...given: never[]) => unknown>(word: Word): Word =>
  onAll ? onDates(word) : word;

/** For a test of such a suite that costs a process: it runs on the dates that are hard for one. */
export const onSome = (hard: (date: TestDate) => boolean, name: string, run: () => Promise<void>): void =>
  onAll ? hold((date) => hard(date) && jest.test(name, run)) : jest.test(name, run);
/** For a test of such a suite that knows no time, or waits in real time: it runs on the usual date alone. */
export const once = onAll ? Object.assign(() => {}, { each: () => () => {} }) : jest.test;
export const describe = said(jest.describe);
export const test = said(jest.test);
export const beforeAll = said(jest.beforeAll);
export const afterAll = said(jest.afterAll);
export const { expect } = jest;
