/** What `@jest/globals` gives, for `bare-node.ts`: the words that the runner has made global. */
export const { describe, test, expect, beforeAll, beforeEach, afterAll, afterEach } =
  globalThis as unknown as typeof import('@jest/globals');
