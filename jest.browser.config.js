import base from './jest.config.js';

/** Only the browser test, because it needs Chromium and `npm cit` does not. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
