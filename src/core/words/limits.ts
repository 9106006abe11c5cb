/** An amount of money as a question bounds it. */
export type AmountLimit = Readonly<{
  least?: number;
  most?: number;
  /** The bounds themselves are outside: "over 500", "under 500". */
  strict?: true;
  /** The bounds are shares, such as a margin's of its price, and no money. */
  percent?: true;
  /** Null means any currency. */
  currency: string | null;
}>;

/** Seats as a question bounds them, both bounds outside: "at least 5" is more than 4. */
export type SeatLimit = Readonly<{ more: number | null; fewer: number | null }>;

export const isWithinAmount = (amount: number, { least, most, strict }: AmountLimit): boolean => {
  if (strict === true)
    return (least === undefined || amount > least) && (most === undefined || amount < most);
  return (least === undefined || amount >= least) && (most === undefined || amount <= most);
};

export const isWithinSeats = (seats: number, { more, fewer }: SeatLimit): boolean =>
  (more === null || seats > more) && (fewer === null || seats < fewer);
