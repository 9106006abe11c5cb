import { type Atom, type AtomOf, ofKind } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';

/** What a phrase says about how a message refers to what was said before. */
type Mark =
  /** Answers of a question; only at the beginning. */
  | 'yes'
  | 'no'
  | 'drop'
  | 'later'
  /** About the last request; only at the beginning. */
  | 'withdraw'
  | 'approve'
  | 'reject'
  | 'asks-state'
  | 'asks-policy'
  | 'asks-cost'
  /** Beside names and numbers. */
  | 'same'
  | 'correct'
  /** What was to be added is to be removed, or the reverse. */
  | 'flip'
  /** Refuses the other direction: "remove, not add". */
  | 'denied'
  | 'only'
  | 'other'
  | 'csv'
  | 'ordinal'
  | 'filler'
  /** Words that stand for a company, and for anything else. */
  | 'company'
  | 'thing';

type Row = readonly [mark: Mark, phrases: string, example: string];

/** Every phrase by which a message follows another. The example is such a message. */
export const followRows: readonly Row[] = [
  [
    'yes',
    "yes|go for|go with|we'll take|we will take|i'll take|i will take|let's take|lets take|let's go for|let's go with|yes please|yep|yeah|yup|ya|ja|oui|sure|sure thing|ok|okay|do it|do that|do so|please do|go ahead|go for it|correct|exactly|that's right|that is right|sounds good|looks good|confirm|confirmed|confirm it|absolutely|of course|definitely|perfect|let's do it|lets do it|all right|alright|proceed|agreed|ok do it|yes do it|that one|that's it|that's the one|y|lgtm|that works|works for me|fine|fine by me|good|ok go|send it|submit it|apply it|process it|get it done|make it happen|please go ahead|yes go ahead|yes do that|thats the one|that is the one|that one yes|yes that one|yes that's it|yes thats it|yes that's the one|yes thats the one|yep that one|this one|that's right yes|ja bitte|genau|passt|spot on|bingo|yes exactly|the very same",
    'yes please',
  ],
  [
    'no',
    'ach nein|ach nee|eh no|hm no|no|nope|nah|nein|non|no wait|no sorry|no no|no no no|nono|nope sorry|oh no|nein nein|nope not that one',
    'no, 4',
  ],
  [
    'drop',
    "false alarm|hat sich erledigt|hat sich schon erledigt|heeft zich opgelost|laat maar|laat maar zitten|lass mal|lass gut sein|laisse tomber|leave everything like it is|leave everything as it is|leave it like it is|leave it as it is|leave it all as it is|never mind|nevermind|nvm|forget it|forget that|forget about it|forget about that|drop it|leave it|leave it be|don't bother|dont bother|ignore that|ignore it|no thanks|no thank you|stop|don't|dont|don't do it|dont do it|do not do it|don't do that|changed my mind|i changed my mind|i've changed my mind|no longer needed|not needed anymore|not needed any more|danke hat sich erledigt",
    'never mind',
  ],
  [
    'later',
    "skip that|hold that|hold it|park it|park that|call it a day|let's call it a day|not yet|not now|maybe later|later|another time|skip it|hold off|leave it for now|none|none of them|none of those|neither|neither of them|hold on|wait|one moment|not now please|i don't think so|don't think so|i do not think so|rather not|maybe not|better not|dunno|dunno yet|don't know|dont know|don't know yet|dont know yet|not sure|not sure yet|let me ask them|let me ask them first|let me ask first|i'll ask them first|ill ask them first|i will ask them|let me check|let me check first|i'll check|ill check|i'll check first|i'll get back to you|ill get back to you|get back to you|i need to ask|i have to ask|have to check|give me a minute|bear with me|hang on",
    'maybe later',
  ],
  [
    'withdraw',
    'take that one back|take this one back|take that one back please|undo|undo that|undo it|undo this|undo the last one|undo my last request|cancel|cancel that|cancel it|cancel this|cancel that one|cancel that request|cancel this request|cancel my request|cancel my last request|cancel the request|cancel the last request|cancel the last one|scratch that|strike that|take that back|take it back|take that request back|take the request back|take my request back|take back that request|take back my request|withdraw|withdraw it|withdraw that|withdraw my request|withdraw the request|withdraw that request|revert|revert that|revert it|call it off|call that off|abort|abort that|abort it|pull it|pull that|pull that request|pull my request|retract that|retract it|retract my request|stop that|stop it|delete that|delete it|delete that request|delete my request|remove that request|remove my request|drop that request|drop my request|cancel that order|cancel the order|take it off again|never mind that request|scrap that|scrap it|scrap this|bin that|bin it|ditch that|ditch it|kill that|kill it|pull it back|pull that back|roll it back|roll that back|reverse that|reverse it|back that out|back it out|forget that request|get rid of that|get rid of that request|please undo|undo please|take that off again|rückgängig|stornieren',
    'cancel that',
  ],
  [
    'approve',
    "approve|approved|i approve|approve it|approve that|approve this|approve the|approve that one|approve my request|accept it|accept that|sign off|sign it off|sign off on it|i'm approving|green light",
    'approve it',
  ],
  [
    'reject',
    'reject|rejected|i reject|reject it|reject that|reject this|reject the|reject that one|reject my request|decline|decline it|decline that|deny|deny it|deny that|turn it down|turn that down|refuse it|veto it',
    'reject it because the budget is gone',
  ],
  [
    'asks-state',
    "is it done|is that done|is it done yet|is it approved|is that approved|is it approved yet|has it been approved|has that been approved|was it approved|did it go through|did that go through|has it gone through|what happened to it|what happened to that|what happened with that|what's the status|whats the status|status of my request|status of that|any news|who approves it|who is approving it|where is my request|where is it|is it through|is it still pending|is it pending|is it waiting|has anyone approved it|did anyone approve it",
    'is it done',
  ],
  [
    'asks-policy',
    'why does it need approval|why does that need approval|why does this need approval|why approval|why is approval needed|why do i need approval|why do we need approval|why does it need to be approved|why does that need to be approved|who has to approve it|who has to approve that|who must approve it|who must approve that|who can approve it|who can approve that|who needs to approve it',
    'why does it need approval',
  ],
  [
    'asks-cost',
    "how much does that cost a month|how much does it cost a month|how much does that cost per month|how much does it cost per month|how much does that cost us|how much does that cost us a month|how much does all that cost|how much is all that|what does all that cost a month|how much is that a month|how much is that per month|how much is it a month|what is that a month|what's that a month|what does that cost a month|what does that cost per month|what does that make a month|what would that come to|what does that come to|what will that come to|what would it come to|how much would that come to|how much does that come to|what does that add up to|what would that add up to|what would that do to the bill|what does that do to the bill|what does that cost|what does it cost|what would that cost|what would it cost|what will that cost|what will it cost|how much is that|how much is it|how much would that be|how much would it be|how much would that cost|how much does that cost|how much does it cost|how much will that be|how much will that cost|what's the cost|whats the cost|what is the cost|what's the price|whats the price|what's the damage|at what price|for how much|and the cost|and the price",
    'what does that cost',
  ],
  [
    'same',
    'how is that with|how is it with|how is that at|how is it at|how is that for|how is it for|how does that look for|how does it look for|how does that look at|how does it look at|how does that look with|how are things at|how are things with|same question|same question for|the same question|and how is that with|and how is it with|and how is that at|and how is it at|and how is that for|and how is it for|and how does that look for|and how does it look for|and how does that look at|and how does it look at|same|the same|repeat|repeat that|repeat it|once more|do that too|do it too|same again|same thing|same thing again|the same thing|ditto|likewise|and|and the same|n|&|also|too|as well|plus|what about|how about|and what about|and how about|do the same|same goes|and also|then also|und|und für|same deal|and then|same please|as before',
    'same for tailspin',
  ],
  [
    'correct',
    "call it|hang on|hold on|one moment|better|better make it|better make that|best make it|best make that|let's say|lets say|let's make it|lets make it|let's do|lets do|i mean|i meant|meant|it was|it was for|it is for|it's for|its for|that was|that was for|that is for|that's for|thats for|this is for|it should go to|meant for|was meant for|were meant for|those were meant for|they were meant for|these were meant for|that was meant for|it was meant for|those were for|they were for|these were for|those are for|they are for|those should go to|they should go to|sorry|sry|oops|whoops|rather|instead|actually|wrong|wrong customer|wrong company|wrong client|wrong product|wrong one|wrong number|wait|should have been|should've been|that should have been|that should be|it should be|it should have been|should be|make it|make that|make this|change it to|change that to|change to|my bad|correction|my mistake|i said|not that one|should that be|shouldn't that be|shouldnt that be|should it be|shouldn't it be|shouldnt it be|typo|i typed|i wanted|it's meant for|its meant for|needs to be|need to be|must be|has to be|ought to be|is right but|not that but|doch lieber|lieber doch|dann lieber|dann doch|lieber|toch liever|liever|plutôt",
    'make it 5',
  ],
  [
    'flip',
    'other way round|other way around|other way|the other way|the other way around|the other way round|wrong way|wrong way round|wrong way around|the wrong way round|the wrong way around|the wrong way|the opposite|opposite|vice versa|the reverse|got it backwards|backwards',
    'the other way round',
  ],
  [
    'denied',
    'not add|not remove|not order|not more|not less|not fewer|not plus|not minus|not adding|not removing|and not add|and not remove|instead of adding|instead of removing|rather than add|rather than remove',
    'remove, not add',
  ],
  [
    'only',
    'only|just|but only|only the|only for|filter|limit to|narrow to|but just|which of these|which of those|any of these|any of those|out of these|out of those|among those|from that list|in that list|will do|is enough|would do',
    'only the unpaid ones',
  ],
  ['other', 'the other|the other one|other|the others|other one', 'no, the other contoso'],
  [
    'csv',
    "csv|as csv|as a csv|as a file|in a file|a file|file|as an excel|as excel|in excel|excel|to excel|as a spreadsheet|spreadsheet|export|export that|export it|export this|export them|as an export|download|download that|download it|could i have that as a file|can i have that as a file|can i get that as a file|can i get that as csv|can i have that as csv|could i get that as a file|send me that as csv|give me that as csv|give me the csv|put that in a file|put it in a file|as xlsx|i'd like that as csv",
    'as csv',
  ],
  [
    'ordinal',
    'first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|seventh|7th|eighth|8th|last|latest|newest',
    'the second one',
  ],
  [
    'filler',
    "duh|doh|d'oh|silly me|stupid me|oh dear|ouch|eh|ach|oh|ah|ahh|hm|hmm|well|um|uh|uhm|er|erm|so|then|man|damn|shoot|please|pls|plz|thanks|thank you|thx|cheers|ty|ok then|ones|do i|i'd like|guess|now then|yes and|but|that request|request|customer|client|company|argh|ugh|aargh|dang|damn it|crap|gah|hang on|lot|lot of them|guys|folks|crowd|people|bunch|is right|is correct|is fine|right|not now|stuff|for me|thats|that's|lol|my fault|ok so|right so|wrong customer|wrong company|wrong client|of course|obviously|naturally|after all|was right|was correct|was fine|was the right one|is the right one|not right away|not straight away|not immediately|not at once|not today|not right now|not just yet|than that|than i said|than before|than what i said|than i asked for|than i wrote",
    'oh, the second one please',
  ],
  [
    'company',
    'there|they|them|of them|of those|their|theirs|this company|that company|the same company|this customer|that customer|the same customer|this client|that client|over there|at theirs',
    'when do they renew',
  ],
  ['thing', 'it|that|those|these|this|this one|that one', 'compare it with the one before'],
];

