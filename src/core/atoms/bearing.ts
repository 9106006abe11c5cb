import { isColour } from '../understanding/colour-words.ts';
import { wordAt } from '../understanding/sentence.ts';
import { isTurning, turnsAnywhere } from '../understanding/turning.ts';
import { type Atom, type AtomOf, textIn, type Word } from './atom.ts';
import type { Cue } from './cues.ts';
import { deniesElse, isElsewhen, mayBeOrder } from './elsewhere.ts';
import { compares, isForWhom, isLack } from './for-whom.ts';
import { determiner, isStatement, says, subjectEnd, toldPast } from './statement.ts';
import { otherChanges, turningCues } from './verbs.ts';

/** A clause beside an order. */
export type Clause = Readonly<{
  text: string;
  words: readonly Word[];
  atoms: readonly Atom[];
  place: 'before' | 'after';
  /** "so", "anyway": the order follows from what was said. */
  drawn: boolean;
  /** A sentence or line of its own, not the words that introduce the order: "Bob asked:". */
  closed: boolean;
  /** It stands in brackets. */
  bracketed: boolean;
  /** The order begins right after its comma, with its own verb: "…, please add". */
  begun: boolean;
  /** Whether the order removes seats: then that nobody uses them is its reason. */
  fewer: boolean;
}>;

/** Seats, and what is done with them: what is said about these is about the order. */
const ofSeats =
  /^(?:seats?|licen[cs]es?|lics?|subscriptions?|subs?|orders?|orderin\w+|ordered|requests?|requested|tickets?|quantity|qty|increase[sd]?|decrease[sd]?|additions?|removals?|portal|prices?|costs?|money|cash|quotes?)$/;

const core =
  /^(?:add|remove|order|buy|cancel|reduce|increase|decrease|set|drop|change|adding|removing|buying|cancelling|terminate|end|stop|purchase|swap|upgrade|downgrade)/i;
const weakModal =
  /^(?:would|could|will|going to|gonna|about to|lol|haha|hahaha|hehe|lmao|ish|should|hope|hoping|great|wonderful|brilliant)$/i;
const doubtful = /^(?:may|might|hmm)$/i;
const untimely =
  /^(?:or|either|else|otherwise|unless|provided|if|assuming|depending on|in case|pending|contingent on)$/i;

/** "so nobody waits for it": what it is for. */
const purpose = /^(?:and )?so (?:that|nobody|no one|everyone|everybody|they|he|she|we)\b/i;
/** "I asked earlier": nobody else's words. */
const ownWords =
  /\b(?:i|me|we|i've|we've)\s+(?:just\s+|already\s+)?(?:saying|said|say|asked|ask|asking|wrote|mentioned|told|heard)\b/iu;

const toldByNobody = /^(?:nobody|no one) told (?:me|us)\b/i;
/** The writer's own request, not somebody else's words. */
const asksFor = /^(?:s?he|demand\w*|insist\w*|begg?\w*)$/i;
/** About somebody, not the customer as a whole; or a reason. */
const ofSomebody =
  /^(?:and |because |since |so )*(?:s?he|his \p{L}+|her \p{L}+|nobody|no one|which|who)$|^(?:because|since|so|so that) /u;

type Said = Clause & Readonly<{ subject: number; past: boolean; apart: boolean; first: Atom | undefined }>;

/** "reads every invoice": no rhythm. */
const isEachThing = (words: readonly Word[], { text, to }: Atom): boolean =>
  /^every$/i.test(text) &&
  !/^(?:other|single|few|\p{L}+day|day|week|month|quarter|year|time|morning|evening|night|now|so)$/u.test(
    wordAt(words, to),
  );

/** Who starts on Monday is a reason, not a date; "beginning in December" is one. */
const begins = /^(?:starts?|starting|begins?|beginning|joins?|joining|arrives?|opens?)$/;
const dated: ReadonlySet<Cue> = new Set<Cue>(['day']);

