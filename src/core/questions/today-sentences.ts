import type { Intent } from '../understanding/intent.ts';
import { type Token, wordsIn } from '../understanding/sentence.ts';

/** Sentences that ask what needs somebody, in full. */
const asked = new Set(
  (
    'today|todays list|my day|my today|good morning|what should i do first|what do i do first|what should we do first|what to do first|what do we do first|' +
    'what first|where do i start|where should i start|where do we start|what needs me|what needs me today|what needs us today|what needs my attention|' +
    'what needs attention|what needs attention today|what needs our attention|what is urgent|what is urgent today|whats urgent|whats urgent today|' +
    'anything urgent|anything urgent today|what is important today|whats important today|what matters today|what is on today|whats on today|what is up today|' +
    'what is on my plate today|what is due today for me|what should i do today|what do i have to do today|what do we have to do today|what should we do today|' +
    'what costs money this week|what costs us money this week|what will cost money this week|what will cost us money this week|' +
    'what costs money this week if nobody acts|what will cost us money this week if nobody acts|what costs us money if nobody acts|' +
    'priorities|priorities today|todays priorities|top priorities|morning briefing|daily briefing|briefing'
  ).split('|'),
);
const beside = wordsIn(
  'please pls hi hello hey bot pax8 all team everyone everybody folks guys show me give the now ok so thanks',
);

export const todayCues = 'today todays day morning first start needs urgent cost costs priorities briefing';

/** The words as the lists of this room have them: "today's" is "todays". */
export const plainWords = (tokens: readonly Token[]): string[] =>
  tokens.map(({ word }) => word.replace(/['’]/g, '').replace(/^\//, ''));

/** Whether these words ask what needs somebody, alone or among words that add nothing. */
export const asksForToday = (words: readonly string[]): boolean =>
  asked.has(words.join(' ')) || asked.has(words.filter((word) => !beside.has(word)).join(' '));

/** Reads "today", "good morning", "what should I do first". */
export const readToday = (tokens: readonly Token[]): Intent | null =>
  asksForToday(plainWords(tokens)) ? { kind: 'today' } : null;

/** "anything I should look at today?" */
const agenda =
  /\b(?:(?:any(?:thing)?|something|what|all) (?:(?:that|which|else) )?(?:i|we) (?:should|need to|must|have to|ought to|gotta|can) (?:look at|know(?: about)?|do|deal with|handle|see|act on|take care of|worry about|be aware of|decide|get done)|what (?:needs|wants) (?:my|our) attention|needs? (?:my|our) attention|(?:what is|whats|what's) (?:on (?:my plate|my list|for today|the agenda|today)|up (?:for )?today|urgent)|anything urgent|catch me up|daily briefing|morning briefing|to do today|what did i miss)\b(?! (?:get|got|gets|been|be|was|bought|approved|went|that (?:went|was|got))\b)/;
export const agendaCues = 'i we attention plate list today agenda urgent catch briefing miss';

/** Whether a message asks what there is to do. */
export const readAgenda = (tokens: readonly Token[]): Intent | null =>
  tokens.length < 16 && agenda.test(tokens.map(({ word }) => word).join(' ')) ? { kind: 'today' } : null;
