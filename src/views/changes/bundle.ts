import {
  type BundleState,
  bundleState,
  cameToNothing,
  isOnboarding,
  monthlyDifference,
} from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import { awaitsRequester, decidedOf, pax8TextOf } from '../../core/changes/change-facts.ts';
import { awaitsReview } from '../../core/changes/emergency.ts';
import { provisioningOf } from '../../core/changes/order-steps.ts';
import { canUndo } from '../../core/changes/undo.ts';
import type { Person } from '../../core/words/people.ts';
import { type Suggestion, sayButtons } from '../kit/buttons.ts';
import { escapeText, plainText, productText } from '../kit/escape.ts';
import { count, delta, moment, relative, type Show } from '../kit/format.ts';
import { inOne } from '../kit/list.ts';
import type { Colour, Fact, Plan } from '../kit/plan.ts';
import { inRooms } from '../kit/size.ts';
import { msg, t, texts } from '../texts/t.ts';
import { type ChangeOptions, givenReasonFacts, namedFacts, reasonText, rejectedFacts } from './change.ts';
import {
  afterName,
  approvalsText,
  decisionLine,
  kindOf,
  outcomeText,
  stateOf,
  storyLines,
} from './change-words.ts';
import { type ConsentOnCard, consentFacts, consentPresses } from './consent-words.ts';
import { type ApproverLack, approverLackText } from './no-approver.ts';
import { notAskedText, noteTexts, reasonTexts } from './outcome-words.ts';
import { leaveOutData, pressData, vendorFacts, vendorForm } from './vendor-details.ts';

export type BundleOptions = ChangeOptions &
  Readonly<{
    /** Buttons for what the request left out. */
    suggestions?: readonly Suggestion[] | undefined;
    /** For lines that are decided apart: what each waits for, by change id. */
    apart?: ReadonlyMap<string, ApartLine> | undefined;
  }>;

export type ApartLine = Readonly<{
  lack: ApproverLack | null;
  named: readonly Person[] | null;
  consent: ConsentOnCard | null;
}>;

/** For a request that nobody can approve. */
const waysOut: readonly Suggestion[] = texts([
  { title: msg`Roles`, say: 'roles' },
  { title: msg`Policy`, say: 'policy' },
]);

const mixed: Partial<Readonly<Record<BundleState, Readonly<{ word: string; colour: Colour }>>>> = texts({
  'partly-applied': { word: msg`Partly applied`, colour: 'Warning' },
  'partly-planned': { word: msg`Partly planned`, colour: 'Warning' },
  'partly-done': { word: msg`Not applied`, colour: 'Attention' },
  planned: { word: msg`Applied and planned`, colour: 'Good' },
});

export const bundleTitle = (lines: readonly Change[]): string => {
  const kind = lines[0]?.bundle?.kind;
  if (kind === 'renewals') return t`Renewals`;
  if (kind === 'seats') return t`Seat changes`;
  if (kind === 'switch') return t`Monthly to annual`;
  return isOnboarding(lines) ? t`Onboarding` : t`Offboarding`;
};

/** The company, or how many there are. */
export const companiesOf = (lines: readonly [Change, ...Change[]]): string => {
  const names = new Map(lines.map(({ companyId, companyName }) => [companyId, companyName]));
  return names.size === 1 ? lines[0].companyName : count(names.size, 'company', 'companies');
};

type Word = Readonly<{ word: string; colour: Colour }>;

/** Of a switch whose year was ordered: how far it is; null for every other request. */
const switchWord = ([order, cancellation]: readonly Change[]): Word | null => {
  if (order?.bundle?.kind !== 'switch' || order.state !== 'applied') return null;
  const made = provisioningOf(order);
  const isActive = made?.kind === 'done' && made.status === 'Active';
  if (cancellation?.state === 'applied') return isActive ? { word: t`Switched`, colour: 'Good' } : null;
  if (cancellation?.state !== 'planned') return null;
  return isActive ? { word: t`In progress`, colour: 'Accent' } : stateOf(order);
};

const wordOf = (lines: readonly Change[]): Word => {
  const switched = switchWord(lines);
  if (switched !== null) return switched;
  const state = bundleState(lines);
  const same = lines.find((line) => line.state === state);
  if (same !== undefined && (state !== 'planned' || lines.every((line) => line.state === 'planned')))
    return stateOf(same);
  return mixed[state] ?? { word: t`In progress`, colour: 'Accent' };
};

/** The monthly difference of all lines by currency, without those that came to nothing; empty when all did. */
const together = (lines: readonly Change[]): string => {
  const counted = lines.filter((line) => !cameToNothing(line));
  if (counted.length === 0) return '';
  const sums = monthlyDifference(counted);
  return sums === null
    ? t`monthly difference not fully known`
    : sums.map((sum) => t`${delta(sum)} a month`).join(', ');
};

export const bundleSentence = (lines: readonly Change[]): string =>
  [count(lines.length, 'line'), together(lines)].filter((part) => part !== '').join(' · ');

/** The card of several changes requested together: one decision, and the outcome of each. */
export const bundleCard = (lines: readonly [Change, ...Change[]], options: BundleOptions, show: Show): Plan =>
  inRooms(roomsFor(lines.length), (room) => bundlePlan(lines, options, room, show));

