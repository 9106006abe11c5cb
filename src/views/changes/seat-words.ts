import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { isUsageProduct } from '../../core/marketplace/usage-products.ts';
import type { AnyNote } from '../../core/rules/notes.ts';
import type { PolicyRefusal } from '../../core/rules/policy.ts';
import type { AnyRefusal, RequestKind } from '../../core/rules/refusals.ts';
import type { Refusal } from '../../core/rules/seat-rules.ts';
import type { SeatCount } from '../../core/understanding/intent.ts';
import { day } from '../../core/words/durations.ts';
import { type GivenReason, noReason } from '../../core/words/given-reason.ts';
import type { Instant } from '../../core/words/instant.ts';
import { referenceTo } from '../kit/buttons.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { date, dateAndRelative, deadline, number, type Show, seats } from '../kit/format.ts';
import { heldSeats } from '../kit/held.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { statusPlain } from '../kit/term-words.ts';
import { withReason } from '../kit/with-reason.ts';
import { refusalText } from '../people/policy-words.ts';
import { vendorWindows } from '../terms/vendor-words.ts';
import { sourceWords } from '../terms/window-words.ts';
import { msg, t, texts } from '../texts/t.ts';
import { cancelNote, cancelRefusal } from './cancel-words.ts';
import { priceAskedBack, priceAskedNote, priceChoices, priceNote, priceRefusal } from './new-price-words.ts';
import { orderNote } from './order-words.ts';
import { planNote, planRefusal, planTitle } from './plan-words.ts';
import { seatsNote } from './seats-notes.ts';

const since = texts({
  purchase: msg`the subscription was bought in the last 7 days`,
  renewal: msg`the term was renewed in the last 7 days`,
  added: msg`they were added in the last 7 days`,
  'before-end': msg`the term ends soon`,
} as const);

/** Other vendors' windows have other lengths. */
const sinceByVendor = texts({ ...since, renewal: msg`the term was renewed lately` } as const);

/** A change deletes what is scheduled in a portal for the renewal; said when that is near, or its date unknown. */
const portalChangesMatter = 30 * day;

const mattersNow = ({ kind }: AnyNote, termEnd: Instant | null, now: Instant): boolean =>
  kind !== 'portal-changes-lost' || termEnd === null || termEnd - now <= portalChangesMatter;

/** The notes to show before `termEnd`, in plain text. Leaves out what does not matter to the reader now. */
export const noteLines = (notes: readonly AnyNote[], termEnd: Instant | null, show: Show): string[] =>
  notes.filter((note) => mattersNow(note, termEnd, show.now)).map((note) => noteText(note, show));

/** What to know before approving, in plain text. */
const noteText = (note: AnyNote, show: Show): string => {
  switch (note.kind) {
    case 'committed-until':
      return t`The added seats stay and are billed until the term ends: ${deadline(note.at, show)}.`;
    case 'returnable-until':
      return t`You can give them back until ${deadline(note.at, show)}.`;
    case 'portal-changes-lost':
      return t`A change now deletes changes scheduled in the Pax8 portal.`;
    case 'window-closes':
      return windowText(note, show);
    case 'ends':
      return t`The subscription ends ${dateAndRelative(note.at, show)}. It does not renew.`;
    case 'provisioning':
      return t`Pax8 is still setting this subscription up.`;
    case 'commitment-end-unknown':
      return t`Pax8 gave no commitment end that lies ahead. The added seats may be committed for a whole term.`;
    case 'locks-now':
      return t`Its term ends within a day: ${deadline(note.at, show)}. Pax8 may refuse the change until the renewal is done. Added seats renew with it.`;
    case 'monthly-not-shown':
      return t`Pax8 names no commitment. If it is a monthly term, seats go back in the 7 days after its month begins; Pax8 may refuse otherwise.`;
    case 'service-term':
      return serviceTermText(note, show);
    case 'after-renewal':
    case 'beyond-business-limit':
    case 'plan-waits':
      return planNote(note, show);
    case 'seats-outside-range':
    case 'seats-other-rate':
    case 'seats-in-tiers':
    case 'listed-free':
    case 'business-near-limit':
    case 'business-unknown':
    case 'assigned':
      return seatsNote(note, show);
    case 'price-meaning':
    case 'price-locked':
      return priceNote(note);
    case 'price-said':
    case 'price-far-above':
      return priceAskedNote(note);
    case 'order-committed':
    case 'order-window':
    case 'order-free':
    case 'order-beside':
    case 'order-beside-month':
    case 'order-currency':
    case 'order-constraint':
    case 'order-near-limit':
    case 'order-range':
      return orderNote(note);
    default:
      return cancelNote(note, show);
  }
};

