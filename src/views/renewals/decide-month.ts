import type { DecisionRow } from '../../core/renewals/decision-rows.ts';
import type { RenewalDecision } from '../../core/renewals/renewal.ts';
import type { RenewalDenied } from '../../core/renewals/renewal-steps.ts';
import type { Instant } from '../../core/words/instant.ts';
import { monthly } from '../../core/words/money.ts';
import type { Person } from '../../core/words/people.ts';
import { inPages, sayButtons } from '../kit/buttons.ts';
import { escapeText, plainText, productText } from '../kit/escape.ts';
import { age, count, date, money, type Show, seats } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import { periodText } from '../kit/period-text.ts';
import type { Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { renewalProblem } from './renewal-notices.ts';

/** Why the choice for a row was not saved. */
export type NotSaved =
  | Readonly<{ kind: 'denied'; reason: RenewalDenied | 'under-way' }>
  /** Somebody else was faster. */
  | Readonly<{ kind: 'decided'; decision: RenewalDecision }>
  | Readonly<{ kind: 'no-seats' | 'gone' }>
  /** In words, like a refused request. */
  | Readonly<{ kind: 'refused'; text: string }>;

export type NotDecided = Readonly<{ company: string; product: string | null; because: NotSaved }>;

export type Saved = Readonly<{
  renewed: number;
  /** Plans and cancellations that were requested. */
  asked: number;
  not: readonly NotDecided[];
}>;

/** What a list of decisions covers, as its buttons carry it. */
export type MonthAsked = Readonly<{
  from: Instant;
  to: Instant;
  /** The owner's object id; empty for everybody's. */
  owner: string;
  /** How many rows come before the first one shown. */
  after: number;
  /** Rows postponed in this list. */
  later: readonly string[];
}>;

export type DecideMonthInput = Readonly<{
  asked: MonthAsked;
  /** "in December". */
  label: string;
  owner: Person | null;
  /** Undecided and not postponed, the soonest first. */
  rows: readonly DecisionRow[];
  decided: number;
  /** Today's price of a seat, by subscription. */
  prices: ReadonlyMap<string, number>;
  /** The result of the last press; null at first. */
  saved: Saved | null;
  asOf: Instant;
}>;

/** "1 Dec 2026 to 31 Dec 2026". */
export const periodLabel = ({ from, to }: Pick<MonthAsked, 'from' | 'to'>, show: Show): string =>
  t`${date(from, show)} to ${date(to - 1, show)}`;

/** Each row has two inputs. */
const rowsOnPage = 6;

/** A month of renewals as one list: renew, plan, cancel or postpone each row, and save all at once. */
export const decideMonthCard: View<DecideMonthInput> = (input, show) =>
  inPages((size) => monthPage(input, size, show), rowsOnPage);

const monthPage = (input: DecideMonthInput, size: number, show: Show): Plan => {
  const { asked, owner, rows, decided, saved, asOf } = input;
  const label = periodText(input.label);
  const title =
    owner === null
      ? t`Decide · ${escapeText(label, 40)}`
      : t`Decide · ${escapeText(owner.name, 40)} · ${escapeText(label, 40)}`;
  const lines = saved === null ? [] : savedLines(saved);
  if (rows.length === 0 && saved === null)
    return noticeCard(
      {
        title: plainText(title, 120),
        tone: 'good',
        text: decided > 0 ? t`Everything is decided.` : t`Nothing renews then that can be decided.`,
        details: asked.later.length > 0 ? [t`${count(asked.later.length, 'renewal')} left for later.`] : [],
        suggestions: [{ title: t`Renewals`, say: 'renewals next 60 days' }],
        asOf,
      },
      show,
    );
  const after = Math.min(asked.after, Math.max(0, rows.length - 1));
  const shown = rows.slice(after, after + size);
  const range = rows.length > shown.length ? [t`${after + 1} to ${after + shown.length} are shown`] : [];
  const data = { ...asked, after, rows: shown.map(({ subscription }) => subscription.id) };
  const isLast = after + shown.length >= rows.length;
  return {
    template: 'decide-month',
    filling: {
      speak: plainText(t`${title}: ${count(rows.length, 'renewal')} to decide`, 160),
      title,
      sentence: [
        rows.length === 0 ? t`Nothing left to decide` : t`${count(rows.length, 'renewal')} to decide`,
        ...(decided > 0 ? [t`${decided} decided`] : []),
        ...(asked.later.length > 0 ? [t`${asked.later.length} left for later`] : []),
        ...range,
      ].join(' · '),
      saved: lines,
      problems: (saved?.not ?? []).map((not) => notDecidedText(not, show)),
      rows: shown.map((row, n) => ({ n, ...rowOf(row, input, show) })),
      notes: [
        ...(rows.length === 0
          ? []
          : [
              t`Plan keeps a number of seats for the renewal. Plans and cancellations are asked for on one card, each by its own rules.`,
            ]),
        age(asOf, show.now),
      ],
      saves:
        rows.length === 0
          ? []
          : [
              { title: t`Save`, style: 'positive', step: 'stay', ...data },
              ...(isLast ? [] : [{ title: t`Save, next`, style: 'default', step: 'next', ...data }]),
              ...(after === 0
                ? []
                : [{ title: t`Save, to start`, style: 'default', step: 'first', ...data }]),
            ],
      buttons: sayButtons(rows.length === 0 ? [{ title: t`Pending`, say: 'pending' }] : []),
    },
  };
};

const rowOf = (
  { company, subscription, at, monthly: now }: DecisionRow,
  { prices }: DecideMonthInput,
  show: Show,
) => {
  const price = prices.get(subscription.id);
  const then = price === undefined ? null : monthly({ ...subscription, price }, subscription.quantity);
  const amount = now === null ? t`price unknown` : t`${money(now)} a month`;
  const dearer = then !== null && then.amount !== now?.amount ? [t`${money(then)} at today’s price`] : [];
  return {
    name: `${escapeText(company.name, 50)} · ${productText(subscription.productName, 60)}`,
    text: [seats(subscription.quantity), t`ends ${date(at, show)}`, amount, ...dearer].join(' · '),
  };
};

const savedLines = ({ renewed, asked }: Saved): string[] => [
  ...(renewed > 0
    ? [renewed === 1 ? t`1 renewal stays as it is.` : t`${renewed} renewals stay as they are.`]
    : []),
  ...(asked > 0 ? [t`${count(asked, 'change was', 'changes were')} asked for: see the card below.`] : []),
];

const decisionWords: Readonly<Record<RenewalDecision['kind'], string>> = texts({
  renew: msg`renew as is`,
  change: msg`a plan`,
  cancel: msg`cancel`,
});

const notDecidedText = ({ company, product, because }: NotDecided, show: Show): string =>
  `${escapeText(company, 40)} · ${productText(product, 50)}: ${escapeText(reasonOf(because, show), 300)}`;

const reasonOf = (not: NotSaved, show: Show): string => {
  switch (not.kind) {
    case 'denied':
      return renewalProblem(not.reason);
    case 'decided':
      return t`${not.decision.by.name} has decided already, ${date(not.decision.at, show)}: ${decisionWords[not.decision.kind]}.`;
    case 'no-seats':
      return t`a plan needs a number of seats.`;
    case 'gone':
      return t`I no longer know this company’s renewal.`;
    case 'refused':
      return not.text;
  }
};
