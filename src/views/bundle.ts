import { type BundleState, bundleState, isOnboarding, monthlyDifference } from '../core/bundle.ts';
import type { Change } from '../core/change.ts';
import { type Suggestion, sayButtons } from './buttons.ts';
import type { ChangeOptions } from './change.ts';
import { afterName, approvalsText, decisionLine, outcomeText, stateOf, storyLines } from './change-words.ts';
import { escapeText, plainText, productText } from './escape.ts';
import { count, delta, moment, relative, type Show } from './format.ts';
import type { Colour, Fact, Plan } from './plan.ts';

export type BundleOptions = Omit<ChangeOptions, 'mayUndo'> &
  Readonly<{
    /** Sentences for what the request could not take in. */
    suggestions?: readonly Suggestion[] | undefined;
  }>;

const mixed: ReadonlyMap<BundleState, Readonly<{ word: string; colour: Colour }>> = new Map([
  ['partly-applied', { word: 'Partly applied', colour: 'Warning' }],
  ['partly-planned', { word: 'Partly planned', colour: 'Warning' }],
  ['partly-done', { word: 'Not applied', colour: 'Attention' }],
  ['planned', { word: 'Applied and planned', colour: 'Good' }],
]);

export const bundleTitle = (lines: readonly Change[]): string =>
  isOnboarding(lines) ? 'Onboarding' : 'Offboarding';

const wordOf = (lines: readonly Change[]): Readonly<{ word: string; colour: Colour }> => {
  const state = bundleState(lines);
  const same = lines.find((line) => line.state === state);
  if (same !== undefined && (state !== 'planned' || lines.every((line) => line.state === 'planned')))
    return stateOf(same);
  return mixed.get(state) ?? { word: 'In progress', colour: 'Accent' };
};

/** What the lines change together a month: by currency, never added across. */
const together = (lines: readonly Change[]): string => {
  const sums = monthlyDifference(lines);
  return sums === null
    ? 'monthly difference not fully known'
    : sums.map((sum) => `${delta(sum)} a month`).join(', ');
};

export const bundleSentence = (lines: readonly Change[]): string =>
  [count(lines.length, 'line'), together(lines)].filter((part) => part !== '').join(' · ');

/** The card of several changes that were asked for together: one decision, and what became of each. */
export const bundle = (
  lines: readonly [Change, ...Change[]],
  { buttons, why = '', refreshFor, suggestions = [] }: BundleOptions,
  show: Show,
): Plan => {
  const [first] = lines;
  const { word, colour } = wordOf(lines);
  const pending = lines.filter(({ state }) => state === 'pending');
  const [waiting] = pending;
  const planned = lines.some(({ state }) => state === 'planned');
  const title = bundleTitle(lines);
  return {
    template: 'bundle',
    filling: {
      speak: plainText(`${title}, ${first.companyName}: ${count(lines.length, 'line')}. ${word}.`, 240),
      title: `${title} · ${escapeText(first.companyName)}`,
      state: word,
      colour,
      sentence: bundleSentence(lines),
      decision: decisionLine(lines.find(({ decidedAt }) => decidedAt !== null) ?? first, show),
      why: why === '' ? '' : escapeText(why, 300),
      rows: lines.map((line) => row(line, show)),
      facts: factsOf(first, waiting, show),
      told: lines.flatMap(({ told = [] }) => told.map((one) => escapeText(one, 300))),
      notes:
        waiting === undefined ? [] : waiting.reasons.slice(0, 3).map((reason) => escapeText(reason, 300)),
      id: first.bundleId ?? '',
      canDecide: waiting !== undefined && (buttons === 'approver' || buttons === 'all'),
      canCancel:
        waiting === undefined ? planned && buttons !== 'none' : buttons === 'requester' || buttons === 'all',
      cancelTitle: waiting === undefined ? 'Cancel plan' : 'Cancel request',
      canRefresh: lines.some(({ state }) => ['approved', 'executing', 'needs-check'].includes(state)),
      buttons: sayButtons(suggestions, 'default', waiting === undefined ? 0 : 3),
      refreshes: refreshFor !== undefined,
      userIds: refreshFor ?? [],
    },
  };
};

const row = (line: Change, show: Show) => {
  const { word, colour } = stateOf(line);
  const outcome = outcomeText(line, show);
  const pax8 =
    line.pax8Text === null || line.pax8Text.trim() === ''
      ? []
      : [`Pax8 said: ${escapeText(line.pax8Text, 300)}`];
  return {
    name: productText(line.productName),
    state: word,
    colour,
    lines: [afterName(line, show), ...(outcome === '' ? [] : [outcome]), ...pax8, ...storyLines(line, show)],
    small: line.notes.slice(0, 6).map((note) => escapeText(note, 200)),
  };
};

const factsOf = (first: Change, waiting: Change | undefined, show: Show): Fact[] => [
  {
    label: 'Asked by',
    value: `${escapeText(first.requestedBy.name, 60)} · ${moment(first.requestedAt, show)}`,
  },
  ...(waiting === undefined
    ? []
    : [
        ...(approvalsText(waiting) === '' ? [] : [{ label: 'Approvals', value: approvalsText(waiting) }]),
        {
          label: 'Open until',
          value: `${moment(waiting.expiresAt, show)}, ${relative(waiting.expiresAt, show)}`,
        },
      ]),
];
