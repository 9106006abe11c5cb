import { type Assignments, unassignedOf } from '../../core/assignments/join.ts';
import type { Change } from '../../core/changes/change.ts';
import type { TodaysPrice } from '../../core/ordering/todays-price.ts';
import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { linesMark } from '../../core/renewals/renewal-lines.ts';
import { type RenewalStage, stageOf } from '../../core/renewals/renewal-stage.ts';
import { undecided } from '../../core/renewals/renewal-steps.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { assignedText, endsOtherwise } from '../assignments/assigned-words.ts';
import { escapeText, paragraphs, plainText, productText, unknownCompany } from '../kit/escape.ts';
import { age, count, date, type Show } from '../kit/format.ts';
import { inOne } from '../kit/list.ts';
import { mentionOf } from '../kit/mention.ts';
import type { Plan } from '../kit/plan.ts';
import { inRooms } from '../kit/size.ts';
import { t } from '../texts/t.ts';
import { behind, explained, factsOf, notesOf } from './renewal-facts.ts';
import { lineFigures, loudWords, oldPrices, plainWords, priceWords, type Words } from './renewal-figures.ts';
import { abilities, forms } from './renewal-form.ts';
import { storyLines } from './renewal-story.ts';
import {
  lineWords,
  lockedAt,
  lockRule,
  lockWords,
  openLines,
  renewalSentence,
  standing,
} from './renewal-words.ts';

export type RenewalOptions = Readonly<{
  /** The changes behind the decisions, by id. */
  changes: ReadonlyMap<string, Change>;
  /** Today's price of a seat, by subscription id; a missing one is unknown. */
  prices: ReadonlyMap<string, TodaysPrice>;
  /** When the oldest of them was read; null when there are none. */
  pricesAsOf: Instant | null;
  /** Microsoft's own counts, by subscription id; a missing one is not known. */
  assignments?: Assignments | undefined;
  /** The people it can be assigned to. */
  people: readonly Person[];
  /** Why the last press did nothing: "Only requesters may decide." */
  reason?: string | undefined;
  /** The person to mention, so that Teams notifies them. */
  mention?: Person | null | undefined;
  /** When the last alerts are due, after which nobody can snooze; by default a day before Pax8 locks it. */
  lastAlerts?: readonly Instant[] | undefined;
}>;

/** How much of a renewal its card shows. */
type Room = Readonly<{ rows: number; choices: number; story: number; earlier: number; behind: number }>;

/** From most to least; the first that fits is taken. */
const rooms: readonly [Room, ...Room[]] = [
  { rows: 10, choices: 20, story: 6, earlier: 14, behind: 10 },
  { rows: 10, choices: 10, story: 6, earlier: 4, behind: 3 },
  { rows: 10, choices: 10, story: 6, earlier: 0, behind: 0 },
  { rows: 6, choices: 8, story: 6, earlier: 0, behind: 0 },
  { rows: 3, choices: 4, story: 3, earlier: 0, behind: 0 },
  { rows: 4, choices: 5, story: 1, earlier: 0, behind: 0 },
  { rows: 2, choices: 3, story: 1, earlier: 0, behind: 0 },
  { rows: 1, choices: 1, story: 1, earlier: 0, behind: 0 },
];

/** The card of a renewal throughout its life. Its layout stays the same, so that people see what changed. */
export const renewalCard = (renewal: Renewal, options: RenewalOptions, show: Show): Plan =>
  inRooms(rooms, (room) => ({ template: 'renewal', filling: fillingOf(renewal, options, room, show) }));

