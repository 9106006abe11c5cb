import type { Atom, AtomOf } from './atom.ts';
import type { Cue } from './cues.ts';
import { cuesIn, orderVerbs } from './modality.ts';

const denies = /^(?:doesn'?t|don'?t|do not|does not|won'?t|will not)$/i;
const wants = /^(?:needs?|wants?|use|require|needing|using|requiring)$/i;
const any = (atom: Atom | undefined, said: RegExp): boolean => atom !== undefined && said.test(atom.text);
const isCue = (atom: Atom | undefined, cues: readonly Cue[]): boolean =>
  atom?.kind === 'cue' && atom.cues.some((cue) => cues.includes(cue));
const asCue = ({ from, to, text, line }: Atom, ...cues: readonly Cue[]): Atom => ({
  ...{ kind: 'cue', cues, from, to, text, line },
});

/** "anymore", "any more": how many atoms; 0 when it is something else. */
const anyMoreAt = (atoms: readonly Atom[], at: number): number => {
  if (any(atoms[at], /^(?:anymore|any more|any longer)$/i)) return 1;
  return any(atoms[at], /^any$/i) && any(atoms[at + 1], /^(?:more|longer)$/i) ? 2 : 0;
};

/** Where "doesn't need", "won't be needing" or "no" before a product begins, and how many atoms it takes. */
const refusalAt = (atoms: readonly Atom[], at: number): number => {
  if (any(atoms[at], /^no$/i) && atoms[at + 1]?.kind === 'product') return 1;
  if (!any(atoms[at], denies)) return 0;
  if (any(atoms[at + 1], wants)) return 2;
  return any(atoms[at + 1], /^be$/i) && any(atoms[at + 2], wants) ? 3 : 0;
};

/** "doesn't need 2 of its E3 any more", "so no Visio for them anymore": no longer. "doesn't need any more E3" wants none in addition. */
const withNoLonger = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((_, n) => refusalAt(atoms, n) > 0);
  const end = at < 0 ? -1 : atoms.findIndex((_, n) => n > at && anyMoreAt(atoms, n) > 0);
  const between = atoms.slice(at + refusalAt(atoms, at), Math.max(end, 0));
  const names = between.some(({ kind }) => kind === 'product' || kind === 'number');
  if (!names || cuesIn(between).includes('more')) return atoms;
  const [first, last] = [at + refusalAt(atoms, at), end + anyMoreAt(atoms, end)];
  const whole = any(atoms[at], /^no$/i);
  return atoms.map((atom, n) => {
    if (n === at) return whole ? asCue(atom, 'no-longer', 'end') : asCue(atom, 'no-longer');
    return (n > at && n < first) || (n >= end && n < last) ? asCue(atom, 'neutral') : atom;
  });
};

/** "no Visio licence left at Contoso": too few, and no refusal. */
const withNoneLeft = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex(
    (atom, n) =>
      any(atom, /^no$/i) &&
      atoms[n + 1]?.kind === 'product' &&
      atoms.slice(n + 2, n + 4).some((each) => any(each, /^(?:left|free|available|spare)$/i)),
  );
  if (at < 0) return atoms;
  return atoms.map((atom, n) =>
    n === at
      ? asCue(atom, 'short')
      : n > at && n < at + 4 && any(atom, /^(?:left|free|available|spare)$/i)
        ? asCue(atom, 'neutral')
        : atom,
  );
};

/** "Contoso needs 2 more, says Rebecca": who tells of a need, behind it. */
const withTeller = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => any(atom, /^(?:says|said|reports)$/i));
  const who = atoms.slice(at + 1);
  const named =
    at > 3 &&
    who.length > 0 &&
    who.length < 3 &&
    who.every(({ kind, text }) => kind === 'unknown' && /^\p{Lu}/u.test(text));
  const before = cuesIn(atoms.slice(0, Math.max(at, 0)));
  const needed = before.some((cue) => cue === 'need' || cue === 'short' || cue === 'spare');
  return named && needed && !before.some((cue) => orderVerbs.includes(cue))
    ? atoms.map((atom, n) => (n === at ? asCue(atom, 'neutral') : atom))
    : atoms;
};

