import { DateTime } from 'luxon';
import { periodAt } from '../periods/period-at.ts';
import type { Until } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import { type Token, textOf } from '../understanding/sentence.ts';
import { endIn } from './end-at.ts';

/** What a sentence orders, and the clauses beside it that only tell. */
type Told = Readonly<{
  said: readonly Token[];
  told: readonly (readonly Token[])[];
  /** Who is away by what is told: "Ann is ill". */
  away: string | null;
}>;

const gone =
  '(?:away|off|out|ill|sick|gone|back|on|at|in|abroad|busy|travelling|traveling|skiing|leaving|flying|moving|having|getting)';
const lead = '(?:(?:and|but|so|as|because|since|while|when|for|cos|now that|just) )*';
const absent = new RegExp(
  `^(?i:${lead})(@?\\p{L}[\\p{L}'-]*(?: \\p{Lu}[\\p{L}'-]*)?) (?:is|will be|has been) ${gone}\\b`,
  'u',
);
const day = '(?:(?:from|as of|starting|next|this|tomorrow|today|on)\\b[^,]{0,20}? )?';
const subject =
  "(?:(?:i|we|he|she|they|it|this|that|who)(?:'ll|'re|'s|'ve|'d)? (?!(?:would|want|need|needs|should|could|can|may|must|wish)\\b)|(?:my|her|his|their|our|the) (?!(?:deputy|stand-in|stand in|substitute|delegate|backup|approvers?|owner)\\b)(?:\\p{L}+ ){1,2}(?:is|are|was|has|have|changed|starts?|ends?)\\b|(?:yesterday|today|\\p{L}+day|this|that|last \\p{L}+) (?:was|is|will be) (?:his|her|their) (?:very )?last\\b)";
const tells = new RegExp(`^${lead}(?:${day}${subject}|${gone} )`, 'iu');
/** Not "back": that is when an absence is over. */
const awayNow = gone.replace('|back', '');
const ofSpeaker = new RegExp(
  `^${lead}${day}(?:(?:i'm|im|i am|i'll be|i will be) (?:\\p{L}+ )?${awayNow}\\b|i (?:go|leave|fly|travel|have|take|get|start)\\b.*\\b(?:leave|holidays?|vacation|pto|off|away|surgery|operation|abroad)\\b|my (?:\\p{L}+ )?(?:leave|holidays?|vacation|pto|trip)\\b|(?:away|off|out|ill|sick|gone|abroad|busy|travelling|traveling|skiing|on (?:\\p{L}+ )?(?:leave|holidays?|vacation|pto|trip)|in \\p{L}+ (?:until|till|for|this|next))\\b)`,
  'iu',
);
const ofAnother = new RegExp(
  `^(?i:${lead}${day})(@?\\p{L}[\\p{L}-]*(?: \\p{Lu}[\\p{L}'-]*)?)(?:'s|'re|'ll be| is| are| will be| has been) (?:\\p{L}+ )?${awayNow}\\b`,
  'u',
);
const leaves =
  /\b(?:no longer|not|n't|doesn't|does not|don't|isn't|aren't) (?:here|there|work(?:s|ing)?(?: here| there| for us| with us)?|with us|in (?:the|our) team)\b/gi;
/** "Travis gave notice" */
const departed =
  /^(?:(?:and|because|since|as) )?@?\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*)? (?:(?:just|has|finally|already) )*(?:gave (?:in )?(?:(?:his|her|their) )?notice|handed in (?:his|her|their) notice|quit|left(?! (?:me|it|that|this)\b)|resigned|retired|(?:was|got|has been) (?:fired|sacked|let go|laid off)|moved on)\b/u;
const turns =
  /\b(?:not|never|if|unless|maybe|perhaps|might|but|except|instead|first|wait|only|approver)\b|n't\b/i;

const starts = /^(?:while|because|since|cos|as)$/;
const subjects = /^(?:i|i'm|i'll|we|we're|he|he's|she|she's|they|they're|it|it's|my|her|his|their|the|who)$/;

/** A word for somebody, or a name: "while Ann is ill". */
const isSubject = (tokens: readonly Token[], at: number): boolean =>
  subjects.test(tokens[at]?.word ?? '') ||
  (tokens[at]?.word !== '' &&
    /^@?\p{Lu}/u.test(tokens[at]?.text ?? '') &&
    /^(?:is|was|has)$/.test(tokens[at + 1]?.word ?? ''));

const clausesOf = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const clauses: Token[][] = [[]];
  tokens.forEach((token, at) => {
    const hangs = starts.test(token.word) && isSubject(tokens, at + 1);
    const hung = token.text.startsWith('@') && starts.test(clauses.at(-1)?.[0]?.word ?? '');
    if ((hangs || hung) && at > 0) clauses.push([]);
    clauses.at(-1)?.push(token);
    if (token.comma === true || token.stop === true) clauses.push([]);
  });
  return clauses.filter(({ length }) => length > 0);
};