/** "(that) it is": what somebody says of the order. */
const isOfOrder = (words: readonly Word[], from: number): boolean =>
  /^(?:it|it's)$/.test(wordAt(words, wordAt(words, from) === 'that' ? from + 1 : from));

type Judge = (said: Said, atom: AtomOf<'cue'>, at: number) => boolean;

const never: Judge = () => true;
const inFront: Judge = ({ place }) => place === 'after';

/** Whether a phrase in its own sentence affects the order beside it. */
const judges: Readonly<Partial<Record<Cue, Judge>>> = {
  ...{ 'what-if': never, lapse: never, 'at-renewal': never, correct: never, 'asks-us': never },
  'asks-bot': (_, { text }) => !/^mind$/i.test(text),
  staff: never,
  wish: inFront,
  if: ({ place, past, words, text: all }, { text, from }) => {
    if (purpose.test(all)) return false;
    const only = /^if only$/.test(`${wordAt(words, from)} ${wordAt(words, from + 1)}`);
    if (only || /^while$/i.test(text)) return false;
    if (untimely.test(text)) return !(/^or$/i.test(text) && place === 'before');
    return !past;
  },
  leaves: ({ atoms }) => atoms.some((atom) => atom.kind === 'cue' && atom.cues.includes('day')),
  not: (said, atom) => {
    const { place, drawn, closed, begun, fewer, words, subject, text } = said;
    if (/^(?:mind|worry|know|care|bother)$/.test(wordAt(words, atom.to)) || purpose.test(text)) return false;
    if (fewer && lacking.test(text)) return true;
    if (!(fewer && place === 'after') && deniesElse(said, atom)) return false;
    // "we won't be there, add 2": who asks may mean the order.
    if (place === 'before')
      return !(
        drawn ||
        closed ||
        (begun && !mayBeOrder(words, subject - 1) && !/^(?:i|we)$/.test(wordAt(words, subject - 1)))
      );
    const who = words.slice(0, subject).map(({ word }) => word);
    return !fewer && !ofSomebody.test(who.join(' '));
  },
  past: ({ place, atoms }, atom, at) => {
    if (place === 'before' || !atom.cues.includes('done')) return false;
    const next = atoms[at + 1];
    return !(
      next?.kind === 'number' ||
      next?.kind === 'unknown' ||
      /^(?:laptops|computers|machines|workstations|devices|pcs)$/i.test(textIn(atoms, at + 1)) ||
      determiner.test(textIn(atoms, at + 1).toLowerCase()) ||
      /^(?:to|into|in|from|back|up|on)$/i.test(textIn(atoms, at + 1))
    );
  },
  reported: ({ words, drawn, apart, place, text: all }, { text, to, from }) => {
    if (/^(?:never|not|didn't|nobody)$/.test(wordAt(words, from - 1))) return isOfOrder(words, to);
    if (/^ap+arently$/i.test(text)) return false;
    if (asksFor.test(text) || (from > 0 && /^(?:feels?|heard?)$/i.test(text))) return false;
    // "he said it's fine later": of the order.
    if (place === 'after') return !says(words, to) || isOfOrder(words, to);
    return !(drawn || ownWords.test(all) || toldByNobody.test(all) || (apart && says(words, to)));
  },
  unsure: ({ place, first }, atom) => {
    if (doubtful.test(atom.text)) return place === 'after';
    return !weakModal.test(atom.text) || atom === first;
  },
  day: (said, atom) => {
    const { place, past, apart, first, words, fewer } = said;
    if (isEachThing(words, atom) || (!fewer && isElsewhen(said, atom))) return false;
    return place === 'after'
      ? !past && !words.some(({ word }) => begins.test(word))
      : atom === first && !past && !apart;
  },
  keep: ({ words }, { to }) => !/ing$/.test(wordAt(words, to)),
};

/** "She can't work without": against fewer seats. */
const lacking =
  /\b(?:can(?:'|’)?t|cannot|couldn(?:'|’)?t) (?:\p{L}+ ){0,3}(?:without|otherwise)\b|\b(?:don|doesn|didn)(?:'|’)?t want (?:(?:us|me|you) to|that\b(?! any)|this\b(?! any)|(?:it|them|that|this|those) (?:gone|done|removed|cancelled|canceled|cut|touched|changed))\b/iu;

/** What would be a change of its own. */
export const ownChange: ReadonlySet<Cue> = new Set<Cue>([
  'add',
  'remove',
  'increase',
  'decrease',
  'end',
  'order',
  'swap',
]);

const isBid = (
  { cues, text }: AtomOf<'cue'>,
  before: Atom | undefined,
  first: Atom | undefined,
  self: Atom,
): boolean =>
  core.test(text) &&
  cues.some((cue) => /^(?:add|remove|increase|decrease|set|order|end|swap)$/.test(cue)) &&
  (self === first ||
    /^(?:to|please|pls|and|then|just|now|so|can you|could you|should|will|must|,)$/i.test(
      before?.text ?? '',
    ));

/** What refers to the order before it. */
const pointsBack = ({ words, subject, fewer, text }: Said): boolean => {
  if (purpose.test(text)) return false;
  const own = wordAt(words, subject - 1);
  if (/^(?:it|it's|this|that|these|those)$/.test(own)) {
    const next = wordAt(words, /'s$/.test(own) ? subject : subject + 1);
    return !/^(?:for|urgent|their|her|his|all|because|christmas)$/.test(next);
  }
  return words.some(({ word }, n) => {
    if (n < subject || !/^(?:it|this|that|them|those|these|one|ones|so)$/.test(word)) return false;
    if (word === 'so' && n < words.length - 1) return false;
    const [before, next] = [wordAt(words, n - 1), wordAt(words, n + 1)];
    if (
      /^(?:that|this|these|those|one)$/.test(word) &&
      next !== '' &&
      !/^(?:in|on|at|for|to|by|with|from|yesterday|today|before|themselves|himself|herself|too|again|though|so|one|and|either)$/.test(
        next,
      )
    )
      return false;
    return !(
      fewer ||
      (word === 'them' && /^(?:to|from|at|for|tells?|told)$/.test(before)) ||
      /^(?:needs?|wants?|uses?|loves?|likes?|deserves?|demands?|requires?|insists?|by|of|on|like|with)$/.test(
        before,
      )
    );
  });
};

/** What refers to the order after it: "My colleague handles this one.", "Here is what he wants:". */
const pointsOn =
  /\b(?:(?<!about )(?:this|that|these(?! (?:two|three|four|five|\d))|those)(?: one)?(?!(?:'s| is| was| morning| afternoon| week| month| year| summer| winter| season| place| time| right| office| guy| girl| lady| person| people)\b)|the following|(?<!\b(?:about|of|for|with|like|by) )(?:it|so|below)(?=\W*$)|what \p{L}+ (?:sent|wants|wanted|typed|wrote|asked)|the (?:request|sentence))\b/iu;

/** "two trucks": not "they need one for the audit", which are seats. */
const isOfThings = (atoms: readonly Atom[], at: number): boolean => {
  const next = atoms.slice(at + 1).find(({ text }) => !/^(?:of|the|of the|their|our)$/i.test(text));
  return (
    next?.kind === 'unknown' ||
    (next?.kind === 'cue' && /^(?:people|guys|girls|staff|new|who)$/i.test(next.text))
  );
};

/** "Litware finally signed the quote. Add …": the necessary permission has been given. */
const granted = /^(?:approved|signed|confirmed|agreed|accepted|okayed|ok'd|okay'd|cleared|double-checked)$/;
const papers = /^(?:quotes?|quotation|orders?|po|budget|approval|contract|offer|proposal)$/;
const isGranted = ({ words, atoms }: Said): boolean =>
  words.some(({ word }) => granted.test(word)) &&
  !atoms.some((atom) => atom.kind === 'cue' && atom.cues.some((cue) => cue === 'not' || cue === 'if')) &&
  !words.some(({ word }) =>
    /^(?:never|nobody|to|must|should|will|would|be|been|being|yet|first)$|n['’]?t$/.test(word),
  );

/** "have to sign PDFs": what people do all day. */
const signsThings = (words: readonly Word[], n: number): boolean =>
  /^sign(?:s|ing)?$/.test(wordAt(words, n)) &&
  /^(?:pdfs?|documents?|docs|letters?|files?|things|everything|stuff|deeds|drawings)$/.test(
    wordAt(words, n + 1),
  );

/** "their sales team is starting with it". */
const startsWith = /^(?:start|begin|kick off|started|starting|beginning|get started|get going) (?:with|on)$/i;

/** Whether a sentence affects the order beside it. */
const statementBears = (said: Said): boolean => {
  const { words, atoms, place, text, first, subject } = said;
  const allowed = isGranted(said);
  const turns = ({ word }: Word, n: number): boolean =>
    turnsAnywhere(word) && !signsThings(words, n) && !(allowed && (granted.test(word) || papers.test(word)));
  const isSeats = ({ word }: Word): boolean =>
    place === 'after' && ofSeats.test(word) && !(allowed && papers.test(word));
  if (words.some((word, n) => turns(word, n) || isSeats(word))) return true;
  if (place === 'after' ? pointsBack(said) : pointsOn.test(text)) return true;
  return atoms.some((atom, at) => {
    if (atom.kind === 'number') return !isOfThings(atoms, at) && !isLack(said, at);
    if (atom.kind !== 'cue' || atom.cues.includes('neutral')) return false;
    if (isBid(atom, atoms[at - 1], first, atom)) return true;
    const changes =
      atom.cues.some((cue) => ownChange.has(cue)) &&
      !signsThings(words, atom.from) &&
      !(subject <= atom.from && startsWith.test(atom.text));
    if (place === 'after' && changes && !atom.cues.includes('past')) return true;
    return atom.cues.some((cue) => judges[cue]?.(said, atom, at) ?? false);
  });
};

const turning: ReadonlySet<Cue> = new Set<Cue>([...turningCues, ...otherChanges]);
/** The same where a clause begins with it; within one, where it says nothing else. */
const heading: ReadonlySet<Cue> = new Set<Cue>(['if', 'what-if', 'day']);
const isSmall = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.some((cue) => small.has(cue));
const small: ReadonlySet<Cue> = new Set<Cue>(['neutral', 'and', 'from', 'by', 'to', 'more']);

/** Whether words that are not a sentence affect the order: one small word may turn everything. */
const wordsBear = ({ words, atoms }: Clause): boolean => {
  const first = atoms.find((atom) => !isSmall(atom));
  // "lass es": nothing of it is known.
  const strange = atoms.every(
    ({ kind, text }) => kind === 'unknown' && /^\p{Ll}/u.test(text) && !isColour(text),
  );
  return (
    (strange && words.length < 3) ||
    (begins.test(wordAt(words, 0)) && saysOf({ atoms }, dated)) ||
    words.some(({ word }) => /^(?:nobody|noone|no-one)$/.test(word)) ||
    // "on a yearly term" is of the order.
    atoms.some((atom) => atom.kind === 'cue' && atom.cues.includes('term')) ||
    atoms.some(
      (atom) =>
        (atom.kind === 'cue' &&
          atom.cues.some(
            (cue) =>
              turning.has(cue) || (heading.has(cue) && atom === (/^or$/i.test(atom.text) ? atoms[0] : first)),
          )) ||
        words.slice(atom.from, atom.to).some(({ word }) => isTurning(word)),
    )
  );
};

/** What makes a clause one about seats of its own. */
const subjects: ReadonlySet<Atom['kind']> = new Set(['product', 'reference', 'quote', 'reason']);
/** "the office", "our phones": in a sentence of their own, everyday things and not products. */
const holdsBack: ReadonlySet<Cue> = new Set<Cue>([
  'not',
  'if',
  'correct',
  'reported',
  'what-if',
  'wish',
  'day',
]);
const saysOf = ({ atoms }: Pick<Clause, 'atoms'>, cues: ReadonlySet<Cue>): boolean =>
  atoms.some((atom) => atom.kind === 'cue' && atom.cues.some((cue) => cues.has(cue)));

/** "(took them ages lol)" before an order. */
const isBracketed = (clause: Clause): boolean =>
  clause.bracketed &&
  clause.place === 'before' &&
  clause.words.length > 2 &&
  !saysOf(clause, bracketHolds) &&
  !clause.words.some(({ word }) => turnsAnywhere(word));
const bracketHolds: ReadonlySet<Cue> = new Set([...holdsBack].filter((cue) => cue !== 'day'));

/** "Swapped desks today so I'm on the shared machine.": the writer's own day. */
const isOwnDay = (clause: Clause): boolean =>
  clause.place === 'before' &&
  clause.closed &&
  clause.words.length > 4 &&
  clause.words.some(({ word }) => /^(?:i|i'm|i've|my|me)$/.test(word)) &&
  !pointsOn.test(clause.text) &&
  !saysOf(clause, holdsBack) &&
  !clause.atoms.some(({ kind }) => kind === 'number' || kind === 'company') &&
  !clause.words.some(
    ({ word }) => turnsAnywhere(word) || ofSeats.test(word) || /^(?:it|them|this|that|those)$/.test(word),
  );

const asLast = /^as (?:they|we|he|she|it|always) (?:did|do|does|had|have)\b/i;
/** What is called like a product, and is a thing of every day: "the project", "a meeting room". */
export const everyday =
  /^(?:(?:the|their|our|new|old) )*(?:office|offices|managers?|phones?|backups?|e?mails?|archives?|security|projects?|word|teams?|desktops?|pcs?|tower|planners?|protect(?:ed|s)?|complete|control|exchange|apps|plans?|rooms?|cloud|online|faculty|students|managed|users?|pages?|access|power|outlook|shop|premises|visit|vision)$/i;

/** The pieces of a sentence without numbers, with everyday things as plain words: "told me the new office is cold". */
export const inEverydayWords = (words: readonly Word[], atoms: readonly Atom[]): readonly Atom[] =>
  atoms.some(({ kind }) => kind === 'number') || !isStatement(words, subjectEnd(words, atoms))
    ? atoms
    : atoms.map(({ from, to, text, line, ...atom }, at) => ({
        ...{ from, to, text, line },
        ...((atom.kind === 'product' && everyday.test(text)) ||
        (atom.kind === 'company' && !atom.whole && isDepartment(atoms, at))
          ? { kind: 'unknown' }
          : atom),
      }));

/** "their design team". */
const isDepartment = (atoms: readonly Atom[], at: number): boolean =>
  /^\p{Ll}/u.test(textIn(atoms, at)) &&
  /^(?:the|their|his|her|our|a|an)$/i.test(textIn(atoms, at - 1)) &&
  /^(?:team|department|dept|crew|guys|people|lady|ladies|girls|staff|office|colleagues?|side|folks)$/i.test(
    textIn(atoms, at + 1),
  );

/**
 * Whether a clause affects the order beside it, so that both must be read together. A turning word affects only its own
 * clause, if that is a sentence that mentions neither order, seats, deciding, paying nor waiting.
 */
export const bearsOn = (clause: Clause): boolean => {
  const { words, atoms, text } = clause;
  const subject = subjectEnd(words, atoms);
  const own = isStatement(words, subject);
  if (text.includes('?') || atoms.some(({ kind }) => subjects.has(kind)) || asLast.test(text)) return true;
  if (isBracketed(clause) || isOwnDay(clause) || isForWhom(clause)) return false;
  const named = atoms.some(({ kind }) => kind === 'company' || kind === 'number');
  if (!own) return compares.test(text) ? saysOf(clause, holdsBack) : named || wordsBear(clause);
  const past = words.some(({ word }) => toldPast.test(word));
  return statementBears({
    ...clause,
    ...{ subject, past, apart: clause.drawn || clause.closed || clause.begun },
    first: atoms.find((atom) => !isSmall(atom)),
  });
};
