import { wasInPlace } from '../../core/changes/switch.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { countsPeople } from '../../core/marketplace/units.ts';
import type { TodayLine } from '../../core/today/line.ts';
import type { Unseen, UsageReach } from '../../core/today/unseen.ts';
import type { Instant } from '../../core/words/instant.ts';
import { daysText } from '../billing/usage-days.ts';
import { steps } from '../changes/change-words.ts';
import { inPages, pageOf, referenceTo, type Suggestion, sayButtons } from '../kit/buttons.ts';
import { escapeText, plainText, productText, sentenceText, unknownCompany } from '../kit/escape.ts';
import { age, count, date, money, number, type Show, seats, untilMoment } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type TodayInput = Readonly<{
  /** The most money first. */
  lines: readonly TodayLine[];
  unseen: readonly Unseen[];
  companies: ReadonlyMap<string, Company>;
  asOf: Instant;
  page: number;
  say: string;
}>;

export type DigestInput = Omit<TodayInput, 'say'> & Readonly<{ of: 'mine' | 'nobody' }>;

/** The title of a list, and its text when it is empty. */
type Named = Readonly<{ title: string; empty: string; suggestions: readonly Suggestion[] }>;

/** Each line has a button. */
const linesOnPage = 8;

/** What needs somebody today: each line a sentence, an amount and a button. */
export const todayCard: View<TodayInput> = (input, show) =>
  inPages((size) => todayPage(input, todayNamed(input), size, show), linesOnPage);

const todayNamed = ({ unseen }: TodayInput): Named => ({
  title: t`Today`,
  empty:
    unseen.length === 0
      ? t`Nothing needs you today. Have a good one!`
      : t`Nothing that I can see needs you today. Have a good one!`,
  suggestions: [
    { title: t`What changed`, say: 'what changed since yesterday' },
    { title: t`Renewals`, say: 'renewals next 30 days' },
  ],
});

/** What needs somebody at the reader's companies, or at those without an owner. */
export const digestCard: View<DigestInput> = ({ of, ...input }, show) => {
  const said = of === 'mine' ? { say: 'my digest' } : { say: 'digest of companies without an owner' };
  return inPages((size) => todayPage({ ...input, ...said }, digestNamed(of), size, show), linesOnPage);
};

const digestNamed = (of: DigestInput['of']): Named =>
  of === 'mine'
    ? {
        title: t`Your companies`,
        empty: t`Nothing at your companies needs you. Have a good one!`,
        suggestions: [
          { title: t`My renewals`, say: 'my renewals next 60 days' },
          { title: t`My companies`, say: 'my companies' },
        ],
      }
    : {
        title: t`Companies without an owner`,
        empty: t`Nothing at companies without an owner needs somebody.`,
        suggestions: [{ title: t`Owners`, say: 'owners' }],
      };

/** Answers `my digest` for somebody who owns no company. */
export const noCompanyOwnedCard = (): Plan =>
  noticeCard({
    title: t`Your companies`,
    tone: 'neutral',
    text: t`You own no company yet. Say for example: owner of Contoso is me.`,
    suggestions: [
      { title: t`Owners`, say: 'owners' },
      { title: t`Today`, say: 'today' },
    ],
  });

/** Answers `my digest off`. `comes`: whether digests are sent at all. */
export const digestSetCard = ({
  on,
  changed,
  comes,
}: Readonly<{ on: boolean; changed: boolean; comes: boolean }>): Plan =>
  noticeCard({
    title: t`Your digest`,
    tone: changed ? 'good' : 'neutral',
    text: on
      ? comes
        ? t`What needs you at your companies comes to your chat with me.`
        : t`Digests are turned off for everybody. You can ask at any time: my digest.`
      : t`The digest of your companies no longer comes by itself. You can ask at any time: my digest.`,
    suggestions: [
      { title: t`My digest`, say: 'my digest' },
      on ? { title: t`Off`, say: 'my digest off' } : { title: t`On`, say: 'my digest on' },
    ],
  });

