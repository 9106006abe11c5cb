import { type Atom, textIn, type Word } from '../atoms/atom.ts';
import type { Cue } from '../atoms/cues.ts';
import { withoutDenied } from '../atoms/denied.ts';
import { cuesIn, hasCue, orderVerbs } from '../atoms/verbs.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent } from '../understanding/intent.ts';
import { changeLinesOf } from './change-lines.ts';
import { type Asking, modalityOf } from './modality.ts';
import { doing, type Reading, sayFor } from './reading.ts';
import { resolveLine } from './resolve-line.ts';

/** A supposed change, its names found first; null when nothing is supposed. */
export const whatIf = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  intent: Intent,
): Reading | null => {
  if (/^(?:help|deputies|approvers)$/.test(intent.kind)) return null;
  const money = asksMoney(atoms);
  const plainly = isSupposed(words, atoms);
  if (intent.kind !== 'what-if' && !hasCue(atoms, 'what-if') && !money && !plainly) return null;
  return (
    (plainly ? whatIfOf(portfolio, words, withinChange(words, atoms), true) : null) ??
    whatIfOf(portfolio, words, atoms, money) ??
    (intent.kind === 'what-if' ? doing(intent, atoms) : null)
  );
};

/** Whether a change with its company, product and number is supposed: in so many words, or by a condition of which the price is asked. */
const isSupposed = (words: readonly Word[], atoms: readonly Atom[]): boolean => {
  const at = (is: (atom: Atom) => boolean) => atoms.findIndex(is);
  const number = at(({ kind }) => kind === 'number');
  if (number < 0 || at(({ kind }) => kind === 'company') < 0) return false;
  if (at(({ kind }) => kind === 'product' || kind === 'reference') < 0) return false;
  const text = words.map(({ word }) => word).join(' ');
  const condition = at(isIf);
  return supposes.test(text) || (condition >= 0 && condition < number && asksPrice.test(text));
};

/** What supposes by itself, whatever stands around it: "on paper: …", "stel dat …". */
const supposes =
  /^(?:(?:ok|so|and|hi|hey|please|pls|just|only|purely|once more) )*(?:hypothetical(?:ly)?|suppos(?:e|ing)|assum(?:e|ing)|imagine|what-if|on paper|in theory|stel dat|stel je voor dat|mal angenommen|angenommen|nehmen wir an|supongamos|supposons|supponiamo)\b/u;
const isMove = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.some((cue) => moves.includes(cue));

/** What is asked of a condition: "if we dropped 5, would it be cheaper?", "was zahlen sie dann". */
const asksPrice =
  /\b(?:(?:what|how much|how)\b.*\b(?:(?:that|it|this) (?:be|come to|run to|make)|pay|costs?|bill|invoice|save|look like|come out|damage|price)|what does that do to|(?:would|will|is|be) (?:it |that )?(?:be )?(?:cheaper|dearer|more expensive)|(?:was|wie viel|wieviel)\b.*\b(?:zahlen|kosten|kostet|sparen)|(?:wat|hoeveel)\b.*\b(?:betalen|kost|kosten|scheelt))\b/u;

const isNamed = ({ kind }: Atom): boolean => kind === 'product' || kind === 'company' || kind === 'reference';
/** "if one would take 5 away": one is somebody. */
const isSomebody = ({ text }: Atom, next: string): boolean =>
  /^one$/i.test(text) && /^(?:would|could|should|were|was)$/i.test(next);

/** The clause with the change, and the names of the others: "don't touch anything", "what does that cost" say none. */
const withinChange = (words: readonly Word[], atoms: readonly Atom[]): readonly Atom[] => {
  const clauses: Atom[][] = [[]];
  for (const atom of atoms) {
    if (isIf(atom)) clauses.push([]);
    if (isSomebody(atom, textIn(words, atom.to))) continue;
    clauses.at(-1)?.push(atom);
    const last = words[atom.to - 1];
    if (last?.comma === true || last?.colon === true || words[atom.to]?.line !== last?.line) clauses.push([]);
  }
  return clauses.flatMap((clause) => {
    const counted = clause.some(({ kind }) => kind === 'number');
    return clause.filter((atom) => isNamed(atom) || (counted && atom.kind !== 'unknown' && !isIf(atom)));
  });
};
const isIf = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('if');

const whatIfOf = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  money: boolean,
): Reading | null => {
  const said = atoms.filter(
    (atom) =>
      !(atom.kind === 'cue' && atom.cues.some((cue) => cue === 'what-if' || cue === 'to')) ||
      /^(?:to|→|=)$/i.test(atom.text),
  );
  const orders = said.map((atom, at) => asOrder(atom, textIn(said, at - 1), textIn(said, at + 1)));
  const bare = money ? withoutDenied(orders) : orders;
  const { lines, tangle } = changeLinesOf(words, bare);
  const [line, more] = lines.map((each) => resolveLine(portfolio, each));
  if (line === undefined || more !== undefined || tangle !== null || line.missing.includes('direction'))
    return null;
  // "who approves for Contoso" supposes no change.
  const named = said.some(({ kind }) => kind === 'company');
  if (named && line.missing.includes('product') && line.missing.includes('number') && !said.some(isMove))
    return null;
  const { target, count } = line.intent;
  const direction = line.intent.kind === 'seats' ? line.intent.direction : 'add';
  return doing({ kind: 'what-if', direction, count, target }, atoms);
};

