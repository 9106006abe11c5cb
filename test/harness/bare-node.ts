/** Before each worker's first test: they run in Node as it is (jest-light-runner), which loads a module once for all files. */
import { registerHooks } from 'node:module';
import fc from 'fast-check';
import { addEventHandler, getState } from 'jest-circus';
import PQueue from 'p-queue';

const globals = new URL('jest-globals.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === '@jest/globals' ? { url: globals, shortCircuit: true } : next(name, context),
});

/** The same examples each time, so that a red run is of the change that it ran on; `FC_SEED` tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });

/** Only ends endless waits (milliseconds); it is generous because a busy machine is slow. */
const limit = 240_000;
/** Tests that mostly wait for processes of their own run beside each other. */
const besideEachOther = 4;

type Work = () => Promise<unknown>;

const within = (work: () => unknown) => async (): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, limit, new Error(`not done after ${limit / 1000} s`));
  });
  // A test that throws at once clears its timer too.
  await Promise.race([Promise.resolve().then(work), over]).finally(() => clearTimeout(timer));
};

let waiting: (() => void)[] = [];
const queue = new PQueue({ concurrency: besideEachOther });

/** The first of a file's tests that is run starts them all; each then waits for its own. */
const beside = (work: Work) => {
  let run = Promise.resolve<unknown>(undefined);
  waiting.push(() => {
    run = queue.add(work);
    run.catch(() => {});
  });
  return async (): Promise<void> => {
    const all = waiting;
    waiting = [];
    for (const start of all) start();
    await run;
  };
};

/** The runner has neither time limits nor `test.concurrent`: both are put around the work when it is registered. */
addEventHandler((event) => {
  const { currentDescribeBlock } = getState();
  if (event.name === 'add_test') {
    const added = currentDescribeBlock.tests.at(-1);
    if (added?.fn === undefined) return;
    const work = within(added.fn as () => unknown);
    added.fn = event.concurrent ? beside(work) : work;
  }
  if (event.name === 'add_hook') {
    const added = currentDescribeBlock.hooks.at(-1);
    if (added !== undefined) added.fn = within(added.fn as () => unknown);
  }
});
