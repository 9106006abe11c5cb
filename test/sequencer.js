import Sequencer from '@jest/test-sequencer';

/** The longest suites come first, so that no worker is left with one at the end. */
export default class extends Sequencer {
  sort(tests) {
    // Jest knows how long each took last time, and goes by the size of the files on a fresh clone. Suites that start processes are
    // short to read and long to run.
    const startsProcesses = ({ duration, path }) =>
      duration === undefined && /\/test\/(races|store|app|outside)\//.test(path);
    const sorted = [...super.sort(tests)];
    return [...sorted.filter(startsProcesses), ...sorted.filter((test) => !startsProcesses(test))];
  }
}