/** "be on E3 rather than E5" is a swap; "instead of the E3 we talked about" says what is not meant. */
const withInstead = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => any(atom, /^(?:instead of|rather than)$/i));
  const next = atoms.findIndex(({ kind }, n) => n > at && kind === 'product');
  if (at < 0 || next < 0 || next > at + 2) return atoms;
  const talked = atoms.findIndex((atom, n) => n > next && n < next + 4 && any(atom, talkedOf));
  if (talked > 0)
    return atoms.flatMap((atom, n) =>
      n < at || n > talked ? [atom] : n === at ? [asCue(atom, 'neutral')] : [],
    );
  const verbs = cuesIn(atoms).some((cue) => instead.includes(cue));
  const before = atoms.slice(0, at);
  const stays = before.some((atom) => any(atom, /^(?:be|is|are|go|goes|go on|goes on|run|work)$/i));
  return verbs ||
    !stays ||
    before.filter(({ kind }) => kind === 'product').length !== 1 ||
    !atoms.some(({ kind }) => kind === 'number')
    ? atoms
    : atoms.map((atom, n) => (n === at ? asCue(atom, 'swap', 'from', 'state') : atom));
};
const talkedOf = /^(?:talked|discussed|spoke|mentioned|agreed|planned|said|wanted|ordered)$/i;
const instead: readonly Cue[] = ['add', 'remove', 'set', 'increase', 'decrease', 'order', 'end'];

/** "Exchange mailboxes": what Exchange is there. */
const withExchange = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, n) =>
    any(atom, /^exchange$/i) && any(atoms[n + 1], /^(?:mailbox(?:es)?|seats?|licen[cs]es?)$/i) && n > 0
      ? { from: atom.from, to: atom.to, text: atom.text, line: atom.line, kind: 'product', known: true }
      : atom,
  );

/** "let Project 5 lapse", "drop Planner 5 by 1": the number is the plan's. */
const withPlans = (atoms: readonly Atom[]): readonly Atom[] => {
  const isPlan = (at: number): boolean => {
    const [before, number, after] = [atoms[at - 1], atoms[at], atoms[at + 1]];
    if (before?.kind !== 'product' || number?.kind !== 'number' || number.sign !== null) return false;
    if (!/^[1-5]$/.test(number.text) || isCue(after, ['noun']) || after?.kind === 'product') return false;
    const other = atoms.findIndex(({ kind }, n) => n > at && kind === 'number');
    const counted = other > 0 && isCue(atoms[other - 1], ['by', 'to']);
    return counted || (other < 0 && cuesIn(atoms).includes('lapse'));
  };
  return atoms.flatMap((atom, at) => {
    const next = atoms[at + 1];
    if (isPlan(at)) return [];
    return atom.kind === 'product' && next !== undefined && isPlan(at + 1)
      ? [{ ...atom, to: next.to, text: `${atom.text} Plan ${next.text}` }]
      : [atom];
  });
};

/** "Bob let Visio lapse": somebody did. */
const withLetting = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => any(atom, /^let$/i));
  return atoms[at - 1]?.kind === 'unknown' || atoms[at - 1]?.kind === 'company'
    ? atoms.map((atom, n) => (n === at ? asCue(atom, 'past') : atom))
    : atoms;
};

/** "get Contoso out of 5 E3": off it. "we're out of E3" is short of it, and in "2 out of 5" no direction. */
const withOutOf = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, n) =>
    any(atom, /^out of$/i) && atoms[n + 1]?.kind === 'number' && atoms[n - 1]?.kind !== 'number'
      ? asCue(atom, 'off')
      : atom,
  );

/** Turns of phrase in which words of a change mean something else together. */
export const withIdioms = (atoms: readonly Atom[]): Atom[] => [
  ...withPlans(
    withExchange(withInstead(withTeller(withLetting(withNoneLeft(withNoLonger(withOutOf(atoms))))))),
  ),
];

