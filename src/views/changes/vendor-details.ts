import type { Change } from '../../core/changes/change.ts';
import { cameToNothingAs, seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import { fillable } from '../../core/changes/decide-steps.ts';
import type { DetailProblem, Typed } from '../../core/changes/detail-inputs.ts';
import {
  type DetailsAgain,
  type DetailsProblem,
  detailsOf,
  formOf,
  lineOf,
  missingIn,
  typedFrom,
} from '../../core/changes/vendor-details.ts';
import type { VendorDetails } from '../../core/changes/wanted.ts';
import { plainText, productText } from '../kit/escape.ts';
import type { Fact } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { detailFields } from './detail-fields.ts';
import { givenFacts } from './order-words.ts';

/** With more detailed lines than this there is no room for the rest of the card. */
const namesShown = 4;

const named = (labels: readonly string[]): string => {
  const names = labels.slice(0, namesShown).map((label) => plainText(label, 60));
  const more = labels.length - names.length;
  return more > 0 ? t`${names.join(', ')} and ${more} more` : names.join(', ');
};

const labelsOf = (details: VendorDetails): string[] =>
  missingIn(details).map(({ label, key }) => label ?? key);

/** The vendor's questions without an answer, in plain text; nothing when all are answered. */
export const vendorLines = (
  details: VendorDetails | null,
  { adds, sent }: Readonly<{ adds: boolean; sent: boolean }>,
): string[] => {
  if (details === null) return [];
  if (details.asked === null)
    return [
      t`Pax8 did not say whether the vendor wants details with the seats. ${without(adds)} if it does and they are missing.`,
    ];
  const labels = labelsOf(details);
  if (labels.length === 0) return [];
  return sent
    ? [t`Without details that the vendor wants: ${named(labels)}. ${without(adds)}.`]
    : [t`This vendor wants details with the seats: ${named(labels)}. ${without(adds)} without them.`];
};

const without = (adds: boolean): string =>
  adds ? t`The seats may not arrive` : t`The change may not be carried out`;

/** The same for a change; none when it came to nothing. */
export const vendorNotes = (change: Change): string[] =>
  cameToNothingAs(change) === null
    ? vendorLines(detailsOf(change), {
        adds: seatsAfter(change) > seatsBefore(change),
        sent: change.state !== 'pending' && change.state !== 'planned',
      })
    : [];

/** A change's answers for the vendor. */
export const vendorFacts = (change: Change, letters?: number): Fact[] =>
  givenFacts(detailsOf(change)?.given ?? [], letters);

/** Why a press did not go on, in plain text. */
export const vendorProblem = (problem: DetailsProblem): string => {
  switch (problem.kind) {
    case 'missing':
      return t`Not filled in: ${named(problem.labels)}. Nothing was sent. Fill it in, or go on without it.`;
    case 'form-moved':
      return t`The details have changed since this card was shown. Nothing was sent. Look at them and press again.`;
    default:
      return detailProblem(problem);
  }
};

/** What is wrong with a detail as filled in, in plain text. */
export const detailProblem = (problem: DetailProblem): string =>
  problem.kind === 'too-long'
    ? t`“${problem.label}” has more than ${problem.longest} characters.`
    : t`The choices for “${problem.label}” have changed. Choose again.`;

/** A form that was refused, as the view has it. */
type Again = DetailsAgain | undefined;

/**
 * The form for the vendors' questions on one card: open while an answer is missing, else behind a button. `mayFill`:
 * whether this viewer can; `share`: how much of it is shown.
 */
export const vendorForm = (changes: readonly Change[], mayFill: boolean, again: Again, share: number) => {
  const lines = fillable(changes).flatMap((change) => {
    const details = detailsNow(change, again);
    return details === null ? [] : [{ change, details }];
  });
  const filling = lines.map(({ change, details }) => {
    const n = lineOf(change);
    const typed: Typed = new Map([...typedFrom(details, n), ...(again?.typed ?? [])]);
    const { fields, cut } = detailFields(details.asked ?? [], typed, share, {
      ...{ n, of: lines.length },
    });
    const heading = changes.length > 1 ? productText(change.productName) : '';
    return { cut, fields: fields.map((field, at) => ({ ...field, heading: at === 0 ? heading : '' })) };
  });
  const asked = mayFill ? filling.flatMap(({ fields }) => fields) : [];
  const complete = lines.every(({ details }) => missingIn(details).length === 0);
  const hasForm = asked.length > 0;
  return {
    asked,
    hasForm,
    formOpen: hasForm && (!complete || again !== undefined),
    canChange: hasForm && complete && again === undefined,
    formHint: hasForm ? hintFor(changes) : '',
    formCut: filling.some(({ cut }) => cut)
      ? t`Some of it does not fit here. If the vendor needs it, make this change in the Pax8 portal.`
      : '',
    formInputs: hasForm ? 'auto' : 'none',
    mayLeaveOut: again?.problems.some(({ kind }) => kind === 'missing') ?? false,
  };
};

/** What a deciding button carries: the id and, with details, the code of what the card shows. */
export const pressData = (id: string, changes: readonly Change[], again?: Again) => {
  const details = fillable(changes).flatMap((change) => detailsNow(change, again) ?? []);
  return details.length === 0 ? { id } : { id, form: formOf(details) };
};

const detailsNow = (change: Change, again: Again): VendorDetails | null =>
  again?.details.get(change.id) ?? detailsOf(change);

/** The same for the second press, after an answer was missing. */
export const leaveOutData = (id: string, changes: readonly Change[], again?: Again) => ({
  ...pressData(id, changes, again),
  without: 'details',
});

const hintFor = (changes: readonly Change[]): string => {
  const unsaid = t`Pax8 does not say which of these the vendor needs.`;
  return changes.some(({ state, approvals }) => state === 'pending' && approvals.length > 0)
    ? t`${unsaid} Other answers clear the approvals so far.`
    : unsaid;
};
