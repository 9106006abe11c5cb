import { isWhole } from '../../core/billing/usage-postings.ts';
import { addSums, isTrial } from '../../core/billing/usage-sums.ts';
import { type OwnUsage, usageWithin } from '../../core/billing/usage-within.ts';
import { asFile, inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { age, count, number, type Show } from '../kit/format.ts';
import { list, sumName, unreadableRows } from '../kit/list.ts';
import { amountWords } from '../kit/notes.ts';
import { noticeCard } from '../kit/notice.ts';
import type { ListRow, Plan, View } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { daysText } from './usage-days.ts';
import type { UsageOverviewInput } from './usage-input.ts';
import {
  askedNotes,
  lateNotes,
  lateText,
  nobodyNotes,
  ownerName,
  postingNotes,
  productsPlain,
  productsText,
  trialNotes,
  unused,
  zoneNotes,
} from './usage-notes.ts';
import { charged, chargedParts, chargeFigures, paidWords } from './usage-words.ts';

type Row = OwnUsage & Readonly<{ whole: boolean }>;

/** The usage of all companies, largest first; what is assigned to nobody comes last. */
export const usageOverviewCard: View<UsageOverviewInput> = (input, show) =>
  inPages((size) => overviewPage(input, size, show));

const overviewPage = (input: UsageOverviewInput, size: number, show: Show): Plan => {
  const { plan, found, owners, product = null, amount = null, top = null, csv, page, say } = input;
  if (owners.length === 0) return nothing(input, show);
  const rows = usageWithin(owners, plan, { amount, top }).map((own): Row => {
    const whole =
      plan.isPax8Month ||
      (!plan.isLate && own.of.resources.every((resource) => isWhole(resource, plan.days)));
    return { ...own, whole };
  });
  if (rows.length === 0) return noneSo(input, show);
  const figures = rows.flatMap((row) => row.figures);
  const total = addSums(rows.map(({ sum }) => sum));
  const shown = pageOf(rows, page, say, size);
  const when = daysText(plan.days[0] ?? '', plan.days.at(-1) ?? '');
  const companies = rows.filter(({ of }) => of.owner.kind !== 'nobody').length;
  return list({
    title: product === null ? t`Usage · all companies` : t`Usage · ${escapeText(product, 60)}, all companies`,
    speak: plainText(t`Usage of all companies, ${when}: ${charged(total)}`, 160),
    sentence: [
      when,
      ...narrowedWords(input),
      ...chargedParts(total),
      count(companies, 'company', 'companies'),
      shown.range,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    sections: [{ heading: t`Company`, caption: t`Customer charges`, rows: shown.rows.map(rowOf) }],
    total: {
      name: rows.length < 2 ? '' : sumName(t`All companies`, shown.range),
      figures: chargeFigures(
        total,
        rows.every(({ whole }) => whole),
      ),
    },
    notes: [
      ...askedNotes(input),
      ...zoneNotes(plan),
      ...(found.asked === 'none' && !plan.isPax8Month
        ? [t`There is too much usage to read by day. Ask for one company, or for the CSV.`]
        : []),
      ...postingNotes(figures, plan),
      ...trialNotes(figures),
      ...nobodyNotes(rows.flatMap((row) => (row.of.owner.kind === 'nobody' ? row.figures : []))),
      ...lateNotes(plan, [...found.without, ...unused(figures)]),
      ...unreadableRows(found.unreadable),
    ],
    asOf: age(found.asOf, show.now),
    pages: shown.pages,
    suggestions: [
      ...asFile(csv, say),
      ...shown.rows
        .flatMap(({ of: { owner } }) =>
          owner.kind === 'company'
            ? [{ title: plainText(owner.company.name, 25), say: `usage ${owner.company.name}` }]
            : [],
        )
        .slice(0, 3),
      ...(plan.running ? [{ title: t`Last month`, say: 'usage last month' }] : []),
    ],
  });
};

/** "over $500.00, the 3 with the highest charges". */
const narrowedWords = ({ amount = null, top = null }: UsageOverviewInput): string[] => [
  ...(amount === null ? [] : [amountWords(amount)]),
  ...(top === null ? [] : [t`the ${number(top)} with the highest charges`]),
];

const noneSo = ({ plan, found, amount = null }: UsageOverviewInput, show: Show): Plan =>
  noticeCard(
    {
      title: t`Usage`,
      tone: 'neutral',
      text: t`${daysText(plan.days[0] ?? '', plan.days.at(-1) ?? '')}: no company’s usage is ${amount === null ? '' : amountWords(amount)}.`,
      asOf: found.asOf,
      suggestions: [{ title: t`Usage`, say: 'usage' }],
    },
    show,
  );

const rowOf = ({ of, figures, sum, whole }: Row): ListRow => ({
  name: escapeText(ownerName(of), 60),
  lines: [
    productsText(figures.map(({ resource }) => resource.subscription)),
    ...(of.owner.kind === 'company' && of.owner.company.status === 'Deleted' ? [t`deleted at Pax8`] : []),
    ...(figures.some(isTrial) ? [t`trials, not in the sum`] : []),
    ...paidWords(sum),
  ],
  figures: chargeFigures(sum, whole),
});

const nothing = (input: UsageOverviewInput, show: Show): Plan => {
  const { plan, found } = input;
  const products = productsPlain(found.without);
  return noticeCard(
    {
      title: t`Usage`,
      tone: 'neutral',
      text:
        products === ''
          ? t`Nothing is billed by usage, as far as Pax8 shows.`
          : plan.isLate
            ? lateText(products, plan)
            : t`Pax8 shows no usage for ${daysText(plan.days[0] ?? '', plan.days.at(-1) ?? '')}.`,
      details: [
        ...askedNotes(input),
        ...zoneNotes(plan),
        ...(plan.running ? lateNotes(plan, found.without) : []),
        ...unreadableRows(found.unreadable),
      ],
      asOf: found.asOf,
      suggestions: [{ title: t`Companies`, say: 'companies' }],
    },
    show,
  );
};
