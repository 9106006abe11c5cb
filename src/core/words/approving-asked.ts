type Written = Readonly<{ amount: string; currency: string | null }>;

/** What can be said about emergencies and customers' consent. */
export type ApprovingIntent =
  | Readonly<{ kind: 'reviews' }>
  /** The amount up to which one approver is enough for what cannot wait; null turns it off. */
  | Readonly<{ kind: 'emergency'; upTo: Written | null }>
  /**
   * Whose consent is needed: a company's customer, or (null) everyone above an amount; and whether customers see
   * prices.
   */
  | Readonly<{
      kind: 'consent';
      do: 'set' | 'end' | 'prices' | 'no-prices';
      company: string | null;
      above: Written | null;
    }>;