const leadingOnly: ReadonlySet<Mark> = new Set([
  'yes',
  'no',
  'drop',
  'later',
  'withdraw',
  'approve',
  'reject',
  'asks-state',
  'asks-policy',
  'asks-cost',
]);

/** These join the words on both sides of them, unless they come first. */
const joining: ReadonlySet<string> = new Set(['and', 'n', '&', 'plus', 'also', 'what', 'how', 'then']);

type Phrase = Readonly<{ words: readonly string[]; mark: Mark }>;

const byFirst: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const table = new Map<string, Phrase[]>();
  for (const [mark, phrases] of followRows)
    for (const phrase of phrases.split('|')) {
      const words = phrase.split(' ');
      const first = words[0] as string;
      table.set(first, [...(table.get(first) ?? []), { words, mark }]);
    }
  for (const all of table.values()) all.sort((a, b) => b.words.length - a.words.length);
  return table;
})();

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const ordinalOf = (word: string): number | 'last' | null => {
  const figure = /^([1-8])(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (figure !== undefined) return Number(figure) - 1;
  return ordinals.includes(word) ? ordinals.indexOf(word) : 'last';
};

/** One word of the message that is no name or number, or such a name or number. */
type Piece = Readonly<{ atom: Atom; text: string; word: string; slot: boolean }>;

const slots: ReadonlySet<Atom['kind']> = new Set(['company', 'product', 'reference', 'number', 'reason']);

const piecesOf = (atoms: readonly Atom[]): Piece[] =>
  atoms.flatMap((atom): Piece[] =>
    slots.has(atom.kind)
      ? [{ atom, text: atom.text, word: '', slot: true }]
      : atom.text.split(/\s+/).map((text) => ({
          ...{ atom, text, slot: false },
          word: text.toLowerCase().replace(/^[^\p{L}\p{N}&@#'/]+|[^\p{L}\p{N}&'+]+$/gu, ''),
        })),
  );

const isNeutral = ({ atom }: Piece): boolean =>
  atom.kind === 'cue' && atom.cues.some((cue) => cue === 'neutral' || cue === 'noun' || cue === 'and');

/** Words of politeness; with nothing else they say no more. */
const isPolite = (piece: Piece): boolean =>
  isNeutral(piece) ||
  (piece.atom.kind === 'cue' && piece.atom.cues.some((cue) => cue === 'asks-bot' || cue === 'wish'));

/** What a message says besides what it refers to. */
export type Said = Readonly<{
  marks: ReadonlySet<Mark>;
  ordinal: number | 'last' | null;
  companies: readonly AtomOf<'company'>[];
  products: readonly AtomOf<'product'>[];
  references: readonly AtomOf<'reference'>[];
  numbers: readonly AtomOf<'number'>[];
  /** Of phrases that belong to no mark. */
  cues: readonly Cue[];
  /** The words that belong to no mark and are no name or number, in their order; `neutral` ones say nothing. */
  words: readonly Readonly<{
    text: string;
    neutral: boolean;
    polite: boolean;
    known: boolean;
    cues: readonly Cue[];
  }>[];
  /** Reasons and tickets, as written. */
  reasons: readonly string[];
  /** All that belongs to no mark, as written. */
  rest: string;
  /** The message with each word that stands for a company or a thing replaced by `named`. */
  put(named: Readonly<{ company: string | null; thing: string | null }>): string;
}>;

/** Whether a piece may be taken out of its phrase: "last" not out of "last month", "they" out of "they have". */
const isLoose = ({ atom }: Piece): boolean =>
  atom.kind !== 'cue' ||
  atom.cues.every((cue) => cue === 'neutral' || cue === 'noun' || cue === 'asks-whether');
const sameAtom = (a: Piece | undefined, b: Piece): boolean => a?.atom === b.atom && !isLoose(b);

const several = /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple)$/;
const timeUnit = /^(?:day|week|month|quarter|year)(?:'?s)?\b/;

const pausing = /^(?:wait|hold on|hang on|one moment)$/;
/** "hold on, they have 28" says what is. */
const isTold = ({ word }: Piece): boolean => /^(?:they|he|she|has|have|had|pays?|paid)$/.test(word);
const isNumber = ({ atom }: Piece): boolean => atom.kind === 'number';

/** "this month", "the last six months" are times. */
const isOfTime = (mark: Mark, pieces: readonly Piece[], next: number): boolean => {
  const [after, then] = [pieces[next], pieces[next + 1]];
  if (mark === 'thing') return timeUnit.test(after?.word ?? '');
  return mark === 'ordinal' && several.test(after?.word ?? '') && timeUnit.test(then?.word ?? '');
};

const phraseAt = (pieces: readonly Piece[], at: number, leading: boolean): Phrase | null => {
  const first = pieces[at] as Piece;
  if (sameAtom(pieces[at - 1], first)) return null;
  const fits = ({ words, mark }: Phrase): boolean => {
    if (!leading && (leadingOnly.has(mark) || joining.has(words[0] as string))) return false;
    // "wait, 44" puts a number right.
    if (pausing.test(words.join(' ')) && pieces.some(isNumber) && (mark === 'later') !== pieces.some(isTold))
      return false;
    // "cancel visio" is an order of its own.
    if (words.length === 1 && words[0] === 'cancel' && pieces.some(({ slot }) => slot)) return false;
    const next = at + words.length;
    const last = pieces[next - 1];
    if (isOfTime(mark, pieces, next)) return false;
    return (
      words.every((word, n) => pieces[at + n]?.slot === false && pieces[at + n]?.word === word) &&
      last !== undefined &&
      !sameAtom(pieces[at + words.length], last)
    );
  };
  return (byFirst.get(first.word) ?? []).find(fits) ?? null;
};

/** Beside "the first one" and "the unpaid ones", "one" is no number. */
const isPronoun = (
  pieces: readonly Piece[],
  at: number,
  marks: readonly (Mark | null)[],
  asksNumber: boolean,
): boolean => {
  const { atom } = pieces[at] as Piece;
  if (atom.kind !== 'number' || !/^ones?$/i.test(atom.text)) return false;
  const before = pieces[at - 1];
  if (before === undefined) return false;
  const mark = marks[at - 1] ?? null;
  // "just the one" says how many.
  if (asksNumber && mark !== 'ordinal' && mark !== 'other') return false;
  return mark === 'ordinal' ||
    mark === 'other' ||
    before.slot ||
    (before.atom.kind === 'unknown' && mark === null)
    ? before.atom.kind !== 'number' && before.atom.kind !== 'reason'
    : /^(?:the|which|this)$/.test(before.word);
};

/** Which piece belongs to which mark; null for those of none. */
const marksOf = (pieces: readonly Piece[], asksNumber: boolean): (Mark | null)[] => {
  const marks: (Mark | null)[] = pieces.map(() => null);
  let leading = true;
  let at = 0;
  while (at < pieces.length) {
    const piece = pieces[at] as Piece;
    const phrase = piece.slot ? null : phraseAt(pieces, at, leading);
    if (phrase !== null) marks.fill(phrase.mark, at, at + phrase.words.length);
    else if (isPronoun(pieces, at, marks, asksNumber)) marks[at] = 'filler';
    else if (piece.slot || !isPolite(piece)) leading = false;
    at += phrase?.words.length ?? 1;
  }
  return marks;
};

/** Reads the words by which a message follows another; `asksNumber`: the question of the bot is how many. */
export const saidIn = (atoms: readonly Atom[], asksNumber = false): Said => {
  const pieces = piecesOf(atoms);
  const marks = marksOf(pieces, asksNumber);
  const own = pieces.filter((_, n) => marks[n] === null);
  const eaten = new Set(pieces.filter((_, n) => marks[n] !== null).map(({ atom }) => atom));
  const words = own
    .filter(({ slot }) => !slot)
    .map((piece) => ({
      text: piece.text,
      neutral: isNeutral(piece) || (eaten.has(piece.atom) && piece.atom.kind === 'cue'),
      polite: isPolite(piece) || (eaten.has(piece.atom) && piece.atom.kind === 'cue'),
      known: piece.atom.kind === 'cue',
      cues: piece.atom.kind === 'cue' && !eaten.has(piece.atom) ? piece.atom.cues : [],
    }));
  const ownAtoms = own.map(({ atom }) => atom);
  const ordinal = pieces.find((_, n) => marks[n] === 'ordinal');
  return {
    marks: new Set(marks.filter((mark) => mark !== null)),
    ordinal: ordinal === undefined ? null : ordinalOf(ordinal.word),
    companies: ofKind(ownAtoms, 'company'),
    products: ofKind(ownAtoms, 'product'),
    references: ofKind(ownAtoms, 'reference'),
    numbers: ofKind(ownAtoms, 'number'),
    cues: [...new Set(words.flatMap(({ cues }) => cues))],
    words,
    reasons: ofKind(ownAtoms, 'reason').map(({ text }) => text),
    rest: own.map(({ text }) => text).join(' '),
    put: (named) => {
      const placed = { company: named.company, thing: named.thing };
      return pieces
        .flatMap(({ text }, n) => {
          const mark = marks[n];
          if (mark !== 'company' && mark !== 'thing') return [text];
          const name = placed[mark];
          placed[mark] = null;
          if (name === null) return [];
          return /^(?:over )?there$/i.test(text) ? [`at ${name}`] : [name];
        })
        .join(' ');
    },
  };
};

const pointing: ReadonlySet<Mark> = new Set([
  ...(['yes', 'no', 'drop', 'later', 'same', 'correct', 'flip', 'denied', 'only', 'other'] as const),
  ...(['csv', 'ordinal', 'company', 'thing'] as const),
]);

/** Whether a message says nothing without what was said before it: "make it 5", "the second one", "yes". */
export const pointsBack = (atoms: readonly Atom[]): boolean => {
  const { marks, words } = saidIn(atoms);
  return words.every(({ known }) => known) && [...marks].some((mark) => pointing.has(mark));
};
