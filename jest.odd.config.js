import base from './jest.config.js';

/** The journeys in the odd world, for which `npm test` has no time: `npm run test:odd`. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/journeys/odd/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
