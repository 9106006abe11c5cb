import type { Assigned } from '../../core/assignments/join.ts';
import type { Change } from '../../core/changes/change.ts';
import { isPlan } from '../../core/changes/change-facts.ts';
import { isOpen } from '../../core/changes/change-steps.ts';
import type { Company, Product, Subscription } from '../../core/marketplace/records.ts';
import { termEnd } from '../../core/marketplace/renewals.ts';
import { courseAt, hasEnded, isRunning } from '../../core/marketplace/running.ts';
import { isUsageProduct } from '../../core/marketplace/usage-products.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import type { ServiceTermSeen } from '../../core/renewals/service-terms.ts';
import { convertsOf } from '../../core/renewals/trials.ts';
import type { Instant } from '../../core/words/instant.ts';
import { monthly, yearly } from '../../core/words/money.ts';
import { assignedFacts } from '../assignments/assigned-words.ts';
import { changeLine } from '../changes/change-words.ts';
import { referenceTo, type Suggestion } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import {
  age,
  date,
  dateAndRelative,
  deadline,
  monthlyMoney,
  number,
  type Show,
  saysCost,
  unitPrice,
  yearlyMoney,
} from '../kit/format.ts';
import { heldSeats } from '../kit/held.ts';
import { amount } from '../kit/list.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Colour, View } from '../kit/plan.ts';
import { statusWords, termOf } from '../kit/term-words.ts';
import { serviceTermNote } from '../renewals/difference-words.ts';
import { lineWords } from '../renewals/renewal-words.ts';
import { trialBecomes } from '../renewals/trials.ts';
import { termChangeFacts } from '../terms/term-change-words.ts';
import { type KnownWindows, windowLine } from '../terms/window-words.ts';
import { t } from '../texts/t.ts';

export type SubscriptionInput = Readonly<{
  company: Company;
  subscription: Subscription;
  asOf: Instant;
  /** Newest first. */
  changes: readonly Change[];
  known: KnownWindows;
  /** As Pax8 has it now; null when it could not be read in time, or is not there. */
  product: Pick<Product, 'vendorName' | 'sku'> | null;
  /** The open renewal that it belongs to. */
  renewal: Renewal | null;
  /** Absent or null when nothing shows that it continued by the month after a longer term. */
  serviceTerm?: ServiceTermSeen | null;
  /** Microsoft's own count; absent or null when unknown. */
  assigned?: Assigned | null;
}>;

export const subscriptionCard: View<SubscriptionInput> = (
  { company, subscription, asOf, changes, known, product, renewal, serviceTerm = null, assigned = null },
  show,
) => {
  const { quantity, price, partnerCost, billingTerm, commitment } = subscription;
  const term = termOf(subscription, show);
  // What is billed by use has a price per unit at best: Pax8's 0 is no amount.
  const byUse = isUsageProduct(subscription.productName);
  const perMonth = byUse || hasEnded(subscription, show.now) ? null : amount(subscription);
  const perYear = yearly(subscription, quantity);
  const cost = perMonth === null ? '' : `, ${monthlyMoney(perMonth)}`;
  const open = changes.filter(isUnderWay);
  const back = windowLine(subscription, known, show, serviceTerm?.sure);
  return facts({
    title: `${productText(subscription.productName)} · ${escapeText(company.name)}`,
    state: stateOf(subscription, show),
    colour: colourOf(subscription, show),
    speak: plainText(
      t`${productPlain(subscription.productName)} for ${company.name}: ${heldSeats(subscription)}`,
      200,
    ),
    sentence: `${heldSeats(subscription)}${cost}${term === '' ? '' : `, ${term}`}`,
    facts: [
      ...statusFact(subscription, show),
      { label: t`Seats`, value: seatsFact(subscription) },
      ...assignedFacts(assigned, subscription, show),
      { label: t`Commitment`, value: commitmentText(subscription, show) },
      ...(back === '' ? [] : [{ label: t`Seats back`, value: back }]),
      { label: t`Billed`, value: escapeText(pax8Word(billingTerm), 40) },
      ...(byUse
        ? [{ label: t`Costs`, value: t`what was used: see Usage` }]
        : [{ label: t`Price`, value: priceText(subscription, price) }]),
      ...(!byUse && saysCost(partnerCost, show)
        ? [{ label: t`Partner cost`, value: priceText(subscription, partnerCost) }]
        : []),
      ...(perMonth === null || perYear === null
        ? []
        : [{ label: t`Total`, value: `${monthlyMoney(perMonth)}, ${yearlyMoney(perYear)}` }]),
      ...open.map((change) => ({ label: openLabel(change), value: changeLine(change, show) })),
      ...renewalFacts(subscription, renewal, changes, show),
    ],
    notes: [
      ...(serviceTerm === null ? [] : [serviceTermNote[serviceTerm.sure]]),
      ...trialNote(subscription, product?.vendorName ?? null, show),
      ...changes
        .filter((change) => !open.includes(change))
        .slice(0, 5)
        .map((change) => changeLine(change, show)),
    ],
    more: [
      ...termChangeFacts(subscription, known, show),
      { label: t`Product`, value: escapeText(subscription.productName ?? t`not named by Pax8`, 200) },
      ...(product?.vendorName ? [{ label: t`Vendor`, value: escapeText(product.vendorName, 100) }] : []),
      ...(product?.sku ? [{ label: 'SKU', value: escapeText(product.sku, 80) }] : []),
      ...(commitment?.endsAt ? [{ label: t`Term ends`, value: deadline(commitment.endsAt, show) }] : []),
      ...(subscription.startAt === null
        ? []
        : [{ label: t`Started`, value: date(subscription.startAt, show) }]),
      ...(subscription.endAt === null
        ? []
        : [
            {
              label: subscription.endAt <= show.now ? t`Ended` : t`Ends`,
              value: deadline(subscription.endAt, show),
            },
          ]),
      { label: t`Id`, value: escapeText(subscription.id, 64) },
    ],
    asOf: age(asOf, show.now),
    suggestions: leadsOn(company, subscription, changes.some(isOpen), show.now),
  });
};

