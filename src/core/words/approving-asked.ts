type Written = Readonly<{ amount: string; currency: string | null }>;

/** What can be said of emergencies and of customers' consent. */
export type ApprovingIntent =
  | Readonly<{ kind: 'reviews' }>
  /** Up to what one approver is enough for what cannot wait; null for nothing. */
  | Readonly<{ kind: 'emergency'; upTo: Written | null }>
  /** Whose consent is needed: of a company's customer, or (null) above an amount; and whether customers see prices. */
  | Readonly<{
      kind: 'consent';
      do: 'set' | 'end' | 'prices' | 'no-prices';
      company: string | null;
      above: Written | null;
    }>;