/** An inferred window is not promised: only one fact in Pax8's data supports it. */
const windowText = (note: Extract<AnyNote, { kind: 'window-closes' }>, show: Show): string => {
  const { at, from, confidence, rule } = note;
  const reason = (rule === 'new-commerce' ? since : sinceByVendor)[from];
  const until = t`go back until ${deadline(at, show)}`;
  return confidence === 'explicit' || rule !== 'new-commerce'
    ? t`Up to ${seats(note.seats)} can ${until}: ${reason} (${sourceWords(from, confidence)}).`
    : t`Up to ${seats(note.seats)} can probably ${until}, if ${reason} (${sourceWords(from, confidence)}). Otherwise Pax8 refuses, or bills them until the term ends.`;
};

const serviceTermText = ({ sure, since }: Extract<AnyNote, { kind: 'service-term' }>, show: Show): string =>
  sure === 'likely'
    ? t`Since ${date(since, show)} it very likely runs under Microsoft’s Extended Service Term, in which the number of seats cannot change. Pax8 will probably refuse.`
    : t`It went on by the month on ${date(since, show)}. If that is Microsoft’s Extended Service Term, the number of seats cannot change and Pax8 refuses.`;

/** Why a change is not possible, and what to do instead. Plain text. */
export const refusalWords = (because: AnyRefusal, show: Show): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'same':
      return { reason: t`It has ${seats(because.quantity)} already.`, wayOut: '' };
    case 'seats-unknown':
      return {
        reason: t`Pax8 does not say how many seats it has, so the bot cannot change it.`,
        wayOut: t`Look at it in the Pax8 portal and change it there.`,
      };
    case 'below-one':
      return {
        reason: t`A subscription keeps at least one seat.`,
        wayOut: t`To end the whole subscription, say: “cancel”, the product, and for whom.`,
      };
    case 'no-seats':
      return {
        reason: t`It is billed by what is used. Its quantity at Pax8 is not a number of seats.`,
        wayOut: t`Use is changed at the vendor, for example in the Azure portal. Say “usage”, and the company, to see what it costs.`,
      };
    case 'status':
      return {
        reason: t`Its status at Pax8 is “${statusPlain(because.status)}”. Seats can change only while it runs.`,
        wayOut: t`Check it in the Pax8 portal.`,
      };
    case 'ended':
      return {
        reason:
          because.at === null
            ? t`It has ended: Pax8 shows it as cancelled.`
            : t`It ended at Pax8: ${deadline(because.at, show)}.`,
        wayOut: t`Only what runs can be changed. Check it in the Pax8 portal, or order the product again.`,
      };
    case 'begins-later':
      return {
        reason: t`It has not begun: it starts ${deadline(because.at, show)}.`,
        wayOut: t`Pax8 cannot change what begins in the future. Ask again when it runs.`,
      };
    case 'trial':
      return {
        reason: t`It is a trial. The seats of a trial cannot be changed.`,
        wayOut: t`Order the paid product, or wait until the trial becomes one.`,
      };
    case 'reckoned-otherwise':
      return {
        reason: t`The number was reckoned from ${seats(because.from)}. Pax8 has ${number(because.seats)} now.`,
        wayOut: t`Ask again: the bot knows the new number now.`,
      };
    case 'business-limit':
      return {
        reason:
          because.others === 0
            ? t`Microsoft allows ${number(because.limit)} seats of its Business plans per customer, all together.`
            : t`Microsoft allows ${number(because.limit)} seats of its Business plans per customer, all together. The company has ${number(because.others)} in other subscriptions.`,
        wayOut: t`For more seats, use one of Microsoft’s Enterprise plans.`,
      };
    case 'locked-before-end':
      return {
        reason: t`Pax8 locks a subscription in the last 24 hours before its term ends: ${deadline(because.at, show)}.`,
        wayOut: t`Ask again after it has renewed. That may take a day.`,
      };
    case 'renewing':
      return {
        reason: t`Its term ended ${dateAndRelative(because.at, show)}. The renewal may still be running.`,
        wayOut:
          because.rule === 'new-commerce'
            ? t`Ask again when Pax8 shows the new term. Seats can go back in its first 7 days.`
            : t`Ask again when Pax8 shows the new term.`,
      };
    case 'committed':
      return committed(because, show);
    case 'service-term':
      return {
        reason: serviceTermText(because, show),
        wayOut: t`Renew it into a term or cancel it in the Pax8 portal. Then seats can change.`,
      };
    case 'window-unknown':
      return {
        reason: t`Pax8 gave no commitment dates, so the bot cannot know whether seats can go back.`,
        wayOut:
          because.rule === 'new-commerce'
            ? t`Check its 7-day window in the Pax8 portal.`
            : t`Check with Pax8 or the vendor.`,
      };
    case 'no-more-in-term':
      return {
        reason: t`It is committed until ${deadline(because.until, show)}. Pax8’s data for this product allows no more seats before then.`,
        wayOut: t`Plan it for the renewal on ${dateAndRelative(because.until, show)}, or check with Pax8 or the vendor.`,
      };
    case 'not-committed':
    case 'no-window-after-renewal':
    case 'term-end-unknown':
    case 'ends':
    case 'term-moved':
      return planRefusal(because, show);
    case 'price-not-known':
    case 'price-other-currency':
    case 'price-same':
    case 'price-absurd':
      return priceRefusal(because);
    case 'price-far':
    case 'price-uneven':
    case 'price-other-term':
      return priceAskedBack(because);
    default:
      return cancelRefusal(because, show);
  }
};

