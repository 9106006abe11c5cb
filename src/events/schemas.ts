import { z } from 'zod';
import { eventVersion } from '../core/audit/events.ts';
import {
  detailsAsked,
  type FactAsked,
  type PublicEventType,
  publicEventTypes,
} from '../core/audit/outgoing.ts';
import { changeKinds } from '../core/rules/kinds.ts';

/*
 * What receivers get, as schemas. `npm run events` publishes them as JSON Schema (draft 2020-12) in docs/events/.
 */

const text = z.string().min(1);
const moment = z.iso.datetime();

const company = z
  .object({
    id: text,
    name: text.nullable(),
    externalId: text.nullable().describe('The id that the company has at Pax8 for other systems'),
  })
  .meta({ id: 'company', description: 'The company that it is about' });
const person = z.object({ id: text, name: z.string() }).meta({ id: 'person', description: 'Who did it' });
const line = z.object({
  subscriptionId: text,
  product: text.nullable(),
  quantity: z.number().nullable(),
  termEndsAt: moment.nullable(),
});
const renewal = z
  .object({ id: text, day: z.iso.date().nullable(), lines: z.array(line) })
  .meta({ id: 'renewal', description: 'The renewal: all commitments of the company that end on this day' });
const change = z
  .object({
    id: text,
    what: z.enum(changeKinds),
    subscriptionId: text.nullable(),
    product: text.nullable(),
    from: z.number().nullable().describe('Seats before'),
    to: z.number().nullable().describe('Seats after'),
    state: text.nullable(),
    reason: text.nullable().describe('Why it was rejected'),
    outcome: text.nullable().describe('What came of it, in words'),
    purpose: text.nullable().describe('Why it was asked for, in the words of who asked'),
    ticket: text.nullable(),
  })
  .meta({ id: 'change', description: 'The change' });
const todayLine = z
  .object({
    kind: text,
    company: z.object({ id: text, name: text.nullable() }),
    subscriptionIds: z.array(text),
    product: text.nullable(),
    changeId: text.nullable(),
    seats: z.number().nullable(),
    until: moment.nullable(),
    amounts: z.array(z.object({ amount: z.string(), currency: text })),
  })
  .meta({ id: 'line', description: 'A line of today’s list' });

const facts = {
  text,
  number: z.number(),
  moment,
  flag: z.boolean(),
  texts: z.array(text),
  lines: z.array(todayLine),
  why: text,
} as const;

const isOptional = (fact: FactAsked): boolean => fact.endsWith('?');
const factOf = (fact: FactAsked) => facts[fact.replace('?', '') as keyof typeof facts];

/** "renewal" of `renewal.due`. */
export const familyOf = (type: PublicEventType): string => type.split('.')[0] ?? type;

const envelope = <T extends z.ZodType, D extends z.ZodType>(type: T, details: D, family: string | null) =>
  z.object({
    type,
    timestamp: moment,
    version: z.literal(eventVersion),
    data: z.object({
      company: family === 'renewal' || family === 'change' ? company : company.nullable(),
      person: person.nullable(),
      renewal:
        family === 'renewal'
          ? renewal
          : family === null || family === 'change'
            ? renewal.nullable()
            : z.null(),
      change: family === 'change' ? change : family === null ? change.nullable() : z.null(),
      details,
    }),
  });

/** The body of types of events with the same details. Receivers must take fields that they do not know. */
const schemaOf = (types: readonly [PublicEventType, ...PublicEventType[]]) => {
  const [type] = types;
  const details = Object.entries(detailsAsked(type) ?? {}).map(([name, fact]) => {
    const schema = factOf(fact);
    return [name, isOptional(fact) ? schema.optional() : schema] as const;
  });
  return envelope(z.enum(types), z.object(Object.fromEntries(details)), familyOf(type));
};

/** The body of one type of event. */
export const eventSchema = (type: PublicEventType) => schemaOf([type]);

/** The bodies of all types of a family: those with the same details together. */
export const familySchema = (types: readonly PublicEventType[]) => {
  const alike = Map.groupBy(types, (type) => JSON.stringify(detailsAsked(type)));
  const [first, ...others] = [...alike.values()].flatMap(([type, ...more]) =>
    type === undefined ? [] : [schemaOf([type, ...more])],
  );
  if (first === undefined) throw new TypeError('a family has types');
  return others.length === 0 ? first : z.discriminatedUnion('type', [first, ...others]);
};

/** Any event, with all details that one may have: for tools that take one schema. */
export const anyEventSchema = () => {
  const all = publicEventTypes.flatMap((type) => Object.entries(detailsAsked(type) ?? {}));
  const byName = Map.groupBy(all, ([name]) => name);
  const details = [...byName].map(([name, asked]) => {
    const [first = text, ...others] = new Set(asked.map(([, fact]) => factOf(fact)));
    return [name, (others.length === 0 ? first : z.union([first, ...others])).optional()] as const;
  });
  return envelope(z.enum(publicEventTypes), z.object(Object.fromEntries(details)), null);
};
