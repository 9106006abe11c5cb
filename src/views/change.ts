import type { Change } from '../core/change.ts';
import { changeSentence, decisionLine, outcomeText, stateWords, steps } from './change-words.ts';
import { escapeText, plainText, productPlain } from './escape.ts';
import { deadline, moment, number, relative, type Show, unitPrice } from './format.ts';
import type { Colour, Fact, Plan } from './plan.ts';

export type ChangeOptions = Readonly<{
  /** Whose buttons the card carries while the change is pending; who may press them is decided at the press. */
  buttons: 'approver' | 'requester' | 'all' | 'none';
  /** Why the last press did nothing: "Only approvers may approve." */
  why?: string | undefined;
  /** Whose clients ask by themselves for the present state (at most 60); none: no automatic refresh. */
  refreshFor?: readonly string[] | undefined;
}>;

/** The card of a seat change in any state. Its shape stays through its life, so that the eye finds what changed. */
export const change = (one: Change, { buttons, why = '', refreshFor }: ChangeOptions, show: Show): Plan => {
  const { word, colour } = stateWords[one.state];
  const pending = one.state === 'pending';
  const canDecide = pending && (buttons === 'approver' || buttons === 'all');
  return {
    template: 'change',
    filling: {
      speak: plainText(
        `Seat change, ${one.companyName}: ${productPlain(one.productName)} ${steps(one)}. ${word}.`,
        240,
      ),
      title: `Seat change · ${escapeText(one.companyName)}`,
      state: word,
      colour,
      sentence: changeSentence(one, show),
      decision: decisionLine(one, show),
      outcome: outcomeText(one, show),
      outcomeColour: outcomeColour(one),
      pax8Text: one.pax8Text === null || one.pax8Text.trim() === '' ? '' : escapeText(one.pax8Text, 500),
      why: why === '' ? '' : escapeText(why, 300),
      facts: factsOf(one, show),
      notes: one.notes.slice(0, 6).map((note) => escapeText(note, 300)),
      more: [
        { label: 'Product', value: escapeText(one.productName, 200) },
        { label: 'Subscription', value: escapeText(one.subscriptionId, 64) },
        { label: 'Request', value: escapeText(one.id, 64) },
      ],
      id: one.id,
      canDecide,
      canReject: canDecide,
      canCancel: pending && (buttons === 'requester' || buttons === 'all'),
      canRefresh: one.state === 'approved' || one.state === 'executing' || one.state === 'needs-check',
      refreshes: refreshFor !== undefined,
      userIds: refreshFor ?? [],
    },
  };
};

const outcomeColour = ({ state }: Change): Colour =>
  state === 'applied'
    ? 'Good'
    : state === 'failed'
      ? 'Attention'
      : state === 'needs-check'
        ? 'Warning'
        : 'Default';

const factsOf = (one: Change, show: Show): Fact[] => {
  const { seen, state } = one;
  const term = seen.commitmentTerm === null ? '' : `, ${escapeText(seen.commitmentTerm, 40)} commitment`;
  return [
    {
      label: 'Asked by',
      value: `${escapeText(one.requestedBy.name, 60)} · ${moment(one.requestedAt, show)}`,
    },
    { label: 'Price', value: unitPrice(seen.price, seen.currency, seen.billingTerm) },
    { label: 'Partner cost', value: unitPrice(seen.partnerCost, seen.currency, seen.billingTerm) },
    { label: 'Billed', value: `${escapeText(seen.billingTerm, 40)}${term}` },
    ...(seen.commitmentEndsAt === null
      ? []
      : [
          {
            label: 'Committed',
            value: `until ${deadline(seen.commitmentEndsAt, show)}, ${relative(seen.commitmentEndsAt, show)}`,
          },
        ]),
    ...(state === 'pending'
      ? [{ label: 'Expires', value: `${moment(one.expiresAt, show)}, ${relative(one.expiresAt, show)}` }]
      : []),
    ...(state === 'rejected' ? [{ label: 'Reason', value: reason(one) }] : []),
    ...(one.quantityAfter === null ? [] : [{ label: 'Seats now', value: number(one.quantityAfter) }]),
  ];
};

const reason = ({ reason: given }: Change): string =>
  given === null || given.trim() === '' ? 'none given' : escapeText(given, 300);