const todayPage = (
  { lines, unseen, companies, asOf, page, say }: TodayInput,
  { title, empty, suggestions }: Named,
  size: number,
  show: Show,
): Plan => {
  if (lines.length === 0)
    return noticeCard(
      { title, tone: 'good', text: empty, details: unseenText(unseen, show), suggestions, asOf },
      show,
    );
  const shown = pageOf(lines, page, say, size);
  const found = count(lines.length, 'thing needs somebody', 'things need somebody');
  return {
    template: 'today',
    filling: {
      speak: plainText(`${title}: ${found}`, 160),
      title,
      sentence: [t`${found}, the most money first`, shown.range].filter((part) => part !== '').join(' · '),
      rows: shown.rows.map((line) => {
        const company = companies.get(line.companyId) ?? null;
        return {
          name: escapeText(company?.name ?? unknownCompany(), 60),
          text: sentenceOf(line, show),
          amount: amountText(line),
          ...buttonOf(line, company),
        };
      }),
      notes: [
        t`Amounts are for the whole term, or what is left of it. Without a term, and of requests, changes and what is not billed, they are for a month.`,
        ...(lines.some(({ kind }) => kind === 'usage')
          ? [t`Of usage: what this month has more than the same days of the month before.`]
          : []),
        ...unseenText(unseen, show),
        age(asOf, show.now),
      ],
      pages: shown.pages,
      buttons: sayButtons(suggestions.slice(0, 1), 'default', shown.pages.length),
    },
  };
};

const usageUnseen = (at: UsageReach, show: Show): string => {
  if (at === 'early') return t`usage that jumped (compared from the 5th of a month)`;
  if (at === 'unread') return t`usage that jumped (no reading of a month ago to compare with)`;
  if (typeof at === 'number') return t`usage of ${count(at, 'subscription')} that may have jumped`;
  return t`usage that jumped (first comparison on ${date(Date.parse(at.from), { ...show, zone: 'UTC' })})`;
};

const unseenPart = (unseen: Unseen, show: Show): string => {
  if (unseen.kind === 'prices') return t`today’s price of ${count(unseen.renewals, 'renewal')}`;
  if (unseen.kind === 'usage') return usageUnseen(unseen.at, show);
  const { kind, at } = unseen;
  const isMicrosoft = kind === 'microsoft';
  if (at === 'off')
    return isMicrosoft
      ? t`seats that nobody uses (Microsoft’s numbers are not set up)`
      : t`what you bill your customers (no PSA is set up)`;
  if (at === 'unread')
    return isMicrosoft
      ? t`seats that nobody uses (they could not be read)`
      : t`what you bill your customers (the PSA was not read lately)`;
  const companies = count(at, 'company', 'companies');
  return isMicrosoft ? t`seats that nobody uses at ${companies}` : t`what you bill ${companies}`;
};

/** A list that is short because something could not be looked at is no good news. */
const unseenText = (unseen: readonly Unseen[], show: Show): string[] =>
  unseen.length === 0 ? [] : [t`Not looked at: ${unseen.map((part) => unseenPart(part, show)).join(', ')}.`];

const amountText = ({ amounts, unknown, kind }: TodayLine): string => {
  if (amounts.length === 0)
    return kind === 'waiting' || kind === 'unclear' || kind === 'review' || kind === 'switch'
      ? ''
      : t`price unknown`;
  return unknown > 0
    ? t`${amounts.map(money).join(t` and `)} and ${count(unknown, 'unknown price')}`
    : amounts.map(money).join(t` and `);
};

/** "Microsoft 365 Business Premium", "3 subscriptions". */
const what = ({ subscriptions }: TodayLine): string => {
  const [first, ...others] = subscriptions;
  return first !== undefined && others.length === 0
    ? `${productText(first.productName, 60)}, ${seats(first.quantity)},`
    : t`${number(subscriptions.length)} subscriptions`;
};

/** "Microsoft 365 Business Premium", "3 subscriptions that renew". */
const nameOf = ({ subscriptions }: TodayLine): string => {
  const [first, ...others] = subscriptions;
  return first !== undefined && others.length === 0
    ? productText(first.productName, 60)
    : t`${number(subscriptions.length)} subscriptions that renew`;
};

/** The unused seats among them, with their part of the amount. */
const idleText = ({ unused }: TodayLine): string => {
  if (unused === null) return '';
  const { seats: n, amounts } = unused;
  return amounts.length === 0
    ? ` ${t`Assigned to nobody: ${seats(n)}.`}`
    : ` ${t`Assigned to nobody: ${seats(n)}, ${amounts.map(money).join(' + ')}.`}`;
};

const verb = ({ subscriptions }: TodayLine, single: string, several: string): string =>
  subscriptions.length === 1 ? single : several;

const until = ({ until: at }: TodayLine, show: Show): string => (at === null ? '' : untilMoment(at, show));

