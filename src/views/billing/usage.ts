import { isWhole } from '../../core/billing/usage-postings.ts';
import {
  addSums,
  compareMonths,
  type DayUsage,
  figureOf,
  isTrial,
  kindOfAll,
  type UsageFigure,
  usageByDay,
} from '../../core/billing/usage-sums.ts';
import { asFile, inPages, pageOf, referenceTo, type Suggestion } from '../kit/buttons.ts';
import { moneyChart } from '../kit/chart.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { age, count, money, type Show } from '../kit/format.ts';
import { list, type Section, sumName, unreadableRows } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import { periodText } from '../kit/period-text.ts';
import type { ListRow, Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { daysText } from './usage-days.ts';
import type { UsageInput } from './usage-input.ts';
import {
  askedNotes,
  elsewhereNotes,
  lateNotes,
  lateText,
  productsPlain,
  usageNotes,
  zoneNotes,
} from './usage-notes.ts';
import {
  charged,
  chargedParts,
  chargeFigures,
  comparedText,
  dayName,
  paidWords,
  quantityWords,
  shortDay,
  toMoney,
} from './usage-words.ts';

type Row =
  | Readonly<{ kind: 'resource' | 'nobody'; figure: UsageFigure }>
  | Readonly<{ kind: 'day'; day: DayUsage }>;

/** Usage of a company by subscription and resource, or of one subscription also by day. */
export const usageCard: View<UsageInput> = (input, show) => inPages((size) => usagePage(input, size, show));

const usagePage = (input: UsageInput, size: number, show: Show): Plan => {
  const { company, subscription, plan, found, usage, page, say } = input;
  const { days } = plan;
  if (usage.mine.length + usage.nobody.length === 0) return nothingUsed(input, show);
  const figures = usage.mine.map((resource) => figureOf(resource, plan));
  const paid = figures.filter((figure) => !isTrial(figure));
  const byDay = subscription === null || found.asked === 'none' ? [] : usageByDay(paid, days);
  const rows: Row[] = [
    ...figures.map((figure) => ({ kind: 'resource' as const, figure })),
    ...byDay.toReversed().map((day) => ({ kind: 'day' as const, day })),
    ...usage.nobody.map((resource) => ({ kind: 'nobody' as const, figure: figureOf(resource, plan) })),
  ];
  const shown = pageOf(rows, page, say, size);
  const total = addSums(paid.map(({ sum }) => sum));
  const compared = compareMonths(paid, plan);
  const drawn = page === 0 ? chartOf(input, paid) : { charts: [], notes: [] };
  const when = daysText(days[0] ?? '', days.at(-1) ?? '');
  const about = (at: string, product: string): string => (subscription === null ? at : `${product}, ${at}`);
  return list({
    title: t`Usage · ${about(escapeText(company.name), productText(subscription?.productName ?? null, 60))}`,
    speak: plainText(
      t`Usage of ${about(company.name, productPlain(subscription?.productName ?? null, 60))}, ${when}: ${charged(total)}`,
      160,
    ),
    sentence: [
      when,
      ...chargedParts(total),
      count(figures.length, 'resource'),
      ...comparedText(compared, when),
      shown.range,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    sections: sectionsOf(shown.rows, input, kindOfAll(paid)),
    total: {
      name: figures.length < 2 ? '' : sumName(t`All resources`, shown.range),
      figures: chargeFigures(total, isRead(paid, input)),
    },
    charts: drawn.charts,
    notes: [...drawn.notes, ...usageNotes(input, compared, figures)],
    asOf: age(found.asOf, show.now),
    pages: shown.pages,
    suggestions: suggestions(input),
  });
};

const isRead = (figures: readonly UsageFigure[], { plan, found }: UsageInput): boolean =>
  found.asked !== 'none' && !plan.isLate && figures.every(({ resource }) => isWhole(resource, plan.days));

/** What a day's postings are is said above them. */
const dayCaptions = texts({
  daily: msg`Customer charges`,
  total: msg`Charges since the 1st`,
  mixed: msg`As posted`,
} as const);

const sectionsOf = (rows: readonly Row[], input: UsageInput, posted: 'daily' | 'total' | null): Section[] => {
  const groups = Map.groupBy(rows, (row) =>
    row.kind === 'resource' ? row.figure.resource.subscription.id : row.kind,
  );
  return [...groups.values()].map((ofHeading) => {
    const [first] = ofHeading;
    const isDay = first?.kind === 'day';
    const product = first?.kind === 'resource' ? first.figure.resource.subscription.productName : null;
    return {
      heading: isDay
        ? t`Day`
        : first?.kind === 'nobody'
          ? t`Assigned to no company`
          : input.subscription === null
            ? productText(product)
            : t`Resource`,
      caption: isDay ? dayCaptions[posted ?? 'mixed'] : t`Customer charges`,
      rows: ofHeading.map((row) => (row.kind === 'day' ? dayRow(row.day) : resourceRow(row.figure, input))),
    };
  });
};

const resourceRow = (figure: UsageFigure, input: UsageInput): ListRow => {
  const { resource, sum } = figure;
  const { summary } = resource;
  return {
    name: summary.resourceGroup === null ? t`No resource group` : escapeText(summary.resourceGroup),
    lines: [...(isTrial(figure) ? [t`trial, not in the sum`] : []), ...quantityWords(sum), ...paidWords(sum)],
    figures: chargeFigures(sum, isRead([figure], input)),
  };
};

const dayRow = ({ day, sum, whole }: DayUsage): ListRow => ({
  name: dayName(day),
  lines: [...quantityWords(sum), ...paidWords(sum), ...(whole ? [] : [t`partly unreadable`])],
  figures: chargeFigures(sum, whole),
});

/** The month's charges by day; none when days are posted in different ways. */
const chartOf = ({ found, plan }: UsageInput, figures: readonly UsageFigure[]) => {
  const kind = kindOfAll(figures);
  if (found.asked === 'none' || kind === null) return { charts: [], notes: [] };
  return moneyChart({
    bars: usageByDay(figures, plan.days).map(({ day, sum, whole }) => ({
      name: shortDay(day),
      amounts: sum.amounts.flatMap((amount) =>
        amount.currency === '' ? [] : (toMoney(amount.charges, amount) ?? []),
      ),
      words: (drawn) =>
        drawn !== null
          ? money(drawn)
          : !whole
            ? t`could not be read`
            : sum.lines === 0
              ? t`no usage`
              : t`unknown`,
    })),
    kind: 'upright',
    per: '',
    title: kind === 'daily' ? t`Charges by day` : t`Charges since the 1st, as posted`,
    names: t`Day`,
    rest: t`are also charged`,
  });
};

const suggestions = ({ csv, say, company, subscription, usage, plan }: UsageInput): Suggestion[] => {
  const held = new Map(usage.mine.map((resource) => [resource.subscription.id, resource.subscription]));
  const asked = t`usage ${company.name}${subscription === null ? '' : ` ${referenceTo(subscription.id)}`}`;
  const first = plan.days[0] ?? '';
  const period = plan.running ? '' : ` ${first.slice(0, 7)}`;
  return [
    ...asFile(csv, say),
    ...(subscription === null
      ? [...held.values()].slice(0, 3).map(({ id, productName }) => ({
          title: t`${productPlain(productName, 25)} by day`,
          say: `usage ${company.name} ${referenceTo(id)}${period}`,
        }))
      : [{ title: t`All usage`, say: `usage ${company.name}${period}` }]),
    ...(plan.running ? [{ title: t`Last month`, say: `${asked} last month` }] : []),
  ];
};

/** Nothing to show: not billed by usage, assigned to others, or not there yet. Only the Pax8 portal knows which. */
const nothingUsed = (input: UsageInput, show: Show): Plan => {
  const { company, found, plan } = input;
  return noticeCard(
    {
      title: t`Usage`,
      tone: 'neutral',
      text: nothingText(input),
      details: [
        ...askedNotes(input),
        ...zoneNotes(plan),
        ...elsewhereNotes(input),
        ...(plan.running ? lateNotes(plan, input.without) : []),
        ...unreadableRows(found.unreadable),
      ],
      asOf: found.asOf,
      suggestions: [{ title: t`Subscriptions`, say: `subscriptions ${company.name}` }],
    },
    show,
  );
};

const nothingText = ({ company, subscription, without, plan, usage }: UsageInput): string => {
  const name = plainText(company.name);
  if (usage.elsewhere.length > 0) return t`No usage is assigned to ${name}.`;
  const products = productsPlain(without);
  if (products !== '')
    return plan.isLate
      ? lateText(products, plan)
      : t`Pax8 shows no usage of ${products} for ${daysText(plan.days[0] ?? '', plan.days.at(-1) ?? '')}.`;
  const whose =
    subscription === null
      ? t`${name} has nothing`
      : t`${productPlain(subscription.productName)} of ${name} is not`;
  return t`${whose} billed by usage, as far as Pax8 shows.`;
};

/** The period is in the future or too long. */
export const usageNoDaysCard = ({
  reason,
  label,
  say,
}: Readonly<{ reason: 'ahead' | 'too-long'; label: string; say: string }>): Plan =>
  noticeCard({
    title: t`Usage`,
    tone: 'warning',
    text:
      reason === 'ahead'
        ? t`“${plainText(periodText(label), 60)}” has not started, so it has no usage yet.`
        : t`I can read usage for one month at a time; “${plainText(periodText(label), 60)}” is longer.`,
    suggestions: [
      { title: t`This month`, say: `${say} this month` },
      { title: t`Last month`, say: `${say} last month` },
    ],
  });
