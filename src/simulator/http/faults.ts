import { z } from 'zod';

const kinds = [
  'slow',
  'hang',
  'reset-before',
  'reset-after',
  '401',
  '403',
  '404',
  '408',
  '422',
  '429',
  '500',
  '500-after',
  '503',
  'bad-json',
  'html',
  'empty',
  'old-record',
  'no-rows',
] as const;

const isPattern = (path: string): boolean => {
  try {
    return !path.startsWith('^') || new RegExp(path).source !== '';
  } catch {
    return false;
  }
};

/*
 * Faults. `slow` waits `ms` (1000) and then answers; `hang` never answers. `reset-before` drops the connection before
 * doing anything; `reset-after` and `500-after` fail after the work is done. With status 200, `bad-json` sends half of
 * the answer, `html` a gateway's page, `empty` nothing, `no-rows` a list without rows and `old-record` the record from before; `done: false` then
 * skips the write. The others refuse with their status and `retryAfter` seconds in the header.
 */

/** What goes wrong with the next `times` (1) matching calls. */
export const faultRule = z.strictObject({
  match: z
    .strictObject({
      method: z.string().optional(),
      /** The start of the path, including `/v1`; a text that begins with `^` is a regular expression. */
      path: z.string().refine(isPattern, 'is no regular expression').optional(),
      /** Parameters with exactly these values, or absent (null): `{"isMock": null}` matches only real orders. */
      query: z.record(z.string(), z.string().nullable()).optional(),
    })
    .default({}),
  times: z.number().int().positive().default(1),
  fault: z.enum(kinds),
  done: z.boolean().default(true),
  ms: z.number().int().nonnegative().default(1000),
  retryAfter: z.number().int().nonnegative().optional(),
});

export type FaultRule = z.input<typeof faultRule>;
export type Fault = Readonly<z.output<typeof faultRule>>;

export type Faults = Readonly<{
  /** Replaces the rules; an empty list ends all faults. Throws a ZodError for an invalid rule. */
  set(rules: readonly FaultRule[]): void;
  /** Returns the fault for this call (first matching rule) and counts it, or null. */
  take(method: string, path: string, query?: URLSearchParams): Fault | null;
}>;

export const createFaults = (): Faults => {
  let rules: { fault: Fault; left: number }[] = [];
  return {
    set(next) {
      rules = next.map((rule) => faultRule.parse(rule)).map((fault) => ({ fault, left: fault.times }));
    },
    take(method, path, query = new URLSearchParams()) {
      const rule = rules.find(({ fault, left }) => left > 0 && matches(fault, method, path, query));
      if (rule === undefined) return null;
      rule.left -= 1;
      return rule.fault;
    },
  };
};

const matches = ({ match }: Fault, method: string, path: string, query: URLSearchParams): boolean => {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (Object.entries(match.query ?? {}).some(([name, value]) => query.get(name) !== value)) return false;
  if (match.path === undefined) return true;
  return match.path.startsWith('^') ? new RegExp(match.path).test(path) : path.startsWith(match.path);
};