const bundlePlan = (
  lines: readonly [Change, ...Change[]],
  {
    buttons,
    reason = '',
    again,
    lack = null,
    named,
    refreshFor,
    suggestions = [],
    apart,
    mayUndo = true,
    mayUrge = false,
    consent = null,
  }: BundleOptions,
  room: Room,
  show: Show,
): Plan => {
  const [first] = lines;
  const { word, colour } = wordOf(lines);
  const pending = lines.filter(({ state }) => state === 'pending');
  const [waiting] = pending;
  const planned = lines.some(({ state }) => state === 'planned');
  const shared = sharedNotes(lines, show);
  const outcome = sharedOutcome(lines, show);
  const title = bundleTitle(lines);
  const of = companiesOf(lines);
  const { mayLeaveOut, ...form } = vendorForm(lines, buttons !== 'none', again, room.share);
  const { canConfirm, canDecide } = decisionsOf(waiting, buttons, lack);
  const toAsk = companiesToAsk(pending, apart);
  return {
    template: 'bundle',
    filling: {
      speak: plainText(`${title}, ${of}: ${count(lines.length, 'line')}. ${word}.`, 240),
      title: `${title} · ${escapeText(of)}`,
      state: word,
      colour,
      sentence: bundleSentence(lines),
      decision: decisionLine(lines.find((line) => decidedOf(line) !== null) ?? first, show),
      outcome,
      reason: reasonText(reason, lack),
      rows: lines.map((line) => ({
        ...row(line, { shared, outcome, word, apart: apartOf(line, apart, lack) }, room, show),
        id: line.id,
        canUndo: mayUndo && canUndo(line, show.now),
        ...(toAsk.has(line.id) && buttons !== 'none' ? { canAsk: true } : {}),
      })),
      facts: [
        ...factsOf(first, waiting, show),
        ...namedFacts(waiting ?? first, named),
        ...consentFacts(consent, show),
      ],
      told: inOne(
        lines.flatMap(({ bundle: own }) =>
          (own?.told ?? []).map((notAsked) => escapeText(notAskedText(notAsked, show), room.told)),
        ),
      ),
      notes: [
        ...[...new Set(pending.flatMap((line) => reasonTexts(line, show)))].slice(0, 4),
        ...shared.slice(0, Math.max(2, room.notes)),
      ].map((note) => escapeText(note, 200)),
      id: first.bundle?.id ?? '',
      ...form,
      pressData: pressData(first.bundle?.id ?? '', lines, again),
      leaveOutData: leaveOutData(first.bundle?.id ?? '', lines, again),
      leaveOutTitle: canDecide ? t`Approve all with details missing` : t`Confirm with details missing`,
      leaveOutVerb: canDecide ? 'approve-bundle' : 'confirm-bundle',
      canLeaveOut: mayLeaveOut && (canDecide || canConfirm),
      canConfirm,
      canDecide,
      canCancel:
        waiting === undefined ? planned && buttons !== 'none' : buttons === 'requester' || buttons === 'all',
      cancelTitle: cancelTitle(first, waiting),
      ...emergencyOf(lines, buttons, mayUrge),
      askId: first.id,
      ...consentPresses(consent, buttons !== 'none', show),
      canRefresh: lines.some(({ state }) => ['approved', 'executing', 'needs-check'].includes(state)),
      buttons: sayButtons(
        lack?.others.length === 0 ? [...waysOut, ...suggestions] : suggestions,
        'default',
        waiting === undefined ? 0 : lack?.others.length === 0 ? 1 : 3,
      ),
      refreshes: refreshFor !== undefined,
      userIds: refreshFor ?? [],
    },
  };
};

/** Of an approved switch only the cancellation can be taken back. */
const cancelTitle = ({ bundle }: Change, waiting: Change | undefined): string => {
  if (waiting !== undefined) return t`Cancel request`;
  return bundle?.kind === 'switch' ? t`Keep the monthly` : t`Cancel plan`;
};

/** Says once why nobody can decide, when it holds for all lines. */
const apartOf = (
  { id }: Change,
  apart: BundleOptions['apart'],
  lack: BundleOptions['lack'],
): ApartLine | undefined => {
  const own = apart?.get(id);
  return own === undefined || lack === null || lack === undefined ? own : { ...own, lack: null, named: null };
};

/** The first line of each company that must agree and can be asked: one link covers all its lines. */
const companiesToAsk = (pending: readonly Change[], apart: BundleOptions['apart']): ReadonlySet<string> => {
  const asked = new Map<string, string>();
  for (const { id, companyId } of pending) {
    const consent = apart?.get(id)?.consent ?? null;
    if (consent?.needed === true && consent.mayAsk && !asked.has(companyId)) asked.set(companyId, id);
  }
  return new Set(asked.values());
};

