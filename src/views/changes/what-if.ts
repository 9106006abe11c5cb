import type { Change } from '../../core/changes/change.ts';
import type { VendorDetails } from '../../core/changes/wanted.ts';
import type { Company, WithSeats } from '../../core/marketplace/records.ts';
import { type Amounts, amountsOf, belowCost, type Priced, pricedOf } from '../../core/rules/amounts.ts';
import type { Windows } from '../../core/rules/nce-windows.ts';
import { type AnyNote, creditOf } from '../../core/rules/notes.ts';
import type { Verdict } from '../../core/rules/policy.ts';
import type { AnyRuling } from '../../core/rules/refusals.ts';
import { includes, type Person, type Role } from '../../core/words/people.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import {
  date,
  deadline,
  delta,
  money,
  number,
  type Show,
  saysCost,
  seats,
  unitPrice,
} from '../kit/format.ts';
import type { Colour, Fact, Plan } from '../kit/plan.ts';
import { reasonText, refusalText } from '../people/policy-words.ts';
import { windowLine } from '../terms/window-words.ts';
import { t } from '../texts/t.ts';
import { allNowText, belowCostLines, isAllNow, nowText, untilEndText } from './money-words.ts';
import { noteLines, refusalWords } from './seat-words.ts';
import { vendorLines } from './vendor-details.ts';

export type WhatIfInput = Readonly<{
  company: Company;
  subscription: WithSeats;
  to: number;
  details: VendorDetails | null;
  ruling: AnyRuling;
  verdict: Verdict;
  policyVersion: number;
  windows: Windows;
  approvers: readonly Person[];
  open: Change | null;
  /** What everybody's role is: then no approvers need be known. */
  defaultRole: Role;
  /** The sentence that requests it. */
  say: string;
}>;

/** What would happen to a change, and why; requests nothing. */
export const whatIfCard = (input: WhatIfInput, show: Show): Plan => {
  const { company, subscription, to, ruling, verdict, say, open } = input;
  const possible = ruling.kind === 'allowed' && verdict.kind !== 'refused';
  const { word, colour } = decision(ruling, verdict);
  return facts({
    title: t`What if · ${escapeText(company.name)}`,
    state: word,
    colour,
    speak: plainText(
      t`What if, ${company.name}: ${productPlain(subscription.productName)}, ${step(subscription, to)}. ${word}.`,
      240,
    ),
    sentence: t`${productText(subscription.productName)}, ${step(subscription, to)}. Nothing was asked for.`,
    facts: [...whyFacts(input, show), ...moneyFacts(input, show), ...termFacts(input, show)],
    notes: (ruling.kind === 'allowed' && possible
      ? noteLines(ruling.notes, subscription.commitment?.endsAt ?? null, show)
      : []
    )
      .concat(vendorLines(input.details, { adds: to > subscription.quantity, sent: false }))
      .concat(belowCostLines(belowCost(pricedIn(input)), subscription.currency))
      .concat(open === null ? [] : [t`This subscription already has an open change. Finish that one first.`])
      .map((line) => escapeText(line, 300)),
    suggestions: [...(possible ? [{ title: t`Ask for it`, say }] : []), { title: t`Policy`, say: 'policy' }],
  });
};

const step = ({ quantity }: WithSeats, to: number): string => `${number(quantity)} → ${seats(to)}`;

const decision = (ruling: AnyRuling, verdict: Verdict): { word: string; colour: Colour } => {
  if (ruling.kind === 'refused') return { word: t`Not possible`, colour: 'Attention' };
  switch (verdict.kind) {
    case 'refused':
      return { word: t`Refused`, colour: 'Attention' };
    case 'allowed':
      return { word: t`Allowed`, colour: 'Good' };
    case 'needs-approval':
      return { word: verdict.approvers === 2 ? t`Two approvals` : t`Needs approval`, colour: 'Warning' };
  }
};

