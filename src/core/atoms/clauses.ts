import { isProductWord } from '../names/product-words.ts';
import { isColour } from '../understanding/colour-words.ts';
import { numberAt } from '../understanding/numbers.ts';
import { wordAt } from '../understanding/sentence.ts';
import { isTurning, turnsAnywhere } from '../understanding/turning.ts';
import type { Atom, Word } from './atom.ts';
import { cueAt } from './cue-at.ts';
import type { Cue } from './cues.ts';
import { otherChanges, turningCues } from './verbs.ts';

const isDash = (word: string): boolean => word === '-';

/**
 * Whether the words before this position end a clause: a comma, a sentence's end, a dash, a line, or nothing at all.
 */
const begins = (words: readonly Word[], at: number): boolean => {
  const before = words[at - 1];
  return (
    before === undefined || before.line !== words[at]?.line || before.comma === true || isDash(before.word)
  );
};

/** Where the clause ends that begins here: behind its comma, before a dash, or at the line's end. */
const clauseEnd = (words: readonly Word[], at: number): number => {
  let to = at;
  while (
    to < words.length &&
    words[to]?.line === words[at]?.line &&
    !(to > at && isDash(wordAt(words, to)))
  ) {
    to += 1;
    if (words[to - 1]?.comma === true) break;
  }
  return to;
};

const done =
  'done|sorted|in|through|live|ready|finished|complete|completed|active|activated|available|up|gone|over|made|processed|placed|' +
  'ordered|added|removed|changed|actioned|set|there|happened|applied|booked|provisioned|reduced|cancelled|afterwards|fixed|updated';
const whom = "(?:me|us|him|her|them|everyone|[\\p{L}']+(?: [\\p{L}']+)?)";
const tells =
  'ping|tell|let|message|msg|shout|holler|drop|text|call|email|mail|notify|inform|update|give|confirm|report|buzz|write|send|get|ring|' +
  'reply|respond|keep|phone';
const noticeOf = [
  // "ping me when it's done", "let jo know once they are in".
  `(?:${tells})\\b[\\p{L}' ]{0,40}\\b(?:when|once|after|as soon as|the moment)\\b[\\p{L}' ]{0,25}\\b(?:${done})`,
  // "drop me a line afterwards", "keep me posted".
  `(?:${tells}) ${whom} (?:(?:a|an|some) )?(?:quick |short )?(?:confirmation|update|line|note|shout|ping|heads up|buzz|updated|posted|informed|know)(?: (?:afterwards|after|then|by mail|by email|here|how it goes|how it went))?\\b`,
  `confirm(?: (?:back|afterwards|here|by mail|by email|to ${whom}))`,
  // "when it's done ping me".
  `(?:when|once|after|as soon as)\\b[\\p{L}' ]{0,20}\\b(?:${done}) (?:${tells})(?: ${whom})?(?: know)?\\b`,
  // "shout if anything is unclear", "any issues let me know".
  `(?:${tells})\\b[\\p{L}' ]{0,25}\\bif\\b[\\p{L}' ]{0,25}\\b(?:problems?|issues?|questions?|trouble|unclear|fails|wrong|stuck|missing|info|information|anything)`,
  `(?:if you have |if there are |with )?any (?:problems?|issues?|questions?|trouble)(?: (?:${tells})(?: ${whom})?(?: know)?)?\\b`,
].join('|');
const notice = new RegExp(
  `^(?:(?:and|then|also|please|pls|plz|just|so|but) )*(?:${noticeOf})(?: (?:please|pls|thanks|thx|ta|cheers))*$`,
  'u',
);
/** "when you've got a minute": not a condition. */
const whenFree =
  /^(?:when|whenever|if|once|as soon as) (?:you|u|ya|someone|somebody|anyone)(?:'ve|'re|'d)?\b[\p{L}' ]*\b(?:min|mins|minutes?|secs?|seconds?|moment|mo|time|chance|free|bored|can|could|around|back|able|ready|spare|breather|please)$/u;