/** The buttons for what cannot wait: to say so, and to review what one person approved alone, all lines at once. */
const emergencyOf = (
  lines: readonly [Change, ...Change[]],
  buttons: BundleOptions['buttons'],
  mayUrge: boolean,
) => {
  const line = buttons === 'approver' || buttons === 'all' ? lines.find(awaitsReview) : undefined;
  return {
    ...(mayUrge && (buttons === 'requester' || buttons === 'all')
      ? { canUrge: true, urgeId: lines[0].id }
      : {}),
    ...(line === undefined ? {} : { canReview: true, reviewId: line.id }),
  };
};

/** How this viewer may decide the waiting lines. */
const decisionsOf = (
  waiting: Change | undefined,
  buttons: BundleOptions['buttons'],
  lack: BundleOptions['lack'],
) => {
  const own = waiting !== undefined && awaitsRequester(waiting);
  const asApprover = buttons === 'approver' || buttons === 'all';
  return {
    canConfirm: own && (buttons === 'requester' || buttons === 'all'),
    canDecide: waiting !== undefined && !own && asApprover && lack?.others.length !== 0,
  };
};

/** How much of each line's text and of its form a card has; real notes fit whole. */
type Room = Readonly<{ notes: number; letters: number; name: number; told: number; share: number }>;

/** From most to least; the first that fits is taken. */
const roomsFor = (lines: number): readonly [Room, ...Room[]] => {
  const most =
    lines > 4
      ? { notes: 4, letters: 140, name: 80, told: 160, share: 1 }
      : { notes: 6, letters: 200, name: 80, told: 300, share: 1 };
  return [
    most,
    { ...most, share: 0.5 },
    { ...most, notes: 2, letters: 120, told: 100, share: 0.25 },
    { notes: 1, letters: 100, name: 80, told: 80, share: 0.1 },
    { notes: 0, letters: 80, name: 80, told: 50, share: 0.1 },
    { notes: 0, letters: 80, name: 50, told: 40, share: 0.1 },
  ];
};

/** Notes that hold for every line still wanted; shown once, below all. */
export const sharedNotes = (lines: readonly Change[], show: Show): readonly string[] => {
  const [first, second, ...others] = lines
    .filter((line) => !cameToNothing(line))
    .map((line) => noteTexts(line, show));
  if (first === undefined || second === undefined) return [];
  return first.filter((note) => [second, ...others].every((notes) => notes.includes(note)));
};

/** The outcome when it is the same for all lines: shown once, above them. Empty otherwise. */
const sharedOutcome = (lines: readonly Change[], show: Show): string => {
  const [first = '', second, ...others] = lines.map((line) => outcomeText(line, show));
  return second !== undefined && [second, ...others].every((outcome) => outcome === first) ? first : '';
};

/** What the card shows once, and not beside each line. */
type Once = Readonly<{
  shared: readonly string[];
  outcome: string;
  word: string;
  apart: ApartLine | undefined;
}>;

/** The only people who may approve a line, or why nobody can. */
const waitsFor = (line: Change, { lack, named, consent }: ApartLine, show: Show): string[] => [
  ...(lack === null ? [] : [approverLackText(lack)]),
  ...[...(lack === null ? namedFacts(line, named) : []), ...consentFacts(consent, show)].map(
    ({ label, value }) => `${label}: ${value}`,
  ),
];

const row = (line: Change, { shared, outcome: ofAll, word: ofCard, apart }: Once, room: Room, show: Show) => {
  const { word, colour } = stateOf(line);
  const outcome = ofAll === '' ? outcomeText(line, show) : '';
  const pax8Text = pax8TextOf(line);
  const pax8 =
    pax8Text === null || pax8Text.trim() === '' ? [] : [t`Pax8 said: ${escapeText(pax8Text, room.told)}`];
  return {
    name:
      line.bundle?.kind === 'renewals'
        ? `${escapeText(line.companyName, 50)} · ${productText(line.productName, room.name)}`
        : line.bundle?.kind === 'switch'
          ? `${kindOf(line)} · ${productText(line.productName, room.name)}`
          : productText(line.productName, room.name),
    state: word === ofCard ? '' : word,
    colour,
    lines: inOne([
      afterName(line, show),
      ...vendorFacts(line).map(({ label, value }) => `${label}: ${value}`),
      ...(outcome === '' ? [] : [outcome]),
      ...(apart === undefined ? [] : waitsFor(line, apart, show)),
      ...pax8,
      ...storyLines(line, show),
    ]),
    small: inOne(
      noteTexts(line, show)
        .filter((note) => !shared.includes(note))
        .slice(0, room.notes)
        .map((note) => escapeText(note, room.letters)),
    ),
  };
};

const factsOf = (first: Change, waiting: Change | undefined, show: Show): Fact[] => [
  {
    label: t`Asked by`,
    value: `${escapeText(first.requestedBy.name, 60)} · ${moment(first.requestedAt, show)}`,
  },
  ...givenReasonFacts(first),
  ...rejectedFacts(first),
  ...(waiting === undefined
    ? []
    : [
        ...(approvalsText(waiting) === '' ? [] : [{ label: t`Approvals`, value: approvalsText(waiting) }]),
        {
          label: t`Open until`,
          value: `${moment(waiting.expiresAt, show)}, ${relative(waiting.expiresAt, show)}`,
        },
      ]),
];
