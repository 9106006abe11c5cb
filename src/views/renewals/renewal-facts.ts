import type { TodaysPrice } from '../../core/ordering/todays-price.ts';
import type { Renewal, RenewalLine, ServiceTerm } from '../../core/renewals/renewal.ts';
import type { RenewalStage } from '../../core/renewals/renewal-stage.ts';
import { undecided } from '../../core/renewals/renewal-steps.ts';
import { escapeText, unnamedProduct } from '../kit/escape.ts';
import { deadline, moment, relative, type Show } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Fact } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { serviceTermNote } from './difference-words.ts';
import { aYear, costWords, todayInAll } from './renewal-figures.ts';
import { firstEnd, hasMicrosoft, lockedAt, lockWords, openLines, openWindows } from './renewal-words.ts';
import { windowNotes } from './window-notes.ts';

/** The facts of a renewal, in the order in which people need them. */
export const factsOf = (
  renewal: Renewal,
  stage: RenewalStage,
  prices: ReadonlyMap<string, TodaysPrice>,
  show: Show,
): Fact[] => {
  const open = openLines(renewal);
  const end = firstEnd(renewal);
  const ahead = stage === 'before' || stage === 'lock' || stage === 'renewing';
  const today = ahead ? todayInAll(open, prices) : null;
  const snoozed =
    renewal.snoozedUntil !== null && renewal.snoozedUntil > show.now ? renewal.snoozedUntil : null;
  return [
    {
      label: ahead ? t`Term end` : end > show.now ? t`Was to end` : t`Term ended`,
      value: `${deadline(end, show)}, ${relative(end, show)}`,
    },
    ...(stage === 'before' && open.length > 0
      ? [{ label: t`Decide until`, value: lockWords(renewal, show) }]
      : []),
    ...(stage === 'lock' ? [{ label: t`Locked since`, value: deadline(lockedAt(renewal), show) }] : []),
    ...(ahead && open.length > 0 ? [{ label: t`Yearly cost`, value: aYear(open) }] : []),
    ...(today === null ? [] : [{ label: t`At today’s price`, value: today }]),
    ...windowFacts(renewal, stage, show),
    { label: t`Owner`, value: renewal.owner === null ? t`nobody yet` : escapeText(renewal.owner.name, 60) },
    ...(snoozed === null ? [] : [{ label: t`Snoozed until`, value: moment(snoozed, show) }]),
  ];
};

/** What else a person should know, in small print. */
export const notesOf = (renewal: Renewal, stage: RenewalStage, show: Show): string[] => {
  if (stage === 'window') return windowNotes(renewal, show);
  if (undecided(renewal).length === 0 || (stage !== 'before' && stage !== 'lock')) return [];
  const sure = serviceTermAmong(renewal.lines);
  return sure === null ? [ifNobody()] : [serviceTermNote[sure], ifNobodyInServiceTerm()];
};

/** The most certain service term among the lines. */
const serviceTermAmong = (lines: readonly RenewalLine[]): ServiceTerm | null =>
  lines.some(({ serviceTerm }) => serviceTerm === 'likely')
    ? 'likely'
    : (lines.find(({ serviceTerm }) => serviceTerm !== null)?.serviceTerm ?? null);

/** One line per window when they close at different times. */
const windowFacts = (renewal: Renewal, stage: RenewalStage, show: Show): Fact[] => {
  if (stage !== 'window') return [];
  const ends = [...new Set(openWindows(renewal, show).map(({ after }) => after.nextEndsAt))];
  return ends.length === 1 && ends[0] !== undefined && ends[0] !== null
    ? [{ label: t`Next term end`, value: `${deadline(ends[0], show)}, ${relative(ends[0], show)}` }]
    : [];
};

const ifNobodyInServiceTerm = (): string => t`If nobody decides, it goes on by the month at that price.`;

const ifNobody = (): string =>
  t`If nobody decides, it renews with the same seats at that day’s price, unless the Pax8 portal says otherwise.`;

/**
 * Microsoft's three options at the end of a term; Pax8's API does not tell which one is set.
 * https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
export const explained = ({ lines }: Renewal, stage: RenewalStage): string[] =>
  stage === 'before' || stage === 'lock'
    ? [
        ...(hasMicrosoft(lines)
          ? [microsoftOptions()]
          : [
              t`What else can happen at the end of a term is the vendor’s rule: check with Pax8 or the vendor.`,
            ]),
        t`Only the Pax8 portal shows which option is set.`,
        t`Today’s price is Pax8’s current suggested retail price for the same term and billing. The renewal uses the price of its own day.`,
      ]
    : [];

const microsoftOptions = (): string =>
  t`At the end of a term, Microsoft has three options. It renews. It is cancelled, and the service stops at once. Or it continues under the Extended Service Term: billed monthly at the monthly rate plus 3%, or plus 23% without a monthly plan, until someone renews or cancels it.`;

/** Details for comparing with Pax8, one line each: full names, ids, what the partner pays. */
export const behind = (
  renewal: Renewal,
  shown: readonly RenewalLine[],
  prices: ReadonlyMap<string, TodaysPrice>,
): string[] => [
  ...shown.map((line) => {
    const cost = costWords(line, prices.get(line.subscriptionId));
    const term = line.term === null ? '' : t`, ${escapeText(pax8Word(line.term), 20)} commitment`;
    return [
      t`${escapeText(line.productName ?? unnamedProduct(), 120)}: billed ${escapeText(pax8Word(line.billingTerm), 20)}${term}`,
      ...(cost === '' ? [] : [t`partner cost ${cost}`]),
      t`subscription ${escapeText(line.subscriptionId, 64)}`,
    ].join(', ');
  }),
  t`Renewal ${escapeText(renewal.id, 64)}`,
];
