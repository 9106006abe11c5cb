import Sequencer from '@jest/test-sequencer';

/** Short to read and long to run: they start processes, wait, or go through the whole corpus. */
const long =
  /\/test\/(?:races|store|app|outside|terminal)\/|[.](?:sweep|waits)[.]test|\/(?:documented-commands|learned|intake|bad-input|store-away|truth|rules)[.]test/;

/** The longest suites come first, so that no worker is left with one at the end. */
export default class extends Sequencer {
  sort(tests) {
    // Jest knows how long each took last time, and goes by the size of the files on a fresh clone.
    const first = ({ duration, path }) => duration === undefined && long.test(path);
    const sorted = [...super.sort(tests)];
    return [...sorted.filter(first), ...sorted.filter((test) => !first(test))];
  }
}
