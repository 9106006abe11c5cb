import type { Atom, AtomOf } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import { saysOne } from '../atoms/says-one.ts';
import { cuesIn, hasCue } from '../atoms/verbs.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent } from '../understanding/intent.ts';
import { emptyLine } from './change-lines.ts';
import { isHarmless, leftIn } from './left.ts';
import type { Modality } from './modality.ts';
import { ask, type Decision, type Missing, sayFor } from './reading.ts';
import { resolveLine } from './resolve-line.ts';

type Cancel = Extract<Intent, { kind: 'cancel' }>;

/** Whether the message ends whole subscriptions: such a verb, a product, and no number. */
export const endsWhole = (atoms: readonly Atom[]): boolean => {
  const cues = cuesIn(atoms);
  const named = atoms.some(({ kind }) => kind === 'product' || kind === 'reference');
  const off = cues.includes('supply') && cues.includes('off');
  const taken = off || cues.some((cue) => cue === 'remove' || cue === 'take' || cue === 'decrease');
  const ends = cues.some((cue) => cue === 'end' || cue === 'lapse') || (taken && cues.includes('all'));
  const counted =
    cues.includes('total') ||
    cues.includes('each') ||
    // "is leaving Bitdefender, end that subscription": a company leaves a product.
    saysOne(atoms.filter((atom, n) => !(hasCue([atom], 'leaves') && atoms[n + 1]?.kind === 'product'))) ||
    atoms.some(({ kind }) => kind === 'number');
  const part = cues.some((cue) => /^(?:half|part|double|triple)$/.test(cue));
  return named && ends && !counted && !part;
};

/**
 * A cancellation may be for the end of its term, or for a day that its grammar (`given`) has read. "don't renew" does
 * not refuse it.
 */
export const withoutEnd = (atoms: readonly Atom[], given: Cancel | null): readonly Atom[] => {
  const dated = given !== null && (given.at !== null || given.unknownAt !== null);
  const isEnd = ({ kind, text }: Atom, cues: readonly Cue[]): boolean =>
    kind === 'cue' &&
    (cues.includes('at-renewal') ||
      cues.includes('lapse') ||
      (cues.includes('day') && (dated || /^(?:every|quarter)$/i.test(text))));
  return atoms.filter((atom) => !isEnd(atom, cuesIn([atom])));
};

const now = /^(?:right now|immediately|at once|straight away|right away)$/i;
/** When it is to end; null when the words do not say. */
const whenIn = (atoms: readonly Atom[]): Cancel['at'] => {
  if (cuesIn(atoms).some((cue) => cue === 'at-renewal' || cue === 'lapse')) return 'term-end';
  return atoms.some(({ text }) => now.test(text)) ? 'now' : null;
};

const joins = /^(?:and|&|\+|,|plus|then|also|too|as well(?: as)?|the|their|its|both|of|at|for|from)$/i;
/** Whether nothing but a list goes on between two products: "Visio at Litware at renewal, and the E3 too". */
const isListed = (between: readonly Atom[]): boolean =>
  between.every(
    (atom) =>
      atom.kind === 'company' ||
      hasCue([atom], 'at-renewal') ||
      hasCue([atom], 'lapse') ||
      joins.test(atom.text),
  );

