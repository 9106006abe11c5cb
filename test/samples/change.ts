import type { Change, ChangeIn, ChangeState, Common, Stage, Wanted } from '../../src/core/changes/change.ts';
import { seatsOrdered } from '../../src/core/changes/change-facts.ts';
import type { SentChange } from '../../src/core/changes/change-steps.ts';
import type { NotNow } from '../../src/core/changes/not-now.ts';
import type {
  Applied,
  Failed,
  Missed,
  NotReached,
  Unclear,
  Withdrawn,
} from '../../src/core/changes/outcomes.ts';
import type { SeatsWanted } from '../../src/core/changes/wanted.ts';

/**
 * What a sample is to have. `from`, `to` and the like are those of a change of seats; `wanted` is for every other. What
 * the state of the sample does not have is left out of it.
 */
export type Given = Partial<Omit<Common, 'wanted'>> &
  Partial<SeatsWanted> &
  Readonly<{
    state?: ChangeState;
    wanted?: Wanted;
    decided?: Readonly<{ by: Common['requestedBy'] | null; at: number }> | null;
    begunAt?: number;
    sentAt?: number | null;
    waiting?: NotReached | null;
    unclear?: Unclear;
    found?: Applied;
    reason?: Failed | Missed | NotNow | Withdrawn | string | null;
    pax8Text?: string | null;
    settledAt?: number;
  }>;

const requestedAt = Date.UTC(2026, 10, 23, 14, 5);
const hour = 60 * 60 * 1000;

const common: Omit<Common, 'wanted'> = {
  id: 'chg1',
  version: 1,
  tenantId: 't1',
  companyId: 'c1',
  companyName: 'Contoso',
  subscriptionId: 's1',
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
  purpose: null,
  ticket: null,
  seen: {
    quantity: 12,
    status: 'Active',
    commitmentEndsAt: requestedAt + 200 * 24 * hour,
    commitmentTerm: '1-Year',
    billingTerm: 'Monthly',
    billingStartAt: null,
    price: 23.1,
    partnerCost: 19.4,
    currency: 'USD',
  },
  notes: [],
  reasons: [],
  approversNeeded: 1,
  approvals: [],
  bundle: null,
  undoes: null,
  undoneBy: null,
  requestedBy: { tenantId: 't1', objectId: 'ann', name: 'Ann' },
  requestedAt,
  askedIn: 'conversation',
  expiresAt: requestedAt + 72 * hour,
};

const foundFor = (wanted: Wanted): Applied => {
  switch (wanted.kind) {
    case 'seats':
      return { kind: 'seats', quantity: wanted.to, provisioning: false };
    case 'cancel':
      return { kind: 'end', endsAt: wanted.at, over: false };
    case 'price':
      return { kind: 'price' };
    case 'order':
      return { kind: 'order', quantity: seatsOrdered(wanted) };
  }
};

const stageOf = (state: ChangeState, wanted: Wanted, given: Given, asked: number): Stage => {
  const decided = given.decided ?? { by: { tenantId: 't1', objectId: 'bo', name: 'Bo' }, at: asked };
  const { sentAt = null, pax8Text = null, settledAt = asked, waiting = null } = given;
  const reason = given.reason as never;
  switch (state) {
    case 'pending':
      return { state };
    case 'planned':
      return { state, decided, waiting };
    case 'approved':
      return { state, decided };
    case 'executing':
      return { state, decided, begunAt: given.begunAt ?? asked, sentAt };
    case 'needs-check': {
      const unclear = given.unclear ?? {
        kind: 'unanswered',
        failure: { kind: 'pax8-unknown', answered: false, shows: 'subscription' },
      };
      return { state, decided, sentAt: sentAt ?? asked, unclear, pax8Text };
    }
    case 'applied': {
      const found = given.found ?? foundFor(wanted);
      return { state, decided, sentAt: sentAt ?? asked, found, pax8Text, settledAt };
    }
    case 'failed': {
      const refused = { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } } as const;
      const by = given.decided === null ? null : decided;
      return { state, decided: by, sentAt, reason: reason ?? refused, pax8Text, settledAt };
    }
    case 'stale':
      return { state, decided, reason: reason ?? { kind: 'end-moved' }, settledAt };
    case 'rejected':
      return { state, decided, reason: reason ?? null, settledAt };
    case 'cancelled':
      return { state, decided, reason: reason ?? null, settledAt };
    case 'expired':
      return { state, settledAt };
  }
};

type Sample<S extends ChangeState, W extends Wanted> = ChangeIn<S> & Readonly<{ wanted: W }>;
type Of<S, W> = Omit<Given, 'state' | 'wanted'> & Readonly<{ state?: S; wanted?: W }>;

/** A change of 12 seats to 15, pending; or what is given. The one maker of changes for all tests. */
export const sampleChange = <S extends ChangeState = 'pending', W extends Wanted = Wanted<'seats'>>(
  of: Of<S, W> = {},
): Sample<S, W> => {
  const given: Given = of;
  const { state = 'pending', from = 12, to = 15, askedTo = null, afterTermEnd = null } = given;
  const details = given.details === undefined ? {} : { details: given.details };
  const wanted = given.wanted ?? { kind: 'seats', from, to, askedTo, afterTermEnd, ...details };
  const own = Object.fromEntries(
    [...Object.keys(common), 'emergency']
      .filter((key) => key in given)
      .map((key) => [key, given[key as keyof typeof given]]),
  ) as Partial<Common>;
  const all = { ...common, ...own };
  const made: Change = { ...all, wanted, ...stageOf(state, wanted, given, all.requestedAt) };
  return made as Sample<S, W>;
};

/** One whose write is on its way. */
export const sentChange = <W extends Wanted = Wanted<'seats'>>(
  of: Omit<Of<'executing', W>, 'state'> = {},
): SentChange & Readonly<{ wanted: W }> => {
  const sentAt = of.sentAt ?? of.requestedAt ?? requestedAt;
  return { ...sampleChange({ version: 4, ...of, state: 'executing' }), sentAt };
};

const states: Readonly<Record<ChangeState, true>> = {
  pending: true,
  planned: true,
  approved: true,
  executing: true,
  applied: true,
  failed: true,
  'needs-check': true,
  rejected: true,
  expired: true,
  stale: true,
  cancelled: true,
};
/** Every state that a change can be in. */
export const changeStates = Object.keys(states) as readonly ChangeState[];
