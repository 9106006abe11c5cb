import type { Change } from '../core/change.ts';
import { day } from '../core/durations.ts';
import type { Instant } from '../core/marketplace.ts';
import { lock } from '../core/nce-windows.ts';
import type { Person } from '../core/people.ts';
import type { Renewal, RenewalLine } from '../core/renewal.ts';
import { type RenewalStage, stageOf } from '../core/renewal-stage.ts';
import { snoozes as snoozeDays, undecided } from '../core/renewal-steps.ts';
import type { TodaysPrice } from '../core/todays-price.ts';
import { referenceTo } from './buttons.ts';
import { escapeText, plainText, productPlain, productText } from './escape.ts';
import { count, deadline, moment, number, relative, type Show, seats } from './format.ts';
import { mentionOf } from './mention.ts';
import type { Fact, Plan } from './plan.ts';
import { aYear, costWords, lineFigures, priceWords, todayInAll, type Words } from './renewal-figures.ts';
import { storyLines } from './renewal-story.ts';
import {
  firstEnd,
  lineWords,
  lockedAt,
  lockWords,
  openLines,
  openWindows,
  renewalSentence,
  standing,
} from './renewal-words.ts';
import { windowNotes } from './window-notes.ts';

export type RenewalOptions = Readonly<{
  /** The changes behind decisions, by id. */
  changes: ReadonlyMap<string, Change>;
  /** What a seat costs today, by subscription id; one that is missing is not known. */
  prices: ReadonlyMap<string, TodaysPrice>;
  /** Whom it may be assigned to. */
  people: readonly Person[];
  /** Why the last press did nothing: "Only requesters may decide." */
  why?: string | undefined;
  /** Who is mentioned, so that Teams tells them of it. */
  mention?: Person | null | undefined;
  /** When the last alerts are due, past which nobody can snooze; when not said, a day before Pax8 locks it. */
  lastAlerts?: readonly Instant[] | undefined;
}>;

const rowsShown = 10;
const choicesShown = 20;
const storyShown = 6;
const earlierShown = 14;

/** The card of a renewal through its whole life. Its shape stays, so that the eye finds what changed. */
export const renewal = (one: Renewal, options: RenewalOptions, show: Show): Plan => {
  const { changes, prices, why = '', mention, people } = options;
  const stage = stageOf(one, show.now);
  const { word, colour } = standing(one, show);
  const waiting = undecided(one);
  const can = abilities(one, stage, options, show);
  const told = mentionOf(mention);
  const sentence = renewalSentence(one, show);
  const story = storyLines(one, show);
  const shown = one.lines.slice(0, rowsShown);
  // Where not one is decided, the word at the top says it.
  const untold =
    waiting.length === openLines(one).length ? '' : stage === 'before' ? 'Not decided' : 'Nobody decided';
  return {
    template: 'renewal',
    filling: {
      speak: plainText(`Renewal, ${one.companyName}. ${word}. ${sentence.replaceAll('\\', '')}`, 240),
      title: `Renewal · ${escapeText(one.companyName)}`,
      state: word,
      colour,
      mention: told.text,
      entities: told.entities,
      sentence,
      urgent: urgentWords(stage, waiting, one, show),
      why: why === '' ? '' : escapeText(why, 300),
      lines: shown.map((line) => ({
        name: productText(line.productName),
        figures: lineFigures(line),
        words: [
          ...(line.after === null && !line.ends ? [priceWords(line, prices.get(line.subscriptionId))] : []),
          ...lineWords(line, changes, untold, show),
        ] satisfies Words[],
      })),
      more:
        one.lines.length > shown.length
          ? `${count(one.lines.length - shown.length, 'more subscription')}: the list of renewals shows all of them.`
          : '',
      facts: factsOf(one, stage, prices, show),
      notes: notesOf(one, stage, show),
      story: story.slice(-storyShown),
      earlier: story.slice(0, -storyShown).slice(-earlierShown),
      explained: explained(stage),
      behind: behind(one, shown, prices),
      id: one.id,
      ...can,
      ...form(one),
      hasPeople: people.length > 0,
      people: people.slice(0, choicesShown).map(({ objectId, name }) => ({
        title: plainText(name, 40),
        value: objectId,
      })),
      person: '',
      // Without a main button the rest would hide behind three dots.
      moreMode: can.canDecide ? 'secondary' : 'primary',
    },
  };
};

