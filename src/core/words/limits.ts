/** The limits of an amount of money in a question. */
export type AmountLimit = Readonly<{
  least?: number;
  most?: number;
  /** The bounds are exclusive: "over 500", "under 500". */
  strict?: true;
  /** The bounds are percentages, such as a margin of its price, not money. */
  percent?: true;
  /** Null means any currency. */
  currency: string | null;
}>;

/** The limits of a number of seats in a question. Both are exclusive: "at least 5" is more than 4. */
export type SeatLimit = Readonly<{ more: number | null; fewer: number | null }>;

export const isWithinAmount = (amount: number, { least, most, strict }: AmountLimit): boolean => {
  if (strict === true)
    return (least === undefined || amount > least) && (most === undefined || amount < most);
  return (least === undefined || amount >= least) && (most === undefined || amount <= most);
};

export const isWithinSeats = (seats: number, { more, fewer }: SeatLimit): boolean =>
  (more === null || seats > more) && (fewer === null || seats < fewer);
