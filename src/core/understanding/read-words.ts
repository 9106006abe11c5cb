/** Commands that only read. */
type ReadKind =
  | 'help'
  | 'companies'
  | 'subscriptions'
  | 'subscription'
  | 'renewals'
  | 'pending'
  | 'history'
  | 'whoami'
  | 'status'
  | 'refresh';

const rows: readonly (readonly [ReadKind, string])[] = [
  ['help', 'help /help commands menu examples'],
  [
    'renewals',
    'renewals renewal renew renews renewing renewed expiring expire expires expiry expirations expiration',
  ],
  ['history', 'history log changelog'],
  ['pending', 'pending approvals approval requests queue'],
  ['whoami', 'whoami'],
  ['status', 'status health ping version uptime'],
  ['refresh', 'refresh reload resync sync synchronise synchronize'],
  [
    'companies',
    'companies company customers customer clients client tenants tenant organisations organizations orgs',
  ],
  ['subscriptions', 'subscriptions subs licences licenses seats licensing licence license products lics'],
  ['subscription', 'subscription sub'],
];

export const readWords: ReadonlyMap<string, ReadKind> = new Map(
  rows.flatMap(([kind, words]) => words.split(' ').map((word): [string, ReadKind] => [word, kind])),
);
