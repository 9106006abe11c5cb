import type { AtomOf } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import type { Intent, SeatCount } from '../understanding/intent.ts';
import type { Follow } from './follow.ts';
import type { Said } from './follow-words.ts';

export type Direction = 'add' | 'remove' | 'set';

const adds: ReadonlySet<Cue> = new Set(['add', 'supply', 'order', 'increase', 'more', 'up']);
/** Verbs that say themselves what is done, but not in which direction. */
const otherVerbs: readonly Cue[] = ['set', 'swap', 'move'];
const removes: ReadonlySet<Cue> = new Set(['remove', 'decrease', 'fewer', 'down', 'off', 'end', 'take']);
/** Beside a number and a direction these say nothing more. */
const spent: ReadonlySet<Cue> = new Set([
  ...adds,
  ...removes,
  'to',
  'by',
  'set',
  'state',
  'total',
  'noun',
  'and',
  'label',
]);

export const proportions: ReadonlySet<Cue> = new Set(['double', 'triple', 'half', 'part', 'all', 'each']);
export const dated: ReadonlySet<Cue> = new Set(['day', 'at-renewal']);

export const now = /^(?:now|immediately|today)$/i;

/** The word before the number. */
const leadOf = ({ rest }: Said, number: AtomOf<'number'>): string =>
  rest
    .slice(0, Math.max(0, rest.indexOf(number.text)))
    .trim()
    .split(' ')
    .at(-1)
    ?.toLowerCase() ?? '';

const isTo = (word: string): boolean => /^(?:to|→|exactly|total)$/.test(word);

const opposite: Readonly<Record<Direction, Direction | null>> = { add: 'remove', remove: 'add', set: null };

/** "I meant removed": what should have been done, as a correction. */
const shouldBe = (said: Said): Direction | null => {
  if (!corrects(said)) return null;
  const text = said.words.map((word) => word.text.toLowerCase());
  if (text.some((word) => /^(?:removed|dropped|reduced|cut|taken)$/.test(word))) return 'remove';
  return text.some((word) => /^(?:added|bought)$/.test(word)) ? 'add' : null;
};
export const corrects = ({ marks }: Said): boolean =>
  marks.has('correct') || marks.has('flip') || marks.has('no');
export const isParticiple = (text: string): boolean =>
  /^(?:removed|dropped|reduced|cut|taken|added|bought)$/i.test(text);

/** `unclear` when the words contradict each other. */
export const directionIn = (said: Said, base: Direction, isOpen: boolean): Direction | 'unclear' | null => {
  const [number] = said.numbers;
  const meant = shouldBe(said);
  if (meant !== null) return meant;
  const more = said.cues.some((cue) => adds.has(cue));
  const fewer = said.cues.some((cue) => removes.has(cue));
  if (!more && !fewer && said.marks.has('flip')) return opposite[base] ?? 'unclear';
  if (more && fewer) return 'unclear';
  if (number !== undefined && (isTo(leadOf(said, number)) || said.cues.includes('total')))
    return isOpen || base === 'set' ? 'set' : 'unclear';
  // "2 more", after fewer, may be fewer still.
  if (more && base === 'remove' && said.cues.every((cue) => !adds.has(cue) || cue === 'more'))
    return 'unclear';
  if (more || number?.sign === '+') return 'add';
  if (fewer || number?.sign === '-') return 'remove';
  return base !== 'set' && otherVerbs.some((cue) => said.cues.includes(cue)) ? 'unclear' : null;
};

/** The words not used here; in the whole sentence they may prevent it from being carried out. */
export const moreIn = (
  { words, reasons }: Said,
  used: (cues: readonly Cue[], text: string) => boolean,
): string =>
  [
    ...words.filter(({ neutral, cues, text }) => !neutral && !used(cues, text)).map(({ text }) => text),
    ...reasons,
  ].join(' ');

export const isSpent = (cues: readonly Cue[]): boolean =>
  cues.length > 0 && cues.every((cue) => spent.has(cue));

