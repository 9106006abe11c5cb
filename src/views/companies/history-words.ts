import type { Change } from '../../core/changes/change.ts';
import { byHandOf, decidedOf, reasonOf } from '../../core/changes/change-facts.ts';
import { differences, type Happening, type RecordDifference } from '../../core/changes/timeline.ts';
import type { HistoryEntry } from '../../core/marketplace/records.ts';
import { decidedText, stateOf, steps } from '../changes/change-words.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText } from '../kit/escape.ts';
import { date, deadline, eachMoney, number, type Show, seats, unitPrice } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import { statusWords } from '../kit/term-words.ts';
import { t } from '../texts/t.ts';

/** What happened: "12 → 15 seats", "Renewed, the term now ends 12 Dec 2027", "Rejected: 12 → 30 seats". */
export const happeningText = (happening: Happening, show: Show): string => {
  const { change } = happening;
  if (happening.kind === 'asked') {
    const { state } = happening.change;
    return capital(
      state === 'applied'
        ? steps(happening.change)
        : `${stateOf(happening.change).word}: ${steps(happening.change)}`,
    );
  }
  const text = recordText(happening.before, happening.record, show);
  const says = change !== null && (change.wanted.kind === 'cancel' || change.wanted.kind === 'order');
  return capital(says ? `${steps(change)}: ${text}` : text);
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const recordText = (before: HistoryEntry | null, record: HistoryEntry, show: Show): string => {
  const state = `${seats(record.quantity)}, ${statusWords(record.status)}`;
  if (before === null) return state;
  const parts = differencesText(differences(before, record), record, show);
  return parts.length === 0 ? t`${state}, no other details` : parts.join(', ');
};

/** The differences, one part each: "12 → 15 seats". */
export const differencesText = (
  all: readonly RecordDifference[],
  record: Pick<HistoryEntry, 'currency' | 'billingTerm'>,
  show: Show,
): string[] => all.map((each) => differenceText(each, record, show));

const differenceText = (
  difference: RecordDifference,
  record: Pick<HistoryEntry, 'currency' | 'billingTerm'>,
  show: Show,
): string => {
  const { currency, billingTerm } = record;
  const each = (amount: number) => eachMoney(amount, currency);
  switch (difference.kind) {
    case 'seats':
      return `${number(difference.from)} → ${seats(difference.to)}`;
    case 'status':
      return `${statusWords(difference.from)} → ${statusWords(difference.to)}`;
    case 'renewed':
      return t`renewed, the term now ends ${date(difference.until, show)}`;
    case 'term-end-moved':
      return t`term end moved from ${date(difference.from, show)} to ${date(difference.to, show)}`;
    case 'term':
      return t`commitment ${escapeText(pax8Word(difference.from), 40)} → ${escapeText(pax8Word(difference.to), 40)}`;
    case 'billing-term':
      return t`billed ${escapeText(pax8Word(difference.from), 40)} → ${escapeText(pax8Word(difference.to), 40)}`;
    case 'price':
      return t`price ${each(difference.from)} → ${unitPrice(difference.to, currency, billingTerm)}`;
    case 'partner-cost':
      return t`partner cost ${each(difference.from)} → ${unitPrice(difference.to, currency, billingTerm)}`;
    case 'currency':
      return t`currency ${escapeText(difference.from, 10)} → ${escapeText(difference.to, 10)}`;
    case 'end-set':
      return difference.at <= show.now
        ? t`ended ${deadline(difference.at, show)}`
        : t`ends ${deadline(difference.at, show)}`;
    case 'end-unset':
      return t`no longer ends ${date(difference.was, show)}`;
  }
};

/** Who asked, who decided and why: "Asked by Ana Silva, approved by Bo Lind, for “a new hire”". */
export const storyText = (change: Change): string => {
  const { requestedBy, undoes, undoneBy, bundle, purpose, ticket } = change;
  const settled = byHandOf(change);
  const named = (name: string) => escapeText(name, 60);
  return [
    t`Asked by ${named(requestedBy.name)}`,
    ...decisionWords(change),
    ...(settled === null ? [] : [t`settled by hand by ${named(settled.by.name)}`]),
    ...(undoes === null ? [] : [t`takes back request ${referenceTo(undoes)}`]),
    ...(undoneBy === null
      ? []
      : [t`${named(undoneBy.person.name)} asked to take it back with request ${referenceTo(undoneBy.id)}`]),
    ...(bundle === null ? [] : [t`part of a request with several lines`]),
    ...(purpose === null ? [] : [t`for “${escapeText(purpose, 120)}”`]),
    ...(ticket === null ? [] : [t`ticket ${escapeText(ticket, 40)}`]),
  ].join(', ');
};

const decisionWords = (change: Change): string[] => {
  const { state, approvals, approversNeeded } = change;
  const reason = reasonOf(change);
  const decided = decidedOf(change);
  const by = decided?.by ?? null;
  const decider = decided === null || by === null ? null : decidedText({ ...decided, person: by });
  const closed = state === 'rejected' || state === 'cancelled';
  if (closed) {
    const reasonText = reason === null || reason.trim() === '' ? '' : `: “${escapeText(reason, 120)}”`;
    return [
      decider === null
        ? t`${stateOf(change).word.toLowerCase()}${reasonText}`
        : t`${stateOf(change).word.toLowerCase()} by ${decider}${reasonText}`,
    ];
  }
  if (approversNeeded === 0)
    return [decider === null ? t`allowed by the policy` : t`allowed by the policy, confirmed by ${decider}`];
  const people = approvals.length > 1 || decider === null ? approvals.map(decidedText) : [decider];
  return people.length === 0 ? [] : [t`approved by ${people.join(t` and `)}`];
};
