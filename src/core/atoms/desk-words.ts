import { type Atom, endsWithComma, type Word } from './atom.ts';
import { asCue } from './cue-atoms.ts';
import type { Cue } from './cues.ts';
import { hasCue } from './verbs.ts';

const names: Readonly<Partial<Record<Atom['kind'], string>>> = { company: '@', product: '%', number: '#' };

export type Spelled = Readonly<{ text: string; at: (from: number, to: number) => ReadonlySet<Atom> }>;

/** For patterns: "@" is a company, "%" a product, "#" a number, "~" a reason; " ," ends a clause, " ;" a line. */
export const spell = (words: readonly Word[], atoms: readonly Atom[]): Spelled => {
  const places: (readonly [from: number, to: number, atom: Atom])[] = [];
  let text = '';
  for (const [n, atom] of atoms.entries()) {
    if (n > 0) text += ' ';
    const said =
      names[atom.kind] ?? (atom.kind === 'reason' ? '~' : atom.text.toLowerCase().replaceAll('’', "'"));
    places.push([text.length, text.length + said.length, atom]);
    text += said;
    const next = atoms[n + 1];
    if (next !== undefined && next.line !== atom.line) text += ' ;';
    else if (endsWithComma(words, atom)) text += ' ,';
  }
  const at = (from: number, to: number) =>
    new Set(places.flatMap(([start, end, atom]) => (start < to && end > from ? [atom] : [])));
  return { text, at };
};

/**
 * Several words that mean something else one by one. A named group gets its cues, without any it is left out; the rest
 * says nothing. `drops`: nor do its names. `beside`: what is said besides.
 */
type Row = Readonly<{
  /** One of these is in the text: quicker to see than the pattern. */
  needs: readonly string[];
  says: RegExp;
  as: Readonly<Record<string, readonly Cue[]>>;
  drops?: 'other' | 'kind';
  beside?: Cue;
}>;

/** What says of the past when it was. */
const day = '(?:on|last|this|already|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month)';
const have = '(?:(?:already|now) )?(?:have|has|use|uses|got)(?: (?:already|now|today|currently|there))?';

