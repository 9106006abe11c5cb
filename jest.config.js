import { readdirSync, readFileSync } from 'node:fs';

/** Files with only types: they never run, so coverage would count them as not reached. */
const typesAlone = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => !/^(?:export )?(?:const|let|function|class) /m.test(readFileSync(file, 'utf8')));

/** They use POSIX signals, or start a PostgreSQL, which refuses to run as an administrator. */
const notOnWindows = ['app/start-and-stop', 'races/(sweep-)?two-instances', 'simulator/main', 'store/memory'];

/** Node runs TypeScript directly; for Jest, swc strips the types first. */
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
    '<rootDir>/test/journeys/odd/',
    ...(process.platform === 'win32' ? notOnWindows.map((name) => `/test/${name}[.]test[.]ts$`) : []),
  ],
  // Only ends endless waits; it is generous because a busy machine is slow.
  testTimeout: 60_000,
  maxWorkers: '100%',
  // Tests that mostly wait for processes of their own run beside each other.
  maxConcurrency: 4,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/core/**/*.ts', ...typesAlone('src/core').map((file) => `!${file}`)],
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
  coverageThreshold: { './src/core/': { lines: 100, branches: 99 } },
};
