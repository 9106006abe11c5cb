import { type CsvColumns, type CsvRow, csvHead, csvRow } from '../words/csv.ts';
import type { Instant } from '../words/instant.ts';
import { type AuditFacts, auditFacts } from './audit-facts.ts';
import type { AuditRecord } from './audit-memory.ts';

/** How facts that are data are said. */
export type FactWords = Readonly<{
  reasons(facts: AuditFacts): string;
  outcome(facts: AuditFacts): string;
  other(name: string, value: unknown): string;
}>;
type Entry = AuditRecord & Readonly<{ read: AuditFacts; words: FactWords }>;

const utc = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

const columns: CsvColumns<Entry> = [
  ['Number', ({ seq }) => seq],
  ['Time (UTC)', ({ at }) => utc(at)],
  ['Event', ({ event }) => event],
  ['Person', ({ person }) => person?.name ?? 'the bot'],
  ['Person id', ({ person }) => person?.objectId ?? null],
  ['Where', ({ read: { where } }) => where],
  ['Company', ({ read: { company } }) => company],
  ['Company id', ({ companyId }) => companyId],
  ['Product', ({ read: { product } }) => product],
  ['Subscription id', ({ read: { subscriptionId } }) => subscriptionId],
  ['Request id', ({ changeId }) => changeId],
  ['What', ({ read: { what } }) => what],
  ['From', ({ read: { from } }) => from],
  ['To', ({ read: { to } }) => to],
  ['Price', ({ read: { price } }) => price],
  ['Partner cost', ({ read: { partnerCost } }) => partnerCost],
  ['Currency', ({ read: { currency } }) => currency],
  ['Billing term', ({ read: { billingTerm } }) => billingTerm],
  ['Term end (UTC)', ({ read: { termEndsAt } }) => utc(termEndsAt)],
  ['Cancelled for (UTC)', ({ read: { cancelAt } }) => utc(cancelAt)],
  ['Ends (UTC)', ({ read: { endsAt } }) => utc(endsAt)],
  ['Planned after (UTC)', ({ read: { afterTermEnd } }) => utc(afterTermEnd)],
  ['Purpose', ({ read: { purpose } }) => purpose],
  ['Ticket', ({ read: { ticket } }) => ticket],
  ['State', ({ read: { state } }) => state],
  ['Reason given', ({ read: { reason } }) => reason],
  ['Why approval', ({ read, words }) => words.reasons(read)],
  ['Outcome', ({ read, words }) => words.outcome(read)],
  ['Pax8', ({ read: { pax8 } }) => pax8],
  [
    'More',
    ({ read: { others }, words }) =>
      others.map(([name, value]) => `${name}: ${words.other(name, value)}`).join('; '),
  ],
  ['Hash', ({ hash }) => hash],
];

export const auditCsvHead: CsvRow = csvHead(columns);

/** One entry as a CSV line. Amounts are plain numbers, times are ISO 8601 in UTC. */
export const auditCsvLine = (record: AuditRecord, words: FactWords): CsvRow =>
  csvRow(columns, { ...record, read: auditFacts(record), words });