const rows: readonly Row[] = [
  // "Peter isn't at Contoso any more": he left.
  {
    needs: ['any'],
    says: /(?<!%[^,;]*)(?:\b(?:jan|april|june|august) )?(?<leaves>isn't|is not|aren't|are not|doesn't|does not|don't|do not) (?:(?:working|works?|employed) )?(?:at|with|in|for|from) (?:@|there|them) any ?(?:more|longer)(?: ~)?(?= ,| ;| and| so|$)/dg,
    as: { leaves: ['leaves'] },
  },
  {
    needs: ['no longer'],
    says: /(?<!%[^,;]*)(?:\b(?:jan|april|june|august) )?(?<leaves>(?:(?:is|are) )?no longer) (?:(?:working|works?|employed) )?(?:at|with|in|for) (?:@|there|them)(?: ~)?(?= ,| ;| and| so|$)/dg,
    as: { leaves: ['leaves'] },
  },
  {
    needs: ['nicht', 'niet'],
    says: /(?<!%[^,;]*)(?:\b(?:jan|april|june|august) )?(?<leaves>(?:ist|sind|arbeitet|arbeiten|is|zijn|werkt|werken) (?:nicht mehr|niet meer)) (?:bei|für|bij|voor) @/dg,
    as: { leaves: ['leaves', 'foreign'] },
  },
  {
    needs: ['weg', 'gone'],
    says: /(?<!%[^,;]*)(?<leaves>(?:is|are) (?:weg|gone))(?: ~)?(?= ,| ;| so| and|$)/dg,
    as: { leaves: ['leaves'] },
  },
  // "He had an E3 and a Visio. Take one of each off": the articles count nothing.
  {
    needs: ['each'],
    says: /(?<=\b(?:had|has|have|with|got)\b[^;]*)\b(?<none>an?) (?=%.*#.*\beach\b)/dg,
    as: { none: [] },
  },
  // "he left, he had Premium": whose seat it was.
  {
    needs: ['had'],
    says: /\b(?:s?he|they|both|who) had (?=(?:(?:an?|the|#) )?%)/dg,
    as: {},
    beside: 'leaves',
  },
  // "two of our people leave at Christmas, we won't replace them".
  {
    needs: ['leave'],
    says: /(?<=(?:# (?:[\p{L}'’-]+ ){0,3}|\b(?:people|staff|users|he|she|they) ))(?<leaves>leave)(?: us| the company| @)?(?= ,| ;| and| so| (?:on|in|at|next|this|by|before|soon|tomorrow|for good)\b|$)/dgu,
    as: { leaves: ['leaves'] },
  },
  {
    needs: ['replac'],
    says: /\b(?:and )?(?:they|we|he|she)(?:'re| are| is)? (?:won't|will not|aren't|are not|not|isn't) (?:be )?(?:replac(?:e|ed|ing))(?: (?:him|her|them|anyone|anybody|yet))*(?= ,| ;|$)/dg,
    as: {},
    beside: 'leaves',
  },
  // "Lisa from Contoso finished up on Friday".
  {
    needs: ['finished'],
    says: new RegExp(
      `(?<=(?:^|[,;] )(?!(?:the|project|job|season|contract|trial|test|migration|we|i)\\b)[\\p{L}'.-]+ (?:[\\p{L}'.-]+ )?(?:(?:from|at|of) @ )?)(?<leaves>finished(?: up)?)(?: (?:there|here))?(?: ${day})+(?= ,| ;| so| and|$)`,
      'dgu',
    ),
    as: { leaves: ['leaves'] },
  },
  // "last day was on Friday".
  {
    needs: ['last'],
    says: new RegExp(
      `(?:(?:his|her|their|the|whose) )?(?<offer>last (?:working )?day)(?: (?:there|with us|with them))? was(?: (?:${day}|the|of|today|\\d[\\w.]*|\\d+ \\p{L}+|\\p{L}+ \\d+))+(?= ,| ;|$)`,
      'dgu',
    ),
    as: { offer: ['neutral', 'typo'] },
  },
  // "of the ones they already have".
  {
    needs: ['they', 'we ', 'he '],
    says: new RegExp(
      `(?<=(?:%|\\b(?:ones?|kind|size|type|licen[cs]es?)) )(?<offer>(?:(?:that|which) )?(?:they|we|he|she)) ${have}(?= ,| ;| for| at| please|$)`,
      'dg',
    ),
    as: { offer: ['neutral', 'typo'] },
  },
  // "… Email Backup, not the archiving one".
  {
    needs: ['not '],
    says: /(?<=%.*[,;] )(?<!\b(?:who|which|what|list|show)\b.*)not (?:(?:the|that|their) )?%(?: (?:#|ones?|version|edition|kind))+(?= ,| ;|$)/dgu,
    as: {},
    drops: 'kind',
  },
  // "they want the Teams Rooms gone".
  {
    needs: ['gone', 'off', 'out'],
    says: /(?<wish>wants?|would like|needs?) (?:(?:the|their|its|his|her|all|those|these|that|of|last) )*(?:# )?(?:of (?:the|its|their) )?%(?: (?:seats?|licen[cs]es?|subscription|trial))?(?: (?:at|for) @)? (?<end>gone(?! (?:through|over|up|down|into|to|wrong))\b|(?:off|out)(?= ,| ;|$))/dg,
    as: { wish: ['wish'], end: ['end'] },
  },
  // "they want to keep them", "2 may go on", "all seats but 2 gone": it stays, or nobody knows how many go.
  {
    needs: ['keep', 'go', 'but'],
    says: /(?<doubt>keep)(?= (?:them|it|those|these)\b(?! (?:at|to|on)\b))|(?<goes>(?:may|can)(?: also)? go)(?= (?:to|on)\b)|(?<but>but)(?= # gone\b)/dg,
    as: { doubt: ['unsure'], goes: ['unsure'], but: ['unsure'] },
  },
  {
    needs: ['but', 'except', 'apart'],
    says: /(?<=\b(?:everything|all)\b.*)\b(?<but>but|except|apart from)(?= %)/dg,
    as: { but: ['unsure'] },
    beside: 'end',
  },
  // "they went with something else": why they give it back.
  ...(['end', 'off', 'remove'] as const).map(
    (beside): Row => ({
      needs: ['else'],
      says: /\b(?:(?:they|he|she|we) )?(?:have |has |'ve )?(?:went with|gone with|switched to|use|using|have|found) (?:something|somebody|someone) else(?: now)?\b/dg,
      as: {},
      beside,
    }),
  ),
  // "twice what they have now", "whatever they have, twice that".
  {
    needs: ['doubl', 'twice', 'triple', 'three'],
    says: new RegExp(
      `(?<=\\b(?:doubled?|twice|triple|three times) )(?<offer>that|it|what|as many as)(?: (?:they|he|she|it|@) ${have})?`,
      'dg',
    ),
    as: { offer: ['neutral', 'typo'] },
  },
  {
    needs: ['doubl', 'twice', 'triple'],
    says: new RegExp(
      `\\b(?:whatever|however many|what) (?:(?:the|of) )?%? ?(?:they|@) ${have}(?= ,.*\\b(?:double|twice|triple)\\b)`,
      'dg',
    ),
    as: {},
  },
  // "what would 4 more come to".
  {
    needs: ['what'],
    says: /(?<=^(?=.*\b(?:more|extra|additional|another|fewer|less|if|went|instead)\b).*\bwhat (?:would|will|do|does|is|are|could)\b.*)(?<money>comes? to|work out (?:at|to)|(?:be )?(?:talking(?: about)?|looking at)|amounts? to)(?! #)/dg,
    as: { money: ['what-if'] },
  },
  // "he can't tell me which".
  {
    needs: ['which', 'what'],
    says: /(?:(?:and|but) )?(?:(?:he|she|they|i|we) )?(?<offer>can't|cannot|couldn't|don't|doesn't|didn't|do not|does not) (?:tell|say|know|remember)(?: me| us)? (?:which|what)(?: (?:ones?|kind|of|product|plan|licen[cs]e|sort|type|#))*(?= ,| ;|$)/dg,
    as: { offer: ['neutral', 'typo'] },
  },
  // "…, Faculty stays as it is": another product.
  {
    needs: ['stay', 'remain'],
    says: /(?<=#.*[,;] )(?:and |the )*% (?:stays?|remains?) (?:as (?:it|they) (?:is|are)|as is|the same|untouched|unchanged|where (?:it|they) (?:is|are))(?= ,| ;|$)/dg,
    as: {},
    drops: 'other',
  },
  // "heeft te veel".
  {
    needs: ['heeft', 'hebben', 'haben'],
    says: /\b(?:heeft|hebben|haben)\b(?=.*\b(?:te veel|zu viele?)\b)/dg,
    as: {},
  },
  // "fewer kids next year, … when it renews": when something else is so.
  {
    needs: ['next'],
    says: /^(?=[^,;]*\bnext (?:year|term|season|summer|spring|month)\b)(?=[^,;]*\b(?:fewer|more|less|smaller|bigger|grow|shrink)\b)(?<offer>[^,;%#@]+)(?:@ )?(?= ?[,;] )/dg,
    as: { offer: ['neutral', 'typo'] },
    beside: 'at-renewal',
  },
  // "needs no more than 20".
  {
    needs: ['more than', 'at most'],
    says: /(?<=\b(?:needs?|wants?|should have|must have|has to have) )(?<total>no more than|not more than|at most)(?= #)/dg,
    as: { total: ['total', 'down'] },
  },
];

type Meant = ReadonlyMap<Atom, readonly Cue[]>;

const placeOf = (indices: RegExpIndicesArray | undefined): readonly [number, number] =>
  (indices as RegExpIndicesArray)[0] as [number, number];

/** What the words of a match say; nothing for those that are left out. */
const meantBy = ({ at }: Spelled, { as, drops }: Row, { indices }: RegExpExecArray): Meant => {
  const [from, to] = placeOf(indices);
  const plain = [...at(from, to)].filter(
    ({ kind }) => drops !== undefined || kind === 'cue' || kind === 'unknown',
  );
  const named = Object.entries(indices?.groups ?? {}).flatMap(([group, place]) =>
    [...at(...(place ?? [0, 0]))].map((atom) => [atom, as[group] ?? []] as const),
  );
  const cues: readonly Cue[] = drops !== undefined ? ['neutral', 'typo'] : ['neutral'];
  return new Map([...plain.map((atom) => [atom, cues] as const), ...named]);
};

/** Whether what is left out is none of the order's products: "add 2 E3, E3 stays as it is". Of the same kind is left out beside a whole name alone. */
const isOther = (
  atoms: readonly Atom[],
  { at }: Spelled,
  { drops }: Row,
  { indices }: RegExpExecArray,
): boolean => {
  if (drops === undefined) return true;
  const [from, to] = placeOf(indices);
  const dropped = new Set(at(from, to));
  const products = atoms.filter(({ kind }) => kind === 'product');
  const out = products.filter((atom) => dropped.has(atom)).map(({ text }) => text.toLowerCase());
  return products.every(
    (atom) =>
      dropped.has(atom) ||
      (!out.includes(atom.text.toLowerCase()) && (drops === 'other' || atom.text.includes(' '))),
  );
};

/** The message with what is said so read as it is meant. */
export const withDeskWords = (words: readonly Word[], given: readonly Atom[]): readonly Atom[] => {
  let atoms = given;
  let spelled = spell(words, atoms);
  for (const row of rows) {
    const { text } = spelled;
    if (!row.needs.some((each) => text.includes(each))) continue;
    if (row.beside !== undefined && !hasCue(atoms, row.beside)) continue;
    const matches = [...spelled.text.matchAll(row.says)].filter((match) =>
      isOther(atoms, spelled, row, match),
    );
    if (matches.length === 0) continue;
    const meant: Meant = new Map(matches.flatMap((match) => [...meantBy(spelled, row, match)]));
    atoms = atoms.flatMap((atom) => {
      const cues = meant.get(atom);
      if (cues === undefined) return [atom];
      return cues.length === 0 ? [] : [asCue(atom, ...cues)];
    });
    spelled = spell(words, atoms);
  }
  return atoms;
};
