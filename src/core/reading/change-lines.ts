import { type Atom, type AtomOf, endsWithComma, ofKind, type Word } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import { saysOne } from '../atoms/says-one.ts';
import { hasCue, orderVerbs } from '../atoms/verbs.ts';
import type { SeatCount } from '../understanding/intent.ts';
import { companyParts, isLaterSentence, isPartOfBefore, isSevered } from './company-parts.ts';
import { type Direction, directionOf, isBy, isSilent, isTotal, leaningOf } from './direction.ts';
import { becomes, type Swap, swapIn } from './swaps.ts';

/** How many: a number, or in proportion to the present one. */
export type Amount =
  | Readonly<{ kind: 'seats'; n: number }>
  | Readonly<{ kind: 'factor'; factor: number }>
  /** In per cent of the present number. */
  | Readonly<{ kind: 'percent'; percent: number }>
  /** As many as the company has of another product. */
  | Readonly<{ kind: 'like'; product: string }>;

/** One change as the message says it, before anything is looked up. Null where the message is silent or unclear. */
export type ChangeLine = Readonly<{
  direction: Direction | null;
  amount: Amount | null;
  /** Why the number is none: zero, a fraction, too large. Null when it is one, or when none is written. */
  bad: SeatCount | null;
  /** For a new total: whether the words mean more or fewer than before. */
  leaning: 'add' | 'remove' | null;
  /** The present number, according to the message. */
  was: number | null;
  /** How many there are then, according to the message. */
  makes: number | null;
  /** Whether it is wanted again. */
  anew: boolean;
  /** Whether it has a verb of its own that adds or takes away: "order 2 Visio and add 1 Premium". */
  bids: boolean;
  /** Whether the words say nothing of the direction, rather than contradict each other. */
  silent: boolean;
  /** "by 2": a difference. */
  stepped: boolean;
  company: AtomOf<'company'> | null;
  product: AtomOf<'product'> | null;
  reference: AtomOf<'reference'> | null;
}>;

export const emptyLine: ChangeLine = {
  direction: null,
  amount: null,
  bad: null,
  leaning: null,
  was: null,
  makes: null,
  anew: false,
  bids: false,
  silent: false,
  stepped: false,
  company: null,
  product: null,
  reference: null,
};

/** Why the lines cannot be told apart. */
type Tangle = 'companies' | 'products' | 'numbers';
/** `spread`: one number is used for several names, although no word says so. */
export type ChangeLines = Readonly<{ lines: readonly ChangeLine[]; tangle: Tangle | null; spread?: boolean }>;
const isName = (atom: Atom): boolean =>
  atom.kind === 'company' || atom.kind === 'product' || atom.kind === 'reference';
const amountCues: readonly Cue[] = ['double', 'triple', 'half', 'part'];
const factors: Readonly<Partial<Record<Cue, number>>> = { double: 2, triple: 3 };
/** "the same number of E3", "just as many": as in the line before. */
const saysSame = (atoms: readonly Atom[]): boolean =>
  atoms.some(({ text }) => /^(?:the )?same (?:number|amount) of$|^(?:just )?as many$/i.test(text));
const hasAmount = (atoms: readonly Atom[]): boolean =>
  atoms.some(({ kind }) => kind === 'number') ||
  saysSame(atoms) ||
  amountCues.some((cue) => hasCue(atoms, cue)) ||
  (saysOne(atoms) && atoms.some((atom) => atom.kind === 'product'));

/** A verb of a change that begins another order: "add 2 Basic remove 1 E3". */
const isVerb = (atom: Atom): boolean =>
  atom.kind === 'cue' &&
  !atom.cues.includes('neutral') &&
  atom.cues.some((cue) => cue === 'add' || cue === 'remove' || cue === 'set') &&
  !atom.text.includes(' ');

