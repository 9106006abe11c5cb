import base from './jest.config.js';

/** The browser test alone: it needs Chromium, which `npm cit` does not. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
};
