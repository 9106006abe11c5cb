import { wordsOf } from '../names/name-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { read } from '../reading/read.ts';
import type { Here } from '../understanding/periods.ts';
import { subjectOf } from './follow.ts';
import { isLookUp } from './follow-read.ts';
import { companyIn, type Memory } from './remembered.ts';

/** "12?? I meant 2": what was said before, only to be put right. */
const echo =
  /^\s*(?:no,? )?[\p{L}\p{N} ]{1,30}\?[?!]*\s+(?=(?:no,? |sorry,? |oh,? )*(?:i meant|i mean|meant|i said|i wanted|make it|it should be|should be|make that)\b)/iu;

/** "wrong apex, it's the engineering lot": the name that was said before. */
const wrongName =
  /^\W*(?:(?:no|sorry|oh|oops|argh|ah)[,\s]+)*(?:(?:that['’]?s|it['’]?s|that was) )?(?:the )?wrong (?<name>[\p{L}\d]+)[,;:–-]+\s*(?:it['’]?s|it is|i meant|i mean|i want|that['’]?s|(?:it )?should be|make it)\s+(?:for |at )?(?=\p{L})/iu;

/** Of a name that was said before, only that it was the wrong one. */
const withoutWrong = (written: string, { last }: Memory): string => {
  const subject = subjectOf(last);
  const before = subject === null ? null : companyIn(subject);
  const { name = '' } = wrongName.exec(written)?.groups ?? {};
  if (before === null || !wordsOf(before).includes(name.toLowerCase())) return written;
  const other = written.replace(wrongName, '');
  return wordsOf(other).includes(name.toLowerCase()) ? `no, ${other}` : `wrong ${name}, ${other}`;
};

/** What the echo names must have been said: "Fabrikam? make it 4" may be about another company. */
export const withoutEcho = (given: string, portfolio: Portfolio, memory: Memory, here: Here): string => {
  const { last } = memory;
  const written = withoutWrong(given.replace(holdUp, 'hold on'), memory);
  const [said] = last === null ? [] : (echo.exec(written) ?? []);
  if (said === undefined || last === null) return written;
  const before = last.sentence.toLowerCase();
  const isOther = read(said, portfolio, here).spans.some(
    ({ kind, text }) =>
      (kind === 'company' || kind === 'product' || kind === 'reference') &&
      !before.includes(text.toLowerCase()),
  );
  return isOther ? written : written.replace(echo, '');
};

/** Talk around what goes on with a question, and what it comes to. */
const asPlain: readonly (readonly [says: RegExp, means: string])[] = [
  // "hm and how did that look for the E5 in the same house?"
  [
    /^\W*(?:(?:hm+|oh|ah|and|so|ok|okay|now|but)[,\s]+)*how (?:did|does|do|is|was|are|were) (?:that|it|this|things) (?:look|looks|looking|go|going|stand) (?:for|at|with|in) (?!(?:you|me|us|them|him|her|it|every\p{L}*)\b)([\p{L}\d.'’& -]{1,30}?)(?: (?:in|at|of|for) the same (?:house|place|company|customer|client|shop))?\W*$/iu,
    'and for $1',
  ],
  // "no not those, I meant the ones that are already late"
  [
    /^\W*(?:(?:no|sorry|hm+|oh|ah|argh)[,\s]+)*(?:not (?:those|these|them|that one)[,;.\s]+)(?:i (?:mean|meant|want|need) )?(?:only )?(the ones .+)$/iu,
    'only $1',
  ],
];

/** "withdraw it before anybody approves": until when it would be too late. */
const beforeAnybody =
  /^(?=(?:[^,.;]*[,.;] )?(?:(?:please|can you|could you|just|so|and) )*(?:take|withdraw|cancel|scrap|drop|pull|undo|revert|retract) (?:it|that|this|(?:my|the|that) (?:request|order|change))\b)(?!.*\b(?:don['’]?t|do not|not|never|if|unless)\b)(.*?),? before (?:any|some)(?:one|body)(?: else)? (?:signs|approves|sees|confirms|presses|reads|orders|notices|clicks|acts|looks)(?: (?:it|that|this|anything|on it|at it))?\W*$/isu;

/** A follow-up in fewer words: of a look-up, or one that takes a request back; any other message stays as it is. */
export const saidPlainly = (message: string, { last }: Memory): string => {
  const base = subjectOf(last);
  if (base === null || message.length > longestTalk) return message;
  if (!isLookUp(base)) return message.replace(beforeAnybody, '$1');
  const [says, means] = asPlain.find(([each]) => each.test(message)) ?? [];
  return says === undefined || means === undefined ? message : message.replace(says, means);
};
/** "hold up, 3": not "hold up the order". */
const holdUp = /^hold up(?=\s*[,.!–-])/i;
const longestTalk = 120;
