import { type Atom, ofKind, textIn, type Word } from '../atoms/atom.ts';
import { companiesIn } from '../atoms/companies-in.ts';
import { asCue } from '../atoms/cue-atoms.ts';
import type { Cue } from '../atoms/cues.ts';
import { changeVerbs, cuesIn, hasCue } from '../atoms/verbs.ts';
import { whyOf } from '../atoms/why.ts';
import { givenReason } from '../words/given-reason.ts';

/** Who an order is for, after "and" or "so": the clause before is over. */
const goesOn =
  /^(?:they|they're|they'll|she|he|she'll|he'll|both|all|each|everyone|we|please|pls|needs?|can|could|take|remove|add|drop|give)$/i;

/** Whether another clause begins here. */
const beginsClause = (words: readonly Word[], atoms: readonly Atom[], at: number): boolean => {
  const [before, atom] = atoms.slice(at - 1, at + 1) as [Atom, Atom];
  const next = atoms[at + 1];
  const last = words[before.to - 1];
  if (before.line !== atom.line || last?.comma === true || last?.colon === true) return true;
  const text = atom.text.toLowerCase();
  if (text === '-' || text === '∵' || text === 'so' || text === 'hence' || text === 'therefore') return true;
  return text === 'and' && goesOn.test(next?.text.split(' ')[0] ?? '');
};

/** The clauses of a message: between commas, colons, dashes, sentences and lines, and where another subject begins. */
const clausesOf = (words: readonly Word[], atoms: readonly Atom[]): Atom[][] => {
  const clauses: Atom[][] = [];
  for (const [at, atom] of atoms.entries()) {
    if (at === 0 || beginsClause(words, atoms, at)) clauses.push([]);
    clauses.at(-1)?.push(atom);
  }
  return clauses;
};