export const seatsOf = (number: AtomOf<'number'> | undefined): SeatCount | null =>
  number === undefined || number.n === null ? null : { kind: 'seats', n: number.n };

/** "half of that", "double that": of the number that was said. Null when that is not whole. */
export const scaled = ({ said, message }: Follow, base: Intent): SeatCount | null => {
  const { cues, numbers } = said;
  if (base.kind !== 'seats' && base.kind !== 'what-if') return null;
  const { count, direction } = base;
  if (numbers.length > 0 || count.kind !== 'seats' || tellsOnly(message)) return null;
  if (cues.includes('half')) return count.n % 2 === 0 ? { kind: 'seats', n: count.n / 2 } : null;
  const times = cues.includes('double') ? 2 : cues.includes('triple') ? 3 : 1;
  return times > 1 && direction !== 'set' && thatNumber.test(message)
    ? { kind: 'seats', n: count.n * times }
    : null;
};

/** "they have double that", "is that double?": it tells or asks how many there are. */
const tells = /\b(?:has|have|had|is|are|was|were|shows?|says?|said|pays?|got|gets)\b|['’](?:s|re|ve)\b/i;
const bidsIt =
  /^\W*(?:(?:no|sorry|oh|eh|uh|hm+|ah|actually|ok|please|pls|wait)\W+)*(?:make|it (?:should|must) be|that (?:should|must) be|they (?:need|want)|we need|should be|(?:the )?half (?:of (?:that|it|them) )?(?:is|will be|would be) (?:enough|plenty|fine))\b/i;
const tellsOnly = (message: string): boolean => tells.test(message) && !bidsIt.test(message);

/** "double it" may be all the seats there are. */
const thatNumber = /\b(?:that|this|the) number\b|\bthat\b/i;

/** What stands behind "two more": "than that", "than I said". */
export const isThan = (text: string): boolean => /^(?:than|i|said|wrote|asked|for|what|before)$/i.test(text);
const thanThat = ' than (?:that|this|i (?:said|wrote|asked for)|what i said|before)$';
const fewerThan = /\b(?:less|fewer)$/i;
const fewerThanThat = new RegExp(`\\b(?:less|fewer)${thanThat}`, 'i');
const moreThanThat = new RegExp(`\\bmore${thanThat}`, 'i');
const ofThose = /\b(?:of (?:them|those|these)|again)$/i;

/** Whether it says how much more or less than before. */
export const isRelative = (message: string): boolean =>
  new RegExp(`\\b(?:more|less|fewer)${thanThat}`, 'i').test(message.trim().replace(/[.!?, ]+$/, ''));

type Relative = Readonly<{ count: SeatCount; fix: 'sure' | 'likely' }>;

/** "one less", "2 more than that", "remove 2 of them" again: of those that were asked for, and not another change. */
export const relative = ({ said, message, request }: Follow, base: Intent): Relative | null => {
  const by = said.numbers[0]?.n ?? null;
  const written = message.trim().replace(/[.!?, ]+$/, '');
  const named = said.companies.length + said.products.length + said.references.length > 0;
  if (
    base.kind !== 'seats' ||
    base.direction === 'set' ||
    base.count.kind !== 'seats' ||
    by === null ||
    named ||
    tellsOnly(written.replace(/\bthan i said\b.*$/i, ''))
  )
    return null;
  const of = (n: number, fix: Relative['fix']): Relative | null =>
    n > 0 ? { count: { kind: 'seats', n }, fix } : null;
  if (moreThanThat.test(written)) return of(base.count.n + by, 'sure');
  if (fewerThanThat.test(written)) return of(base.count.n - by, 'sure');
  if (base.direction !== 'add') return null;
  const takesOff = said.cues.some((cue) => removes.has(cue)) && ofThose.test(written) && request !== null;
  return fewerThan.test(written) || takesOff ? of(base.count.n - by, 'likely') : null;
};
