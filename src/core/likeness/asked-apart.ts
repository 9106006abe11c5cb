import { type Atom, ofKind } from '../atoms/atom.ts';
import { everyday } from '../atoms/bearing.ts';
import { companiesIn, withoutSetApart } from '../atoms/companies-in.ts';
import { heardIn } from '../atoms/heard.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { writtenIn } from '../reading/read.ts';
import { asksOf, joinedParts } from '../understanding/message-parts.ts';
import { withoutPassing } from './passing-names.ts';

/**
 * The clauses of a message that ask, as one sentence with the names that only the others have; `told` are those others,
 * `points` whether it speaks of something that it does not name.
 */
export type Apart = Readonly<{
  text: string;
  told: readonly string[];
  points: boolean;
  companies: readonly string[];
}>;

const asking =
  /^\W*(?:(?:and|so|but|or|ok|oh|please|pls|now|well|just|hi|hey|hello|sorry|morning|question|quick question)\b[,: ]*)*(?:(?:(?:on|from|to|by|for|at|in|of|with) )?wh(?:at|ich|o|om|ose|y)(?:['’]?s|['’]d)?|(?:when|where)(?:['’]?s)? (?:is|are|was|were|do|does|did|will|can|could|has|have|the|our|their)|how|is|are|was|were|do(?! (?:nothing|not|n['’]?t|it|this|that|so)\b)|does|did(?! (?:it|that|this) (?:in|at|on|by|via|with|from|already|myself|yesterday)\b)|has|have|any|anything|can (?:i|you|we)|could (?:i|you|we)|(?:let me|let us|let['’]s) (?:see|have|look|go through)|(?:show|list|give me|gimme|send me|tell me|pull up|bring up|call up|dig out|look up|only tell me|find|compare)(?! (?:it|this|that|them)\b)|remind me (?:wh\p{L}+|how)|i(?:['’]d| would)? (?:need|want|like) (?:to (?:know|see|have(?=.*\b(?:list|overview|all)\b))\b|(?:the|a|an) (?:list|overview)\b|all\b))(?!\p{L})/iu;
/** An order beside a question is more than told. */
const ordering =
  /^\W*(?:(?:and|so|then|please|pls|just|now)\b[, ]*)*(?:add|remove|cancel|kill|get rid|scrap|keep|leave|end|stop|order|set|reduce|increase|drop|shave|put|buy|swap|move|book|terminate|bump|raise|lower|cut|take|give)\b/iu;
/** "VanArsdel's Premium – on what term are we there,": it asks, too. */
const asksWithin = /[–—-] ?(?:(?:on|for|from|at|in|of|with|by) )?(?:wh(?:at|ich|en|o)|how)\b/i;
const pointing =
  /\b(?:it|its|this|these|those|they|them|their|theirs|his|her|he|she)\b|\bthat\b(?! (?:i|we|they|is|are|has|have)\b)|\bover there\b/iu;

const atomsIn = (portfolio: Portfolio, text: string): readonly Atom[] =>
  heardIn(vocabularyOf(portfolio), text).atoms;
const plain = ({ text }: Atom): string => text.replace(/['’]s$/, '');

/** Null where all of a message asks, or nothing does, or of several names one alone would be answered for. */
export const askedApart = (
  portfolio: Portfolio,
  message: string,
  asks = (text: string): boolean => asking.test(text) || text.endsWith('?'),
): Apart | null => {
  const parts = joinedParts(
    asksOf(writtenIn(message)),
    (last, { text }) => asks(text) && !last.closed && onlyNames(atomsIn(portfolio, last.text)),
  ).map(({ text }) => text);
  const [asked, told] = [parts.filter(asks), parts.filter((text) => !asks(text))];
  if (asked.length === 0 || told.length === 0) return null;
  if (told.some((text) => ordering.test(text) || asksWithin.test(text))) return null;
  const own = asked.join(' ').replace(/[\s,;:.!?]+$/u, '');
  const heard = atomsIn(portfolio, own);
  if (told.some((text) => leavesOut(text, atomsIn(portfolio, text), heard))) return null;
  const beside = withoutPassing(
    portfolio,
    withoutSetApart(told.flatMap((text) => atomsIn(portfolio, text))),
  ).filter((atom) => !(atom.kind === 'product' && everyday.test(atom.text)));
  const [product, company] = (['product', 'company'] as const).map((kind) =>
    ofKind(heard, kind).length > 0 ? [] : namesOf(kind, beside, heard),
  );
  if (product === undefined || company === undefined || product.length > 1 || company.length > 1) return null;
  const text = [own, ...product, ...company.map((name) => `for ${name}`)].join(' ');
  const remarks = told.filter((each) => !courteous.test(each));
  return { text: `${text}?`, told: remarks, points: pointing.test(own), companies: company };
};

/** "Basic or Standard, which is cheaper": what it asks of. */
const onlyNames = (atoms: readonly Atom[]): boolean =>
  ofKind(atoms, 'product').length > 0 &&
  atoms.every(
    ({ kind, text }) => kind === 'product' || kind === 'company' || /^(?:or|and|of|for|at|the)$/i.test(text),
  );
/** "not those of Litware": a name that is left out narrows to nothing else. */
const leavesOut = (text: string, atoms: readonly Atom[], asked: readonly Atom[]): boolean =>
  denies.test(text) &&
  (['company', 'product'] as const).some(
    (kind) => ofKind(atoms, kind).length > 0 && ofKind(asked, kind).length === 0,
  );
const denies =
  /\b(?:not (?:those|the|for|of|in|at|any|that)\b|never ?mind|nothing (?:about|of|for|from)|without (?!\p{L}+ing\b)|except|apart from|skip|forget|no interest|not of interest)|\b(?:do|does)(?:n['’]t| not) care\b|\bno longer needs?\b/iu;
const courteous = /^\W*(?:please|pls|thanks|thank you|thx|ta|cheers|hi|hello|hey|sorry|ok|so)\W*$/i;

const named = (atoms: readonly Atom[], kind: 'company' | 'product'): readonly string[] =>
  kind === 'company' ? companiesIn(atoms) : [...new Set(ofKind(atoms, kind).map(plain))];

/** "has 20 E3 and 14 E5, where do the 20 come from": of several the one that is counted so. */
const namesOf = (
  kind: 'company' | 'product',
  beside: readonly Atom[],
  heard: readonly Atom[],
): readonly string[] => {
  const names = named(beside, kind);
  const [number] = ofKind(heard, 'number');
  const counted = beside.find(
    (atom, at) =>
      atom.kind === 'product' &&
      beside.slice(at - 1, at).some((each) => each.kind === 'number' && each.n === number?.n),
  );
  return kind === 'product' && names.length > 1 && number !== undefined && counted !== undefined
    ? [plain(counted)]
    : names;
};
