import type { Atom, AtomOf } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import { cuesIn } from '../atoms/verbs.ts';

export type Direction = 'add' | 'remove' | 'set';
type Said = ReadonlySet<Cue>;

const says = (said: Said, cues: readonly Cue[]): boolean => cues.some((cue) => said.has(cue));

/** Words that mean more or fewer by themselves, including those that a particle can reverse. */
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

/** Whether the words say nothing about a direction, rather than contradict each other. */
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
  // "got 3 new starters, Premium should be 31".
  if (last?.kind === 'cue' && last.cues.includes('state') && last.cues.includes('set')) return true;
  // "we need Contoso on 24 E3", "sube el E5 a 27".
  const on = /^on$/i.test(last?.text ?? '') && placed?.kind === 'company';
  return on || (/^a$/i.test(last?.text ?? '') && cues.includes('foreign'));
};

/** "increase with 2", "um 2 erhöhen": what begins a difference. */
const byWords = /^(?:with|wiht|um|met|bij|con|por)$/i;

export const isBy = (item: readonly Atom[], number: Atom): boolean => {
  const before = item[item.indexOf(number) - 1];
  return before?.kind === 'cue' && (before.cues.includes('by') || byWords.test(before.text));
};

/** Whether the number counts what follows: "3 seats", "3 E3". */
const isCounted = (item: readonly Atom[], number: Atom): boolean => {
  const next = item[item.indexOf(number) + 1];
  return next?.kind === 'product' || (next?.kind === 'cue' && next.cues.some((cue) => counted.includes(cue)));
};

/** "fewer Keeper: 15 in total": the word is not of the number. */
const isApart = (item: readonly Atom[], number: AtomOf<'number'>): boolean => {
  const at = item.indexOf(number);
  const word = (atom: Atom | undefined) =>
    atom?.kind === 'cue' && atom.cues.some((cue) => cue === 'more' || cue === 'fewer');
  return (
    hasTotal.test(item.map(({ text }) => text).join(' ')) && ![item[at - 1], ...item.slice(at + 1)].some(word)
  );
};
const hasTotal = /\b(?:in total|altogether|all told|in all)\b/i;

/** The direction of a new total: set, unless the words say to add or remove that many. */
const ofTotal = (said: Said, item: readonly Atom[], number: AtomOf<'number'>): Direction | null => {
  if (isApart(item, number) && !says(said, ['add', 'remove', 'need'])) return 'set';
  if (said.has('keep')) return says(said, ['add', 'more', 'supply', 'need']) ? null : 'set';
  return says(said, ['add', 'more', 'remove', 'fewer']) || (said.has('take') && said.has('off'))
    ? null
    : 'set';
};

/** Both were said: the more certain word counts, unless a particle beside it says the opposite. */
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

/** "cut one": that many fewer. */
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
  if (number !== null && number.sign === null && isTotal(item, number)) return ofTotal(said, item, number);
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

/** For a new total: whether the words lean towards more or fewer than before. */
export const leaningOf = (item: readonly Atom[]): 'add' | 'remove' | null => {
  const said: Said = new Set(cuesIn(item));
  if (says(said, ['double', 'triple', 'half', 'part'])) return null;
  if (says(said, ['increase', 'up'])) return 'add';
  return says(said, ['decrease', 'down', 'end', 'fewer']) ? 'remove' : null;
};
