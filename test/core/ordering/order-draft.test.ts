import { expect, test } from '@jest/globals';
import { notContinued, type OrderDraft } from '../../../src/core/ordering/order-draft.ts';
import { ann, bo, day, now } from '../samples.ts';

const draft: OrderDraft = {
  id: 'd1',
  tenantId: ann.tenantId,
  person: ann,
  conversationId: 'here',
  companyId: 'c1',
  companyName: 'Contoso',
  given: { purpose: null, ticket: null },
  lines: [{ productId: 'p1', productName: 'Exchange Online (Plan 2)', quantity: null }],
  at: now,
};

test('a form is gone on with by the person who opened it, where it stands, for one day', () => {
  expect(notContinued(draft, ann, 'here', now + day)).toBeNull();
  expect(notContinued(draft, bo, 'here', now)).toBe('not-theirs');
  expect(notContinued(draft, ann, 'elsewhere', now)).toBe('elsewhere');
  expect(notContinued(draft, ann, 'here', now + day + 1)).toBe('too-old');
});
