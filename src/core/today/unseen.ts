/**
 * What today's list does not know. `microsoft`: seats that nobody uses, and `psa`: what the PSA bills; `at` is `off` where that is not set
 * up, `unread` when it was not read lately, else the number of companies of which it is not known. `usage`: usage that jumped; `early` in the first days of a month, `unread` while
 * nothing of a month ago is kept, else the number of subscriptions of which it is not known. `prices`: renewals whose price of today is not
 * read yet.
 */
export type Unseen =
  | Readonly<{ kind: 'microsoft' | 'psa'; at: Reach }>
  | Readonly<{ kind: 'usage'; at: 'early' | Exclude<Reach, 'off'> }>
  | Readonly<{ kind: 'prices'; renewals: number }>;

/** How far something is not known. */
type Reach = 'off' | 'unread' | number;

type Known = Readonly<{
  microsoft: Reach;
  psa: Reach;
  usage: 'early' | Exclude<Reach, 'off'>;
  prices: number;
}>;

/** 0 is nothing, and not told. */
export const unseenIn = (seen: Known): Unseen[] => [
  ...(['microsoft', 'psa'] as const).flatMap((kind) => (seen[kind] === 0 ? [] : [{ kind, at: seen[kind] }])),
  ...(seen.usage === 0 ? [] : [{ kind: 'usage' as const, at: seen.usage }]),
  ...(seen.prices === 0 ? [] : [{ kind: 'prices' as const, renewals: seen.prices }]),
];
