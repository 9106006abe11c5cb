import { DateTime } from 'luxon';
import type { Intent, SeatCount, Target } from '../understanding/intent.ts';
import { termPhrase } from '../understanding/said-terms.ts';
import { perPhrase } from '../words/price-units.ts';
import type { LastRequest } from './remembered.ts';

export type Change = Extract<
  Intent,
  { kind: 'seats' | 'order' | 'cancel' | 'staff' | 'set-price' | 'what-if' }
>;

const changeKinds: ReadonlySet<Intent['kind']> = new Set([
  'seats',
  'order',
  'cancel',
  'staff',
  'set-price',
  'what-if',
]);

/** What has a whole sentence: a change, and what one would do. */
export const isChange = (intent: Intent): intent is Change => changeKinds.has(intent.kind);

/** Whether the request is the one that the change made. */
export const isRequestOf = (request: LastRequest | null, base: Change): request is LastRequest => {
  if (request === null || base.kind === 'what-if' || base.kind === 'order') return false;
  if (base.kind === 'staff') return request.companyName === base.company;
  const { reference, company } = base.target;
  return reference === null ? request.companyName === company : request.subscriptionId === reference;
};

export const shortId = (id: string): string => `#${id.slice(0, 8).toLowerCase()}`;

const seatsWord = (count: SeatCount): string => (count.kind === 'seats' && count.n === 1 ? 'seat' : 'seats');

const numberOf = (count: SeatCount): string => (count.kind === 'seats' ? ` ${count.n}` : '');

const placeOf = ({ company, reference }: Target): string =>
  company === null || reference !== null ? '' : ` for ${company}`;

/** " #1a2b3c4d", or the product as written. */
const thingOf = ({ product, reference }: Target): string =>
  reference !== null ? ` ${shortId(reference)}` : product === null ? '' : ` ${product}`;

const seatsSentence = ({
  direction,
  count,
  target,
}: Extract<Intent, { kind: 'seats' | 'what-if' }>): string => {
  const [product, company] = [thingOf(target), placeOf(target)];
  const total = count.kind === 'seats' ? ` to${numberOf(count)} ${seatsWord(count)}` : ' seats';
  if (direction === 'set') return `set${product}${company}${total}`;
  return `${direction}${numberOf(count)} ${seatsWord(count)}${product === '' ? '' : ' of'}${product}${company}`;
};

const endWords = (at: Extract<Intent, { kind: 'cancel' }>['at'], zone: string): string => {
  if (at === null) return '';
  if (at === 'now') return ' now';
  if (at === 'term-end') return ' at the end of the term';
  return ` on ${DateTime.fromMillis(at.from, { zone, locale: 'en-US' }).toFormat('d LLLL yyyy')}`;
};

/** A change as the one sentence that asks for it. `zone` is that of its days. */
export const sentenceOf = (intent: Change, zone: string): string => {
  switch (intent.kind) {
    case 'seats':
      return `${seatsSentence(intent)}${intent.at === undefined ? '' : ' at the renewal'}`;
    case 'what-if':
      return `what if ${seatsSentence(intent)}`;
    case 'order': {
      const more = intent.more.map(({ n, product }) => ` and ${n} ${product}`).join('');
      const product = intent.target.product === null ? '' : ` ${intent.target.product}`;
      const place = intent.target.company === null ? '' : ` for ${intent.target.company}`;
      return `order${numberOf(intent.count)}${product}${more}${place}${termPhrase(intent.term)} as a new subscription`;
    }
    case 'cancel':
      return `cancel${thingOf(intent.target)}${placeOf(intent.target)}${endWords(intent.at, zone)}`;
    case 'staff': {
      const { direction, users, company, products } = intent;
      const place = company === null ? '' : ` at ${company}`;
      const given = products.length === 0 ? '' : ` with ${products.join(' and ')}`;
      return `${direction === 'on' ? 'onboard' : 'offboard'}${numberOf(users)} users${place}${given}`;
    }
    case 'set-price': {
      const { price, target } = intent;
      const amount =
        price === null
          ? ''
          : ` to ${price.amount}${price.currency === null ? '' : ` ${price.currency}`}${perPhrase(price.per)}`;
      return `set price of${thingOf(target)}${placeOf(target)}${amount}`;
    }
  }
};
