import type { UsageDay, UsageDays } from '../../core/billing/usage-months.ts';
import type { UsageOf } from '../../core/billing/usage-owners.ts';
import { isWhole, type PostingKind } from '../../core/billing/usage-postings.ts';
import type { UsageRead } from '../../core/billing/usage-read.ts';
import {
  addSums,
  figureOf,
  isTrial,
  type UsageComparison,
  type UsageFigure,
} from '../../core/billing/usage-sums.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { escapeText, productPlain, productText, unknownCompany } from '../kit/escape.ts';
import { count } from '../kit/format.ts';
import { unreadableRows } from '../kit/list.ts';
import { msg, t, texts } from '../texts/t.ts';
import { daysText, usageMonthName } from './usage-days.ts';
import type { UsageInput } from './usage-input.ts';
import { chargesText } from './usage-words.ts';

const on = (day: UsageDay): string => daysText(day, day);
const mostNamed = 3;

const namesOf = (names: readonly string[]): string => {
  const named = [...new Set(names)];
  const more = named.length - mostNamed;
  return more > 0
    ? t`${named.slice(0, mostNamed).join(', ')} and ${more} more`
    : named.slice(0, mostNamed).join(', ');
};

export const productsText = (subscriptions: readonly Subscription[]): string =>
  namesOf(subscriptions.map(({ productName }) => productText(productName, 60)));

/** The same as plain text. */
export const productsPlain = (subscriptions: readonly Subscription[]): string =>
  namesOf(subscriptions.map(({ productName }) => productPlain(productName, 60)));

/** What is missing, what may still arrive, and what does not match. */
export const usageNotes = (
  input: UsageInput,
  compared: UsageComparison | null,
  figures: readonly UsageFigure[],
): string[] => [
  ...askedNotes(input),
  ...zoneNotes(input.plan),
  ...(figures.length === 0 ? [] : [...missing(input, figures), ...comparing(input, compared)]),
  ...postingNotes(figures, input.plan),
  ...trialNotes(figures),
  ...nobodyNotes(input.usage.nobody.map((resource) => figureOf(resource, input.plan))),
  ...elsewhereNotes(input),
  ...lateNotes(input.plan, waitingFor(input, figures)),
  ...unreadableRows(input.found.unreadable),
];

/** What was asked for and was not possible. */
export const askedNotes = ({
  unknownPeriod,
  found,
}: Readonly<{ unknownPeriod: string | null; found: UsageRead }>): string[] => [
  ...(unknownPeriod === null
    ? []
    : [t`“${escapeText(unknownPeriod, 60)}” is not a period I know. This shows the month so far.`]),
  ...(found.silent > 0
    ? [t`Pax8 did not give the usage of ${count(found.silent, 'subscription')}. Ask again in a minute.`]
    : []),
];

const missing = ({ found, plan, subscription }: UsageInput, figures: readonly UsageFigure[]): string[] => {
  if (found.asked === 'none')
    return [
      plan.isPax8Month
        ? t`There is too much usage to show by day, so these are Pax8’s sums for the month so far. Ask for one product, or for the CSV.`
        : t`There is too much usage to show by day. Ask for one product, or for the CSV.`,
    ];
  const lost = plan.days.filter((day) => !figures.every(({ resource }) => isWhole(resource, [day]))).length;
  if (lost === 0) return [];
  const where = subscription === null ? '' : t` and in the chart`;
  return [
    plan.isPax8Month
      ? t`The bot could not read all usage of ${count(lost, 'day')}. The charges are Pax8’s own sums; quantities may be missing${where}. Ask again in a minute.`
      : t`The bot could not read all usage of ${count(lost, 'day')}. It is missing in the sums${where}. Ask again in a minute.`,
  ];
};

const comparing = ({ found, plan }: UsageInput, compared: UsageComparison | null): string[] => {
  if (compared !== null)
    return compared.missing === 0
      ? []
      : [
          compared.missing === 1
            ? t`${count(compared.missing, 'day')} could not be read in both months and is not compared.`
            : t`${count(compared.missing, 'day')} could not be read in both months and are not compared.`,
        ];
  if (found.asked === 'days')
    return [t`There is too much usage to compare with the month before. Ask for one product.`];
  // A note about last month's usage says why.
  const isSaid = plan.isLate || (plan.running && plan.againstPostedBy !== null);
  if (found.asked === 'none' || plan.against.size === 0 || isSaid) return [];
  return [
    t`No comparison: Pax8 shows no usage for the same days of the month before, or the bot could not read them.`,
  ];
};

const resourceName = ({ resource: { summary, subscription } }: UsageFigure): string =>
  summary.resourceGroup === null
    ? productText(subscription.productName, 60)
    : escapeText(summary.resourceGroup, 60);

const presumedWords: Readonly<Record<PostingKind, string>> = texts({
  total: msg`Of what vendors post, the last posting counts, as Pax8 bills it.`,
  daily: msg`Microsoft’s usage is added up by day.`,
});