const whenMoment =
  /^(?:when|whenever|if) (?:you|u|ya)(?:'ve|'re)?(?:(?: got| get| have| find| can spare)? (?:a |one |some )?(?:quick |free |spare )?(?:min|mins|minutes?|secs?|seconds?|moment|mo|time|chance)| (?:get|come|got) (?:a)?round to (?:it|this)| (?:get to (?:it|this)|are (?:free|back at your desk|at your desk|done with (?:that|your coffee|lunch)))(?= (?:please|pls|add|remove|take|order|can|could|and)\b|$))\b/u;
/** "while she's waiting" on the phone, "when you're back from lunch": no condition. */
const whileThere =
  /^while (?:she|he|they|i|we)(?:'s|'re|'m| is| are| am)? (?:still )?(?:waiting|wait|waits|holding|here|there|at it|on the (?:line|phone)|(?:have|has|got) (?:them|him|her) on the (?:line|phone))(?: please| pls)?$|^when(?:ever)? (?:you're|you are) back from (?:lunch|(?:your|the) (?:lunch|break|coffee|tea|meeting))(?: please| pls)?$/u;
const joins = /^(?:and|then|also|please|pls|plz|just)$/;

/**
 * "and ping me when it's done": who wants to hear of it says nothing about the change. How many words it takes; 0 when
 * none begins here, or it has a name or a number.
 */
export const noticeLength = (words: readonly Word[], at: number): number => {
  const free = /^(?:when|whenever|if|once|as|while)$/.test(wordAt(words, at));
  if (!free && !begins(words, at) && !joins.test(wordAt(words, at))) return 0;
  const said = words.slice(at, clauseEnd(words, at)).map(({ word }) => word);
  // "when you get a sec add 2".
  const moment = free ? whenMoment.exec(said.slice(0, 9).join(' ')) : null;
  if (moment !== null) return moment[0].split(' ').length;
  if (said.length < 2 || said.length > mostSaid || said.some((word) => word === '' || /\d/.test(word)))
    return 0;
  const text = said.join(' ');
  return (free && (whenFree.test(text) || whileThere.test(text))) || notice.test(text) ? said.length : 0;
};
const mostSaid = 16;

/** "nobody opens it", "year end rush": why. */
const whyOf =
  /^(?:(?:nobody|no one|no-one|none of them)(?: \p{L}+)? (?:uses?|opens?|touch(?:es)?|needs?|wants|knows|logs|likes|runs?|miss(?:es)?|looks|works)\b|(?:(?:year|month|quarter)[- ]end|christmas|xmas|holiday|summer|winter|season) (?:rush|peak|crunch)$)/u;
/** "Bob has to look at it first", "they haven't paid yet": what has to happen before. */
const awaits =
  /\b(?:(?:yet|first|until|till|unless|must|should)\b|as soon as|(?:has|have|had|needs?|want|wants) to \p{L}|still (?:has|have|needs?|owes?))/u;
/** "They use it daily", "they love it": no reason to take seats away. */
const keepsUsing =
  /^(?:they|she|he|we|(?:the|their|our|his|her) \p{L}+)(?:'s|'re)?(?: is| are)?(?: all| still| really| both)* (?:us(?:es?|ing)|loves?|likes?|needs?|wants?|rel(?:y|ies) on|on it)\b/u;
/** A reason in words that turn nothing. */
const isWhy = (text: string, clause: ReturnType<typeof clauseOf>): boolean =>
  whyOf.test(text) && clause.every(({ word, counts }) => word !== '' && !counts && !isTurning(word));

/** "those two have E5 now": what they have in its place is why it goes. */
const haveOther =
  /^(?:they|s?he|both|all|those|these|the)(?: (?:two|three|four|five|\d{1,2}|both|all|people|users?|guys|girls|ones?|lot|of them))* (?:have|has|got|are on|is on|use|uses|(?:went|moved|switched) to) (?!.*\b(?:not|no|never|if|only|or|but|should|could|maybe|perhaps|need|it|them|this|that|these|those|all|both|ones?|everything|theirs|more|fewer|till|until|still)\b)(\P{N}*(?:\p{L}\d\P{N}*)?) (?:now|instead|already|anyway)$/u;