export type Direction = 'add' | 'remove' | 'set';
type Said = ReadonlySet<Cue>;

const says = (said: Said, cues: readonly Cue[]): boolean => cues.some((cue) => said.has(cue));

/** Words that say more or fewer by themselves, and such that a particle beside them may turn round. */
const sureAdd: readonly Cue[] = ['add', 'more', 'short', 'need', 'joins'];
const sureRemove: readonly Cue[] = ['remove', 'fewer', 'spare', 'no-longer', 'end', 'leaves'];
const skipped: readonly Cue[] = ['neutral', 'noun', 'up', 'down'];
const counted: readonly Cue[] = ['noun', 'more', 'fewer', 'neutral'];

const signIn = (item: readonly Atom[]): '+' | '-' | null =>
  item.find((atom): atom is AtomOf<'number'> => atom.kind === 'number' && atom.sign !== null)?.sign ?? null;

const saysAdd = (said: Said, sign: '+' | '-' | null): boolean =>
  sign === '+' ||
  says(said, ['add', 'increase', 'more', 'need', 'short', 'joins', 'order']) ||
  (said.has('supply') && !said.has('off')) ||
  (said.has('up') && !said.has('down'));

const saysRemove = (said: Said, sign: '+' | '-' | null): boolean =>
  sign === '-' ||
  says(said, ['remove', 'decrease', 'fewer', 'spare', 'no-longer', 'end']) ||
  (said.has('off') &&
    (says(said, ['take', 'supply']) || !says(said, ['add', 'increase', 'more', 'set', 'need', 'order']))) ||
  (said.has('take') && said.has('from')) ||
  (said.has('leaves') && !said.has('need')) ||
  (said.has('down') && !said.has('up'));

/** Whether the words say nothing of a direction, rather than contradict each other. */
export const isSilent = (item: readonly Atom[]): boolean => {
  const said = new Set(cuesIn(item));
  const sign = signIn(item);
  return sign === null && !(saysAdd(said, sign) && saysRemove(said, sign));
};

/** Whether the number is the new total: "to 15", "→ 15", "15 in total", "needs only 15". */
export const isTotal = (item: readonly Atom[], number: AtomOf<'number'>): boolean => {
  const cues = cuesIn(item);
  if (number.was !== null || cues.includes('total') || cues.includes('keep')) return true;
  const limited = item.some(({ text }) => /^(?:only|just)$/i.test(text));
  if (cues.includes('need') && limited && !cues.includes('add') && !cues.includes('more')) return true;
  const before = item.slice(0, item.indexOf(number)).reverse();
  const near = before.find(
    (atom) =>
      atom.kind !== 'cue' || !atom.cues.some((cue) => skipped.includes(cue)) || atom.cues.includes('to'),
  );
  if (near?.kind === 'cue' && near.cues.includes('to')) return true;
  const [last, placed] = before;
  // "we need Contoso on 24 E3", "sube el E5 a 27".
  const on = /^on$/i.test(last?.text ?? '') && placed?.kind === 'company';
  return on || (/^a$/i.test(last?.text ?? '') && cues.includes('foreign'));
};

/** "increase with 2", "um 2 erhöhen". */
const byWords = /^(?:with|wiht|um|met|bij|con|por)$/i;

const isBy = (item: readonly Atom[], number: Atom): boolean => {
  const before = item[item.indexOf(number) - 1];
  return before?.kind === 'cue' && (before.cues.includes('by') || byWords.test(before.text));
};

/** Whether the number counts what follows: "3 seats", "3 E3". */
const isCounted = (item: readonly Atom[], number: Atom): boolean => {
  const next = item[item.indexOf(number) + 1];
  return next?.kind === 'product' || (next?.kind === 'cue' && next.cues.some((cue) => counted.includes(cue)));
};

/** The direction of a new total: set, unless the words say to add or remove as many. */
const ofTotal = (said: Said): Direction | null => {
  if (said.has('keep')) return says(said, ['add', 'more', 'supply', 'need']) ? null : 'set';
  return says(said, ['add', 'more', 'remove', 'fewer']) || (said.has('take') && said.has('off'))
    ? null
    : 'set';
};

