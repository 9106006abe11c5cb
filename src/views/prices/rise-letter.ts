import type { Company } from '../../core/marketplace/records.ts';
import {
  forCustomer,
  groupOf,
  moreInAll,
  type PriceAhead,
  type PriceRises,
} from '../../core/prices/price-rises.ts';
import { day } from '../../core/words/durations.ts';
import { sayButtons } from '../kit/buttons.ts';
import { escapeText, paragraphs, plainText, productText } from '../kit/escape.ts';
import { count, date, eachMoney, money, number, type Show, seats, unitPrice } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import { periodText } from '../kit/period-text.ts';
import type { Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type RiseLetterInput = Readonly<{
  company: Company;
  /** "next 12 months". */
  period: string;
  rises: PriceRises;
}>;

/** The most lines of a mail; more would not fit into a message. */
const most = 40;
/** How long before the first renewal a customer should ask for changes. */
const ahead = 7 * day;

/** A short mail to copy about what goes up, without partner costs. */
export const riseLetterCard: View<RiseLetterInput> = (input, show) => {
  const { company, period, rises } = input;
  const rows = forCustomer(rises.all.rows).toSorted((a, b) => (a.row.at ?? 0) - (b.row.at ?? 0));
  const back = [{ title: t`Price rises`, say: `price rises ${company.name} ${period}` }];
  const missing = notInText(input);
  if (rows.length === 0)
    return noticeCard({
      title: t`Text for ${plainText(company.name)}`,
      tone: 'neutral',
      text: t`No price of this customer is known to rise (${periodText(period)}), so there is nothing to write.`,
      details: missing,
      suggestions: back,
    });
  return letter(input, rows, { missing, back }, show);
};

const letter = (
  { company }: RiseLetterInput,
  rows: readonly PriceAhead[],
  { missing, back }: Readonly<{ missing: readonly string[]; back: Parameters<typeof sayButtons>[0] }>,
  show: Show,
): Plan => {
  const first = rows[0]?.row.at ?? null;
  const several = rows.length > 1;
  const { sums, unknown } = groupOf(rows);
  const more = sums.map((sum) => money(moreInAll(sum))).join(t` and `);
  return {
    template: 'letter',
    filling: {
      speak: plainText(
        t`A text for ${company.name}: ${count(rows.length, 'price rises', 'prices rise')}`,
        160,
      ),
      title: t`Text for ${escapeText(company.name)}`,
      sentence: t`Copy it, and change what you like. The bot sends nothing.`,
      paragraphs: [
        several
          ? first === null
            ? t`Subject: Your subscriptions: new prices`
            : t`Subject: Your subscriptions: new prices from ${date(first, show)}`
          : first === null
            ? t`Subject: Your subscriptions: new price`
            : t`Subject: Your subscriptions: new price from ${date(first, show)}`,
        t`Hello,`,
        several
          ? t`When these subscriptions renew, their prices rise:`
          : t`When this subscription renews, its price rises:`,
        paragraphs(rows.slice(0, most).map((row) => `• ${lineOf(row, show)}`)),
        ...(unknown > 0 || more === '' || !several || rows.length > most
          ? []
          : [t`Together that is ${more} more a month.`]),
        replyBy(first, show),
        t`Kind regards`,
      ],
      notes: [
        ...(rows.length > most
          ? [t`The text has the first ${most} of ${number(rows.length)}. The CSV of the price rises has all.`]
          : []),
        ...missing,
        t`The prices are Pax8’s suggested retail prices of today. Check them if you have prices of your own.`,
      ],
      buttons: sayButtons(back),
    },
  };
};

/** "Microsoft 365 Business Standard, 25 seats: from $12.50 to $14.00 a seat a month, from 30 Jun 2027". */
const lineOf = ({ row, price }: PriceAhead, show: Show): string => {
  const { subscription, at } = row;
  const { quantity, currency, billingTerm, productName } = subscription;
  const held = quantity === null ? '' : `, ${seats(quantity)}`;
  const step = t`from ${price.paid === null ? '' : eachMoney(price.paid, currency)} to ${unitPrice(price.today, currency, billingTerm)}`;
  return at === null
    ? t`${productText(productName)}${held}: ${step}`
    : t`${productText(productName)}${held}: ${step}, from ${date(at, show)}`;
};

const replyBy = (first: number | null, show: Show): string =>
  first === null || first - ahead <= show.now
    ? t`If you would like another number of seats or another product, please tell us soon.`
    : t`If you would like another number of seats or another product, please tell us by ${date(first - ahead, show)}.`;

const notInText = ({ rises }: RiseLetterInput): string[] => {
  const unknown = rises.unknown + rises.all.rows.filter(({ course }) => course === 'unknown').length;
  return unknown === 0
    ? []
    : [t`Not in the text: ${count(unknown, 'subscription')} whose price is unknown now or then.`];
};