/** Which buttons the card carries; whether a person may press them is decided at the press. */
const abilities = (one: Renewal, stage: RenewalStage, { lastAlerts }: RenewalOptions, { now }: Show) => {
  const waiting = undecided(one).length > 0;
  const deciding = stage === 'before' || stage === 'lock';
  const coming = (lastAlerts ?? [lockedAt(one) - day]).filter((at) => at > now);
  const snoozes =
    coming.length === 0 ? [] : snoozeDays.filter((days) => now + days * day <= Math.min(...coming));
  return {
    canDecide: deciding && waiting,
    canDecideAgain: stage === 'before' && !waiting && openLines(one).length > 0,
    canPlan: deciding && openLines(one).length > 0,
    canCancel: stage === 'before' && openLines(one).length > 0,
    canSnooze: stage === 'before' && waiting && snoozes.length > 0,
    canAssign: stage !== 'over',
    snoozes: snoozes.map((days) => ({ title: count(days, 'day'), value: String(days) })),
    snoozeDays: String(snoozes[0] ?? ''),
  };
};

/** What the forms say and offer. In Teams a choice is plain text. */
const form = (one: Renewal) => {
  const lines = [...openLines(one)].sort((a, b) => Number(a.decision !== null) - Number(b.decision !== null));
  const [first] = lines;
  const several = lines.length > 1;
  const waiting = undecided(one);
  const all = waiting.length < lines.length ? 'All that are not decided' : 'All of them';
  return {
    severalLines: several,
    which: waiting.length > 0 ? 'all' : '',
    choices: [
      ...(waiting.length > 0 ? [{ title: all, value: 'all' }] : []),
      ...lines
        .slice(0, choicesShown)
        .map((line) => ({ title: choiceTitle(line, lines), value: line.subscriptionId })),
    ],
    seatsLabel:
      several || first === undefined
        ? 'Seats after the renewal'
        : `Seats after the renewal (now ${number(first.quantity)})`,
    planWords: `A plan is approved like any change, and carried out by the bot once the renewal is done: then seats may go back.${several ? ' Choose one subscription for it.' : ''}`,
    cancelWords: several
      ? 'Cancel at the end of the term? It is asked for, and sent to Pax8 once it is approved. Then nothing renews, and the users lose the service when the term ends.'
      : `Cancel ${first === undefined ? 'it' : productText(first.productName)} at the end of the term? It is asked for, and sent to Pax8 once it is approved. Then it does not renew, and its users lose the service when the term ends.`,
  };
};

const choiceTitle = (line: RenewalLine, lines: readonly RenewalLine[]): string => {
  const name = productPlain(line.productName, 40);
  const twin = lines.some((other) => other !== line && productPlain(other.productName, 40) === name);
  return [
    `${name}, ${seats(line.quantity)}`,
    ...(twin ? [referenceTo(line.subscriptionId)] : []),
    ...(line.decision === null ? [] : ['decided']),
  ].join(', ');
};

const urgentWords = (
  stage: RenewalStage,
  undecided: readonly RenewalLine[],
  one: Renewal,
  show: Show,
): string => {
  if (undecided.length === 0) return '';
  if (stage === 'lock')
    return 'Pax8 has locked it until it has renewed: nothing can be changed or cancelled before. A plan for the days after the renewal is still possible.';
  if (stage === 'before' && lockedAt(one) - show.now < 3 * day)
    return `Pax8 locks a subscription 24 hours before its term ends. Decide before ${lockWords(one, show)}.`;
  return '';
};

