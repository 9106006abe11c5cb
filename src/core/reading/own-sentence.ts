import { atomsOf, wordsIn } from '../atoms/words.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { IntentKind } from '../understanding/intent.ts';
import { partsOf } from '../understanding/message-parts.ts';
import type { Decision, Reading } from './reading.ts';

/** A sentence of a message; `tells`: it neither asks nor orders. */
type Sentence = Readonly<{ text: string; tells: boolean }>;

const most = 5;

const asking =
  /\?\W*$|^\W*(?:(?:hi|hey|hello|ok|so|and|but|please|pls|quick(?:ly)?)\b[, ]*)*(?:wh(?:at|ats|ich|o|os|ose|en|ere|y)|how|show|list|give|get|tell|find|see|send|compare|check|can|could|is|are|does|do|did|has|have|any(?:one|body|thing)?|every(?:one|body|thing)?|all)\b/iu;
/** A verb that tells: "Adobe has a promotion", "I promised them the number", "thinking of an offer". */
const telling =
  /^\W*(?:(?:just|only|am|still) )?(?:thinking|asking|wondering|planning|hoping|trying|preparing|checking|curious)\b|\b(?:am|is|are|was|were|has|have|had|i'm|we're|they're|it's|he's|she's|i've|we've|they've|i'd|we'd|asks?|asked|asking|said|says?|told|wants?|wanted|needs?|thinks?|thought|decides?|decide|calls?|called|knows?|goes|went|comes?|came|gets?|got|seems?|pays?|paid|lost|promised|\p{L}{3,}ed)\b/iu;
/** What narrows or goes on with the question is a part of it. */
const narrowing =
  /^\W*(?:(?:but|and|or|not|no|only|just) )?(?:(?:those|these|ones)(?! (?:are|were)\b)|the ones|for|in|at|of|with|without|by|per|from|until|as|also|excluding|including|except)\b(?!.*\b(?:i|we|they) (?:have|had|am|are|was|were)\b)|\b(?:only (?:the|those|want|need|for|in|care)|(?:those|ones|them) (?:who|that|with|without|which)|i mean|meant|csv|excel|spreadsheet|instead|also|too|except|leave out|sort\w*)\b/iu;
const ordering =
  /\b(?:add|remove|cancel|order|buy|reduce|increase|set|drop|swap|move|replace|terminate|approve|reject|plan|more|fewer|less)\b|[+-]\s?\d/iu;

const sentencesOf = (written: string): readonly Sentence[] => {
  const sentences: string[] = [];
  let open = false;
  for (const { text, gap, closed } of partsOf(written)) {
    const said = `${text}${gap}`;
    if (open) sentences[sentences.length - 1] += said;
    else sentences.push(said);
    open = !(closed && /[.!?]\W*$|\n/u.test(said));
  }
  return sentences.map((said) => {
    const text = said.trim();
    return { text, tells: telling.test(text) && ![asking, narrowing, ordering].some((no) => no.test(text)) };
  });
};

/** What a question points at instead of naming it. */
const pointing =
  /\b(?:that|it|its|this|these|those|they|them|their|theirs|his|her|hers|he|she|there|ever|same)\b/iu;

/** The question with the name that it points at in what is told beside it; null when that is more than one company. */
const withNames = (portfolio: Portfolio, asked: string, told: string): string | null => {
  if (!pointing.test(asked)) return asked;
  const vocabulary = vocabularyOf(portfolio);
  const [own, others] = [asked, told].map((text) => atomsOf(vocabulary, wordsIn(text)));
  const lacks = (kind: 'company' | 'product') =>
    !own?.some((atom) => atom.kind === kind) && others?.some((atom) => atom.kind === kind) === true;
  if (lacks('product')) return null;
  if (!lacks('company')) return asked;
  const [name, other] = new Set(others?.flatMap((atom) => (atom.kind === 'company' ? [atom.text] : [])));
  return other === undefined ? `${asked.replace(/[\s.!?]+$/, '')} for ${name}` : null;
};

const unread = (decision: Extract<Decision, { kind: 'do' }>): number => decision.left?.length ?? 0;
/** How many words of the question may stay unknown: fewer than of the whole message. */
const mayLack = ({ decision }: Reading): number =>
  decision.kind !== 'do' ? 0 : decision.intent.kind === 'portal-only' ? 1 : Math.max(unread(decision) - 1, 0);

/**
 * "Who has no Defender? Our insurer asks every March.": the one sentence that asks for a look-up, when all others only tell; what they
 * tell narrows nothing. Null for every other message.
 */
export const askedInOwnSentence = (
  portfolio: Portfolio,
  written: string,
  whole: Reading,
  changes: ReadonlySet<IntentKind>,
  again: (rest: string) => Reading,
): Reading | null => {
  const { decision } = whole;
  if (decision.kind !== 'unknown' && (decision.kind !== 'do' || changes.has(decision.intent.kind)))
    return null;
  const sentences = sentencesOf(written);
  if (sentences.length < 2 || sentences.length > most) return null;
  const [asked, other] = sentences.filter(({ tells }) => !tells);
  if (asked === undefined || other !== undefined || wordsIn(asked.text).length < 3) return null;
  const told = sentences.flatMap((each) => (each === asked ? [] : [each.text])).join('\n');
  const text = withNames(portfolio, asked.text, told);
  const reading = text === null ? null : again(text);
  const found = reading?.decision;
  return found?.kind === 'do' && !changes.has(found.intent.kind) && unread(found) <= mayLack(whole)
    ? reading
    : null;
};
