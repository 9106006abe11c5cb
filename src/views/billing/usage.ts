import { daysText } from '../../core/billing/usage-months.ts';
import {
  compareMonths,
  type DayUsage,
  linesOn,
  type ResourceUsage,
  summaryLine,
  sumOf,
  type UsageSum,
  usageByDay,
} from '../../core/billing/usage-sums.ts';
import { pageOf, referenceTo, type Suggestion } from '../kit/buttons.ts';
import { moneyChart } from '../kit/chart.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { age, count, money, type Show } from '../kit/format.ts';
import { list, type Section, sumName } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { ListRow, Plan, View } from '../kit/plan.ts';
import type { UsageInput } from './usage-input.ts';
import { usageNotes } from './usage-notes.ts';
import {
  charged,
  comparedText,
  dayName,
  paidWords,
  quantityWords,
  shortDay,
  toMoney,
} from './usage-words.ts';

type Row = Readonly<{ kind: 'resource'; resource: ResourceUsage }> | Readonly<{ kind: 'day'; day: DayUsage }>;

/** Usage of a company by subscription and resource, or of one subscription also by day. */
export const usageCard: View<UsageInput> = (input, show) => {
  const { company, subscription, plan, found, page, say } = input;
  const { resources } = found;
  const { days } = plan;
  if (resources.length === 0) return nothingUsed(input, show);
  const byDay = subscription === null || found.asked === 'none' ? [] : usageByDay(resources, days);
  const rows: Row[] = [
    ...resources.map((resource) => ({ kind: 'resource' as const, resource })),
    ...byDay.toReversed().map((day) => ({ kind: 'day' as const, day })),
  ];
  const shown = pageOf(rows, page, say);
  const total = sumOf(resources.flatMap((resource) => linesOf(resource, input)));
  const compared = compareMonths(resources, plan);
  const drawn = page === 0 ? chartOf(input) : { charts: [], notes: [] };
  const when = daysText(days[0] ?? '', days.at(-1) ?? '');
  const about = (at: string, product: string): string => (subscription === null ? at : `${product}, ${at}`);
  return list({
    title: `Usage · ${about(escapeText(company.name), productText(subscription?.productName ?? null, 60))}`,
    speak: plainText(
      `Usage of ${about(company.name, productPlain(subscription?.productName ?? null, 60))}, ${when}: ${charged(total)}`,
      160,
    ),
    sentence: [when, count(resources.length, 'resource'), ...comparedText(compared, when), shown.range]
      .filter((part) => part !== '')
      .join(' · '),
    sections: sectionsOf(shown.rows, input),
    total: {
      name: resources.length < 2 ? '' : sumName('All resources', shown.range),
      figures: figuresOf(total),
    },
    charts: drawn.charts,
    notes: [...drawn.notes, ...usageNotes(input, compared, total, show.now)],
    asOf: age(found.asOf, show.now),
    pages: shown.pages,
    suggestions: suggestions(input),
  });
};

/** The days or, if there were too many to read, the summary of the current month. */
const linesOf = (resource: ResourceUsage, { plan, found }: UsageInput) =>
  found.asked === 'none' && plan.running ? [summaryLine(resource.summary)] : linesOn(resource, plan.days);

const figuresOf = (sum: UsageSum): string[] =>
  sum.amounts.length === 0
    ? ['no usage']
    : sum.amounts.map((amount) => money(toMoney(amount.charges, amount)));

const sectionsOf = (rows: readonly Row[], input: UsageInput): Section[] => {
  const caption = 'Charges';
  const groups = Map.groupBy(rows, (row) => (row.kind === 'day' ? 'day' : row.resource.subscription.id));
  return [...groups.values()].map((those) => {
    const [first] = those;
    const product = first?.kind === 'resource' ? first.resource.subscription.productName : null;
    return {
      heading:
        first?.kind === 'day' ? 'Day' : input.subscription === null ? productText(product) : 'Resource',
      caption,
      rows: those.map((row) => (row.kind === 'day' ? dayRow(row.day) : resourceRow(row.resource, input))),
    };
  });
};

