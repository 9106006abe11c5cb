import { changeKinds } from '../rules/kinds.ts';
import type { Instant } from '../words/instant.ts';
import type { AuditRecord } from './audit-memory.ts';
import {
  type EventChange,
  type EventData,
  type EventDelivery,
  type EventRenewal,
  type EventSink,
  isPublic,
  type PublicEvent,
} from './events.ts';
import { type Loose, looseOf, numberOf, textOf } from './loose.ts';

/** What receivers need beyond the audit. */
export type Known = Readonly<{ externalId: string | null; renewalId: string | null }>;

/** The latest moment a Date can hold. */
const furthest = 8.64e15;
const isoOf = (at: unknown): string | null => {
  const instant = numberOf(at);
  return instant === null || Math.abs(instant) > furthest ? null : new Date(instant).toISOString();
};

/** Facts sent as they are; of a person or company only the name. */
const detailNames = [
  'subscriptionId',
  'product',
  'changeId',
  'days',
  'last',
  'decision',
  'to',
  'from',
  'cause',
  'because',
  'readFrom',
  'entries',
  'hash',
];
const momentNames = ['until', 'closesAt', 'opensAt', 'nextEndsAt'];

/** Returns null when the event is not public. Only facts named here leave the audit; a new fact stays inside. */
export const publicEvent = (record: AuditRecord, { externalId, renewalId }: Known): PublicEvent | null => {
  const { event, facts, person, companyId } = record;
  if (!isPublic(event)) return null;
  return {
    id: `evt_${record.hash.slice(0, 32)}`,
    type: event,
    timestamp: new Date(record.at).toISOString(),
    data: {
      company: companyId === null ? null : { id: companyId, name: textOf(facts.company), externalId },
      person: person === null ? null : { id: person.objectId, name: person.name },
      renewal: renewalOf(facts, renewalId),
      change: changeOf(record),
      details: event.startsWith('change.') ? {} : detailsOf(record),
    },
  };
};

const renewalOf = (facts: Loose, known: string | null): EventRenewal | null => {
  const id = textOf(facts.renewalId) ?? known;
  if (id === null) return null;
  const lines = Array.isArray(facts.lines) ? facts.lines.map(looseOf) : [];
  return {
    id,
    day: textOf(facts.day),
    lines: lines.flatMap((line) => {
      const subscriptionId = textOf(line.subscriptionId);
      if (subscriptionId === null) return [];
      return [
        {
          subscriptionId,
          product: textOf(line.product),
          quantity: numberOf(line.quantity),
          termEndsAt: isoOf(line.termEndsAt),
        },
      ];
    }),
  };
};

const changeOf = ({ changeId, facts }: AuditRecord): EventChange | null =>
  changeId === null
    ? null
    : {
        id: changeId,
        what: changeKinds.find((kind) => kind === facts.what) ?? 'seats',
        subscriptionId: textOf(facts.subscriptionId),
        product: textOf(facts.product),
        from: numberOf(facts.from),
        to: numberOf(facts.to),
        state: textOf(facts.state),
        reason: textOf(facts.reason),
        outcome: textOf(facts.outcome),
        purpose: textOf(facts.purpose),
        ticket: textOf(facts.ticket),
      };

const detailsOf = ({ event, facts }: AuditRecord): EventData['details'] => {
  const plain = detailNames.flatMap((name): [string, string | number | boolean][] => {
    const value = facts[name];
    if (typeof value === 'boolean') return [[name, value]];
    const shown = textOf(value) ?? numberOf(value) ?? textOf(looseOf(value).name);
    return shown === null ? [] : [[name, shown]];
  });
  const moments = momentNames.flatMap((name): [string, string][] => {
    const at = isoOf(facts[name]);
    return at === null ? [] : [[name, at]];
  });
  const where = event.startsWith('alerts.') ? textOf(facts.where) : null;
  return Object.fromEntries([...plain, ...moments, ...(where === null ? [] : [['conversationId', where]])]);
};

export const deliveryOf = (
  record: AuditRecord,
  event: PublicEvent,
  { name, topicOf }: Pick<EventSink, 'name' | 'topicOf'>,
  now: Instant,
): EventDelivery | null => {
  const wanted = topicOf(event);
  if (wanted === null) return null;
  return {
    id: `${name} ${event.id}`,
    sink: name,
    tenantId: record.tenantId,
    seq: record.seq,
    topic: wanted.topic,
    event,
    state: 'due',
    tries: 0,
    since: now,
    notBefore: now,
    problem: null,
  };
};
