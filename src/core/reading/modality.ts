import { type Atom, type AtomOf, textIn } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import { isOccasion } from '../atoms/occasions.ts';
import { changeVerbs, cuesIn, hasCue, needs, orderVerbs } from '../atoms/verbs.ts';

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

const isNeutral = (atom: Atom): boolean =>
  atom.kind === 'cue' && atom.cues.some((cue) => cue === 'neutral' || cue === 'and');
const pastQuestion = /^(?:did|has|have|had|who|why|was|were|how come|when|what)/;

/** "should be 12, not 11", "12 instead of 11": the number that it should not be. */
const isNumberDenied = (atoms: readonly Atom[], at: number): boolean => {
  const next = atoms.slice(at + 1).find((atom) => !isNeutral(atom));
  return (
    next?.kind === 'number' &&
    hasCue(atoms, 'set') &&
    atoms.slice(0, at).some(({ kind }) => kind === 'number')
  );
};

const isCorrection = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('correct');
const isVerb = (atom: Atom): boolean =>
  atom.kind === 'cue' && atom.cues.some((cue) => /^(?:add|remove|increase|decrease|set)$/.test(cue));
const corrected: readonly ((atom: Atom) => boolean)[] = [
  ({ kind }) => kind === 'number',
  ({ kind }) => kind === 'company',
  ({ kind }) => kind === 'product',
  isVerb,
];

/** "3, no wait, 4", "for A … sorry, for B": what was said before each thing that is repeated after the correction. */
const withoutCorrected = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex(isCorrection);
  if (at < 0) return atoms;
  const [before, after] = [atoms.slice(0, at), atoms.slice(at + 1)];
  const again = corrected.filter((is) => after.filter(is).length === 1 && before.filter(is).length === 1);
  return [...before.filter((atom) => !again.some((is) => is(atom))), ...atoms.slice(at)];
};

/** "10 no 12": with no comma, between two numbers. */
const asCorrection = (atom: Atom): Atom => ({
  ...{ from: atom.from, to: atom.to, text: atom.text, line: atom.line },
  kind: 'cue',
  cues: ['correct'],
});
const withNo = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, at) =>
    /^no$/i.test(atom.text) && atoms[at - 1]?.kind === 'number' && atoms[at + 1]?.kind === 'number'
      ? asCorrection(atom)
      : atom,
  );

/** "12, not 11", "not Fabrikam": what is denied, beside another of its kind. */
const isDeniedName = (atoms: readonly Atom[], at: number): boolean => {
  const [not, denied, after] = [atoms[at], atoms[at + 1], atoms[at + 2]];
  if (not === undefined || denied === undefined) return false;
  if (!/^(?:not|nicht|pas|niet)$/i.test(not.text)) return false;
  // "remove, not add, 2".
  if (isVerb(denied)) return atoms.slice(0, at).some(isVerb) && /^not$/i.test(not.text);
  const alone =
    after === undefined ||
    after.line !== denied.line ||
    isNeutral(after) ||
    isCorrection(after) ||
    isVerb(after) ||
    after.kind === 'company' ||
    (after.kind === 'product' && atoms.filter(({ kind }) => kind === 'product').length === 1) ||
    (after.kind === 'cue' && after.cues.includes('more') && hasCue(atoms.slice(0, at), 'total'));
  const named = denied.kind === 'company' || denied.kind === 'product' || (denied.kind === 'number' && alone);
  return named && atoms.some((other) => other !== denied && other.kind === denied.kind);
};

/** "Oceanview, not the hotel". */
const isArticleDenied = (atoms: readonly Atom[], at: number): boolean =>
  /^the$/i.test(textIn(atoms, at)) &&
  /^not$/i.test(textIn(atoms, at - 1)) &&
  atoms[at + 1]?.kind === 'company';

/** Without what is denied; "9 in all (not 9 more)" loses "more" with it. */
const withoutDeniedName = (given: readonly Atom[]): readonly Atom[] => {
  const atoms = given.filter((_, n) => !isArticleDenied(given, n));
  const at = atoms.findIndex((_, n) => isDeniedName(atoms, n));
  const [not, denied, after] = [atoms[at], atoms[at + 1], atoms[at + 2]];
  if (not === undefined || denied === undefined) return atoms;
  const more = denied.kind === 'number' && after?.kind === 'cue' && after.cues.includes('more');
  return [...atoms.slice(0, at), asCorrection(not), ...atoms.slice(at + (more ? 3 : 2))];
};

/** "don't add 3, add 2": the verb and the number that it should not be, where both are said again. */
const withoutDeniedOrder = (atoms: readonly Atom[]): readonly Atom[] => {
  const not = atoms.findIndex((atom) => atom.kind === 'cue' && atom.cues.includes('not'));
  const [verb, number] = [atoms[not + 1], atoms[not + 2]];
  if (not < 0 || verb === undefined || !isVerb(verb) || number?.kind !== 'number') return atoms;
  const rest = atoms.slice(not + 3);
  const again = rest.findIndex((atom) => isVerb(atom) && atom.text.toLowerCase() === verb.text.toLowerCase());
  if (again < 0 || rest[again + 1]?.kind !== 'number' || rest.slice(again + 2).some(isNamed)) return atoms;
  return [...atoms.slice(0, not), asCorrection(verb), ...rest];
};
const isNamed = ({ kind }: Atom): boolean => kind === 'company' || kind === 'product';