const factsOf = (
  one: Renewal,
  stage: RenewalStage,
  prices: ReadonlyMap<string, TodaysPrice>,
  show: Show,
): Fact[] => {
  const open = openLines(one);
  const end = firstEnd(one);
  const ahead = stage === 'before' || stage === 'lock' || stage === 'renewing';
  const today = ahead ? todayInAll(open, prices) : null;
  const snoozed = one.snoozedUntil !== null && one.snoozedUntil > show.now ? one.snoozedUntil : null;
  return [
    {
      label: ahead ? 'Term end' : end > show.now ? 'Was to end' : 'Term ended',
      value: `${deadline(end, show)}, ${relative(end, show)}`,
    },
    ...(stage === 'before' && open.length > 0
      ? [{ label: 'Decide until', value: lockWords(one, show) }]
      : []),
    ...(stage === 'lock' ? [{ label: 'Locked since', value: deadline(end - lock, show) }] : []),
    ...(ahead && open.length > 0 ? [{ label: 'Yearly cost', value: aYear(open) }] : []),
    ...(today === null ? [] : [{ label: 'At today’s price', value: today }]),
    ...windowFacts(one, stage, show),
    { label: 'Owner', value: one.owner === null ? 'nobody yet' : escapeText(one.owner.name, 60) },
    ...(snoozed === null ? [] : [{ label: 'Snoozed until', value: moment(snoozed, show) }]),
  ];
};

const notesOf = (one: Renewal, stage: RenewalStage, show: Show): string[] => {
  if (stage === 'window') return windowNotes(one, show);
  return undecided(one).length > 0 && (stage === 'before' || stage === 'lock') ? [ifNobody] : [];
};

/** One line a window where they close at different moments. */
const windowFacts = (one: Renewal, stage: RenewalStage, show: Show): Fact[] => {
  if (stage !== 'window') return [];
  const ends = [...new Set(openWindows(one, show).map(({ after }) => after.nextEndsAt))];
  return ends.length === 1 && ends[0] !== undefined
    ? [{ label: 'Next term end', value: `${deadline(ends[0], show)}, ${relative(ends[0], show)}` }]
    : [];
};

const ifNobody =
  'If nobody decides: unless somebody chose otherwise in the Pax8 portal, it renews with the same seats at the price of that day.';

/**
 * Microsoft's three ways at the end of a term; Pax8's API does not tell which is set.
 * https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
const explained = (stage: RenewalStage): string[] =>
  stage === 'before' || stage === 'lock'
    ? [
        'At the end of a term Microsoft knows three ways: it renews; it is cancelled, and the service stops at once; or it goes on under the Extended Service Term, billed by the month at the monthly rate plus 3 %, or plus 23 % where there is no monthly plan, until somebody renews or cancels it.',
        'Pax8’s API does not say which of them is set; the Pax8 portal does.',
        'Today’s price is the suggested retail price that Pax8 gives now for the same term and billing; the price of the renewal is that of its day.',
      ]
    : [];

const behind = (
  one: Renewal,
  shown: readonly RenewalLine[],
  prices: ReadonlyMap<string, TodaysPrice>,
): Fact[] => [
  ...shown.flatMap((line) => {
    const cost = costWords(line, prices.get(line.subscriptionId));
    return [
      {
        label: 'Subscription',
        value: [
          `${escapeText(line.productName, 120)}, ${escapeText(line.subscriptionId, 64)}`,
          `billed ${escapeText(line.billingTerm, 40)}${line.term === null ? '' : `, ${escapeText(line.term, 40)} commitment`}`,
          ...(cost === '' ? [] : [`partner cost ${cost}`]),
        ].join('; '),
      },
    ];
  }),
  { label: 'Renewal', value: escapeText(one.id, 64) },
];
