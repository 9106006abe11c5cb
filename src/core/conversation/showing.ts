import type { Decision } from '../reading/reading.ts';
import { wasFiled } from './ellipses.ts';
import type { Follow } from './follow.ts';
import type { LastRequest } from './remembered.ts';

/** What waits, with its buttons. */
export const showing = (
  request: LastRequest | null,
  company: string | null,
  reason: string | null,
): Decision => ({
  kind: 'do',
  intent: { kind: 'pending', company, changeId: request?.changeId ?? null, reason },
});

export const shows = (request: LastRequest): Decision => showing(request, request.companyName, null);

/** Whether the last message requested a change, and its request exists. */
export const hasJustAsked = (given: Follow): boolean => {
  const { last } = given;
  return last?.decision.kind === 'do' && wasFiled(given, last.decision.intent);
};