const moneyWords =
  /^(?:costs?|saves?|saving|savings|bill|damage|price tag (?:on|of|for)|runs?|(?:come|comes|amount) to|cheaper|dearer|difference|(?:price|cost) (?:impact|effect)|calculate)$/i;
const moves: readonly Cue[] = ['more', 'fewer', 'add', 'remove', 'increase', 'decrease', 'set', 'done'];

/**
 * "what would five more E5 at Trey cost us", "how much do we save with 20 instead of 30": the cost of a merely supposed
 * change.
 */
const asksMoney = (atoms: readonly Atom[]): boolean => {
  const has = (kind: Atom['kind']) => atoms.some((atom) => atom.kind === kind);
  const cues = cuesIn(atoms);
  return (
    (cues.includes('what-if') ||
      atoms.some(
        ({ text }, at) => moneyWords.test(text) || moneyWords.test(`${text} ${textIn(atoms, at + 1)}`),
      )) &&
    atoms.some(({ text }) => /^(?:what|how much|price tag|calculate|impact|effect)\b/i.test(text)) &&
    (cues.some((cue) => moves.includes(cue)) || atoms.some(({ text }) => /^instead of$/i.test(text))) &&
    ['company', 'product', 'number'].every((kind) => has(kind as Atom['kind']))
  );
};
const fewerPast =
  /^(?:(?:was |were )?(?:cancelled|canceled|dropped|reduced|removed|decreased|cut|shrunk|halved|lost|left|returned|scrapped|ditched|ended|released|surrendered|handed|sent)|fell|gone|gave|went|let)\b|down/i;
const morePast = /^(?:added|bought|ordered|hired|increased|raised|grew|gained|joined|went up)\b/i;
const away = /^(?:up|back|away|off|in)$/i;

/** "if we dropped 3", "if they gave up 3", "if 3 of them went": what is supposed to have been done, as an order to do it. */
const asOrder = (atom: Atom, before: string, next: string): Atom => {
  const { from, to, text, line } = atom;
  const cues = atom.kind === 'cue' ? atom.cues : [];
  if (atom.kind !== 'unknown' && !cues.some((cue) => cue === 'done' || cue === 'past' || cue === 'up'))
    return atom;
  const as = (cue: Cue): Atom => ({ kind: 'cue', cues: [cue], from, to, text, line });
  if (cues.includes('up')) return /^gave$/i.test(before) ? as('neutral') : atom;
  // "gave Ann 3 more", "went to 15": they say neither more nor fewer.
  if (/^(?:gave|handed|sent|let)$/i.test(text) && !away.test(next)) return atom;
  if (/^went$/i.test(text) && next !== '' && !away.test(next)) return atom;
  if (/^(?:had|has|have)$/i.test(text)) return as('set');
  if (fewerPast.test(text)) return as('decrease');
  return cues.includes('done') || morePast.test(text) ? as('increase') : atom;
};

/** An order only in quotation marks is somebody else's, or an example. */
export const quotedOrder = (atoms: readonly Atom[], intent: Intent): Reading | null => {
  const quoted = atoms.some(
    (atom) =>
      atom.kind === 'quote' &&
      /\b(?:add|remove|cancel|set|buy|order|reduce|increase|drop)\b|[+-]\d/i.test(atom.text),
  );
  const outside = orderVerbs.some((cue) => hasCue(atoms, cue));
  return quoted && (!outside || intent.kind === 'unknown')
    ? { spans: atoms, modality: null, frames: [], decision: { kind: 'say', about: 'quoted' } }
    : null;
};

const verbs: readonly Cue[] = ['add', 'remove', 'decrease', 'increase', 'end', 'order'];

const told: readonly Cue[] = ['done', 'past', 'if', 'not', 'reported'];

/** Words about a change that nobody orders, and why nothing is done. */
export const notOrdered = (atoms: readonly Atom[], asking: Asking): Reading | null => {
  const named = atoms.some(({ kind }) => kind === 'company' || kind === 'product' || kind === 'reference');
  const counted = atoms.some(({ kind }) => kind === 'number');
  const wishes = atoms.some(({ text }, at) => at < 2 && /^(?:wish|if only)$/i.test(text));
  const says =
    named && (wishes || cuesIn(atoms).some((cue) => verbs.includes(cue) || (counted && told.includes(cue))));
  const modality = wishes && says ? 'uncertain' : says ? modalityOf(atoms, asking) : 'order';
  const about = sayFor(modality);
  return about === null ? null : { spans: atoms, modality, frames: [], decision: { kind: 'say', about } };
};
