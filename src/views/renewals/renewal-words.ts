import type { Change } from '../../core/changes/change.ts';
import { seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { isMicrosoftLine } from '../../core/renewals/renewal-lines.ts';
import { decidableUntil, isWindowOpen, stageOf } from '../../core/renewals/renewal-stage.ts';
import { undecided as undecidedLines } from '../../core/renewals/renewal-steps.ts';
import { toldText } from '../changes/change-words.ts';
import { escapeText } from '../kit/escape.ts';
import {
  count,
  date,
  dateAndRelative,
  deadline,
  moment,
  number,
  relative,
  type Show,
  seats,
} from '../kit/format.ts';
import type { Colour } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { differenceTexts, serviceTermWords } from './difference-words.ts';
import { hoursLeft, loudWords, plainWords, totals, type Words } from './renewal-figures.ts';

/** The lines that still need a decision: not those that end or have ended. */
export const openLines = ({ lines }: Renewal): RenewalLine[] =>
  lines.filter(({ ends, after }) => !ends && after === null);

/**
 * The first end among the terms that will renew, or among all if none will; the renewal's day if it has no lines left.
 */
export const firstEnd = (renewal: Renewal): number => {
  const open = openLines(renewal);
  const ends = (open.length > 0 ? open : renewal.lines).map(({ termEndsAt }) => termEndsAt);
  return ends.length > 0 ? Math.min(...ends) : Date.parse(renewal.day);
};

/** Until when all of them can be decided: Pax8 locks New Commerce a day before its end. */
export const lockedAt = (renewal: Renewal): number => {
  const open = openLines(renewal);
  return Math.min(firstEnd(renewal), ...(open.length > 0 ? open : renewal.lines).map(decidableUntil));
};

/** Whether Microsoft's terms hold for any of them: the lock, the seven days, the Extended Service Term. */
export const hasMicrosoft = (lines: readonly RenewalLine[]): boolean => lines.some(isMicrosoftLine);

/** Shown with the deadline of a decision. */
export const lockRule = ({ lines }: Renewal): string =>
  hasMicrosoft(lines) ? t` Pax8 locks a subscription 24 hours before its term ends.` : '';

/** The windows that are open now, the first to close first. In a service term no seats go back. */
export const openWindows = ({ lines }: Renewal, { now }: Show) =>
  lines
    .flatMap((line) =>
      line.after !== null && isWindowOpen(line.after, now) && line.after.serviceTerm !== 'likely'
        ? [{ line, after: line.after }]
        : [],
    )
    .sort((a, b) => a.after.closesAt - b.after.closesAt);

/** The state of a renewal as a word. `asked`: a request behind a decision waits for approval. */
export const standing = (
  renewal: Renewal,
  show: Show,
  asked = false,
): Readonly<{ word: string; colour: Colour }> => {
  const stage = stageOf(renewal, show.now);
  const open = openLines(renewal);
  const undecided = undecidedLines(renewal);
  if (stage === 'over') return { word: t`Done`, colour: 'Default' };
  if (stage === 'window') return { word: t`Window open`, colour: 'Accent' };
  if (stage === 'renewing') return { word: t`Renewing`, colour: 'Accent' };
  if (stage === 'lock') return { word: t`Locked`, colour: undecided.length > 0 ? 'Attention' : 'Default' };
  if (open.length === 0) return { word: t`Ends`, colour: 'Default' };
  if (undecided.length === 0)
    return asked ? { word: t`Waits for approval`, colour: 'Warning' } : { word: t`Decided`, colour: 'Good' };
  if (renewal.snoozedUntil !== null && renewal.snoozedUntil > show.now)
    return { word: t`Snoozed`, colour: 'Default' };
  if (undecided.length < open.length)
    return {
      word: t`${number(open.length - undecided.length)} of ${number(open.length)} decided`,
      colour: 'Warning',
    };
  return { word: t`Undecided`, colour: 'Warning' };
};

/** The main sentence: "2 subscriptions, 37 seats, $1,024.10 a month, renew 12 Dec 2026, in 19 days". */
export const renewalSentence = (renewal: Renewal, show: Show): string => {
  const { lines } = renewal;
  const end = firstEnd(renewal);
  switch (stageOf(renewal, show.now)) {
    case 'before':
    case 'lock': {
      const staying = openLines(renewal);
      const ending = lines.length - staying.length;
      if (staying.length === 0)
        return lines.length === 1
          ? t`${totals(lines)}, ends ${dateAndRelative(end, show)}, will not renew`
          : t`${totals(lines)}, end ${dateAndRelative(end, show)}, will not renew`;
      const verb = staying.length === 1 ? t`renews` : t`renew`;
      const others = ending === 0 ? '' : t`; ${number(ending)} more will not renew`;
      return `${totals(staying)}, ${verb} ${dateAndRelative(end, show)}${others}`;
    }
    case 'renewing':
      return t`${totals(lines)}: the term ended ${dateAndRelative(end, show)}. Pax8 may take up to two days to show the renewal; the bot keeps checking.`;
    case 'window': {
      const [first] = openWindows(renewal, show);
      return first === undefined
        ? t`It went on, very likely under an Extended Service Term. No seats can go back.`
        : t`Window open until ${deadline(first.after.closesAt, show)} — ${hoursLeft(first.after.closesAt, show)}`;
    }
    case 'over':
      return lines.length === 0
        ? t`No subscription is left in it.`
        : lines
            .map((line) => overWords(line, show))
            .filter(unique)
            .slice(0, 3)
            .join('; ');
  }
};

const unique = (text: string, i: number, all: readonly string[]): boolean => all.indexOf(text) === i;

const overWords = (line: RenewalLine, show: Show): string => {
  const { after } = line;
  if (after === null) return t`${seats(line.quantity)}: Pax8 does not say what happened to them`;
  if (after.kind === 'ended') return t`Ended, not renewed`;
  if (after.kind === 'moved') return t`The term now ends ${date(after.nextEndsAt, show)}`;
  return after.nextEndsAt === null
    ? t`Went on; Pax8 shows no new term end`
    : after.serviceTerm === null
      ? t`Renewed until ${date(after.nextEndsAt, show)}`
      : t`Went on until ${date(after.nextEndsAt, show)}`;
};

/** The decision for a subscription, by whom and when, and its outcome; `untold` when there was none. */
export const lineWords = (
  line: RenewalLine,
  changes: ReadonlyMap<string, Change>,
  untold: string,
  show: Show,
): Words[] => [
  ...decisionWords(line, changes, untold, show),
  ...missingWords(line, show),
  ...(line.after === null ? [] : [afterWords(line, show), ...changedWords(line)]),
  ...(line.after === null && line.serviceTerm !== null ? [serviceTermWords(line.serviceTerm)] : []),
];

/** Pax8 does not find the subscription, perhaps only for now. */
const missingWords = ({ after, missingSince }: RenewalLine, show: Show): Words[] =>
  after !== null || missingSince === null
    ? []
    : [
        loudWords(
          t`Pax8 has not found it since ${moment(missingSince, show)}; the bot looks again before it calls it ended`,
          'Warning',
        ),
      ];

/** What differs, and whether a service term runs. */
const changedWords = (line: RenewalLine): Words[] => {
  const texts = differenceTexts(line);
  const sure = line.after?.kind === 'renewed' ? line.after.serviceTerm : null;
  return [
    ...(texts.length === 0 ? [] : [loudWords(t`Not as before: ${texts.join('; ')}`, 'Warning')]),
    ...(sure === null ? [] : [serviceTermWords(sure)]),
  ];
};

const decisionWords = (
  line: RenewalLine,
  changes: ReadonlyMap<string, Change>,
  untold: string,
  show: Show,
): Words[] => {
  const { decision, ends, after } = line;
  if (decision === null) {
    if (ends) return after === null ? [plainWords(t`Cancelled, will not renew`)] : [];
    return after === null && untold !== '' ? [loudWords(untold, 'Warning')] : [];
  }
  const who = `${escapeText(decision.by.name, 60)} · ${moment(decision.at, show)}`;
  if (decision.kind === 'renew') return [plainWords(t`Renew as is · ${who}`)];
  const change = changes.get(decision.changeId);
  const what =
    decision.kind === 'cancel'
      ? t`Cancel at the end of the term`
      : t`${stepsTo(change === undefined ? line.quantity : seatsBefore(change), decision.to)} after the renewal`;
  return [plainWords(`${what} · ${who}`), requestWords(change, show)];
};

const stepsTo = (from: number | null, to: number): string =>
  `${from === null ? '' : `${number(from)} `}→ ${seats(to)}`;

/** The state of the request behind a decision. */
export const requestWords = (change: Change | undefined, show: Show): Words => {
  if (change === undefined) return loudWords(t`The bot cannot read its request right now`, 'Warning');
  const reason = toldText(change, show, 200);
  const reasonText = reason === '' ? '' : `: ${reason}`;
  switch (change.state) {
    case 'pending':
      return loudWords(t`Waits for approval, open until ${moment(change.expiresAt, show)}`, 'Warning');
    case 'planned':
      return loudWords(t`Approved, the bot makes the change after the renewal`, 'Good');
    case 'approved':
    case 'executing':
      return plainWords(t`Approved, being sent to Pax8`);
    case 'applied':
      return loudWords(
        change.wanted.kind === 'cancel'
          ? t`Done: Pax8 has the cancellation`
          : t`Done: Pax8 has set ${seats(seatsAfter(change))}`,
        'Good',
      );
    case 'needs-check':
      return loudWords(t`Pax8 did not confirm; the bot keeps checking`, 'Warning');
    case 'failed':
      return loudWords(t`Failed${reasonText}`, 'Attention');
    case 'stale':
      return loudWords(t`Not done, the subscription had changed${reasonText}`, 'Attention');
    case 'rejected':
      return loudWords(t`Its request was rejected`, 'Attention');
    case 'cancelled':
      return loudWords(t`Its request was cancelled`, 'Attention');
    case 'expired':
      return loudWords(t`Nobody approved its request in time`, 'Attention');
  }
};

const sources = texts({
  history: msg`from Pax8’s history`,
  'commitment-end': msg`estimated from the new term end`,
  successor: msg`since the new subscription began`,
} as const);

const afterWords = (line: RenewalLine, show: Show): Words => {
  const { after } = line;
  if (after?.kind !== 'renewed') return plainWords(overWords(line, show));
  const renewed = overWords(line, show);
  if (after.serviceTerm === 'likely') return plainWords(renewed);
  if (after.rule === 'in-term') return plainWords(t`${renewed}; seats can go down at any time of the term`);
  if (after.rule === 'unknown')
    return plainWords(t`${renewed}; whether seats can go back is not known: check with Pax8 or the vendor`);
  if (after.closesAt <= after.opensAt)
    return plainWords(t`${renewed}; Pax8’s data for this product lets no seats go back`);
  if (after.closesAt <= show.now)
    return plainWords(t`${renewed}; the window closed ${date(after.closesAt, show)}`);
  const sure = sources[after.readFrom];
  return loudWords(
    t`${renewed}; you can reduce seats until ${deadline(after.closesAt, show)} (${sure})`,
    'Accent',
  );
};

/** The deadline for a decision: "11 Dec 2026 00:00 UTC, 1:00 CET, in 18 days". */
export const lockWords = (renewal: Renewal, show: Show): string =>
  `${deadline(lockedAt(renewal), show)}, ${relativeHours(lockedAt(renewal), show)}`;

/** In hours when less than two days are left. */
const relativeHours = (at: number, show: Show): string => {
  const hours = Math.floor((at - show.now) / 3_600_000);
  return hours >= 0 && hours < 48
    ? hours === 0
      ? t`within the hour`
      : t`in ${count(hours, 'hour')}`
    : relative(at, show);
};
