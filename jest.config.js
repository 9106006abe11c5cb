import { readdirSync, readFileSync } from 'node:fs';

/** Files that hold types alone: nothing of them runs, and a measure of what ran would count them as never reached. */
const typesAlone = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => !/^(?:export )?(?:const|let|function|class) /m.test(readFileSync(file, 'utf8')));

/** They end or freeze processes by POSIX signals, or start a PostgreSQL, which refuses to run for an administrator. */
const notOnWindows = ['app/start-and-stop', 'races/(sweep-)?two-instances', 'simulator/main', 'store/memory'];

/** Node runs the TypeScript as it is; Jest needs it stripped of types by swc first. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/test/harness/before-all.ts',
  globalTeardown: '<rootDir>/test/harness/after-all.ts',
  testSequencer: '<rootDir>/test/sequencer.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/browser/',
    ...(process.platform === 'win32' ? notOnWindows.map((name) => `/test/${name}[.]test[.]ts$`) : []),
  ],
  // An end to waiting in vain, not a measure: a busy machine takes its time.
  testTimeout: 60_000,
  maxWorkers: '100%',
  // Tests that mostly wait for processes of their own run beside each other.
  maxConcurrency: 4,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/core/**/*.ts', ...typesAlone('src/core').map((file) => `!${file}`)],
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
  coverageThreshold: { './src/core/': { lines: 100, branches: 99 } },
};
