import type { AuditRecord } from '../../src/core/audit/audit-memory.ts';
import type { EventData, PublicEvent } from '../../src/core/audit/events.ts';

export const now = Date.UTC(2026, 10, 12, 8);
export const termEndsAt = Date.UTC(2026, 11, 12);

export const aRecord = (given: Partial<AuditRecord> = {}): AuditRecord => ({
  at: now,
  tenantId: 'tenant',
  person: null,
  event: 'renewal.due',
  changeId: null,
  companyId: 'company-1',
  facts: {
    renewalId: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
    company: 'Contoso',
    companyId: 'company-1',
    day: '2026-12-12',
    days: 30,
    lines: [
      {
        subscriptionId: 'subscription-1',
        product: 'Microsoft 365 Business Premium',
        quantity: 12,
        termEndsAt,
      },
    ],
  },
  seq: 1,
  previous: '0'.repeat(64),
  hash: 'ab'.repeat(32),
  ...given,
});

type Given = Partial<Omit<PublicEvent, 'data'>> & { data?: Partial<EventData> };

let made = 0;
export const anEvent = ({ data, ...given }: Given = {}): PublicEvent => {
  made += 1;
  return {
    id: `evt_${made}`,
    type: 'renewal.due',
    timestamp: new Date(now).toISOString(),
    ...given,
    data: {
      company: { id: 'company-1', name: 'Contoso', externalId: 'Contoso' },
      person: null,
      renewal: {
        id: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
        day: '2026-12-12',
        lines: [
          {
            subscriptionId: 'subscription-1',
            product: 'Microsoft 365 Business Premium',
            quantity: 12,
            termEndsAt: new Date(termEndsAt).toISOString(),
          },
        ],
      },
      change: null,
      details: { days: 30 },
      ...data,
    },
  };
};
