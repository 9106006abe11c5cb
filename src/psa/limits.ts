import type { Limits } from '../remote/http.ts';

/** Pages of hundreds of rows with all their fields, from systems that take their time. */
export const psaLimits: Limits = { timeoutMs: 60_000, longestAnswer: 16_000_000 };