/** "not a day longer" says the end once more. */
const noLonger =
  /^(?:and |but )?(?:not?|never) (?:an? (?:day|minute|hour|week) |one (?:day|minute) |any )?(?:longer|later)(?: than (?:that|then))?$/i;
const onlyTells = (clause: readonly Token[]): boolean => {
  const text = textOf(clause);
  if (noLonger.test(text)) return true;
  return (
    (tells.test(text) || absent.test(text) || departed.test(text)) &&
    !turns.test(text.replace(leaves, 'left').replace(/^(?:and|but) /i, ''))
  );
};

/**
 * "revoke @Tom, he left on Friday", "I'm in Bali, Jeroen is my deputy": what tells why is no part of a name. A sentence
 * that only tells stays whole.
 */
const withoutWhy = (tokens: readonly Token[]): Told => {
  const clauses = clausesOf(tokens);
  const told = clauses.filter(onlyTells);
  if (told.length === 0 || told.length === clauses.length) return { said: tokens, told: [], away: null };
  const away =
    told.map((clause) => absent.exec(textOf(clause))?.[1]).find((name) => name !== undefined) ?? null;
  return {
    said: clauses.flatMap((clause) => (told.includes(clause) ? [] : clause)),
    told,
    away: away === null || /^(?:i|he|she|it|we|they)$/i.test(away) ? null : away,
  };
};

/** A sentence without the clauses that only tell why. */
export const saidAlone = (tokens: readonly Token[]): readonly Token[] => withoutWhy(tokens).said;

/** Until when somebody is away by what is told: "i" is the speaker. */
type Absence = Readonly<{ who: string; until: Until }>;

/** An order about people by itself, with the end that it names. */
export type OrderCut = Readonly<{
  rest: readonly Token[];
  until: Until | null;
  away: string | null;
  /** What is told beside it. */
  absences: readonly Absence[];
  /** Whether it names an end, or something is told beside it. */
  beside: boolean;
}>;

const absenceIn = (clause: readonly Token[], here: Here): readonly Absence[] => {
  const text = textOf(clause);
  const who = ofSpeaker.test(text) ? 'i' : ofAnother.exec(text)?.[1];
  const { until } = endIn(clause, here);
  return who === undefined || until === null ? [] : [{ who, until }];
};

/** "that is until 18 December" says the same in other words. */
const restates = /^(?:that is|that's|so|meaning|it is|it's)(?: (?:only|just))? (?:until|till|for|through)\b/i;

const bare = (name: string): string => name.replace(/^@/, '').toLowerCase();
/** Whether an absence is that of a principal; null is the speaker. */
export const isAway = (who: string, principal: string | null): boolean =>
  principal === null
    ? who === 'i'
    : /^(?:he|she|they)$/i.test(who) ||
      `${bare(principal)} `.startsWith(`${bare(who)} `) ||
      `${bare(who)} `.startsWith(`${bare(principal)} `);

/** Without "from Thursday": it begins at once, which whoever reads it says. */
const withoutStart = (tokens: readonly Token[], here: Here): readonly Token[] => {
  const now = DateTime.fromMillis(here.now, { zone: here.zone }).startOf('day');
  for (const [at, { word }] of tokens.entries()) {
    const found = /^(?:from|starting)$/.test(word) ? periodAt(tokens, at + 1, now, 'ahead') : null;
    if (found?.period != null) return [...tokens.slice(0, at), ...tokens.slice(at + 1 + found.length)];
  }
  return tokens;
};

export const orderAlone = (tokens: readonly Token[], here: Here): OrderCut => {
  const { said, told, away } = withoutWhy(tokens);
  const own = endIn(said, here);
  const again = told.filter((clause) => restates.test(textOf(clause))).map((clause) => endIn(clause, here));
  return {
    rest: withoutStart(own.rest, here),
    until: own.until ?? again.find(({ until }) => until !== null)?.until ?? null,
    away,
    absences: told.flatMap((clause) => absenceIn(clause, here)),
    beside: told.length > 0 || own.until !== null,
  };
};

/** "from Thursday", "next week": a role and a deputy begin at once, so that is offered. */
export const startIn = (atoms: readonly Readonly<{ kind: string; text: string }>[]): string | null =>
  /(?<!\b(?:until|till|til|to|by|before) )\b(?:(?:from|starting|as of) (?:on )?(?:tomorrow|next \w+|the \d+\w*|\d+\S* \w+|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:for )?next (?:week|month)|tomorrow)\b/i.exec(
    atoms.map(({ kind, text }) => (kind === 'company' ? '' : text)).join(' '),
  )?.[0] ?? null;

/** When a role ends: as the order says it, or when the speaker, who gives it, is away no longer. */
export const endOfRole = ({ until, absences }: OrderCut): Until | null =>
  until ?? absences.find(({ who }) => isAway(who, null))?.until ?? null;
