import base from './jest.config.js';

/** The suites that know time, on every date of `test/harness/dates.ts`: `npm run test:dates`. */
export default {
  ...base,
  testMatch: [
    '<rootDir>/test/journeys/{alerts,cancel,invoices,renewal-desk,renewal-rules,renewals,renewed-otherwise,usage-and-spend,usage-rows}.test.ts',
    '<rootDir>/test/workflows/{changes/run-plan,renewals/sweep-renewals}.test.ts',
    '<rootDir>/test/terminal/on-dates.test.ts',
  ],
  // They wait more than they work.
  maxWorkers: 5,
};