const committed = (
  { until, returnable, closesAt, rule }: Extract<Refusal, { kind: 'committed' }>,
  show: Show,
) => {
  const closes = closesAt === null ? '' : t`, until ${deadline(closesAt, show)}`;
  const part = returnable > 0 ? t` ${seats(returnable)} can go back${closes}.` : '';
  const reason = t`The seats are committed until ${deadline(until, show)}.`;
  if (rule.kind === 'new-commerce')
    return {
      reason: t`${reason} Microsoft takes seats back only in the 7 days after they were bought, renewed or added.${part}`,
      wayOut: t`Plan it for the renewal on ${dateAndRelative(until, show)}. Seats can go back in the 7 days after it.`,
    };
  const when = vendorWindows(rule);
  return when === null
    ? {
        reason: t`${reason} Pax8’s data for this product lets no seats go back before then.${part}`,
        wayOut: t`Change it in the Pax8 portal for the renewal on ${dateAndRelative(until, show)}, or ask the vendor.`,
      }
    : {
        reason: t`${reason} By Pax8’s data for this product, seats can go back ${when}.${part}`,
        wayOut: t`The renewal is on ${dateAndRelative(until, show)}.`,
      };
};

export type AskedRequest = Readonly<{
  request: RequestKind;
  subscription: Subscription;
  /** Null when Pax8 does not say from how many. */
  to: number | null;
  company: Pick<Company, 'name'>;
}>;
export type RefusedInput = AskedRequest &
  Readonly<{
    because: AnyRefusal;
    /** The term end after which the same can be planned, if it can. */
    planFor?: Instant | null;
    given?: GivenReason;
  }>;

/** What was asked for: "Business Premium, 12 → 15 seats". */
export const askedText = ({ request, subscription, to }: AskedRequest): string => {
  const name = productPlain(subscription.productName);
  if (request === 'cancel') return t`Cancelling ${name}, ${heldSeats(subscription)}`;
  if (isUsageProduct(subscription.productName)) return t`Seats of ${name}`;
  if (request === 'price') return t`New price for ${name}`;
  if (to === null || subscription.quantity === null) return t`Other seats of ${name}`;
  const after = request === 'plan' ? t` after the renewal` : '';
  return `${name}, ${number(subscription.quantity)} → ${seats(to)}${after}`;
};