const resourceRow = (resource: ResourceUsage, input: UsageInput): ListRow => {
  const { summary } = resource;
  const sum = sumOf(linesOf(resource, input));
  return {
    name: summary.resourceGroup === null ? 'No resource group' : escapeText(summary.resourceGroup),
    lines: [...(summary.isTrial === true ? ['trial'] : []), ...quantityWords(sum), ...paidWords(sum)],
    figures: figuresOf(sum),
  };
};

const dayRow = ({ day, sum, whole }: DayUsage): ListRow => ({
  name: dayName(day),
  lines: [...quantityWords(sum), ...paidWords(sum), ...(whole ? [] : ['partly unreadable'])],
  figures: sum.lines === 0 && !whole ? ['unknown'] : figuresOf(sum),
});

/** The charges of the month, day by day. */
const chartOf = ({ found, plan }: UsageInput) => {
  if (found.asked === 'none') return { charts: [], notes: [] };
  return moneyChart({
    bars: usageByDay(found.resources, plan.days).map(({ day, sum, whole }) => ({
      name: shortDay(day),
      amounts: sum.amounts.flatMap((amount) =>
        amount.currency === '' ? [] : (toMoney(amount.charges, amount) ?? []),
      ),
      words: (drawn) =>
        drawn !== null
          ? money(drawn)
          : !whole
            ? 'could not be read'
            : sum.lines === 0
              ? 'no usage'
              : 'unknown',
    })),
    kind: 'upright',
    per: '',
    title: 'Charges by day',
    names: 'Day',
    rest: 'are also charged',
  });
};

const suggestions = ({ csv, say, company, subscription, found, plan }: UsageInput): Suggestion[] => {
  const held = new Map(found.resources.map((resource) => [resource.subscription.id, resource.subscription]));
  const asked = `usage ${company.name}${subscription === null ? '' : ` ${referenceTo(subscription.id)}`}`;
  const first = plan.days[0] ?? '';
  const period = plan.running ? '' : ` ${first.slice(0, 7)}`;
  return [
    ...(csv ? [{ title: 'CSV', say: `${say.replace(/[\s?!.]+$/, '')} csv` }] : []),
    ...(subscription === null
      ? [...held.values()].slice(0, 3).map(({ id, productName }) => ({
          title: `${productPlain(productName, 25)} by day`,
          say: `usage ${company.name} ${referenceTo(id)}${period}`,
        }))
      : [{ title: 'All usage', say: `usage ${company.name}${period}` }]),
    ...(plan.running ? [{ title: 'Last month', say: `${asked} last month` }] : []),
  ];
};

const nothingUsed = (input: UsageInput, show: Show): Plan => {
  const { company, subscription, found } = input;
  const what =
    subscription === null
      ? `${plainText(company.name)} has nothing`
      : `${productPlain(subscription.productName)} of ${plainText(company.name)} is not`;
  return noticeCard(
    {
      title: 'Usage',
      tone: 'neutral',
      text: `${what} billed by usage, as far as Pax8 shows.`,
      details: usageNotes(input, null, sumOf([]), show.now),
      asOf: found.asOf,
      suggestions: [{ title: 'Subscriptions', say: `subscriptions ${company.name}` }],
    },
    show,
  );
};

/** The period is in the future or too long. */
export const usageNoDaysCard = ({
  reason,
  label,
  say,
}: Readonly<{ reason: 'ahead' | 'too-long'; label: string; say: string }>): Plan =>
  noticeCard({
    title: 'Usage',
    tone: 'warning',
    text:
      reason === 'ahead'
        ? `“${plainText(label, 60)}” has not started, so it has no usage yet.`
        : `I can read usage for one month at a time; “${plainText(label, 60)}” is longer.`,
    suggestions: [
      { title: 'This month', say: `${say} this month` },
      { title: 'Last month', say: `${say} last month` },
    ],
  });