/** Whether those whose seats are taken away have another product in its place. */
const haveElse = (words: readonly Word[], at: number, clause: readonly Word[]): boolean => {
  const what = haveOther.exec(clause.map(({ text }) => text.toLowerCase()).join(' '))?.[1]?.split(' ');
  return (
    what !== undefined &&
    isAway(words, at) &&
    what.some((each) => /\p{L}\d/u.test(each) || (isProductWord(each) && !everydayThing.test(each))) &&
    !words.slice(0, at).some(({ text }) => what.includes(text.toLowerCase()))
  );
};
/** "other plans", "two projects", "a chat": what people have beside licences. */
const everydayThing =
  /^(?:plans?|projects?|chats?|apps?|teams?|offices?|rooms?|phones?|backups?|problems?|words?|access|power|cloud|desktops?|exchange|business|basic|standard|premium|security|control|protect)$/u;
/** "the boss hesitates", "she is asking her boss": nothing is decided. */
const ponders =
  /\b(?:hesitat(?:es?|ing)|checking|asking|thinking|deciding|wonder(?:s|ing)|refus\p{L}+|backs out|against)\b/u;
const takesAway: ReadonlySet<Cue> = new Set<Cue>(['remove', 'decrease', 'end']);
const isAway = (words: readonly Word[], until: number): boolean =>
  words.some((_, n) => n < until && (cueAt(words, n)?.cues ?? []).some((cue) => takesAway.has(cue)));
