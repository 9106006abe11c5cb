import type { Instant } from '../core/words/instant.ts';

type Limit = Readonly<{ count: number; within: number }>;

/**
 * What one bot may send or update in one conversation; the tenant's figure is half of Teams' 50 a second.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit
 */
const inConversation: readonly Limit[] = [
  { count: 7, within: 1_000 },
  { count: 8, within: 2_000 },
  { count: 60, within: 30_000 },
  { count: 1_800, within: 3_600_000 },
];
const inTenant: readonly Limit[] = [{ count: 25, within: 1_000 }];

/** Milliseconds to wait before one more send keeps within all limits; `sent` is in order of time. */
export const waitFor = (sent: readonly Instant[], limits: readonly Limit[], now: Instant): number =>
  Math.max(
    0,
    ...limits.map(({ count, within }) => {
      const nth = sent.at(-count);
      return nth === undefined ? 0 : nth + within - now;
    }),
  );

type Parts = Readonly<{ now: () => Instant; pause: (milliseconds: number) => Promise<void> }>;

/** Lets a send pass as soon as its conversation and its tenant allow it. */
export const createPace = ({ now, pause }: Parts) => {
  const sent = new Map<string, Instant[]>();
  const of = (key: string): Instant[] => {
    const known = sent.get(key) ?? [];
    sent.set(key, known);
    return known;
  };
  const forget = (at: Instant): void => {
    for (const [key, stamps] of sent) if ((stamps.at(-1) ?? 0) < at - 3_600_000) sent.delete(key);
  };

  return async (tenantId: string, conversationId: string): Promise<void> => {
    for (;;) {
      const at = now();
      if (sent.size > 1_000) forget(at);
      const both = [
        { stamps: of(`tenant ${tenantId}`), limits: inTenant },
        { stamps: of(`conversation ${tenantId} ${conversationId}`), limits: inConversation },
      ];
      const wait = Math.max(...both.map(({ stamps, limits }) => waitFor(stamps, limits, at)));
      if (wait <= 0) {
        for (const { stamps } of both) {
          stamps.push(at);
          if (stamps.length > 1_800) stamps.shift();
        }
        return;
      }
      await pause(wait);
    }
  };
};