/** Where the postings disagree with Pax8's sum, and what is assumed about them. */
export const postingNotes = (
  figures: readonly UsageFigure[],
  { days }: Pick<UsageDays, 'days'>,
): string[] => {
  const differing = figures.flatMap((figure) =>
    figure.posted === null ? [] : [{ figure, posted: figure.posted }],
  );
  const summed = figures.filter(({ own, lines }) => own === null && lines.length > 0);
  const presumed = new Set(
    days.length < 2
      ? []
      : summed.flatMap(({ posting }) => (posting.agrees === true || posting.known ? [] : [posting.kind])),
  );
  const fromFirst = summed.some(({ posting }) => posting.kind === 'total') && !days[0]?.endsWith('-01');
  return [
    ...differing
      .slice(0, mostNamed)
      .map(
        ({ figure, posted }) =>
          t`${resourceName(figure)}: Pax8’s own sum for the month so far is ${chargesText(figure.sum)}, its postings say ${chargesText(posted)}. Pax8’s sum is shown.`,
      ),
    ...(differing.length > mostNamed
      ? [t`The postings of ${differing.length - mostNamed} more resources differ from Pax8’s sums.`]
      : []),
    ...(presumed.size === 0
      ? []
      : [
          t`Pax8 has no sum of its own for these days. ${[...presumed].map((kind) => presumedWords[kind]).join(' ')}`,
        ]),
    ...(fromFirst
      ? [
          t`The vendor posts running totals: their figures count from the 1st of the month, not from the first day asked for.`,
        ]
      : []),
  ];
};

export const trialNotes = (figures: readonly UsageFigure[]): string[] => {
  const trials = figures.filter((figure) => isTrial(figure) && figure.sum.lines > 0);
  return trials.length === 0
    ? []
    : [t`Not in the sum: ${chargesText(addSums(trials.map(({ sum }) => sum)))} of trials.`];
};

export const nobodyNotes = (figures: readonly UsageFigure[]): string[] =>
  figures.length === 0
    ? []
    : [
        t`${chargesText(addSums(figures.map(({ sum }) => sum)))} of ${productsText(figures.map(({ resource }) => resource.subscription))} is assigned to no company. Link it in the Pax8 portal, at the subscription’s usage summaries.`,
      ];

export const ownerName = ({ owner }: UsageOf): string =>
  owner.kind === 'company'
    ? owner.company.name
    : owner.kind === 'nobody'
      ? t`Assigned to no company`
      : unknownCompany();

export const elsewhereNotes = ({ usage: { elsewhere } }: UsageInput): string[] =>
  elsewhere.length === 0
    ? []
    : [
        t`These subscriptions also serve ${namesOf(elsewhere.map((usage) => escapeText(ownerName(usage), 60)))}. Their usage is not counted here.`,
      ];

/** The subscriptions without usage on these days. */
const waitingFor = ({ without }: UsageInput, figures: readonly UsageFigure[]): Subscription[] => [
  ...without,
  ...unused(figures),
];

export const unused = (figures: readonly UsageFigure[]): Subscription[] =>
  figures.filter(({ sum }) => sum.lines === 0).map(({ resource }) => resource.subscription);

/** Where the new month has begun only in UTC, Pax8's last month is the asker's present one. */
export const lateText = (products: string, { atPax8, days }: Pick<UsageDays, 'atPax8' | 'days'>): string => {
  const month = atPax8 === 'over' ? t`the usage of ${usageMonthName(lastOf(days))}` : t`last month’s usage`;
  return t`Pax8 does not show ${month} of ${products} yet. It usually comes from the 4th to the 7th.`;
};

const lastOf = (days: readonly UsageDay[]): UsageDay => days.at(-1) ?? '';

/** Where the asker's days and Pax8's UTC months differ. */
export const zoneNotes = ({ atPax8, days }: Pick<UsageDays, 'atPax8' | 'days'>): string[] => {
  const month = usageMonthName(lastOf(days));
  switch (atPax8) {
    case 'not-begun':
      return [t`Pax8 counts days and months in UTC: there, ${on(days[0] ?? '')} has not begun.`];
    case 'running':
      return [t`Pax8 counts months in UTC: there, ${month} is not over.`];
    case 'over':
      return [t`Pax8 counts months in UTC: there, ${month} is over.`];
    case null:
      return [];
  }
};

/**
 * A month's usage is complete by the 7th of the next; Azure's is hidden from the 1st to the 4th.
 * https://devx.pax8.com/docs/usage-overview
 */
export const lateNotes = (plan: UsageDays, waiting: readonly Subscription[]): string[] => {
  const { postedBy, againstPostedBy, running, isLate } = plan;
  const named = waiting.length === 0 ? '' : t` of ${productsText(waiting)}`;
  const grows =
    postedBy === null ? [] : [t`Usage may still grow until ${on(postedBy)}, when Pax8 completes the month.`];
  if (isLate && waiting.length > 0) return [lateText(productsText(waiting), plan)];
  if (isLate || !running) return grows;
  return [
    ...grows,
    ...(againstPostedBy === null
      ? []
      : [
          t`Pax8 shows last month’s usage${named} from about the 4th to the 7th; until then it may be missing or still grow.`,
        ]),
  ];
};