/** Splits at "and", commas, semicolons and line ends, and where a second number with its own product begins. */
const chunksOf = (words: readonly Word[], atoms: readonly Atom[]): Atom[][] => {
  const chunks: Atom[][] = [[]];
  const swaps = hasCue(atoms, 'swap') || hasCue(atoms, 'move') || becomes(atoms);
  for (const [at, atom] of atoms.entries()) {
    const current = chunks.at(-1) as Atom[];
    const before = atoms[at - 1];
    const newLine = before !== undefined && before.line !== atom.line;
    const joins = atom.kind === 'cue' && atom.cues.includes('and');
    const plus = atom.kind === 'number' && atom.apart && atom.sign === '+' && hasAmount(current);
    const complete = hasAmount(current) && ofKind(current, 'product').length > 0;
    const verb = isVerb(atom) && orderVerbs.some((cue) => hasCue(current, cue));
    const next = (atom.kind === 'number' || verb) && complete && !swaps;
    if (newLine || plus || next || (before !== undefined && endsWithComma(words, before)))
      chunks.push([atom]);
    // "and another archiving licence".
    else if (joins) chunks.push(/another$/i.test(atom.text) ? [atom] : []);
    else current.push(atom);
  }
  return chunks.filter((chunk) => chunk.length > 0);
};

/** "two people left Contoso": says why, and not yet of what. */
const isNews = (item: readonly Atom[]): boolean =>
  (hasCue(item, 'joins') || hasCue(item, 'leaves')) && ofKind(item, 'product').length === 0;

/** "New starter - needs Premium, qty 1": how many of it, said again. */
const countsAgain = (chunk: readonly Atom[], last: readonly Atom[]): boolean =>
  saysOne(last) &&
  ofKind(last, 'number').length === 0 &&
  ofKind(last, 'product').length === 1 &&
  ofKind(chunk, 'number').every(({ n, sign }) => n === 1 && sign === null) &&
  chunk.every((atom) => atom.kind === 'number' || (atom.kind === 'cue' && atom.cues.includes('noun')));

/** Joins chunks into items, each with its number; everything before the first number belongs to the first. */
const itemsOf = (chunks: readonly Atom[][]): Atom[][] => {
  const items: Atom[][] = [];
  let header: Atom[] = [];
  for (const chunk of chunks) {
    const last = items.at(-1);
    const ownVerb = orderVerbs.some((cue) => hasCue(chunk, cue)) && chunk.some(isName);
    if (last !== undefined && (isNews(last) || countsAgain(chunk, last))) last.push(...chunk);
    else if (hasAmount(chunk) || (ownVerb && last !== undefined)) {
      items.push([...header, ...chunk]);
      header = [];
    } else if (last === undefined) header.push(...chunk);
    else if (chunk.some((atom) => atom.kind === 'company') && ofKind(last, 'company').length > 0)
      header.push(...chunk);
    else last.push(...chunk);
  }
  if (header.length > 0) {
    const last = items.at(-1);
    if (last === undefined) items.push(header);
    else last.push(...header);
  }
  return items;
};

const shares: Readonly<Record<string, number>> = { third: 100 / 3, quarter: 25, fifth: 20, tenth: 10 };

/** "double", "by a third", "in half". */
const proportion = (item: readonly Atom[], cue: Cue): Amount => {
  const factor = factors[cue];
  if (factor !== undefined) return { kind: 'factor', factor };
  const share = item.flatMap(({ text }) => /third|quarter|fifth|tenth/i.exec(text)?.[0].toLowerCase() ?? []);
  return { kind: 'percent', percent: shares[share[0] ?? ''] ?? 50 };
};

/**
 * Numbers that repeat each other count once: "hired 4 people, please add 4 E3", "two (2)". The last one counts seats.
 */
const distinct = (numbers: readonly AtomOf<'number'>[]): readonly AtomOf<'number'>[] => {
  const last = numbers.at(-1);
  const same = numbers.every(({ n, sign, percent }) => n === last?.n && sign === null && percent === null);
  return last !== undefined && last.n !== null && same ? [last] : numbers;
};

const amountOf = (
  item: readonly Atom[],
): Readonly<{ amount: Amount | null; number: AtomOf<'number'> | null }> => {
  const numbers = distinct(ofKind(item, 'number'));
  const [number = null] = numbers;
  const relative = amountCues.filter((cue) => hasCue(item, cue));
  const several = numbers.length + relative.length > 1;
  if (several) return { amount: null, number };
  const [cue] = relative;
  if (cue !== undefined) return { amount: proportion(item, cue), number };
  if (number === null) return { amount: saysOne(item) ? { kind: 'seats', n: 1 } : null, number };
  // "set E5 to -1" is no number of seats.
  if (number.sign === '-' && isTotal(item, number)) return { amount: null, number };
  if (number.percent !== null) return { amount: { kind: 'percent', percent: number.percent }, number };
  if (number.like !== undefined) return { amount: { kind: 'like', product: number.like }, number };
  return { amount: number.n === null ? null : { kind: 'seats', n: number.n }, number };
};