export const refusedCard = (input: RefusedInput, show: Show): Plan => {
  const { because, subscription, company, to, planFor = null, given = noReason } = input;
  const { reason, wayOut } = refusalWords(because, show);
  const free = because.kind === 'no-term-end';
  const reference = referenceTo(subscription.id);
  return noticeCard({
    title: t`Not possible · ${plainText(company.name)}`,
    tone: because.kind === 'same' ? 'neutral' : 'attention',
    text: `${askedText(input)}: ${reason}`,
    details: wayOut === '' ? [] : [wayOut],
    safe: t`Nothing was changed.`,
    suggestions: [
      ...(planFor === null || to === null
        ? []
        : [
            {
              title: planTitle(planFor, show),
              say: withReason(`at the renewal set ${reference} to ${to} seats`, given),
            },
          ]),
      ...priceChoices(because, subscription, (amount) =>
        withReason(`set price of ${reference} for ${company.name} to ${amount}`, given),
      ),
      { title: t`Subscription`, say: `subscription ${reference}` },
      ...(because.kind === 'no-seats' ? [{ title: t`Usage`, say: `usage ${company.name}` }] : []),
      ...(because.kind === 'before-term-end' ||
      because.kind === 'before-month-end' ||
      because.kind === 'window-inferred'
        ? [
            {
              title: t`Cancel at the end`,
              say: `cancel ${reference} for ${company.name} at the end of the term`,
            },
          ]
        : []),
      ...(free ? [{ title: t`Cancel now`, say: `cancel ${reference} for ${company.name} now` }] : []),
    ],
  });
};

export type AgainstPolicyInput = AskedRequest & Readonly<{ because: PolicyRefusal }>;

/** Microsoft and Pax8 allow the change; this organisation's policy does not. */
export const againstPolicyCard = (input: AgainstPolicyInput): Plan => {
  const { because, subscription, company } = input;
  const { reason, wayOut } = refusalText(because);
  return noticeCard({
    // No policy can allow seats for a company that is not there.
    title:
      because.kind === 'company-deleted'
        ? t`Not possible · ${plainText(company.name)}`
        : t`Refused by the policy · ${plainText(company.name)}`,
    tone: 'attention',
    text: `${askedText(input)}: ${reason}`,
    details: wayOut === '' ? [] : [wayOut],
    safe: t`Nothing was changed.`,
    suggestions: [{ title: t`Subscription`, say: `subscription ${referenceTo(subscription.id)}` }],
  });
};

export const subscriptionGoneCard = ({
  company,
  subscription,
}: Readonly<{ company: Pick<Company, 'name'>; subscription: Pick<Subscription, 'productName'> }>): Plan =>
  noticeCard({
    title: t`No longer there · ${plainText(company.name)}`,
    tone: 'attention',
    text: t`Pax8 no longer has this subscription: ${productPlain(subscription.productName)}.`,
    safe: t`Nothing was changed.`,
    suggestions: [
      { title: t`Refresh`, say: 'refresh' },
      { title: t`Subscriptions`, say: `subscriptions ${company.name}` },
    ],
  });

type BadCount = Extract<SeatCount, { kind: 'bad' }>;

const badCounts: Readonly<Record<BadCount['problem'], (written: string) => string>> = {
  missing: () => t`How many seats?`,
  zero: () => t`Zero seats is no change.`,
  negative: (written) => t`${written} is below zero. Say “add” or “remove” with a plain number.`,
  fraction: (written) => t`${written} is not a whole number of seats.`,
  absurd: (written) => t`${written} seats cannot be right.`,
  unclear: (written) => t`“${written}” does not say one number of seats.`,
  several: (written) => t`“${written}” does not say one number of seats. Ask for one change at a time.`,
};

export const badCountCard = (
  { written, problem }: BadCount,
  direction: 'add' | 'remove' | 'set' | 'order',
): Plan =>
  noticeCard({
    title: t`Number of seats`,
    tone: 'warning',
    text: badCounts[problem](written === '' ? '' : plainText(written, 40)),
    details: [t`For example: ${examples[direction]}.`],
    safe: t`Nothing was changed.`,
  });

const examples = texts({
  add: msg`add 3 seats of Business Premium for Contoso`,
  remove: msg`remove 2 seats of Business Basic for Litware`,
  set: msg`set Business Premium for Contoso to 15 seats`,
  order: msg`order 10 Exchange Online Plan 1 for Contoso`,
} as const);