/** "E5 has it", "Copilot they use", "E3 and E5 are there": of this product something is told. */
const tells =
  /^(?:has|have|had|is|isn['’]t|are|was|were|does|do|did|gets?|got|hat|heeft|users?|people|they|it|i|we|he|she|in use)\b/i;
const isTold = (atoms: readonly Atom[], at: number): boolean => {
  const next = atoms.slice(at + 1).find((atom) => atom.kind !== 'product' && !joins.test(atom.text));
  return next !== undefined && tells.test(next.text);
};

const endsIt = (atom: Atom): boolean =>
  (['end', 'lapse', 'remove', 'take', 'decrease', 'off'] as const).some((cue) => hasCue([atom], cue));

/** The positions of the products, list by list; one of which something is told begins its own. */
const listsIn = (atoms: readonly Atom[]): readonly (readonly number[])[] => {
  const lists: number[][] = [];
  for (const [at, atom] of atoms.entries()) {
    if (atom.kind !== 'product') continue;
    const list = lists.at(-1);
    const goesOn = !isTold(atoms, at) && isListed(atoms.slice((list?.at(-1) ?? at) + 1, at));
    if (list !== undefined && goesOn) list.push(at);
    else lists.push([at]);
  }
  return lists;
};

/** Whether the verb stands before or behind a list: "let Visio at 3M lapse". */
const isLed = (atoms: readonly Atom[], list: readonly number[]): boolean => {
  const [from, to] = [Math.min(...list), Math.max(...list)];
  return atoms.some(
    (atom, n) => endsIt(atom) && isListed(n < from ? atoms.slice(n + 1, from) : atoms.slice(to + 1, n)),
  );
};

/**
 * The products that are ended: those listed next to the verb. "cancel Visio at Müller, they use E3 instead" ends no E3. Null when
 * nobody can tell; of several companies it is asked what belongs together.
 */
const endedIn = (atoms: readonly Atom[], companies: number): readonly AtomOf<'product'>[] | null => {
  const products = (list: readonly number[]) =>
    atoms.filter((atom, at): atom is AtomOf<'product'> => atom.kind === 'product' && list.includes(at));
  if (companies > 1) return products([...atoms.keys()]);
  const meant = listsIn(atoms).filter((list) => !list.some((at) => isTold(atoms, at)));
  const led = meant.filter((list) => isLed(atoms, list));
  const [only = [], another] = led.length === 0 ? meant : led;
  return another === undefined ? products(only) : null;
};

/** `given` is what its grammar says: it knows the day. */
export const readCancelling = (
  portfolio: Portfolio,
  atoms: readonly Atom[],
  modality: Modality,
  given: Cancel | null,
): Readonly<{ frames: readonly Intent[]; decision: Decision }> => {
  const cues = cuesIn(atoms);
  const about = sayFor(modality);
  const at = given?.at ?? whenIn(atoms);
  const companies = atoms.filter((atom) => atom.kind === 'company');
  const distinct = companies.filter(
    ({ ids }, n) => companies.findIndex((other) => other.ids.join() === ids.join()) === n,
  );
  const ended = endedIn(atoms, distinct.length);
  const products = ended ?? [];
  const beside = atoms.filter((atom) => atom.kind === 'product' && !products.includes(atom));
  const unread = leftIn(atoms);
  const left = [...unread, ...beside.map(({ text }) => text)];
  const reference = atoms.find((atom) => atom.kind === 'reference') ?? null;
  const places = distinct.length === 0 ? [null] : distinct;
  const wantedProducts = products.length === 0 ? [null] : products;
  const lines = places.flatMap((company) =>
    wantedProducts.map((product) =>
      resolveLine(portfolio, {
        ...emptyLine,
        direction: 'remove',
        amount: product === null && reference === null ? null : { kind: 'seats', n: 1 },
        company,
        product,
        reference,
      }),
    ),
  );
  const frames = lines.map(
    ({ intent }): Cancel => ({
      kind: 'cancel',
      target: intent.target,
      at,
      unknownAt: given?.unknownAt ?? null,
    }),
  );
  // A day that is none is asked back by the command.
  const first = frames[0] as Cancel;
  if (given?.unknownAt != null) return { frames, decision: { kind: 'do', intent: first } };
  if (about !== null) return { frames, decision: { kind: 'say', about } };
  // "Visio they get with E5, cancel": of which it is said stays open.
  if (ended === null) return { frames, decision: ask(first, ['product'], left) };
  const missing = [...new Set(lines.flatMap((line) => line.missing))].filter(
    (each): each is Missing => each !== 'direction' && each !== 'number',
  );
  if (places.length > 1 && wantedProducts.length > 1)
    return { frames, decision: ask(first, ['reading'], left) };
  if (missing.length > 0 && lines.length > 1)
    return { frames, decision: ask(first, ['reading', ...missing], left) };
  if (missing.length > 0)
    return { frames, decision: ask(first, missing, left, { companies: lines[0]?.companies ?? [] }) };
  const sure =
    lines.every((line) => line.sure) &&
    !cues.some((cue) => cue === 'typo' || cue === 'foreign' || cue === 'all');
  const more = frames.slice(1);
  if (modality === 'order' && sure && left.length === 0)
    return { frames, decision: { kind: 'do', intent: first, ...(more.length === 0 ? {} : { more }) } };
  return isHarmless(unread)
    ? { frames, decision: { kind: 'confirm', intents: frames as [Intent, ...Intent[]], left } }
    : { frames, decision: { kind: 'unknown', left } };
};