/** "halve", "cut in half"; "up by half" is more. */
const halved = (item: readonly Atom[]): boolean =>
  hasCue(item, 'half') &&
  !hasCue(item, 'increase') &&
  !hasCue(item, 'up') &&
  !hasCue(item, 'more') &&
  !hasCue(item, 'add');

const steps: readonly Cue[] = ['add', 'remove', 'increase', 'decrease'];

const lineOf = (item: readonly Atom[], before: ChangeLine | null, inherits: Direction | null): ChangeLine => {
  const { amount: own, number } = amountOf(item);
  const amount = own ?? (saysSame(item) ? (before?.amount ?? null) : null);
  const given = halved(item) ? 'remove' : directionOf(item, number, inherits);
  const none = number?.count.kind === 'bad' && number.count.problem === 'zero' && given === null;
  const direction = amount?.kind === 'factor' || none ? 'set' : given;
  return {
    direction,
    amount,
    bad: number?.count.kind === 'bad' ? number.count : null,
    leaning: direction === 'set' ? leaningOf(item) : null,
    was: number?.was ?? null,
    makes: number?.makes ?? null,
    anew: item.some(({ text }) => /^(?:again|anew)$/i.test(text)),
    bids: steps.some((cue) => hasCue(item, cue)) && !hasCue(item, 'order'),
    silent: isSilent(item),
    stepped: number !== null && isBy(item, number),
    company: ofKind(item, 'company')[0] ?? null,
    product: ofKind(item, 'product')[0] ?? null,
    reference: ofKind(item, 'reference')[0] ?? null,
  };
};

/** "2 each for A and B", "2 of each E3 and E5": one number for several names. */
const spread = (item: readonly Atom[], line: ChangeLine): ChangeLine[] | null => {
  const companies = ofKind(item, 'company');
  const products = ofKind(item, 'product');
  const listed =
    companies.length > 1 &&
    products.length === 1 &&
    ofKind(item, 'number').length === 1 &&
    new Set(companies.map(({ ids }) => ids.join())).size === companies.length &&
    companies.every(({ ids }) => ids.length === 1) &&
    !hasCue(item, 'move') &&
    !hasCue(item, 'from') &&
    !hasCue(item, 'correct');
  if (!hasCue(item, 'each') && !listed) return null;
  if (companies.length > 1 && products.length === 1)
    return companies.map((company) => ({ ...line, company }));
  return products.length > 1 && companies.length <= 1
    ? products.map((product) => ({ ...line, product }))
    : null;
};

const tangleIn = (item: readonly Atom[]): Tangle | null => {
  if (new Set(ofKind(item, 'company').map(({ ids }) => ids.join())).size > 1) return 'companies';
  if (ofKind(item, 'product').length > 1) return 'products';
  return distinct(ofKind(item, 'number')).length > 1 ? 'numbers' : null;
};

/** Gives each line its company: its own, the only one of the message, or the one above it. */
const withCompanies = (lines: readonly ChangeLine[], atoms: readonly Atom[]): ChangeLine[] | null => {
  const companies = ofKind(atoms, 'company');
  const [only] = companies;
  if (only !== undefined && companies.every(({ ids }) => ids.join() === only.ids.join()))
    return lines.map((line) => ({ ...line, company: line.company ?? only }));
  const firstNumber = atoms.find((atom) => atom.kind === 'number');
  const heads = only !== undefined && firstNumber !== undefined && only.from < firstNumber.from;
  let above: AtomOf<'company'> | null = null;
  const given: ChangeLine[] = [];
  for (const line of lines) {
    if (line.company === null && companies.length > 0 && !(heads && above !== null)) return null;
    given.push({ ...line, company: line.company ?? above });
    above = line.company ?? above;
  }
  return given;
};

/** "3 Premium for Contoso and 2 for Fabrikam": the product above, where another company is named. */
const inherited = (line: ChangeLine, before: ChangeLine | null): ChangeLine['product'] =>
  line.reference === null && line.company?.ids.length === 1 ? (before?.product ?? null) : null;