/** What happens when a trial ends; it may cost money without anybody asking. */
const trialNote = (subscription: Subscription, vendorName: string | null, { now }: Show): string[] =>
  subscription.status === 'Trial' && isRunning(subscription, now)
    ? [t`It ${trialBecomes[convertsOf(subscription.productName, vendorName)]}.`]
    : [];

const seatsFact = ({ productName, quantity }: Subscription): string => {
  if (isUsageProduct(productName)) return t`none, billed by use`;
  return quantity === null ? t`unknown: Pax8 does not say` : number(quantity);
};

/** Its dates count more than its status, which Pax8 may leave unchanged. */
const stateOf = (subscription: Subscription, { now }: Show): string => {
  const course = courseAt(subscription, now);
  if (course === 'begins-later') return t`Begins later`;
  return course === 'ended' && subscription.status !== 'Cancelled'
    ? t`Ended`
    : statusWords(subscription.status);
};

/** Pax8's status, when the dates contradict it. */
const statusFact = (subscription: Subscription, { now }: Show) =>
  isRunning(subscription, now) || subscription.status === 'Cancelled'
    ? []
    : [{ label: t`Status at Pax8`, value: t`${statusWords(subscription.status)}; its dates count` }];

const colourOf = (subscription: Subscription, { now }: Show): Colour =>
  !isRunning(subscription, now)
    ? 'Attention'
    : subscription.status === 'Active' || subscription.status === 'Activated'
      ? 'Good'
      : 'Warning';

const commitmentText = (subscription: Subscription, show: Show): string => {
  const { commitment } = subscription;
  if (commitment === null)
    return termEnd(subscription).kind === 'no-date' ? t`yes, term and end unknown` : t`none known`;
  const term = escapeText(pax8Word(commitment.term ?? t`term unknown`), 40);
  return commitment.endsAt === null
    ? t`${term}, end unknown`
    : t`${term}, until ${dateAndRelative(commitment.endsAt, show)}`;
};

const isUnderWay = (change: Change): boolean => isOpen(change) || isPlan(change);

const openLabel = (change: Change): string => (isPlan(change) ? t`Plan` : t`Open request`);

/** "$277.20 a seat a year, $23.10 a month": Pax8's price, and the same per month. */
const priceText = (subscription: Subscription, price: number | null): string => {
  const { billingTerm, currency } = subscription;
  const each = unitPrice(price, currency, billingTerm);
  const month = billingTerm === 'Monthly' ? null : monthly({ price, billingTerm, currency }, 1);
  return month === null ? each : `${each}, ${monthlyMoney(month)}`;
};

/** The decision about its renewal, and its owner. */
const renewalFacts = (
  { id }: Subscription,
  renewal: Renewal | null,
  changes: readonly Change[],
  show: Show,
) => {
  const line = renewal?.lines.find(({ subscriptionId }) => subscriptionId === id);
  if (renewal === null || line === undefined) return [];
  const byId = new Map(changes.map((change) => [change.id, change]));
  const words = lineWords(line, byId, t`Not decided yet`, show).map(({ text }) => text);
  const owner = renewal.owner === null ? [] : [t`Owner ${escapeText(renewal.owner.name, 60)}`];
  const value = [...words, ...owner].join(' · ');
  return value === '' ? [] : [{ label: t`Renewal`, value }];
};

/** Suggested next steps. Offers a change only if one can be requested; a plan for the renewal does not prevent that. */
const leadsOn = (
  company: Company,
  subscription: Subscription,
  isBusy: boolean,
  now: Instant,
): Suggestion[] => {
  const reference = referenceTo(subscription.id);
  const history = { title: t`History`, say: `history ${reference}` };
  const renewals = { title: t`Renewals`, say: `renewals ${company.name} next 90 days` };
  if (isBusy) return [{ title: t`Pending`, say: 'pending' }, history, renewals];
  const ends = termEnd(subscription).kind;
  if (!isRunning(subscription, now) || ends === 'trial' || ends === 'ends') return [history, renewals];
  return [
    history,
    isUsageProduct(subscription.productName)
      ? { title: t`Usage`, say: `usage ${company.name}` }
      : { title: t`Add seats`, say: `add seats of ${reference}` },
    renewals,
    { title: t`Set price`, say: `set price of ${reference}` },
    ...(ends === 'renews' || ends === 'renews-monthly'
      ? [{ title: t`Ask to cancel`, say: `cancel ${reference} at the end of the term` }]
      : []),
  ];
};
