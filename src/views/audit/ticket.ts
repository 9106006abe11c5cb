import type { EventChange, EventLine, PublicEvent } from '../../core/audit/events.ts';
import type { TicketWork, TicketWorkOf } from '../../core/audit/ticket-work.ts';
import { isNewCommerce } from '../../core/marketplace/renewals.ts';
import { count, moment, type Show } from '../kit/format.ts';
import { msg, t, texts } from '../texts/t.ts';
import { ownWords, whyAsRecorded } from './fact-words.ts';

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
  const name = lineOf(company.name ?? company.id);
  const head = renewal.day === null ? t`Pax8 renewal: ${name}` : t`Pax8 renewal ${renewal.day}: ${name}`;
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
  const show = { now: Date.parse(event.timestamp), zone: 'utc' };
  const who = lineOf(person?.name ?? t`The bot`);
  const lines = renewal?.lines ?? [];
  switch (event.type) {
    case 'renewal.due':
      return { kind: 'open', text: dueText(lines, details.days, show) };
    case 'renewal.decided':
      return note(t`${who} decided${forLine(lines, details.subscriptionId)}: ${decisionText(details)}.`);
    case 'renewal.reopened':
      return note(
        details.because === undefined
          ? t`Undecided again.`
          : t`Undecided again: ${ownWords('because', details.because, show) ?? lineOf(String(details.because))}.`,
      );
    case 'renewal.window_opened':
      return note(
        `${details.closesAt === undefined ? t`Renewed.` : t`Renewed. Seats can be reduced until ${when(details.closesAt, show)}.`}${listed(lines, show)}`,
      );
    case 'renewal.closed':
      return { kind: 'close', text: t`Nothing is left to do for this renewal.` };
    case 'change.applied':
    case 'change.failed':
    case 'change.stale':
    case 'change.needs-check':
    case 'change.settled-by-hand':
    case 'change.rejected':
    case 'change.cancelled':
    case 'change.expired':
      return change === null ? null : note(changeText(change, who, show));
    default:
      return null;
  }
};

const dueText = (lines: readonly EventLine[], days: unknown, show: Show): string => {
  const due =
    typeof days === 'number' ? t`A decision is due within ${count(days, 'day')}.` : t`A decision is due.`;
  const rule = lines.some(({ product }) => isNewCommerce(product))
    ? t`Pax8 locks a subscription 24 hours before its term ends. Seats can be reduced in the 7 days after a renewal. `
    : '';
  return `${due} ${t`These commitments renew automatically unless someone decides otherwise.`}${listed(lines, show)}\n${rule}${t`Decide on the card in Teams.`}`;
};

const forLine = (lines: readonly EventLine[], id: unknown): string => {
  const product = lines.find(({ subscriptionId }) => subscriptionId === id)?.product ?? null;
  return product === null ? '' : t` for ${lineOf(product)}`;
};

const decisionText = ({ decision, to }: PublicEvent['data']['details']): string => {
  switch (decision) {
    case 'renew':
      return t`renew as is`;
    case 'change':
      return to === undefined
        ? t`a different number of seats after the renewal`
        : t`${String(to)} seats after the renewal`;
    case 'cancel':
      return t`cancel at the end of the term`;
    default:
      return lineOf(String(decision ?? t`see the card in Teams`));
  }
};

const states: Readonly<Record<string, string>> = texts({
  applied: msg`applied`,
  cancelled: msg`taken back`,
  expired: msg`expired`,
  failed: msg`failed`,
  'needs-check': msg`outcome not known yet`,
  rejected: msg`rejected`,
  stale: msg`not done, the subscription had changed`,
});

const changeText = (
  { what, product, from, to, state, reason, outcome, purpose, ticket }: EventChange,
  who: string,
  show: Show,
): string => {
  const seats = from !== null && to !== null ? t`${from} → ${to} seats` : t`a change`;
  const head = `${lineOf(product ?? t`Subscription`)}, ${wordFor(what, to) ?? seats}`;
  const told = [reason, outcome === null ? null : whyAsRecorded(outcome, show)]
    .filter((text) => text !== null)
    .map(lineOf);
  const asked = [
    ...(purpose === null ? [] : [t`Reason: ${lineOf(purpose)}.`]),
    ...(ticket === null ? [] : [t`Ticket: ${lineOf(ticket)}.`]),
  ];
  return [`${head}: ${states[state ?? ''] ?? state ?? t`told`} (${who}).`, ...told, ...asked].join(' ');
};

const listed = (lines: readonly EventLine[], show: Show): string =>
  lines
    .map(({ product, quantity, termEndsAt, subscriptionId }) => {
      const seats = quantity === null ? '' : `, ${count(quantity, 'seat')}`;
      const end = termEndsAt === null ? '' : t`, term end ${when(termEndsAt, show)}`;
      return `\n- ${lineOf(product ?? subscriptionId)}${seats}${end}`;
    })
    .join('');

const when = (iso: unknown, show: Show): string => {
  const at = Date.parse(String(iso));
  return Number.isNaN(at) ? String(iso) : moment(at, show);
};

/** What kind of change it is, unless it is a change of seats. */
const wordFor = (what: EventChange['what'], to: number | null): string | null => {
  if (what === 'cancel') return t`cancellation`;
  if (what === 'price') return t`new price`;
  return what === 'order' ? t`order of ${to ?? t`unknown`}` : null;
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