const fillingOf = (renewal: Renewal, options: RenewalOptions, room: Room, show: Show) => {
  const { changes, prices, pricesAsOf, reason = '', mention, people, lastAlerts } = options;
  const { assignments = new Map() } = options;
  const stage = stageOf(renewal, show.now);
  const asked = renewal.lines.some(({ decision }) => isPending(decision, changes));
  const { word, colour } = standing(renewal, show, asked);
  const waiting = undecided(renewal);
  const can = abilities(renewal, stage, lastAlerts, show);
  const mentioned = mentionOf(mention);
  const sentence = renewalSentence(renewal, show);
  const story = storyLines(renewal, show);
  const shown = rowsOf(renewal, room.rows);
  const hidden = renewal.lines.length - shown.length;
  // When nothing is decided, the word at the top already says so.
  const untold =
    waiting.length === openLines(renewal).length
      ? ''
      : stage === 'before'
        ? t`Not decided`
        : t`Nobody decided`;
  return {
    speak: plainText(
      t`Renewal, ${renewal.companyName ?? unknownCompany()}. ${word}. ${sentence.replaceAll('\\', '')}`,
      240,
    ),
    title: t`Renewal · ${escapeText(renewal.companyName ?? unknownCompany())}`,
    state: word,
    colour,
    mention: mentioned.text,
    entities: mentioned.entities,
    sentence,
    urgent: urgentWords(stage, waiting, renewal, show),
    reason: reason === '' ? '' : escapeText(reason, 300),
    lines: shown.map((line) => ({
      name: productText(line.productName),
      figures: lineFigures(line),
      words: [
        ...(line.after === null && !line.ends ? [priceWords(line, prices.get(line.subscriptionId))] : []),
        ...assignedWords(line, assignments, show),
        ...lineWords(line, changes, untold, show),
      ] satisfies Words[],
    })),
    more: hidden > 0 ? t`${count(hidden, 'more subscription')}. To see all, open the list of renewals.` : '',
    facts: factsOf(renewal, stage, prices, show),
    notes: [...notesOf(renewal, stage, show), ...oldPrices(pricesAsOf, show)],
    storyHeading:
      story.length === 0 ? '' : story.length > room.story ? t`What happened last` : t`What happened`,
    story: paragraphs(story.slice(-room.story)),
    earlier: paragraphs(room.earlier === 0 ? [] : story.slice(0, -room.story).slice(-room.earlier)),
    explained: inOne([
      ...(room.story > 1 ? explained(renewal, stage) : []),
      ...behind(renewal, shown.slice(0, room.behind), prices),
    ]),
    id: renewal.id,
    shown: linesMark(renewal),
    ...can,
    ...forms(renewal, people, room.choices),
    // Without a main button, all others would hide behind three dots.
    moreMode: can.canDecide ? 'secondary' : 'primary',
  };
};

/** What Microsoft says of a line whose renewal lies ahead. */
const assignedWords = (line: RenewalLine, assignments: Assignments, show: Show): Words[] => {
  const assigned = assignments.get(line.subscriptionId);
  if (assigned === undefined || line.after !== null) return [];
  const free = unassignedOf(assigned.licence);
  const text = t`At Microsoft ${assignedText(assigned)}, ${age(assigned.asOf, show.now)}`;
  return [
    free === 0 ? plainWords(text) : loudWords(text, 'Warning'),
    ...(assigned.endsAt !== null && endsOtherwise(assigned, line.termEndsAt)
      ? [loudWords(t`Microsoft ends this term ${date(assigned.endsAt, show)}, not as Pax8 says`, 'Warning')]
      : []),
  ];
};

const isPending = (decision: RenewalLine['decision'], changes: ReadonlyMap<string, Change>): boolean =>
  decision !== null && decision.kind !== 'renew' && changes.get(decision.changeId)?.state === 'pending';

/** When not all lines fit, shows those that wait for a decision. */
const rowsOf = ({ lines }: Renewal, rows: number): readonly RenewalLine[] => {
  if (lines.length <= rows) return lines;
  const done = (line: RenewalLine): number => (line.decision === null && !line.ends ? 0 : 1);
  return [...lines].sort((a, b) => done(a) - done(b)).slice(0, rows);
};

const urgentWords = (
  stage: RenewalStage,
  undecided: readonly RenewalLine[],
  renewal: Renewal,
  show: Show,
): string => {
  if (undecided.length === 0) return '';
  if (stage === 'lock')
    return t`Pax8 has locked it until it renews: you cannot change or cancel it now. You can still plan a change for after the renewal.`;
  if (stage === 'before' && lockedAt(renewal) - show.now < 3 * day)
    return t`Decide before ${lockWords(renewal, show)}.${lockRule(renewal)}`;
  return '';
};
