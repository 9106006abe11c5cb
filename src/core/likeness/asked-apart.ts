import { type Atom, ofKind } from '../atoms/atom.ts';
import { companiesIn, withoutSetApart } from '../atoms/companies-in.ts';
import { heardIn } from '../atoms/heard.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { writtenIn } from '../reading/read.ts';
import { asksOf } from '../understanding/message-parts.ts';

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
  /^\W*(?:(?:and|so|but|or|ok|please|pls|now|well|just|question|quick question)\b[,: ]*)*(?:(?:(?:on|from|to|by|for|at|in|of|with) )?wh(?:at|ich|o|om|ose|y)(?:['’]?s)?|(?:when|where)(?:['’]?s)? (?:is|are|was|were|do|does|did|will|can|could|has|have|the|our|their)|how|is|are|was|were|do(?! (?:nothing|not|n['’]?t|it|this|that|so)\b)|does|did|has|have|any|anything|can (?:i|you|we)|could (?:i|you|we)|show|list|give me|send me|tell me|only tell me|find|compare|i (?:need|want|would like|'d like) (?:to (?:know|see)|the list|a list))\b/iu;
/** An order beside a question is more than told. */
const ordering =
  /^\W*(?:(?:and|so|then|please|pls|just|now)\b[, ]*)*(?:add|remove|cancel|order|set|reduce|increase|drop|shave|put|buy|swap|move|book|terminate|bump|raise|lower|cut|take|give)\b/iu;
const pointing =
  /\b(?:it|its|this|these|those|they|them|their|theirs|his|her|he|she)\b|\bthat\b(?! (?:i|we|they|is|are|has|have)\b)|\bover there\b/iu;

const atomsIn = (portfolio: Portfolio, text: string): readonly Atom[] =>
  heardIn(vocabularyOf(portfolio), text).atoms;
const plain = ({ text }: Atom): string => text.replace(/['’]s$/, '');

/** Null where all of a message asks, or nothing does, or of several names one alone would be answered for. */
export const askedApart = (portfolio: Portfolio, message: string): Apart | null => {
  const parts = asksOf(writtenIn(message)).map(({ text }) => text);
  const asks = (text: string) => asking.test(text) || text.endsWith('?');
  const [asked, told] = [parts.filter(asks), parts.filter((text) => !asks(text))];
  if (asked.length === 0 || told.length === 0 || told.some((text) => ordering.test(text))) return null;
  const own = asked.join(' ').replace(/[\s,;:.!?]+$/u, '');
  const heard = atomsIn(portfolio, own);
  const beside = withoutSetApart(told.flatMap((text) => atomsIn(portfolio, text)));
  const [product, company] = (['product', 'company'] as const).map((kind) =>
    ofKind(heard, kind).length > 0 ? [] : namesOf(kind, beside, heard),
  );
  if (product === undefined || company === undefined || product.length > 1 || company.length > 1) return null;
  const text = [own, ...product, ...company.map((name) => `for ${name}`)].join(' ');
  return { text: `${text}?`, told, points: pointing.test(own), companies: company };
};

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