/** What no news holds: it would be an order, a refusal, a doubt, a question or somebody's word. */
const ofNoNews: readonly Cue[] = [
  ...changeVerbs.filter((cue) => cue !== 'supply'),
  ...([
    'done',
    'not',
    'if',
    'unsure',
    'wish',
    'read',
    'what-if',
    'asks-whether',
    'asks-bot',
    'asks-us',
  ] as const),
  ...([
    'reported',
    'keep',
    'correct',
    'lapse',
    'at-renewal',
    'need',
    'more',
    'fewer',
    'label',
    'other',
  ] as const),
];
const gone = /^(?:lost|let|shrunk|downsized|downsizing|finished|finish|finishing|resigned)$/i;
const come = /^(?:grown|grew|growing|expanded|expanding|got|found|gained)$/i;
const people =
  /^(?:people|persons?|staff|employees|workers|interns?|trainees|apprentices|temps|contractors|colleagues?|heads|folk|guys|girls|receptionists|technicians?|volunteers|paralegals|azubis?|mitarbeiter(?:innen)?|kollegen|leute|medewerkers|collega's|collègues|employés|empleados|\p{L}{3,}sm[ae]n)$/iu;

const isNeutral = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('neutral');

type Way = 'joins' | 'leaves';

const fresh = /^(?:new|neue[rn]?|nieuwe|nouve(?:aux|lles?)|nuev[oa]s?)$/i;
/** "two hygienists start soon", "two new vets start Monday". */
const isStart = (clause: readonly Atom[]): boolean => {
  const at = clause.findIndex(({ text }) => /^(?:start|begin|arrive|starting|joining|arriving)$/i.test(text));
  const before = clause.slice(0, Math.max(at, 0));
  const counted = before.some(({ kind, text }) => kind === 'number' || fresh.test(text));
  return counted && /^\p{L}{3,}s$/u.test(before.at(-1)?.text ?? '');
};

/** "took on four planners": people whose trade a product is called after. */
const isTrade = (clause: readonly Atom[], at: number): boolean =>
  clause[at]?.kind === 'product' &&
  /^\p{Ll}{3,}(?:ers?|ors?|ists?)$/u.test(textIn(clause, at)) &&
  (clause[at - 1]?.kind === 'number' || /^(?:an?|new|another)$/i.test(textIn(clause, at - 1)));

const owns = /^(?:have|has|got|there|hat|haben|heeft|hebben|ont|tienen?)$/i;
const has = (clause: readonly Atom[], whom: (at: number) => boolean): boolean =>
  clause.some((_, at) => whom(at) && fresh.test(textIn(clause, at - 1))) &&
  clause.some(({ text }) => owns.test(text));
/** "they have two new planners". */
const hasTrade = (clause: readonly Atom[]): boolean => has(clause, (at) => isTrade(clause, at));
/** "they have two new people", "zwei neue Azubis". */
const hasPeople = (clause: readonly Atom[]): boolean =>
  has(clause, (at) => isPeople(textIn(clause, at)) || isTrade(clause, at));
const isPeople = (text: string): boolean => people.test(text) || trades.test(text);
const trades = /^(?:\p{Ll}{3,}(?:er|or|ist|yst|ian|ant|ress)s?|vets?|nurses?|chefs?|clerks?|cooks?|reps?)$/u;

/** Whether people came or went, according to a clause; null when it reports something else. */
const wayOf = (clause: readonly Atom[]): Way | null => {
  const plain = clause.every(
    ({ kind }, at) =>
      kind === 'company' || kind === 'number' || kind === 'unknown' || kind === 'cue' || isTrade(clause, at),
  );
  const cues = cuesIn(clause);
  if (
    !plain ||
    clause.length < 2 ||
    cues.some((cue) => ofNoNews.includes(cue) && !(cue === 'more' && (isStart(clause) || hasPeople(clause))))
  )
    return null;
  if (hasPeople(clause)) return 'joins';
  // "…, starting Wednesday" is when.
  if (/^(?:starting|starts|joining|leaving)$/i.test(clause.find((atom) => !isNeutral(atom))?.text ?? ''))
    return null;
  if (cues.includes('leaves')) return 'leaves';
  // "two temps in from Monday".
  if (cues.includes('day') && clause.some((atom, at) => people.test(atom.text) && isIn(clause, at + 1)))
    return 'joins';
  if (cues.includes('joins') || isStart(clause)) return 'joins';
  if (!clause.some(({ text }) => people.test(text))) return null;
  if (clause.some(({ text }) => gone.test(text))) return 'leaves';
  return clause.some(({ text }) => come.test(text)) ? 'joins' : null;
};

const isIn = (clause: readonly Atom[], at: number): boolean =>
  /^in$/i.test(textIn(clause, at)) && /^(?:from|on|as of|starting)?$/i.test(textIn(clause, at + 1));

const amounts: readonly Cue[] = ['double', 'triple', 'half', 'part', 'total'];
const isCounted = (atoms: readonly Atom[]): boolean =>
  atoms.some(({ kind, text }) => kind === 'number' || /^(?:an?|another|his|her)$/i.test(text)) ||
  cuesIn(atoms).some((cue) => amounts.includes(cue));

/** What stays of news beside an order: whom it is about and that they came or went, not when or who. */
const told = (clause: readonly Atom[], way: Way, counted: boolean, timed: boolean): Atom[] => {
  const isOver = clause.some(({ text }) =>
    /^(?:(?:has |have |just )*(?:left|quit|resigned|gone|went|finished)|lost|let)$/i.test(text),
  );
  return clause.map((atom) => {
    if (atom.kind === 'company') return atom;
    if (atom.kind === 'number') return counted ? asCue(atom, 'neutral') : atom;
    const cues = atom.kind === 'cue' ? atom.cues : [];
    if (cues.includes(way)) return asCue(atom, way);
    // Who is still to leave keeps the seat until then, or until what the order says.
    return way === 'leaves' && cues.includes('day') && !isOver && !timed
      ? atom
      : asCue(atom, cues.includes('noun') ? 'noun' : 'neutral');
  });
};

const hasReason = (atoms: readonly Atom[]): boolean =>
  ofKind(atoms, 'reason').some(({ purpose }) => purpose !== null);

/** News as the reason that it gives, behind its clause. */
const asReason = (words: readonly Word[], clause: readonly Atom[]): Atom[] => {
  const [first, last] = [clause[0] as Atom, clause.at(-1) as Atom];
  const said = words.slice(first.from, last.to);
  const purpose = whyOf(said.map(({ text }) => text).join(' '), said, clause);
  const { to, line } = last;
  return purpose === null
    ? []
    : [{ kind: 'reason', from: to, to, line, text: '', ...givenReason(purpose, null) }];
};

/** "minus two", "take their licences off at renewal": a change, of the only product that there is. */
const orders = (rest: readonly Atom[]): boolean =>
  rest.some(
    (atom) =>
      atom.kind === 'product' || atom.kind === 'reference' || (atom.kind === 'number' && atom.sign !== null),
  ) ||
  (hasCue(rest, 'at-renewal') && hasCue(rest, 'noun') && (hasCue(rest, 'take') || hasCue(rest, 'remove')));

/**
 * "Wide World Importers let six people go, so minus six E3": news about people does not date, doubt or count anything
 * in the order beside it.
 */
export const withNews = (words: readonly Word[], atoms: readonly Atom[]): readonly Atom[] => {
  const clauses = clausesOf(words, atoms).map((clause) => ({ clause, way: wayOf(clause) }));
  const rest = clauses.flatMap(({ clause, way }) => (way === null ? clause : []));
  if (!orders(rest) || clauses.every(({ way }) => way === null)) return atoms;
  const products = rest.filter(({ kind }) => kind === 'product').length;
  if (products > 1 && clauses.some(({ clause }) => hasTrade(clause))) return atoms;
  const counted = isCounted(rest);
  const timed = hasCue(rest, 'at-renewal');
  const reasoned = companiesIn(atoms).length < 2 && !hasReason(atoms);
  const news = clauses.flatMap(({ clause, way }) =>
    way === null
      ? clause
      : [...told(clause, way, counted, timed), ...(reasoned ? asReason(words, clause) : [])],
  );
  const [{ way } = { way: null }] = clauses.filter((each) => each.way !== null);
  const said = hasCue(news, 'joins') || hasCue(news, 'leaves');
  const [first, ...others] = news;
  // "lost two staff": it is said by no word of its own.
  return said || way === null || first === undefined
    ? news
    : [{ ...first, from: first.from, to: first.from, text: '', kind: 'cue', cues: [way] }, first, ...others];
};
