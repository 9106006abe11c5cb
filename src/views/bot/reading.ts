import type { Piece, ReadMessage } from '../../core/teaching/read-message.ts';
import { inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { count, date, type Show } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Fact, ListRow, Plan } from '../kit/plan.ts';
import { inRooms } from '../kit/size.ts';
import { t } from '../texts/t.ts';
import { decisionWords, modalityWords, pieceWords, stateWords } from './reading-words.ts';

/** Longer messages are shown in part: the first limit that fits is taken. */
const piecesShown = [24, 18, 12, 8] as const;

const isQuiet = ({ kind, cues }: Piece): boolean => kind === 'cue' && cues.every((cue) => cue === 'neutral');

/** Words that add nothing stand in one line at the end. */
const wordFacts = (pieces: readonly Piece[], isCommand: boolean, most: number): Fact[] => {
  const loud = pieces.filter((piece) => !isQuiet(piece));
  const quiet = pieces.filter(isQuiet).map(({ text }) => text);
  if (isCommand && loud.length === 0)
    return [{ label: escapeText(quiet.join(' '), 60), value: t`a word of the command` }];
  const shown = loud.slice(0, most).map((piece) => ({
    label: escapeText(piece.text, 60),
    value: escapeText(pieceWords(piece, isCommand), 160),
  }));
  const beyond = loud.length - shown.length;
  return [
    ...shown,
    ...(beyond > 0 ? [{ label: '…', value: count(beyond, 'more part') }] : []),
    ...(quiet.length === 0 ? [] : [{ label: escapeText(quiet.join(' '), 60), value: t`adds nothing` }]),
  ];
};

/** How a message was read, word by word, and what was done about it. */
export const readingCard = (message: ReadMessage): Plan =>
  inRooms(piecesShown, (most) => readingPlan(message, most));

const readingPlan = ({ said, pieces, modality, decision }: ReadMessage, most: number): Plan => {
  const meant = modalityWords(modality);
  return facts({
    title: t`How I read your last message`,
    state: stateWords(decision),
    colour: 'Default',
    speak: plainText(decisionWords(decision), 200),
    sentence: t`“${escapeText(said, 300)}”`,
    facts: [
      ...wordFacts(pieces, decision.kind === 'do' && modality === null, most),
      ...(meant === '' ? [] : [{ label: t`**Meant as**`, value: meant }]),
      ...(decision.kind === 'unknown'
        ? []
        : [{ label: '**So**', value: escapeText(decisionWords(decision), 300) }]),
    ],
    notes: pieces.length === 0 ? [t`I had not read companies and products from Pax8 yet.`] : [],
    suggestions: [
      { title: t`Not what I meant`, say: 'not what I meant' },
      { title: t`Help`, say: 'help' },
    ],
  });
};

/** There is no message of the last minutes to explain. */
export const noReadingCard = (): Plan =>
  noticeCard({
    title: t`No message to look at`,
    tone: 'neutral',
    text: t`I remember your last message here for 15 minutes. Ask again, then say “why”.`,
    suggestions: [{ title: t`Help`, say: 'help' }],
  });

/** Confirms that the admins can see the message. */
export const notMeantCard = ({ said }: Pick<ReadMessage, 'said'>): Plan =>
  noticeCard({
    title: t`Thank you`,
    tone: 'neutral',
    text: t`An admin can see “${plainText(said, 120)}” and how I read it.`,
    details: [t`Please say it in other words.`],
    suggestions: [
      { title: t`How did you read it?`, say: 'why?' },
      { title: t`Help`, say: 'help' },
    ],
  });

export type MisunderstoodInput = Readonly<{ messages: readonly ReadMessage[]; page: number }>;

/** Messages whose answers were not what was meant, newest first. */
export const misunderstoodCard = (input: MisunderstoodInput, show: Show): Plan =>
  inPages((size) => misunderstoodPage(input, size, show));

const misunderstoodPage = ({ messages, page }: MisunderstoodInput, size: number, show: Show): Plan => {
  if (messages.length === 0)
    return noticeCard({
      title: t`Misunderstood`,
      tone: 'good',
      text: t`Nobody has said that an answer was not what they meant, in the last 90 days.`,
    });
  const { rows, range, pages } = pageOf(messages, page, 'misunderstood', size);
  const row = ({ said, decision, person, at }: ReadMessage): ListRow => ({
    name: t`“${escapeText(said, 160)}”`,
    lines: [escapeText(decisionWords(decision), 200), escapeText(person.name, 60)],
    figures: [date(at, show)],
  });
  return list({
    title: t`Misunderstood`,
    speak: count(messages.length, 'message'),
    sentence: t`Messages whose answers were not what was meant. Kept for 90 days; the CSV has no names.`,
    sections: [{ heading: t`Message`, caption: t`Day`, rows: rows.map(row) }],
    total: { name: t`In all`, figures: [String(messages.length)] },
    notes: range === '' ? [] : [range],
    asOf: '',
    pages,
    suggestions: [
      { title: 'CSV', say: 'misunderstood csv' },
      { title: t`Taught names`, say: 'taught' },
    ],
  });
};
