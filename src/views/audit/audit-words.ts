import { type AuditFacts, plainFact } from '../../core/audit/audit-facts.ts';
import type { AuditRecord } from '../../core/audit/audit-memory.ts';
import { textAt } from '../../core/names/text-at.ts';
import { escapeText, productText } from '../kit/escape.ts';
import { count, deadline, moment, number, type Show, seats, unitPrice } from '../kit/format.ts';
import { t } from '../texts/t.ts';
import { auditSentence, factLabels, hiddenFacts } from './audit-sentences.ts';
import { outcomeWords, ownWords, reasonsWords } from './fact-words.ts';

/** The change that an entry is about: "3 more seats of Microsoft 365 Business Premium for Contoso (12 → 15)". */
const changeWords = (facts: AuditFacts): string => {
  const { what, from, to, afterTermEnd } = facts;
  const of = facts.product === null ? '' : t` of ${productText(facts.product, 60)}`;
  const whose = forWords(facts);
  if (from === null || to === null) return t`a change${of}${whose}`;
  if (what === 'cancel') return t`the cancellation${of}, ${seats(from)},${whose}`;
  if (what === 'price') return t`a new price${of}, ${seats(to)},${whose}`;
  if (what === 'order') return t`the order of ${seats(to)}${of}${whose}`;
  const later = afterTermEnd === null ? '' : t` after the renewal`;
  return `${difference(to - from)}${of}${whose}${later} (${number(from)} → ${number(to)})`;
};

/** "3 more seats". */
const difference = (by: number): string =>
  by === 0 ? t`the same seats` : `${by > 0 ? count(by, 'more seat') : count(-by, 'fewer seat')}`;

const forWords = ({ company }: AuditFacts): string =>
  company === null ? '' : t` for ${escapeText(company, 60)}`;

const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A record in one line, "contact Kim Oh, roles Admin"; empty for one too large for a line, null for none. */
const recordWords = (value: string): string | null => {
  if (!value.startsWith('{')) return null;
  try {
    const parts = Object.entries(JSON.parse(value) as object).filter(
      ([, part]) => part !== null && part !== '',
    );
    const flat = parts.every(([, part]) => typeof part !== 'object' || Array.isArray(part));
    return (flat ? parts : [])
      .map(([name, part]) => `${labelOf(name).toLowerCase()} ${Array.isArray(part) ? part.join(', ') : part}`)
      .join(', ');
  } catch {
    return null;
  }
};

/** A fact as people read it: in its own words, a moment in their zone, yes and no. */
const valueWords = (name: string, fact: unknown, show: Show, length: number): string => {
  const own = ownWords(name, fact, show);
  if (own !== null) return escapeText(own, length);
  const value = plainFact(fact);
  if (isMoment.test(value)) return moment(Date.parse(value), show);
  if (value === 'true' || value === 'false') return value === 'true' ? t`yes` : t`no`;
  const words = recordWords(value) ?? value;
  return words === '' ? '' : escapeText(words, length);
};

/** The names of the facts that a sentence mentions. */
const namesIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => textAt(match, 1));

/** "Bo Lind approved 3 more seats of Microsoft 365 Business Premium for Contoso (12 → 15)". */
export const entryText = (record: AuditRecord, facts: AuditFacts, show: Show): string => {
  const actor = `**${record.person === null ? t`The bot` : escapeText(record.person.name, 60)}**`;
  const sentence = auditSentence(record.event);
  if (sentence === null) return `${actor}: ${escapeText(record.event.replaceAll(/[-._]/g, ' '), 80)}`;
  const told: Readonly<Record<string, string>> = {
    ...Object.fromEntries(facts.others.map(([name, value]) => [name, valueWords(name, value, show, 100)])),
    ...(facts.company === null ? {} : { company: escapeText(facts.company, 60) }),
    ...(facts.product === null ? {} : { product: productText(facts.product, 60) }),
    change: changeWords(facts),
    for: forWords(facts),
  };
  const text = sentence
    .replaceAll(/\[([^\]]*)\]/g, (_, part: string) =>
      namesIn(part).every((name) => Object.hasOwn(told, name)) ? part : '',
    )
    .replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      Object.hasOwn(told, name) ? (told[name] as string) : '…',
    );
  return `${actor} ${text}`;
};

/** "23 Nov 2026 14:05 GMT · entry 17". */
export const entryWhen = ({ at, seq }: AuditRecord, show: Show): string =>
  t`${moment(at, show)} · entry ${seq}`;

/** What was seen and decided, one line each; at most eight. */
export const entryLines = (record: AuditRecord, facts: AuditFacts, show: Show): string[] => {
  const { price, currency, billingTerm, termEndsAt, reason, pax8, others } = facts;
  const { cancelAt, endsAt, purpose, ticket } = facts;
  const line = (label: string, text: string | null, length: number): string[] =>
    text === null || text === '' ? [] : [`${label}: ${escapeText(text, length)}`];
  return [
    [
      ...(price === null ? [] : [t`Price ${unitPrice(price, currency, billingTerm ?? '')}`]),
      ...(termEndsAt === null ? [] : [t`term ends ${deadline(termEndsAt, show)}`]),
    ].join(', '),
    [
      ...(cancelAt === null ? [] : [t`To end ${deadline(cancelAt, show)}`]),
      ...(endsAt === null ? [] : [t`Pax8 reports the end as ${deadline(endsAt, show)}`]),
    ].join(', '),
    ...line(t`Purpose`, purpose, 160),
    ...line(t`Ticket`, ticket, 40),
    ...line(t`Why`, reasonsWords(facts, show), 240),
    ...line(t`Reason given`, reason, 160),
    ...line(t`Outcome`, outcomeWords(facts, show), 160),
    ...line('Pax8', pax8, 200),
    ...othersLines(others, auditSentence(record.event) ?? '', show),
    [
      ...(facts.where === null ? [] : [t`In the conversation ${escapeText(facts.where, 64)}`]),
      ...(record.changeId === null ? [] : [t`request ${escapeText(record.changeId, 64)}`]),
    ]
      .filter((part) => part !== '')
      .join('; '),
  ].filter((part) => part !== '');
};

/** What the sentence does not mention, a line each. */
const othersLines = (others: AuditFacts['others'], sentence: string, show: Show): string[] => {
  const mentioned = new Set(namesIn(sentence));
  return others
    .filter(([name]) => !mentioned.has(name) && !hiddenFacts.has(name))
    .map(([name, value]) => [
      factLabels[name] ?? escapeText(labelOf(name), 30),
      valueWords(name, value, show, 160),
    ])
    .filter(([, words]) => words !== '')
    .slice(0, 5)
    .map((line) => line.join(': '));
};

/** "askedTo" becomes "Asked to". */
const labelOf = (name: string): string => {
  const words = name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
