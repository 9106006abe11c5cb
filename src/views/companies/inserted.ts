import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { termEnd } from '../../core/marketplace/renewals.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { sumSeats } from '../../core/marketplace/seats.ts';
import type { Instant } from '../../core/words/instant.ts';
import { escapeText, plainText, productPlain, productText, unknownCompany } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { count, date, type Show } from '../kit/format.ts';
import { heldSeats } from '../kit/held.ts';
import { type Preview, readAt } from '../kit/inserted.ts';
import { list, seatFigures, seatsInAll, unknownSeats } from '../kit/list.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan } from '../kit/plan.ts';
import { statusPlain, statusWords } from '../kit/term-words.ts';
import { t } from '../texts/t.ts';

/** "renews 12 Dec 2026". Empty when nothing ends. */
const termText = (subscription: Subscription, show: Show): string => {
  const end = termEnd(subscription);
  switch (end.kind) {
    case 'renews':
      return end.at < show.now ? t`renewal was due ${date(end.at, show)}` : t`renews ${date(end.at, show)}`;
    case 'renews-monthly':
      return t`monthly term, next ${date(end.at, show)}`;
    case 'ends':
      return end.at < show.now ? t`ended ${date(end.at, show)}` : t`ends ${date(end.at, show)}`;
    case 'trial':
      return end.at === null ? t`trial, end unknown` : t`trial, ends ${date(end.at, show)}`;
    case 'no-date':
      return t`committed, end unknown`;
    case 'none':
      return '';
  }
};

const stateOf = (subscription: Subscription, { now }: Show): string =>
  isRunning(subscription, now) || subscription.status === 'Cancelled'
    ? statusWords(subscription.status)
    : subscription.startAt !== null && subscription.startAt > now
      ? t`Begins later`
      : t`Ended`;

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

/** More rows would make the card too large for a message. */
const mostRows = 14;

type OfCompany = Readonly<{
  company: Company;
  /** Running ones first. */
  subscriptions: readonly Subscription[];
  asOf: Instant;
}>;

/** A company and its subscriptions, to insert into a message. */
export const insertedCompanyCard = ({ company, subscriptions, asOf }: OfCompany, show: Show): Plan => {
  const running = subscriptions.filter((subscription) => isRunning(subscription, show.now));
  const held = sumSeats(running);
  const more = running.length - mostRows;
  return list({
    title: escapeText(company.name, 120),
    speak: plainText(companyPreview({ company, subscriptions }, show).text, 120),
    sentence: joined(escapeText(pax8Word(company.status), 40), count(running.length, 'subscription')),
    sections:
      running.length === 0
        ? []
        : [
            {
              heading: t`Product`,
              caption: t`Seats`,
              rows: running.slice(0, mostRows).map((subscription) => ({
                name: productText(subscription.productName),
                lines: [termText(subscription, show) || t`no commitment`],
                figures: [heldSeats(subscription)],
              })),
            },
          ],
    total: { name: running.length < 2 ? '' : t`All running`, figures: seatFigures(held) },
    notes: [...(more > 0 ? [t`${count(more, 'more subscription')} not shown.`] : []), ...unknownSeats(held)],
    asOf: readAt(asOf, show),
    pages: [],
    suggestions: [],
  });
};

export const companyPreview = (
  { company, subscriptions }: Pick<OfCompany, 'company' | 'subscriptions'>,
  { now }: Show,
): Preview => {
  const running = subscriptions.filter((subscription) => isRunning(subscription, now));
  return {
    title: plainText(company.name),
    text: joined(
      plainText(pax8Word(company.status), 40),
      count(running.length, 'subscription'),
      running.length === 0 ? '' : seatsInAll(sumSeats(running)),
    ),
  };
};

type OfSubscription = Readonly<{ company: Company | null; subscription: Subscription; asOf: Instant }>;

/** A subscription, to insert into a message. */
export const insertedSubscriptionCard = (
  { company, subscription, asOf }: OfSubscription,
  show: Show,
): Plan => {
  const { commitment, billingTerm, startAt } = subscription;
  const term = termText(subscription, show);
  const name = company?.name ?? unknownCompany();
  return facts({
    title: `${productText(subscription.productName)} · ${escapeText(name)}`,
    state: stateOf(subscription, show),
    colour: isRunning(subscription, show.now) ? 'Good' : 'Attention',
    speak: plainText(
      t`${productPlain(subscription.productName)} for ${name}: ${heldSeats(subscription)}`,
      200,
    ),
    sentence: heldSeats(subscription),
    facts: [
      ...(commitment === null
        ? []
        : [{ label: t`Commitment`, value: escapeText(pax8Word(commitment.term ?? t`term unknown`), 40) }]),
      ...(term === '' ? [] : [{ label: t`Term`, value: term }]),
      { label: t`Billed`, value: escapeText(pax8Word(billingTerm), 40) },
      ...(startAt === null ? [] : [{ label: t`Started`, value: date(startAt, show) }]),
    ],
    asOf: readAt(asOf, show),
  });
};

export const subscriptionPreview = (
  { company, subscription }: Omit<OfSubscription, 'asOf'>,
  show: Show,
): Preview => ({
  title: `${plainText(company?.name ?? unknownCompany(), 60)} · ${productPlain(subscription.productName, 60)}`,
  text: joined(
    heldSeats(subscription),
    isRunning(subscription, show.now) ? '' : statusPlain(subscription.status),
    termText(subscription, show),
  ),
});
