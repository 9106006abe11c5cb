import { byteOrderMark, csvLine } from '../words/csv.ts';
import type { Instant } from '../words/instant.ts';
import { type AuditFacts, auditFacts } from './audit-facts.ts';
import type { AuditRecord } from './audit-memory.ts';

type Column = readonly [
  title: string,
  value: (record: AuditRecord, facts: AuditFacts) => string | number | null,
];

const utc = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

const columns: readonly Column[] = [
  ['Number', ({ seq }) => seq],
  ['Time (UTC)', ({ at }) => utc(at)],
  ['Event', ({ event }) => event],
  ['Person', ({ person }) => person?.name ?? 'the bot'],
  ['Person id', ({ person }) => person?.objectId ?? null],
  ['Where', (_, { where }) => where],
  ['Company', (_, { company }) => company],
  ['Company id', ({ companyId }) => companyId],
  ['Product', (_, { product }) => product],
  ['Subscription id', (_, { subscriptionId }) => subscriptionId],
  ['Request id', ({ changeId }) => changeId],
  ['What', (_, { what }) => what],
  ['From', (_, { from }) => from],
  ['To', (_, { to }) => to],
  ['Price', (_, { price }) => price],
  ['Partner cost', (_, { partnerCost }) => partnerCost],
  ['Currency', (_, { currency }) => currency],
  ['Billing term', (_, { billingTerm }) => billingTerm],
  ['Term end (UTC)', (_, { termEndsAt }) => utc(termEndsAt)],
  ['Cancelled for (UTC)', (_, { cancelAt }) => utc(cancelAt)],
  ['Ends (UTC)', (_, { endsAt }) => utc(endsAt)],
  ['Planned after (UTC)', (_, { afterTermEnd }) => utc(afterTermEnd)],
  ['Purpose', (_, { purpose }) => purpose],
  ['State', (_, { state }) => state],
  ['Reason given', (_, { reason }) => reason],
  ['Why approval', (_, { reasons }) => reasons.join(' ')],
  ['Outcome', (_, { outcome }) => outcome],
  ['Pax8', (_, { pax8 }) => pax8],
  ['More', (_, { others }) => others.map(([name, value]) => `${name}: ${value}`).join('; ')],
  ['Hash', ({ hash }) => hash],
];

export const auditCsvHead: string = byteOrderMark + csvLine(columns.map(([title]) => title));

/** One entry as a line of the file. Amounts and moments stand as machines read them, whatever the zone. */
export const auditCsvLine = (record: AuditRecord): string => {
  const facts = auditFacts(record);
  return csvLine(columns.map(([, value]) => String(value(record, facts) ?? '')));
};