/** Who or what the news is about. */
const leads =
  /^(?:new|they|she|he|their|the|we|it's|its|they're|they've|she's|he's|we're|we've|another|his|her|our|summer|winter|seasonal)$/;
/** What has happened and is not a change of seats. */
const happened =
  /^(?:moved|lost|hired|hiring|left|leaving|closed|finished|merged|expanded|opened|opening|has|have|had|got|gone|quit|died|broke|retired|joined|joins|joining|started|grew|growing|sold|split|over)$/;
/** What turns the meaning of the order beside it, anywhere in its clause. */
const turning: ReadonlySet<Cue> = new Set(turningCues);
/** The same at the beginning of a clause; within one, where it says nothing else. */
const heading: ReadonlySet<Cue> = new Set<Cue>(['if', 'what-if', 'day']);
/** What news never begins with or contains. */
const ofNoNews: ReadonlySet<Cue> = new Set<Cue>([
  ...otherChanges,
  ...turning,
  ...([
    'if',
    'what-if',
    'done',
    'reported',
    'asks-whether',
    'asks-bot',
    'read',
    'other',
    'label',
    'reason',
  ] as const),
]);
/** What asks for seats, beside a name. */
const wants: ReadonlySet<Cue> = new Set<Cue>(['need', 'supply', 'take', 'more', 'fewer', 'short', 'spare']);

const people =
  /^(?:people|persons?|users?|staff|guys|girls|temps|starters?|hires|employees|students|interns|trainees|apprentices|ppl|folks?|colleagues?)$/;

const areSome = (word: string): boolean => people.test(word) || isColour(word);

const isPerson = ({ text, word }: Word): boolean => word !== '' && /^\p{Lu}\p{Ll}+$/u.test(text);

/** A clause as its words say it. */
const clauseOf = (words: readonly Word[], at: number, to: number) =>
  words.slice(at, to).map((word, n) => ({
    ...word,
    cues: cueAt(words, at + n)?.cues ?? [],
    happened: happened.test(word.word) || (n === 0 && /^s?he$/.test(word.word)),
    counts: numberAt(words, at + n) !== null && !areSome(wordAt(words, at + n + 1)),
  }));

/**
 * ", new bookkeepers", "- Peter has left", ". They hired two people" after an order: news that gives the reason.
 * Returns its end; null when it may be more than news.
 */
export const newsEnd = (words: readonly Word[], at: number): number | null => {
  if (at < 3 || !begins(words, at)) return null;
  const to = clauseEnd(words, at);
  const clause = clauseOf(words, at, to);
  const text = clause.map(({ word }) => word).join(' ');
  if (isWhy(text, clause) || haveElse(words, at, clause)) return to;
  if (awaits.test(text) || ponders.test(text) || (keepsUsing.test(text) && isAway(words, at))) return null;
  const says = (of: ReadonlySet<Cue> | RegExp): boolean =>
    clause.some(
      ({ cues, ...said }) =>
        !said.happened && cues.some((cue) => (of instanceof RegExp ? of.test(cue) : of.has(cue))),
    );
  // ", starting Wednesday" is when.
  const ofPeople = clause.some(
    ({ cues, word }, n) =>
      (n > 0 || /^(?:joiners|newcomers|leavers)$/.test(word)) &&
      (cues.includes('joins') || cues.includes('leaves')),
  );
  const named = clause.some(({ word }) => word === '');
  if (
    clause.some(({ counts, word }) => counts || turnsAnywhere(word)) ||
    says(ofNoNews) ||
    (named && says(wants)) ||
    (!ofPeople && says(/^day$/))
  )
    return null;
  const [first] = clause;
  const reported = clause.some((said) => said.happened);
  // "two agents moved to another branch".
  const partly = reported && numberAt(words, at) !== null && areSome(wordAt(words, at + 1));
  const led = partly || leads.test(wordAt(words, at)) || (reported && first !== undefined && isPerson(first));
  const unknown = clause.some(({ cues, word, happened }) => (cues.length === 0 && word !== '') || happened);
  // "offices closed".
  const short =
    reported &&
    to - at < 5 &&
    clause.every(({ cues, happened }) => happened || cues.length === 0 || cues.includes('neutral'));
  return (ofPeople || ((led || short) && unknown)) && to - at > 1 ? to : null;
};

/**
 * "(new hires)" at a line's end gives the reason; "(kidding)", "(not really)", "(once Bob is back)" change the meaning.
 */
export const turnsBefore = (words: readonly Word[], at: number): boolean => {
  let to = at;
  while (words[to]?.line === words[at]?.line) to += 1;
  const clause = clauseOf(words, at, to);
  const ofPeople = clause.some(({ cues }) => cues.includes('joins') || cues.includes('leaves'));
  const denied = noMore.test(clause.map(({ word }) => word).join(' '));
  return clause.some(
    ({ cues, word }) =>
      isTurning(word) ||
      cues.some((cue) =>
        cue === 'not'
          ? !denied
          : cue === 'day'
            ? !ofPeople
            : cue !== 'past' && (turning.has(cue) || heading.has(cue)),
      ),
  );
};
const noMore =
  /^(?:(?:they|we|it|is|are|was|were|not|it's|they're) )*(?:no longer|not|never|nobody|no one)\b.* ?(?:need|use|want|require|touch)/;

/** What may be among the words before an order: nothing that could change its meaning. */
const idle: ReadonlySet<Cue> = new Set<Cue>([
  'neutral',
  'and',
  'noun',
  'up',
  'down',
  'off',
  'by',
  'to',
  'from',
  'total',
  'each',
  'double',
]);

/**
 * "tidy up at Contoso: remove 2 E3": separate words before the order, one of them unknown. Such an order is offered,
 * not made.
 */
export const withIdleLead = (words: readonly Word[], atoms: readonly Atom[]): readonly Atom[] => {
  const end = atoms.findIndex(({ to }) => words[to - 1]?.colon === true || words[to - 1]?.comma === true);
  if (words[(atoms[end]?.to ?? 0) - 1]?.colon !== true) return atoms;
  const lead = atoms.slice(0, end + 1);
  const plain = lead.every(
    (atom) =>
      atom.kind === 'company' ||
      (atom.kind === 'unknown' && /^[\p{L}'’]+$/u.test(atom.text)) ||
      (atom.kind === 'cue' && atom.cues.every((cue) => idle.has(cue))),
  );
  const unknown = lead.filter(({ kind }) => kind === 'unknown').length;
  if (!plain || unknown === 0 || unknown > 2 || end + 1 === atoms.length) return atoms;
  return atoms.map((atom, n) =>
    n > end || atom.kind === 'company'
      ? atom
      : {
          ...{ from: atom.from, to: atom.to, text: atom.text, line: atom.line },
          kind: 'cue',
          cues: ['neutral', 'typo'],
        },
  );
};

/**
 * In a change, words that only add colour mean nothing; right after a partial name they may be the rest of another
 * name.
 */
export const withoutColour = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, at) => {
    const before = atoms[at - 1];
    const goesOn = before?.kind === 'company' && !before.whole && before.to === atom.from;
    return atom.kind === 'unknown' && isColour(atom.text.toLowerCase()) && !goesOn
      ? { ...atom, kind: 'cue', cues: ['neutral'] }
      : atom;
  });

type InContext = Readonly<{ text: RegExp; before?: RegExp; after?: RegExp; unless?: RegExp }>;

/** Words for a time, a condition or a doubt that mean none of these here. `unless`: what may follow all the same. */
const passing: readonly InContext[] = [
  // "on the phone", but not "on the 5th".
  {
    text: /^on the$/,
    unless:
      /^(?:\d|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|day|date|weekend|mon|tues|wednes|thurs|fri|satur|sun|renewal|anniversary|following|same|spot)/,
  },
  // "every one of them", but not "every Monday".
  { text: /^every$/, after: /^(?:one|single|user|seat|person|customer|client|company|licen[cs]e|last)$/ },
  // "once again 2 more".
  { text: /^once$/, after: /^again$/ },
  // "looks after", "named after".
  { text: /^after$/, before: /^(?:look|looks|looking|looked|take|takes|named|goes)$/ },
  // "parental leave".
  { text: /^leave$/, before: /^(?:parental|maternity|paternity|sick|annual|on|from|holiday|unpaid)$/ },
  // "something else".
  {
    text: /^else$/,
    before: /^(?:some|any|every|no)(?:thing|one|body|where)$|^(?:who|what|where|little|much)$/,
  },
  // "€12 a month", "per year".
  { text: /^(?:month|year|week|quarter)$/, before: /^(?:per|each)$/ },
  // "they keep clicking on stuff".
  { text: /^keeps?$/, after: /ing$/ },
  // "a Saturday girl".
  {
    text: /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/,
    before: /^an?$/,
    after: /^(?:girl|boy|guy|person|starter|shift|help|temp|worker|job|student)s?$/,
  },
  // "for the summer intern".
  {
    text: /^(?:the )?(?:summer|winter|spring|autumn|christmas|xmas|easter)$/,
    after:
      /^(?:interns?|temps?|starters?|students?|season|staff|help|helpers?|team|party|job|jobs|crew|shift|rush|camp|menu|course|school|sale|sales|workers?|guys|girls?|people|peak|trainees?|market)$/,
  },
  // "a 2nd practice in Leeds".
  {
    text: /^\d+(?:st|nd|rd|th)$/,
    after:
      /^(?:practice|office|shop|branch|site|floor|shift|warehouse|location|store|home|child|baby|van|truck|studio|clinic|surgery|kitchen)$/,
  },
  // "could you maybe".
  { text: /^(?:maybe|perhaps|possibly)$/, before: /^(?:you|u)$/ },
];

/** The message with such words as plain ones. */
export const inContext = (words: readonly Word[], atoms: readonly Atom[]): Atom[] =>
  atoms.map((atom) => {
    if (atom.kind !== 'cue') return atom;
    const [text, before, after] = [
      atom.text.toLowerCase(),
      wordAt(words, atom.from - 1),
      wordAt(words, atom.to),
    ];
    const passes = passing.some(
      (each) =>
        each.text.test(text) &&
        (each.before?.test(before) ?? true) &&
        (each.after?.test(after) ?? true) &&
        !(each.unless?.test(after) ?? false),
    );
    return passes ? { ...atom, cues: ['neutral'] } : atom;
  });
