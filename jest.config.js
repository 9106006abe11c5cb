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
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
  // An end to waiting in vain, not a measure: a busy machine takes its time.
  testTimeout: 60_000,
  maxWorkers: '100%',
  coverageProvider: 'v8',
  // Without the files that hold types alone (test/house-rules.test.ts proves that they do): nothing of them runs.
  collectCoverageFrom: ['src/core/**/*.ts', '!src/core/{chat,intent,log,marketplace,memory}.ts'],
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
  coverageThreshold: { './src/core/': { lines: 100 } },
};
