/** Why a person wants a change, in their own words, and their ticket's number. */
export type GivenReason = Readonly<{
  purpose: string | null;
  ticket: string | null;
  /** It cannot wait for every approver. */
  urgent?: true;
}>;

export const noReason: GivenReason = { purpose: null, ticket: null };

export const isGiven = ({ purpose, ticket }: GivenReason): boolean => purpose !== null || ticket !== null;

/** The longest of each that is kept, in characters. */
const longest = { purpose: 300, ticket: 40 } as const;

const cleaned = (text: string | null, length: number): string | null =>
  (text ?? '')
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, length)
    .trim() || null;

/** Each on one line, cut to what is kept; null when nothing is left. */
export const givenReason = (purpose: string | null, ticket: string | null): GivenReason => ({
  purpose: cleaned(purpose, longest.purpose),
  ticket: cleaned(ticket, longest.ticket),
});

/** Both as one text, as an input for the reason shows it: "new hires (ticket 4711)". */
export const givenText = ({ purpose, ticket }: GivenReason): string =>
  [...(purpose === null ? [] : [purpose]), ...(ticket === null ? [] : [`(ticket ${ticket})`])].join(' ');