const whyFacts = (input: WhatIfInput, show: Show): Fact[] => {
  const { ruling, verdict, policyVersion } = input;
  if (ruling.kind === 'refused') return because(refusalWords(ruling.because, show));
  if (verdict.kind === 'refused') return because(refusalText(verdict.because));
  if (verdict.kind === 'allowed') return [{ label: t`Approval`, value: t`not needed: the policy allows it` }];
  const reasons = verdict.reasons.map((reason) => escapeText(reasonText(reason, show), 300));
  return [
    { label: t`Why`, value: reasons.join(' ') },
    { label: t`Approval`, value: whoText(input, verdict.approvers) },
    { label: t`Policy`, value: policyVersion === 0 ? t`none saved yet` : t`version ${policyVersion}` },
  ];
};

const because = ({ reason, wayOut }: { reason: string; wayOut: string }): Fact[] => [
  { label: t`Why`, value: escapeText(reason, 500) },
  ...(wayOut === '' ? [] : [{ label: t`Way out`, value: escapeText(wayOut, 300) }]),
];

const namesShown = 5;

const whoText = ({ approvers, defaultRole }: WhatIfInput, needed: 1 | 2): string => {
  const lead = needed === 2 ? t`two of` : t`one of`;
  if (includes(defaultRole, 'approver')) return needed === 2 ? t`any two others` : t`anybody else`;
  const names = approvers.slice(0, namesShown).map(({ name }) => escapeText(name, 60));
  const more = approvers.length - names.length;
  if (approvers.length < needed)
    return names.length === 0
      ? t`no approver is known yet; an admin can grant the role approver`
      : t`two are needed, but only ${names.join(', ')} can approve it; an admin can grant the role approver`;
  if (approvers.length === 1) return t`by ${names.join('')}`;
  if (approvers.length === needed) return t`by ${names.join(t` and `)}`;
  return more > 0 ? t`by ${lead} ${names.join(', ')} and ${more} more` : t`by ${lead} ${names.join(', ')}`;
};

const pricedIn = ({ subscription, to, ruling }: WhatIfInput): Priced =>
  pricedOf(subscription, {
    ...{ kind: 'seats', from: subscription.quantity, to, startsAt: null },
    credit: ruling.kind === 'allowed' ? creditOf(ruling.notes) : 'unknown',
  });

const moneyFacts = (input: WhatIfInput, show: Show): Fact[] => {
  const { subscription, to, ruling } = input;
  const { price, currency, billingTerm, partnerCost, quantity } = subscription;
  const amounts = amountsOf(pricedIn(input), show.now);
  const { month } = amounts;
  const after = amountsOf({ ...pricedIn(input), from: 0, to }, show.now).month;
  return [
    ...(month === null || quantity === to
      ? []
      : [{ label: t`A month`, value: t`${delta(month)}, then ${money(after)}` }]),
    ...(ruling.kind === 'allowed'
      ? chargeFacts(amounts, to > quantity, isVendorUnknown(ruling.notes), show)
      : []),
    { label: t`Price`, value: unitPrice(price, currency, billingTerm) },
    ...(saysCost(partnerCost, show)
      ? [{ label: t`Partner cost`, value: unitPrice(partnerCost, currency, billingTerm) }]
      : []),
  ];
};

const isVendorUnknown = (notes: readonly AnyNote[]): boolean =>
  notes.some(({ kind }) => kind === 'vendor-rule-unknown');

const chargeFacts = (amounts: Amounts, more: boolean, ruleUnknown: boolean, show: Show): Fact[] => {
  const { untilEnd } = amounts;
  const now = allNowText(amounts, show) || nowText(amounts, show, ruleUnknown);
  const until =
    untilEnd.kind === 'known' && untilEnd.until !== null ? t`until ${date(untilEnd.until, show)}` : '';
  const all = more && !isAllNow(amounts) ? untilEndText(amounts, until) : '';
  return [
    ...(now === '' ? [] : [{ label: t`Charged`, value: now }]),
    ...(all === '' ? [] : [{ label: t`In all`, value: all }]),
  ];
};

/** Until when seats can go back; for added seats a note says it. */
const termFacts = ({ subscription, to, windows }: WhatIfInput, show: Show): Fact[] => {
  const until = subscription.commitment?.endsAt ?? null;
  const adds = to > subscription.quantity;
  const line = adds ? '' : windowLine(subscription, { windows, historyRead: true }, show);
  return [
    ...(until === null ? [] : [{ label: t`Committed`, value: t`until ${deadline(until, show)}` }]),
    ...(line === '' ? [] : [{ label: t`Give back`, value: line }]),
  ];
};
