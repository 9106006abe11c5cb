import type { SaidAbout } from '../../core/reading/reading.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import type { Instant } from '../../core/words/instant.ts';
import { chooseCard } from '../kit/choose.ts';
import { plainText, productPlain, sentenceText } from '../kit/escape.ts';
import { number, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { onlyQuotedCard } from '../kit/replies.ts';
import { msg, t, texts } from '../texts/t.ts';
import { planTitle } from './plan-words.ts';

/** A change that a message may mean, with the sentence that requests it. */
export type Offer = Readonly<{
  intent: Intent;
  companyName: string | null;
  productName: string | null;
  /** Seats now; null when unknown, or without a subscription. */
  seats: number | null;
  /** When its term ends; null when unknown. */
  termEndsAt: Instant | null;
  say: string;
}>;

const seatsText = (
  intent: Extract<Intent, { kind: 'seats' }>,
  product: string,
  company: string,
  seats: number | null,
): string => {
  const { count, direction } = intent;
  const n = count.kind === 'seats' ? count.n : 0;
  const after = direction === 'set' ? n : (seats ?? 0) + (direction === 'add' ? n : -n);
  // More than there are go nowhere.
  const steps =
    seats === null ? '' : after < 0 ? ` (${number(seats)})` : ` (${number(seats)} → ${number(after)})`;
  const when = intent.at === undefined ? '' : t` after the renewal`;
  return direction === 'set'
    ? t`Set ${product} for ${company} to ${number(n)}${when}${steps}`
    : direction === 'add'
      ? t`Add ${number(n)} ${product} for ${company}${when}${steps}`
      : t`Remove ${number(n)} ${product} from ${company}${when}${steps}`;
};

const termText = texts({
  monthly: msg` on a monthly term`,
  annual: msg` on a one-year term`,
  'three-year': msg` on a three-year term`,
} as const);

const orderText = (
  { count, term }: Extract<Intent, { kind: 'order' }>,
  product: string,
  company: string,
): string =>
  t`Order ${count.kind === 'seats' ? `${number(count.n)} ` : ''}${product} for ${company}${term === undefined ? '' : termText[term]}`;

/** When a subscription ends; by default at the end of its term. */
const endText = (at: Extract<Intent, { kind: 'cancel' }>['at']): string =>
  at === null || at === 'term-end' ? t` at the end of the term` : at === 'now' ? t` now` : '';

const priceText = (
  { price }: Extract<Intent, { kind: 'set-price' }>,
  product: string,
  company: string,
): string => {
  const amount = [price?.amount, price?.currency].filter((part) => part != null).join(' ');
  const sentence = t`Set the price of ${product} for ${company} to ${amount}`;
  return price?.per === undefined
    ? sentence
    : price.per === 'month'
      ? t`${sentence} a seat a month`
      : t`${sentence} a seat a year`;
};

/** The change in full: "Add 3 Microsoft 365 Business Premium for Contoso (12 → 15)". */
export const offerText = ({ intent, companyName, productName, seats }: Offer): string => {
  const company = plainText(companyName ?? t`a company`, 60);
  const product = productName === null ? t`a product` : productPlain(productName);
  switch (intent.kind) {
    case 'seats':
      return seatsText(intent, product, company, seats);
    case 'cancel':
      return seats === null
        ? t`Cancel ${product} for ${company}${endText(intent.at)}`
        : t`Cancel ${product} for ${company}${endText(intent.at)} (${number(seats)} seats)`;
    case 'order':
      return orderText(intent, product, company);
    case 'staff': {
      const users = intent.users.kind === 'seats' ? number(intent.users.n) : t`some`;
      const products =
        intent.products.length === 0 ? '' : t` with ${intent.products.map(productPlain).join(', ')}`;
      return intent.direction === 'on'
        ? t`Onboard ${users} at ${company}${products}`
        : t`Offboard ${users} at ${company}${products}`;
    }
    case 'switch-annual':
      return t`Switch ${product} for ${company} to a year`;
    case 'set-price':
      return priceText(intent, product, company);
    case 'grant': {
      const where = intent.companies.length === 0 ? '' : t` for ${intent.companies.join(', ')}`;
      return plainText(t`Give ${intent.who ?? t`somebody`} the role ${intent.role ?? ''}${where}`, 120);
    }
    case 'revoke':
      return plainText(t`Take the role of ${intent.who ?? t`somebody`} away`, 120);
    default:
      return '';
  }
};

export const leftText = (left: readonly string[]): string =>
  left.length === 0
    ? ''
    : t` I did not understand ${left.map((word) => t`“${plainText(word, 30)}”`).join(', ')}.`;

/** The sentence that requests all of them at once: immediate seat changes, as many as fit on a button. */
const allSentence = (offers: readonly Offer[]): string | null => {
  const together = offers.map(({ say }) => say).join(' and ');
  const seats = offers.every(({ intent }) => intent.kind === 'seats' && intent.at === undefined);
  return seats && sentenceText(together) === together ? together : null;
};

/**
 * Offers what a message may mean: one button per change, which requests exactly that; several lines also get one for
 * all.
 */
export const offersCard = ({
  offers,
  left,
  mode,
}: Readonly<{
  offers: readonly Offer[];
  left: readonly string[];
  mode: 'one' | 'lines' | 'which';
}>): Plan => {
  const title = {
    one: t`Is this what you want?`,
    lines: t`${offers.length} changes`,
    which: t`Which do you mean?`,
  }[mode];
  const sentence = {
    one: t`Nothing is asked for yet.`,
    lines: t`Ask for each of them. Nothing is asked for yet.`,
    which: t`Nothing is asked for yet.`,
  }[mode];
  const all = mode === 'lines' ? allSentence(offers) : null;
  return chooseCard({
    title,
    sentence: `${sentence}${leftText(left)}`,
    button: t`Ask for it`,
    choices: [
      ...offers.map((offer) => ({ label: offerText(offer), detail: '', say: offer.say })),
      ...(all === null
        ? []
        : [
            {
              label: offers.length === 2 ? t`Both of them` : t`All ${number(offers.length)} of them`,
              detail: '',
              say: all,
            },
          ]),
    ],
  });
};

export const notOrderedText: Readonly<Record<Exclude<SaidAbout, 'quoted'>, string>> = texts({
  negated: msg`I read this as a change that you do not want.`,
  past: msg`I read this as a change that was already made.`,
  reported: msg`I read this as something that somebody said.`,
  conditional: msg`I read this as a change under a condition. I cannot wait for it.`,
  'another-day': msg`I read this as a change for another day. Seats change as soon as a request is approved, or after the renewal: say “at the renewal”.`,
  'question-about-change': msg`I read this as a question about a change.`,
  uncertain: msg`I read this as a thought, not as an order.`,
  'not-possible': msg`That is not possible.`,
  compared: msg`I take no number from another company. See what it has, then say the number.`,
  'for-each': msg`I change one company at a time, or those that you name. See who they are, then say it for each.`,
  'all-prices': msg`I set one price at a time, and as an amount. See the prices, then say each.`,
  'price-time': msg`Pax8 prices are for a month or a year, as the subscription is billed. Say the price for that.`,
  dropped: msg`I let it go. A request that already waits stays: see Pending.`,
});

/**
 * A message mentions a change without ordering it. `order`: the change as an order; `look`: a question that helps to
 * say it; `asked`: what may have been asked beside it.
 */
export const notOpenedCard = (
  {
    about,
    offer = null,
    order = null,
    look = null,
    asked = [],
  }: Readonly<{
    about: SaidAbout;
    offer?: Offer | null;
    order?: string | null;
    look?: string | null;
    asked?: readonly string[];
  }>,
  show: Show,
): Plan => {
  if (about === 'quoted') return onlyQuotedCard();
  if (about === 'dropped') return droppedCard();
  if (offer !== null) return planOfferCard(offer, show);
  return look === null ? notOrderedCard(about, order, asked) : lookFirstCard(about, look);
};

/** What the bot does one by one, with the question that shows the candidates. */
const lookFirstCard = (about: Exclude<SaidAbout, 'quoted' | 'dropped'>, look: string): Plan =>
  noticeCard({
    title: about === 'price-time' ? t`A price per month or per year` : t`One at a time`,
    tone: 'neutral',
    text: notOrderedText[about],
    safe: t`Nothing was changed.`,
    suggestions: [
      { title: upper(look), say: look },
      { title: t`Help`, say: 'help change' },
    ],
  });

const upper = (text: string): string => plainText(`${text.charAt(0).toUpperCase()}${text.slice(1)}`, 60);

/** A change for a day that is no renewal's: the bot can only plan it for the renewal. */
const planOfferCard = (offer: Offer, show: Show): Plan =>
  noticeCard({
    title: t`Not for that day`,
    tone: 'neutral',
    text: t`I cannot change seats on a day of your choice: only now, or after the renewal.`,
    details: [t`As a plan: ${offerText(offer)}.`],
    safe: t`Nothing was changed.`,
    suggestions: [
      { title: planTitle(offer.termEndsAt, show), say: offer.say },
      { title: t`Help`, say: 'help change' },
    ],
  });

const droppedCard = (): Plan =>
  noticeCard({
    title: t`Nothing was taken back`,
    tone: 'neutral',
    text: notOrderedText.dropped,
    safe: t`Nothing was changed.`,
    suggestions: [{ title: t`Pending`, say: 'pending' }],
  });

const notOrderedCard = (
  about: Exclude<SaidAbout, 'quoted' | 'dropped'>,
  order: string | null,
  asked: readonly string[],
): Plan =>
  noticeCard({
    title: t`Nothing was changed`,
    tone: 'neutral',
    text: notOrderedText[about],
    details:
      order === null
        ? [
            t`To ask for a change, write for example: add 3 seats of Business Premium for Contoso.`,
            t`To see what it would do, begin with: what if.`,
          ]
        : [t`To ask for it, write: ${plainText(order, 160)}.`],
    suggestions: [
      ...(order === null
        ? []
        : [
            { title: plainText(t`What if ${order.replace(/ seats of /, ' ')}`, 60), say: `what if ${order}` },
          ]),
      ...asked.map((say) => ({ title: upper(say), say })),
      { title: t`Help`, say: 'help change' },
    ],
  });

/** A change that cannot be read with certainty. */
export const unclearChangeCard = ({ left }: Readonly<{ left: readonly string[] }>): Plan =>
  noticeCard({
    title: t`I am not sure what you mean`,
    tone: 'warning',
    text:
      leftText(left).trim() || t`I cannot tell whether seats are to be added, removed, or set to a number.`,
    details: [t`For example: add 3 seats of Business Premium for Contoso.`],
    safe: t`Nothing was changed.`,
    suggestions: [{ title: t`Help`, say: 'help change' }],
  });

/** A message that refers to something said before that is not remembered. */
export const unclearFollowUpCard = ({ remembers }: Readonly<{ remembers: boolean }>): Plan =>
  noticeCard({
    title: t`I am not sure what you mean`,
    tone: 'neutral',
    text: remembers
      ? t`I cannot tell what this belongs to. Say it in a whole sentence.`
      : t`I remember what you said for 15 minutes, and nothing is left of it. Say it in a whole sentence.`,
    safe: t`Nothing was changed.`,
    suggestions: [{ title: t`Help`, say: 'help' }],
  });