const sentences: Readonly<Record<TodayLine['kind'], (line: TodayLine, show: Show) => string>> = {
  lock: (line, show) =>
    t`${what(line)} ${verb(line, t`locks`, t`lock`)} ${until(line, show)}. Nobody has decided.` +
    idleText(line),
  window: (line, show) => {
    const [subscription] = line.subscriptions;
    const unit = countsPeople(subscription?.productName ?? null)
      ? seats(line.seats)
      : number(line.seats ?? 0);
    const product = productText(subscription?.productName ?? null, 60);
    return line.confidence === 'inferred'
      ? t`Up to ${unit} of ${product} can probably go back until ${until(line, show)}.`
      : t`Up to ${unit} of ${product} can go back until ${until(line, show)}.`;
  },
  rise: (line, show) =>
    t`${what(line)} ${verb(line, t`renews`, t`renew`)} at a higher price. Decide until ${until(line, show)}.`,
  unused: (line, show) =>
    t`Assigned to nobody: ${seats(line.seats)} of ${nameOf(line)}. Decide until ${until(line, show)}.`,
  cost: (line) => t`The cost of ${what(line).replace(/,$/, '')} rose in the last 30 days. The price stayed.`,
  trial: (line, show) =>
    t`The trial of ${productText(line.subscriptions[0]?.productName ?? null, 60)} ends ${until(line, show)}. It may turn paid.`,
  unclear: ({ change }) => t`Nobody knows whether this was done: ${change === null ? '' : steps(change)}.`,
  unbilled: ({ subscriptions, seats: missing }) => {
    const name = subscriptions[0]?.productName ?? null;
    const units = countsPeople(name) ? seats(missing) : number(missing ?? 0);
    return t`The PSA does not bill ${units} of ${productText(name, 60)}.`;
  },
  usage: ({ subscriptions: [subscription], usage }) =>
    usage === null
      ? ''
      : t`Usage of ${productText(subscription?.productName ?? null, 60)} jumped: ${money(usage.now)} up to ${daysText(usage.day, usage.day)}, ${money(usage.before)} up to ${daysText(usage.against, usage.against)}.`,
  review: (line, show) =>
    t`One approver let it pass in an emergency. Review it until ${until(line, show)}: ${line.change === null ? '' : steps(line.change)}.`,
  switch: ({ change }) =>
    change?.state === 'planned'
      ? t`The year for ${productText(change.productName, 60)} is still provisioning. The monthly one is not cancelled before it is Active.`
      : change !== null && wasInPlace(change)
        ? t`The year for ${productText(change.productName, 60)} is there, but the monthly one was not cancelled: both are billed.`
        : t`The year for ${productText(change?.productName ?? null, 60)} was ordered, but the monthly one was not cancelled: both may be billed.`,
  waiting: (line, show) =>
    t`Waits for a decision until ${until(line, show)}: ${line.change === null ? '' : steps(line.change)}.`,
};

const sentenceOf = (line: TodayLine, show: Show): string => sentences[line.kind](line, show);

const buttonOf = (
  { kind, subscriptions, change }: TodayLine,
  company: Company | null,
): Readonly<{ button: string; say: string }> => {
  const reference = referenceTo(subscriptions[0]?.id ?? '');
  const name = company?.name ?? '';
  switch (kind) {
    case 'lock':
    case 'rise':
    case 'unused':
      return { button: t`Decide`, say: sentenceText(`decide ${name}`) };
    case 'cost':
      return { button: t`Look`, say: sentenceText(`cost rises at ${name}`) };
    case 'window':
      return { button: t`Take back`, say: `remove seats ${reference}` };
    case 'trial':
      return { button: t`Look`, say: `subscription ${reference}` };
    case 'usage':
      return { button: t`Look`, say: sentenceText(`usage ${name}`) };
    case 'unbilled':
      return { button: t`Check`, say: sentenceText(`check invoice for ${name}`) };
    case 'review':
      return { button: t`Review`, say: 'reviews' };
    case 'switch':
      return change === null || !wasInPlace(change)
        ? { button: t`Look`, say: sentenceText(`orders ${name}`) }
        : { button: t`Cancel`, say: `cancel ${referenceTo(change.subscriptionId)} at the end of the term` };
    case 'unclear':
    case 'waiting':
      return { button: t`Open`, say: sentenceText(`pending ${name}`) };
  }
};
