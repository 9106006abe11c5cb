import type { Atom, AtomOf } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import { isCorrection, isNeutral } from '../atoms/denied.ts';
import { isOccasion } from '../atoms/occasions.ts';
import { changeVerbs, cuesIn, needs, orderVerbs } from '../atoms/verbs.ts';

/**
 * How a message about a change is meant. Only an order is carried out; a request and a need are offered as a button.
 */
export type Modality =
  | 'order'
  | 'request'
  | 'need'
  | 'question'
  | 'history'
  | 'negated'
  | 'conditional'
  | 'another-day'
  | 'past'
  | 'reported'
  | 'uncertain';

/** A real question mark: not one after "ok", which only asks politely. */
export type Asking = 'no' | 'asks' | 'begs';
/** "Midtown Vets? they want …": whom it is about. */
const topicMark =
  /((?:^|[\n,.!])[ \t]*(?!(?:can|could|would|will|should|is|are|was|were|do|does|did|has|have|how|what|who|when|why|where|which|any|and|or|may|might|shall)\b)[^\n,.!?]{2,40})\?(?=[ \t]+(?:they|she|he|we|it|the|needs?|wants?|please|pls|add|remove|set)\b)/giu;
export const askingIn = (text: string): Asking => {
  if (!text.replace(topicMark, '$1').includes('?')) return 'no';
  if (/\?+\s+(?:please|pls|plz)\W*$/i.test(text)) return 'begs';
  return /(?:^|[\s,])(?:ok|okay|please|pls|plz|thanks|alright|right|yeah)\s*\?+\s*$/i.test(text)
    ? 'begs'
    : 'asks';
};

const pastQuestion = /^(?:did|has|have|had|who|why|was|were|how come|when|what)/;

/** What a message says about how it is meant. */
type Signs = Readonly<{
  said: ReadonlySet<Cue>;
  /** Whether it begins with this, after names and politeness. */
  begins: (cue: Cue) => boolean;
  /** Its first words, in lower case. */
  opening: string;
  asking: Asking;
  polite: boolean;
  ordered: boolean;
  counted: boolean;
  /** "up 3", "2 off" at the end: a step, and no state. */
  stepped: boolean;
  /** "… for Contoso. Scrap that.": it ends by taking itself back, without a replacement. */
  takenBack: boolean;
  /** "we went from 16 to 18, when was that". */
  asksThat: boolean;
  /** "is one of them free", "are they adding 2": without a question mark. */
  inverted: boolean;
  /** "did someone". */
  asksDid: boolean;
  /** "Ann would like 2 more, please do": it ends with the writer's own order. */
  bidden: boolean;
  /** "Adding 3 …". */
  going: boolean;
  /** "loses 3", "drops to 5": it reports, and orders nothing. */
  states: boolean;
}>;

const isStep = (atoms: readonly Atom[]): boolean => {
  const told = atoms.filter(
    (atom) => !(atom.kind === 'cue' && (isPoliteness(atom) || /^by$/i.test(atom.text))),
  );
  const [before, last] = told.slice(-2);
  const particle = (atom: Atom | undefined) =>
    atom?.kind === 'cue' && atom.cues.some((cue) => cue === 'up' || cue === 'down' || cue === 'off');
  return (
    !atoms.some(({ text }) => /^(?:is|are|am|it's|they're)$/i.test(text)) &&
    ((last?.kind === 'number' && particle(before)) || (before?.kind === 'number' && particle(last)))
  );
};
/** "2 Acrobat off Contoso". */
const isTakenOff = (atoms: readonly Atom[]): boolean =>
  atoms[0]?.kind === 'number' &&
  atoms.some(({ text }, at) => /^off$/i.test(text) && atoms[at - 1]?.kind === 'product') &&
  !atoms.some(({ text }) => /^(?:is|are|am)$/i.test(text));
const isPoliteness = (atom: Atom): boolean => /^(?:please|pls|plz|thx|thanks|ty|cheers|ta)$/i.test(atom.text);

const isTold = (cues: readonly Cue[]): boolean => cues.some((cue) => changeVerbs.includes(cue));
const isTelling = ({ cues, text }: AtomOf<'cue'>): boolean =>
  /^(?:[a-z]+[^s]s|(?:to )?be [a-z]+)$/i.test(text) &&
  cues.length === 1 &&
  cues.some((cue) => orderVerbs.includes(cue));

/** "Contoso get two more". */
const isToldOf = ([first, next]: readonly Atom[]): boolean =>
  first?.kind === 'company' && next?.kind === 'cue' && /^get$/i.test(next.text);

const isTakenBack = (atoms: readonly Atom[]): boolean => {
  const last = atoms.findLast((atom) => !isNeutral(atom));
  return (
    last !== undefined && isCorrection(last) && /^(?:scrap|strike|ach|oh no|nope|nee|nein)\b/i.test(last.text)
  );
};

const bidding =
  /(?:^|[\s,.])(?:please (?:do(?: so| it| that| this)?|go ahead|make (?:it|that|this) (?:so|happen)|add (?:it|them|those)|remove (?:it|them|those)|proceed|process(?: it| this)?|arrange(?: it| that)?|action(?: it| this)?|sort(?: it)?|order (?:it|them))|(?:so )?(?:go ahead|make (?:it|that) (?:so|happen))(?: please)?|do (?:it|so) please)$/i;

/** Whether its last words ask for what was reported. */
const isBidden = (atoms: readonly Atom[]): boolean =>
  bidding.test(
    atoms
      .filter(
        ({ kind, text }) => kind !== 'reason' && !/^(?:thanks|thx|ty|cheers|thank you|now|asap)$/i.test(text),
      )
      .slice(-4)
      .map(({ text }) => text)
      .join(' '),
  );