/** Both were said: the surer word decides, unless a particle beside it says the opposite. */
const ofBoth = (said: Said, sign: '+' | '-' | null): Direction | null => {
  const adds = says(said, sureAdd) || sign === '+' || said.has('increase');
  const removes =
    says(said, sureRemove) || sign === '-' || said.has('decrease') || (said.has('take') && said.has('off'));
  // "wants 2 fewer": the need is for fewer.
  if (said.has('need') && said.has('fewer') && !says(said, ['add', 'more', 'short']) && sign === null)
    return 'remove';
  // "bring down by 2": the particle decides over a verb that moves both ways.
  if (!adds && !removes) return says(said, ['down', 'off']) && !said.has('up') ? 'remove' : null;
  if (adds && removes) return null;
  if (adds) return says(said, ['down', 'off', 'decrease']) ? null : 'add';
  return says(said, ['up', 'increase', 'more']) ? null : 'remove';
};

/** "change 3 premium at Tailspin" says no direction; "set 15 premium" does. */
const ofSet = (item: readonly Atom[], number: AtomOf<'number'> | null): Direction | null => {
  if (number === null) return 'set';
  const [verb = ''] = item
    .filter((atom) => atom.kind === 'cue' && atom.cues.includes('set'))
    .map(({ text }) => text);
  const changes = /^(?:change|adjust|update|modify)$/i.test(verb);
  return isBy(item, number) || changes ? null : 'set';
};

/** "raise E3 80": by 80, or to 80? */
const isOpen = (said: Said, item: readonly Atom[], number: AtomOf<'number'> | null): boolean =>
  number !== null &&
  number.sign === null &&
  number.percent === null &&
  !said.has('off') &&
  says(said, ['increase', 'decrease']) &&
  !isBy(item, number) &&
  !isCounted(item, number) &&
  !says(said, ['joins', 'leaves']) &&
  !isObject(item, number);

/** "cut one": as many fewer. */
const isObject = (item: readonly Atom[], number: Atom): boolean => {
  const before = item[item.indexOf(number) - 1];
  return before?.kind === 'cue' && before.cues.includes('decrease');
};

/** A sign that stands alone may be a dash: "Contoso - 3 E3". */
const isDash = (number: AtomOf<'number'> | null): boolean => number?.apart === true && number.sign === '-';

/** The direction of a number; null when the words do not say, or contradict each other. */
export const directionOf = (
  item: readonly Atom[],
  number: AtomOf<'number'> | null,
  inherited: Direction | null,
): Direction | null => {
  const said: Said = new Set(cuesIn(item));
  const sign = isDash(number) ? null : signIn(item);
  const [adds, removes] = [saysAdd(said, sign), saysRemove(said, sign)];
  if (isDash(number) && !says(said, [...sureAdd, ...sureRemove])) return null;
  if (number !== null && number.sign === null && isTotal(item, number)) return ofTotal(said);
  if (adds && removes) return ofBoth(said, sign);
  if (isOpen(said, item, number)) return null;
  if (said.has('set') && !adds && !removes) return ofSet(item, number);
  // "one Basic out, one Standard in".
  const comes = item.some(({ text }, at) => {
    const next = item[at + 1];
    const ends = next === undefined || (next.kind === 'cue' && next.cues.includes('to'));
    return /^onto$/i.test(text) || (/^in$/i.test(text) && item[at - 1]?.kind === 'product' && ends);
  });
  return adds || (comes && !removes) ? 'add' : removes ? 'remove' : inherited;
};

/** For a new total: whether the words lean to more or to less than before. */
export const leaningOf = (item: readonly Atom[]): 'add' | 'remove' | null => {
  const said: Said = new Set(cuesIn(item));
  if (says(said, ['double', 'triple', 'half', 'part'])) return null;
  if (says(said, ['increase', 'up'])) return 'add';
  return says(said, ['decrease', 'down', 'end']) ? 'remove' : null;
};
