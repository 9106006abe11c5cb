/** What only the Pax8 portal or Microsoft can do. */
export type PortalJob =
  | 'switch-term'
  | 'upgrade'
  | 'co-term'
  | 'auto-renew'
  | 'assign-licence'
  | 'merge'
  | 'users'
  | 'transfer'
  | 'quote'
  | 'payment'
  | 'extend-trial'
  | 'support-ticket'
  | 'agreement'
  | 'suspend'
  | 'reminder'
  | 'gdap';

/** Licensing terms that people ask about in general, in the order of *help terms*. */
export const termTopics = [
  'new-commerce',
  'window',
  'fewer-seats',
  'commitment',
  'renewal',
  'last-day',
  'service-term',
  'co-term',
  'proration',
  'cost',
  'trial',
] as const;
export type TermTopic = (typeof termTopics)[number];