/** "leave Contoso with just 3 E3": sets what stays. */
const withLeft = (atoms: readonly Atom[]): readonly Atom[] => {
  const leave = atoms.findIndex(({ text }) => /^leave$/i.test(text));
  const join = atoms.findIndex(({ text }, n) => n > leave && /^with$/i.test(text));
  const counted = atoms.slice(join + 1).find((atom) => !isNeutral(atom))?.kind === 'number';
  if (leave < 0 || join < 0 || !counted) return atoms;
  const as = ({ from, to, text, line }: Atom, cues: readonly Cue[]): Atom => ({
    ...{ kind: 'cue', cues, from, to, text, line },
  });
  return atoms.map((atom, n) =>
    n === leave ? as(atom, ['set']) : n === join ? as(atom, ['to', 'total']) : atom,
  );
};

/** "16 instead of 15": the new total, and the old one. With a verb of more or fewer it may mean something else. */
const withFormer = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex(({ text }) => /^(?:instead of|rather than|(?:an)?statt)$/i.test(text));
  const [now, former] = [atoms.slice(0, at).filter(({ kind }) => kind === 'number'), atoms[at + 1]];
  const [number] = now;
  const steps = atoms.some((atom) => isVerb(atom) && !hasCue([atom], 'set'));
  if (steps || at < 0 || former?.kind !== 'number' || number?.kind !== 'number' || now.length > 1)
    return atoms;
  return atoms.flatMap((atom, n) =>
    n === at + 1
      ? []
      : n === at
        ? [asCorrection(atom)]
        : atom === number
          ? [{ ...number, was: former.n }]
          : [atom],
  );
};

/** "has 28, should be 31", "no longer need 13, ten is enough": the new total, and what it was. */
const withStated = (atoms: readonly Atom[]): readonly Atom[] => {
  const cues = cuesIn(atoms);
  const [former, number, ...others] = atoms.filter((atom) => atom.kind === 'number');
  const at = atoms.findIndex((atom) => atom.kind === 'cue' && atom.cues.includes('state'));
  if (former === undefined || number === undefined || others.length > 0 || at < 0) return atoms;
  const enough = atoms[at - 1] === number && /^(?:is|are|would be) enough\b/i.test(textIn(atoms, at));
  const stated = (atoms[at + 1] === number || enough) && atoms.indexOf(former) < at;
  const plain = [former, number].every(
    ({ n, sign, percent, was }) => n !== null && !sign && !percent && !was,
  );
  const other = cues.some((cue) => cue === 'joins' || cue === 'leaves' || cue === 'swap' || cue === 'not');
  const steps = atoms.some((atom) => isVerb(atom) && !hasCue([atom], 'set'));
  if (!stated || !plain || other || steps) return atoms;
  return atoms.flatMap((atom) =>
    atom === former || (enough && hasCue([atom], 'no-longer'))
      ? []
      : atom === number
        ? [{ ...number, was: former.n }]
        : [atom],
  );
};

const participles: Readonly<Record<string, Cue>> = {
  ...{ added: 'add', ordered: 'add', bought: 'add', removed: 'remove', cancelled: 'end', canceled: 'end' },
  ...{
    reduced: 'decrease',
    decreased: 'decrease',
    dropped: 'decrease',
    increased: 'increase',
    raised: 'increase',
  },
};

/** "get the 2 extra F3 for Contoso ordered": an order. */
const withGetDone = (atoms: readonly Atom[]): readonly Atom[] => {
  const first = atoms.find((atom) => !isNeutral(atom));
  const said = atoms.some(
    ({ kind, text }) => kind === 'cue' && Object.hasOwn(participles, text.toLowerCase()),
  );
  if (!/^get$/i.test(first?.text ?? '') || !said) return atoms;
  return atoms.map((atom): Atom => {
    const cue = atom.kind === 'cue' ? participles[atom.text.toLowerCase()] : undefined;
    const { from, to, text, line } = atom;
    if (cue !== undefined) return { kind: 'cue', cues: [cue], from, to, text, line };
    return atom === first ? { kind: 'cue', cues: ['neutral'], from, to, text, line } : atom;
  });
};

/** The message without what it denies or takes back. */
export const withoutDenied = (given: readonly Atom[]): readonly Atom[] => {
  const atoms = withoutDeniedOrder(
    withFormer(withStated(withLeft(withGetDone(withoutCorrected(withNo(given)))))),
  );
  const at = atoms.findIndex(
    (atom, n) => atom.kind === 'cue' && atom.cues.includes('not') && isNumberDenied(atoms, n),
  );
  if (at < 0) return withoutDeniedName(atoms);
  const number = atoms.findIndex((atom, n) => n > at && atom.kind === 'number');
  return atoms.filter((_, n) => n !== at && n !== number);
};

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
