import { changeKinds } from '../rules/kinds.ts';
import type { Instant } from '../words/instant.ts';
import type { AuditRecord } from './audit-memory.ts';
import type {
  EventChange,
  EventData,
  EventDelivery,
  EventDetail,
  EventRenewal,
  EventSink,
  EventTodayLine,
  PublicEvent,
} from './events.ts';
import { type Loose, looseOf, numberOf, textOf, whyIn } from './loose.ts';
import { detailsAsked, type FactAsked, isPublic } from './outgoing.ts';

/** What receivers need beyond the audit. */
export type Known = Readonly<{
  companyName: string | null;
  externalId: string | null;
  renewalId: string | null;
}>;

/** The latest moment a Date can hold. */
const furthest = 8.64e15;
const isoOf = (at: unknown): string | null => {
  const instant = numberOf(at);
  return instant === null || Math.abs(instant) > furthest ? null : new Date(instant).toISOString();
};

/** Returns null when the event is not public. Only facts named here leave the audit; a new fact stays inside. */
export const publicEvent = (record: AuditRecord, known: Known): PublicEvent | null => {
  const { event, facts, person, companyId } = record;
  if (!isPublic(event)) return null;
  return {
    id: `evt_${record.hash.slice(0, 32)}`,
    type: event,
    timestamp: new Date(record.at).toISOString(),
    data: {
      company: companyId === null ? null : companyOf(companyId, facts, known),
      person: person === null ? null : { id: person.objectId, name: person.name },
      renewal: isOfRenewal(event) ? renewalOf(facts, known.renewalId) : null,
      change: changeOf(record),
      details: detailsOf(record),
    },
  };
};

const isOfRenewal = (event: AuditRecord['event']): boolean => /^(?:renewal|change)\./.test(event);

const companyOf = (id: string, facts: Loose, { companyName, externalId }: Known) => ({
  ...{ id, name: textOf(facts.company) ?? companyName, externalId },
});

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
        outcome: whyIn(facts.outcome),
        purpose: textOf(facts.purpose),
        ticket: textOf(facts.ticket),
      };

/** Of a person or company only the name. */
const nameOrText = (value: unknown): string | null => textOf(value) ?? textOf(looseOf(value).name);
const textsOf = (value: unknown): readonly string[] | null => {
  const texts = (Array.isArray(value) ? value : [value]).flatMap((each) => nameOrText(each) ?? []);
  return texts.length === 0 ? null : texts;
};

const todayLineOf = (value: unknown): EventTodayLine[] => {
  const line = looseOf(value);
  const [kind, companyId] = [textOf(line.kind), textOf(line.companyId)];
  if (kind === null || companyId === null) return [];
  return [
    {
      ...{ kind, company: { id: companyId, name: textOf(line.company) } },
      subscriptionIds: textsOf(line.subscriptionIds) ?? [],
      ...{ product: textOf(line.product), changeId: textOf(line.changeId) },
      ...{ seats: numberOf(line.seats), until: isoOf(line.until) },
      amounts: (Array.isArray(line.amounts) ? line.amounts.map(looseOf) : []).flatMap((money) => {
        const [amount, currency] = [textOf(money.amount), textOf(money.currency)];
        return amount === null || currency === null ? [] : [{ amount, currency }];
      }),
    },
  ];
};

const readers: Readonly<Record<FactAsked, (value: unknown) => EventDetail | null>> = (() => {
  const each = {
    text: nameOrText,
    number: numberOf,
    moment: isoOf,
    flag: (value: unknown) => (typeof value === 'boolean' ? value : null),
    texts: textsOf,
    why: whyIn,
    lines: (value: unknown) => (Array.isArray(value) ? value.flatMap(todayLineOf) : null),
  };
  const { text, number, moment, flag, texts, lines, why } = each;
  const optional = {
    'text?': text,
    'number?': number,
    'moment?': moment,
    'flag?': flag,
    'texts?': texts,
    'lines?': lines,
    'why?': why,
  };
  return { ...each, ...optional };
})();

const detailsOf = ({ event, facts }: AuditRecord): EventData['details'] => {
  const asked = Object.entries(detailsAsked(event) ?? {});
  return Object.fromEntries(
    asked.flatMap(([name, fact]) => {
      // An entry says where it was, an event the conversation.
      const value = readers[fact](facts[name === 'conversationId' ? 'where' : name]);
      return value === null ? [] : [[name, value] as const];
    }),
  );
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
