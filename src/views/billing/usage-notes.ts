import Big from 'big.js';
import { daysText, type UsageDay } from '../../core/billing/usage-months.ts';
import {
  isWhole,
  summaryLine,
  sumOf,
  type UsageComparison,
  type UsageSum,
} from '../../core/billing/usage-sums.ts';
import { escapeText } from '../kit/escape.ts';
import { count, money } from '../kit/format.ts';
import { unreadableRows } from '../kit/list.ts';
import type { UsageInput } from './usage-input.ts';
import { toMoney } from './usage-words.ts';

const on = (day: UsageDay): string => daysText(day, day);

/** What is missing, what may still arrive, and what does not match. */
export const usageNotes = (
  input: UsageInput,
  compared: UsageComparison | null,
  total: UsageSum,
  now: number,
): string[] => {
  const { found, unknownPeriod } = input;
  return [
    ...(unknownPeriod === null
      ? []
      : [`“${escapeText(unknownPeriod, 60)}” is not a period I know. This shows the month so far.`]),
    ...(found.silent > 0
      ? [`Pax8 did not give the usage of ${count(found.silent, 'subscription')}. Ask again in a minute.`]
      : []),
    ...(found.resources.length === 0
      ? []
      : [
          ...missing(input),
          ...comparing(input, compared),
          ...disagreeing(input, total, now),
          ...late(input),
        ]),
    ...unreadableRows(found.unreadable),
  ];
};

const missing = ({ found, plan, subscription }: UsageInput): string[] => {
  if (found.asked === 'none')
    return [
      plan.running
        ? 'There is too much usage to show by day, so these are Pax8’s sums for the month so far. Ask for one product, or for the CSV.'
        : 'There is too much usage to show by day. Ask for one product, or for the CSV.',
    ];
  const lost = plan.days.filter(
    (day) => !found.resources.every((resource) => isWhole(resource, [day])),
  ).length;
  if (lost === 0) return [];
  return [
    `The bot could not read all usage of ${count(lost, 'day')}. It is missing in the sums${subscription === null ? '' : ' and in the chart'}. Ask again in a minute.`,
  ];
};

const comparing = ({ found, plan }: UsageInput, compared: UsageComparison | null): string[] => {
  if (compared !== null)
    return compared.missing === 0
      ? []
      : [
          `${count(compared.missing, 'day')} could not be read in both months and ${compared.missing === 1 ? 'is' : 'are'} not compared.`,
        ];
  if (found.asked === 'days')
    return ['There is too much usage to compare with the month before. Ask for one product.'];
  if (found.asked === 'none' || plan.against.size === 0) return [];
  return [
    'No comparison: Pax8 shows no usage for the same days of the month before, or the bot could not read them.',
  ];
};

/** Says when the days of the month and Pax8's summaries do not match. Pax8's day is UTC, so around midnight they may differ. */
const disagreeing = ({ found, plan }: UsageInput, total: UsageSum, now: number): string[] => {
  const wholeMonth = plan.running && plan.days[0]?.endsWith('-01') === true;
  const pax8Today = new Date(now).toISOString().slice(0, 10);
  if (
    !wholeMonth ||
    !plan.days.includes(pax8Today) ||
    !found.resources.every((resource) => isWhole(resource, plan.days))
  )
    return [];
  const said = sumOf(found.resources.map(({ summary }) => summaryLine(summary)));
  const differing = said.amounts.filter(({ currency, charges }) => {
    const days = total.amounts.find((amount) => amount.currency === currency)?.charges ?? '0';
    return charges !== null && !new Big(charges).eq(days);
  });
  return differing.map(
    (resource) =>
      `Pax8’s own sum for the month so far is ${money(toMoney(resource.charges, resource))}. The sum here adds up its days.`,
  );
};

/** Usage of a month is complete by the 7th of the next month; until then it grows. */
const late = ({ plan }: UsageInput): string[] => {
  const { postedBy, againstPostedBy, against } = plan;
  return [
    ...(postedBy === null
      ? []
      : [`Usage may still grow until ${on(postedBy)}, when Pax8 completes the month.`]),
    ...(againstPostedBy === null || against.size === 0
      ? []
      : [`The month before may also still grow, until ${on(againstPostedBy)}.`]),
  ];
};
