import { wordsOf } from '../names/name-words.ts';
import { entryAt } from '../names/names.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import { numberAt } from '../understanding/numbers.ts';
import { type Token, wordAt } from '../understanding/sentence.ts';
import { type CompanySpan, isOwnWord } from './name-spans.ts';

/** Trades, as people say them and as names have them. */
const trades: readonly string[] = [
  'dental dentist dentists dentistry orthodontics',
  'brewing brewery breweries brewer brewers',
  'bakery baker bakers bakehouse',
  'winery wine vineyard vineyards vintners',
  'school schools primary academy college',
  'hotel hotels inn',
  'museum museums',
  'ski skiing',
  'vets vet veterinary',
  'accountants accountant accountancy accounting',
  'architects architect architecture',
  'solicitors solicitor lawyers lawyer law legal attorneys advokatbyra',
  'plumbing plumber plumbers',
  'gardening gardener gardeners',
  'airlines airline airways',
  'toys toy',
  'realty realtor realtors',
  'dairy dairies',
  'locksmiths locksmith',
  'climbing climbers',
  'engineering engineers engines',
  'optics opticians optician',
  'ranch ranches',
  'yoga',
  'poker',
  'fitness gym',
  'travel',
  'butchers butcher meats',
  'bank banks',
  'logistics logistik spedition',
];
const tradeOf: ReadonlyMap<string, readonly string[]> = new Map(
  trades.map((row) => row.split(' ')).flatMap((row) => row.map((word) => [word, row] as const)),
);

/** What people call somebody of whom they have just spoken; in other talk these are everyday words. */
const oftenSaid: readonly (readonly string[])[] = [
  ['doctors', 'doctor', 'medical', 'clinic', 'clinics', 'surgery', 'care'],
  ['shop', 'shops', 'store', 'stores', 'retail', 'retailers'],
  ['farm', 'farmers', 'dairy', 'dairies'],
  ['nursery', 'kindergarten', 'childcare'],
];
/** The words for the same trade. */
export const tradeWords = (word: string): readonly string[] => [
  ...(tradeOf.get(word) ?? []),
  ...oftenSaid.filter((row) => row.includes(word)).flat(),
];

/** "the ski people". */
const people = /^(?:people|ppl|folks?|guys|crowd|lot)$/;
/** "what has the dentist", "seats at the school", "did the museum order": a company's place in a question. */
const leads = /^(?:has|have|does|do|did|at|of)$/;
/** "give the climbers two more", "3 Basic for the museum": where nothing stands behind that goes on with it. */
const gives = /^(?:give|gives|giving|for|to|from)$/;
const endsThere = /^(?:|please|pls|and|needs?|wants?|an|a|another|some|more|extra)$/;
const isThere = /^(?:|am|i'm|im|we're|are|was|were|currently|here)$/;
/** "I'm at the vet" says where somebody is. */
const isLed = (tokens: readonly Token[], at: number): boolean =>
  isGiven(tokens, at) ||
  (leads.test(wordAt(tokens, at - 1)) &&
    !(wordAt(tokens, at - 1) === 'at' && isThere.test(wordAt(tokens, at - 2))));
const isGiven = (tokens: readonly Token[], at: number): boolean =>
  tokens.some((_, n) => numberAt(tokens, n) !== null) &&
  gives.test(wordAt(tokens, at - 1)) &&
  (tokens[at + 1]?.comma === true ||
    endsThere.test(wordAt(tokens, at + 2)) ||
    numberAt(tokens, at + 2) !== null);
/** "the bank is asking" says nothing of a customer, nor does "the school run". */
const goesElsewhere = /^(?:run|holidays?|trip|account|accounts|transfers?|statements?|lane|sector|industry)$/;

/** "Zoë quit", "they lost Zoë". */
const isPerson = (tokens: readonly Token[], at: number): boolean =>
  /^(?:left|leaves|leaving|quits?|resigned|retire[sd]|is|has|starts?|started|joins?|joined)$/.test(
    wordAt(tokens, at + 1),
  ) || /^(?:lost|hired|without)$/.test(wordAt(tokens, at - 1));

/** "so Zoë rang": a short word of one name alone, written large. */
const shortName = (
  { companies, byWord }: Vocabulary,
  tokens: readonly Token[],
  at: number,
): readonly string[] | null => {
  const written = tokens[at]?.owner ?? tokens[at]?.text ?? '';
  if (isPerson(tokens, at)) return null;
  const [word = ''] = /^\p{Lu}\p{Ll}{2}$/u.test(written) ? wordsOf(written) : [];
  const entries = word === '' || isOwnWord(word) ? [] : (byWord.get(word) ?? []);
  const [entry, other] = entries;
  return entry === undefined || other !== undefined ? null : [entryAt(companies, entry).id];
};

/**
 * Companies by what they do: "the ski people" where one has skiing in its name. Of a change for such a one nothing is sure, and where a
 * name is written none is looked for.
 */
export const describedCompanies = (vocabulary: Vocabulary, tokens: readonly Token[]): CompanySpan[] =>
  tokens.flatMap((first, at) => {
    const { word: article } = first;
    const { companies, byWord } = vocabulary;
    const short = shortName(vocabulary, tokens, at);
    if (short !== null) return [{ from: at, to: at + 1, ids: short, whole: false, doubtful: true }];
    const token = tokens[at + 1];
    if (article !== 'the' || token === undefined || token.word === '') return [];
    const [word = '', more] = wordsOf(token.owner ?? token.text);
    const row = more === undefined ? tradeOf.get(word) : undefined;
    if (row === undefined) return [];
    const next = wordAt(tokens, at + 2);
    const named = people.test(next);
    if (!named && (!isLed(tokens, at) || goesElsewhere.test(next))) return [];
    const entries = row.flatMap((each) => byWord.get(each) ?? []);
    const ids = [...new Set(entries.map((entry) => entryAt(companies, entry).id))];
    return ids.length === 0
      ? []
      : [{ from: at + 1, to: named ? at + 3 : at + 2, ids, whole: false, doubtful: true }];
  });