/** "only uses 12 of the 16, get it down to 12": the same total again, of nothing else. */
const saysAgain = (item: readonly Atom[], line: ChangeLine, before: ChangeLine | null): boolean =>
  before?.amount?.kind === 'seats' &&
  before.direction === 'set' &&
  line.direction === 'set' &&
  line.amount?.kind === 'seats' &&
  line.amount.n === before.amount.n &&
  !item.some(isName);

const takes: readonly Cue[] = ['remove', 'decrease', 'end', 'take'];
/** "remove 1 Visio + 1 Basic": a plus that stands alone is an "and" there. */
export const isListed = (atoms: readonly Atom[], at: number): boolean => {
  const atom = atoms[at];
  const before = atoms.slice(0, at).filter(({ line }) => line === atom?.line);
  const verb = before.findLast((each) => isVerb(each) || takes.some((cue) => hasCue([each], cue)));
  return (
    atom?.kind === 'number' &&
    atom.apart &&
    atom.sign === '+' &&
    verb !== undefined &&
    takes.some((cue) => hasCue([verb], cue)) &&
    !before.some((each) => hasCue([each], 'to')) &&
    ofKind(before, 'number').some(({ sign }) => sign === null)
  );
};
const withPluses = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, at) =>
    atom.kind === 'number' && isListed(atoms, at) ? { ...atom, sign: null, apart: false } : atom,
  );

/** The changes that a message asks for, one a line. */
export const changeLinesOf = (words: readonly Word[], given: readonly Atom[]): ChangeLines => {
  const atoms = withPluses(given);
  const swap = swapIn(atoms);
  return swap === null ? listedIn(words, atoms) : linesOfSwap(swap);
};

const linesOfSwap = ({ n, lines, spread }: Swap): ChangeLines => {
  const amount: Amount | null = n === null ? null : { kind: 'seats', n };
  return {
    ...(spread ? { spread: true } : {}),
    lines: lines.map((line) => ({ ...emptyLine, amount, ...line })),
    tangle: null,
  };
};

/** "Apex Engines has 16": what somebody has, not how many more. */
const isStated = (item: readonly Atom[]): boolean =>
  item.some(({ text }) => /^(?:has|have|had|holds?|owns?|got|with)$/i.test(text)) &&
  !orderVerbs.some((verb) => hasCue(item, verb));

/** "Contoso: remove 3 Visio", and on the next line "VanArsdel: 2 Premium". */
const isOwnLine = ([before]: readonly Atom[], [first]: readonly Atom[]): boolean =>
  before?.kind === 'company' && first?.kind === 'company' && before.line !== first.line;

/**
 * The direction that an item inherits from the line before. "Contoso: remove 3 Premium. Fabrikam: 2 E3" does not say
 * that those go too.
 */
const handedOn = (
  words: readonly Word[],
  atoms: readonly Atom[],
  item: readonly Atom[],
  line: ChangeLine | null,
  written: readonly Atom[] = [],
): Direction | null =>
  line === null ||
  isStated(item) ||
  (line.direction !== 'add' && (isLaterSentence(words, atoms, written, item) || isOwnLine(written, item)))
    ? null
    : line.direction;

const listedIn = (words: readonly Word[], atoms: readonly Atom[]): ChangeLines => {
  const parts = companyParts(atoms);
  const items = (parts ?? [atoms]).flatMap((part) => itemsOf(chunksOf(words, part)));
  const lines: ChangeLine[] = [];
  const written: (readonly Atom[])[] = [];
  let tangle: Tangle | null = items.slice(1).some(isPartOfBefore) ? 'numbers' : null;
  for (const item of items) {
    const before = lines.at(-1) ?? null;
    const line = lineOf(item, before, handedOn(words, atoms, item, before, written.at(-1)));
    if (saysAgain(item, line, before)) continue;
    const several = spread(item, line);
    if (several === null) tangle ??= tangleIn(item);
    else written.push(...several.slice(1).map(() => []));
    written.push(several === null ? item : []);
    lines.push(...(several ?? [{ ...line, product: line.product ?? inherited(line, before) }]));
  }
  const given = withCompanies(lines, atoms);
  const severed = given?.some(({ company }, n) => isSevered(atoms, written[n] ?? [], company)) === true;
  const spreads = items.some((item) => !hasCue(item, 'each') && tangleIn(item) === 'companies');
  return {
    ...(spreads ? { spread: true } : {}),
    lines: given ?? lines,
    tangle: tangle ?? (given === null || severed ? 'companies' : null),
  };
};