const polite: readonly Cue[] = ['asks-bot', 'asks-us', 'wish'];
const greeting = /^(?:hi|hey|hello|hallo|morning|ok|okay|so|and|but|oh|well|btw|um|uh)$/i;
/** Begins with its verb; "are 2 more possible" only asks politely. */
const isInverted = (atoms: readonly Atom[]): boolean => {
  const [first] = atoms.filter(({ text }) => !greeting.test(text));
  return (
    /^(?:is|are|has)$/i.test(first?.text ?? '') &&
    !atoms.some(({ text }) => /^(?:possible|doable)$/i.test(text))
  );
};

const signsOf = (atoms: readonly Atom[], asking: Asking): Signs => {
  const said = new Set(cuesIn(atoms));
  const first = atoms.find((atom) => !isNeutral(atom) && atom.kind !== 'reason');
  const asked = atoms.find(
    (atom) => atom.kind === 'cue' && (atom.cues.includes('asks-whether') || atom.cues.includes('past')),
  );
  return {
    said,
    begins: (cue) => first?.kind === 'cue' && first.cues.includes(cue),
    opening: (asked ?? first)?.text.toLowerCase() ?? '',
    asking,
    polite:
      asking === 'begs' ||
      polite.some((cue) => said.has(cue)) ||
      atoms.some(({ kind, text }) => kind === 'reason' && isOccasion(text)),
    ordered: orderVerbs.some((cue) => said.has(cue)),
    counted: atoms.some(({ kind }) => kind === 'number'),
    inverted: isInverted(atoms),
    asksDid: atoms.some(({ text }) => /^did\b/i.test(text)),
    bidden: isBidden(atoms) && !said.has('not') && !said.has('if') && !said.has('day'),
    asksThat: atoms.some(({ text }) => /^(?:when|who|why) (?:was|did) that/i.test(text)),
    stepped: isStep(atoms) || isTakenOff(atoms),
    takenBack: isTakenBack(atoms),
    going: atoms[0]?.kind === 'cue' && /^\w{3,}ing$/i.test(atoms[0].text) && isTold(atoms[0].cues),
    states:
      isToldOf(atoms) ||
      // "33 (was 30)" tells how many there are, or are to be.
      atoms.some(({ kind, text }) => kind === 'number' && /\b(?:was|becom)/i.test(text)) ||
      atoms.some((atom) => atom !== first && atom.kind === 'cue' && isTelling(atom)),
  };
};

/** Each way of meaning with its sign; the first that fits counts. What forbids comes before what allows. */
const rules: readonly (readonly [Modality, (signs: Signs) => boolean])[] = [
  [
    'history',
    ({ said, begins, opening, asking }) =>
      pastQuestion.test(opening) && said.has('done') && (asking === 'asks' || begins('asks-whether')),
  ],
  ['history', ({ said, asksThat }) => asksThat && said.has('done')],
  // "why did someone add 3"
  [
    'history',
    ({ opening, ordered, asksDid, said }) =>
      asksDid && ordered && !said.has('wish') && /^(?:why|when|who|how come)\b/.test(opening),
  ],
  [
    'history',
    ({ opening, ordered, begins }) =>
      opening.startsWith('did') && ordered && (begins('past') || begins('asks-whether')),
  ],
  ['negated', ({ said }) => said.has('not') && !said.has('no-longer')],
  // "scratch the 2 Basic": nothing stands before it that it could put right.
  ['negated', ({ opening }) => /^(?:scratch|strike)$/.test(opening)],
  ['negated', ({ takenBack }) => takenBack],
  ['negated', ({ said, counted }) => said.has('keep') && !counted],
  ['conditional', ({ said }) => said.has('if')],
  ['request', ({ bidden, asking, said }) => bidden && asking !== 'asks' && said.has('reported')],
  ['reported', ({ said }) => said.has('reported')],
  [
    'question',
    ({ said, begins, asking }) => said.has('asks-whether') && (begins('asks-whether') || asking === 'asks'),
  ],
  ['question', ({ asking, polite }) => asking === 'asks' && !polite],
  ['question', ({ inverted }) => inverted],
  ['uncertain', ({ said, ordered, begins }) => said.has('past') && ordered && !begins('past')],
  ['past', ({ said }) => said.has('past')],
  ['another-day', ({ said }) => said.has('day') || said.has('at-renewal')],
  ['uncertain', ({ said }) => said.has('unsure')],
  ['request', ({ polite, said }) => polite || said.has('label')],
  // "Adding 3 E3 to …": said of what is going on, or asked for.
  ['need', ({ going }) => going],
  // "everyone but two loses Basic".
  ['need', ({ states }) => states],
  ['need', ({ said }) => said.has('state') || needs.some((cue) => said.has(cue))],
  [
    'need',
    ({ said, ordered, begins, stepped }) =>
      !ordered && !stepped && !begins('up') && (said.has('down') || said.has('up') || said.has('off')),
  ],
];

/** "has left, had Premium", "offboard two, both had Premium": what a person who leaves had is news of today. */
const withoutHeld = (atoms: readonly Atom[]): readonly Atom[] =>
  cuesIn(atoms).some((cue) => cue === 'leaves' || cue === 'wish' || cue === 'staff')
    ? atoms.filter(({ text }) => !/^had$/i.test(text))
    : atoms;

/** How a message with a change in it is meant, by its words outside names and reasons. */
export const modalityOf = (atoms: readonly Atom[], asking: Asking): Modality => {
  const signs = signsOf(withoutHeld(atoms), asking);
  return rules.find(([, holds]) => holds(signs))?.[0] ?? 'order';
};
