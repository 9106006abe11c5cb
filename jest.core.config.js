import { readdirSync, readFileSync } from 'node:fs';

/** Files with only types: they never run, so coverage would count them as not reached. */
const typesAlone = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => !/^(?:export )?(?:const|let|function|class) /m.test(readFileSync(file, 'utf8')));

/** The tests of `core/` under the gate of its coverage, which Jest measures in its own sandbox: swc strips the types there. */
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
  testMatch: ['<rootDir>/test/core/**/*.test.ts'],
  testTimeout: 240_000,
  maxWorkers: '100%',
  collectCoverage: true,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/core/**/*.ts', ...typesAlone('src/core').map((file) => `!${file}`)],
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
  coverageThreshold: { './src/core/': { lines: 100, branches: 99 } },
};
