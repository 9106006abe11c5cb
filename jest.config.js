import { availableParallelism } from 'node:os';

/** They use POSIX signals, or start a PostgreSQL, which refuses to run as an administrator. */
const notOnWindows = [
  'app/start-and-stop',
  'outside/outside',
  'races/(sweep-)?two-instances',
  'simulator/main',
  'store/memory',
];

/** Tests run in Node as it is, without Jest's sandbox for each file: that takes half the time. */
export default {
  // In threads: in processes of its own the runner of 0.8 may wait for ever for the second one's first message.
  runner: 'jest-light-runner',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['<rootDir>/test/harness/bare-node.ts'],
  globalSetup: '<rootDir>/test/harness/before-all.ts',
  globalTeardown: '<rootDir>/test/harness/after-all.ts',
  testSequencer: '<rootDir>/test/sequencer.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/browser/',
    '<rootDir>/test/journeys/odd/',
    ...(process.platform === 'win32' ? notOnWindows.map((name) => `/test/${name}[.]test[.]ts$`) : []),
  ],
  // One more than there are cores: suites that start processes wait for them.
  maxWorkers: availableParallelism() + 1,
};
