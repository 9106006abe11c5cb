import { DateTime } from 'luxon';
import type { EventChange, EventLine, PublicEvent } from '../../core/audit/events.ts';
import type { TicketWork, TicketWorkOf } from '../../core/audit/ticket-work.ts';
import { isNewCommerce } from '../../core/marketplace/renewals.ts';

const longestSummary = 100;

/** `[R-1a2b3c4d5e6f]`: the beginning of the renewal's id, so that the ticket is found even when its text is changed. */
const ticketReference = (renewalId: string): string =>
  `[R-${renewalId.replaceAll(/[^0-9a-z]/gi, '').slice(0, 12)}]`;

/** Null for an event that tickets do not need. */
export const ticketWork: TicketWorkOf = (event) => {
  const { renewal, company } = event.data;
  if (renewal === null || company === null) return null;
  const said = sayingOf(event);
  if (said === null) return null;
  const reference = ticketReference(renewal.id);
  const tail = ` ${reference}`;
  const head = `Pax8 renewal${renewal.day === null ? '' : ` ${renewal.day}`}: ${lineOf(company.name ?? company.id)}`;
  return {
    kind: said.kind,
    reference,
    summary: cut(head, longestSummary - tail.length) + tail,
    text: said.text,
    dueAt: renewal.lines.map(({ termEndsAt }) => termEndsAt).find((at) => at !== null) ?? null,
  };
};

type Saying = Readonly<{ kind: TicketWork['kind']; text: string }>;
const note = (text: string): Saying => ({ kind: 'note', text });

const sayingOf = (event: PublicEvent): Saying | null => {
  const { person, details, change, renewal } = event.data;
  const who = lineOf(person?.name ?? 'The bot');
  const lines = renewal?.lines ?? [];
  switch (event.type) {
    case 'renewal.due':
      return { kind: 'open', text: dueText(lines, details.days) };
    case 'renewal.decided':
      return note(`${who} decided${forLine(lines, details.subscriptionId)}: ${decisionText(details)}.`);
    case 'renewal.reopened':
      return note(`Undecided again${details.because === undefined ? '' : ` (${details.because})`}.`);
    case 'renewal.window_opened':
      return note(
        `Renewed.${details.closesAt === undefined ? '' : ` Seats can be reduced until ${moment(details.closesAt)}.`}${listed(lines)}`,
      );
    case 'renewal.closed':
      return { kind: 'close', text: 'Nothing is left to do for this renewal.' };
    case 'change.applied':
    case 'change.failed':
    case 'change.stale':
    case 'change.needs-check':
    case 'change.settled-by-hand':
    case 'change.rejected':
    case 'change.cancelled':
    case 'change.expired':
      return change === null ? null : note(changeText(change, who));
    default:
      return null;
  }
};

const dueText = (lines: readonly EventLine[], days: unknown): string => {
  const when = typeof days === 'number' ? ` within ${days} ${days === 1 ? 'day' : 'days'}` : '';
  const rule = lines.some(({ product }) => isNewCommerce(product))
    ? 'Pax8 locks a subscription 24 hours before its term ends. Seats can be reduced in the 7 days after a renewal. '
    : '';
  return `A decision is due${when}. These commitments renew automatically unless someone decides otherwise.${listed(lines)}\n${rule}Decide on the card in Teams.`;
};

const forLine = (lines: readonly EventLine[], id: unknown): string => {
  const product = lines.find(({ subscriptionId }) => subscriptionId === id)?.product ?? null;
  return product === null ? '' : ` for ${lineOf(product)}`;
};

const decisionText = ({ decision, to }: PublicEvent['data']['details']): string => {
  switch (decision) {
    case 'renew':
      return 'renew as is';
    case 'change':
      return to === undefined
        ? 'a different number of seats after the renewal'
        : `${to} seats after the renewal`;
    case 'cancel':
      return 'cancel at the end of the term';
    default:
      return lineOf(String(decision ?? 'see the card in Teams'));
  }
};

const states: Readonly<Record<string, string>> = {
  'needs-check': 'outcome not known yet',
  stale: 'not done, the subscription had changed',
};

const changeText = (
  { what, product, from, to, state, reason, outcome, purpose, ticket }: EventChange,
  who: string,
): string => {
  const seats = from !== null && to !== null ? `${from} → ${to} seats` : 'a change';
  const head = `${lineOf(product ?? 'Subscription')}, ${wordFor(what, to) ?? seats}`;
  const told = [reason, outcome].filter((text) => text !== null).map(lineOf);
  const asked = [
    ...(purpose === null ? [] : [`Reason: ${lineOf(purpose)}.`]),
    ...(ticket === null ? [] : [`Ticket: ${lineOf(ticket)}.`]),
  ];
  return [`${head}: ${states[state ?? ''] ?? state ?? 'told'} (${who}).`, ...told, ...asked].join(' ');
};

const listed = (lines: readonly EventLine[]): string =>
  lines
    .map(({ product, quantity, termEndsAt, subscriptionId }) => {
      const seats = quantity === null ? '' : `, ${quantity} ${quantity === 1 ? 'seat' : 'seats'}`;
      const end = termEndsAt === null ? '' : `, term end ${moment(termEndsAt)}`;
      return `\n- ${lineOf(product ?? subscriptionId)}${seats}${end}`;
    })
    .join('');

const moment = (iso: unknown): string => {
  const at = DateTime.fromISO(String(iso), { zone: 'utc' });
  return at.isValid ? at.toFormat("d LLL yyyy HH:mm 'UTC'", { locale: 'en' }) : String(iso);
};

/** What kind of change it is, unless it is a change of seats. */
const wordFor = (what: EventChange['what'], to: number | null): string | null => {
  if (what === 'cancel') return 'cancellation';
  if (what === 'price') return 'new price';
  return what === 'order' ? `order of ${to ?? 'unknown'}` : null;
};

/** Names come from outside: one line of printable text, without anything that looks like markup. */
const lineOf = (text: string): string =>
  text
    .replaceAll(/[\p{C}<>]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const cut = (text: string, length: number): string => {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`;
};
