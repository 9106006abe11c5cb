import { fold } from '../names/name-words.ts';
import { isColour } from '../understanding/colour-words.ts';
import { withoutClosing } from '../understanding/message-parts.ts';
import { isTurning, turnsAnywhere } from '../understanding/turning.ts';
import { type GivenReason, givenReason } from '../words/given-reason.ts';
import { type Atom, ofKind, type Word } from './atom.ts';
import { everyday } from './bearing.ts';
import { companiesIn } from './companies-in.ts';
import type { Cue } from './cues.ts';
import { turningCues } from './verbs.ts';

/** What befalls people and companies, and is why they need more seats or fewer. */
const befalls = new RegExp(
  [
    // People come, go, or are there for the first time.
    '(?:new|another|extra|temporary|seasonal|summer|winter|more|one|two|three|four|five|six|seven|eight|nine|ten|\\d+) (?:\\p{L}+ ){0,2}(?:starters?|joiners?|hires?|recruits?|temps?|trainees?|interns?|apprentices?|students?|staff|people|colleagues?|heads|guys|girls|lads?|lad(?:y|ies)|nurses?|chefs?|vets?|clerks?|cooks?|\\p{L}{2,}(?:er|or|ist|ian|ant|ress|man|woman|men|women)s?)',
    '(?:leavers?|starters?|joiners?|newcomers?)',
    '(?:leaves|left|leaving|quits?|resign\\p{L}*|retir\\p{L}+|gone|is going|are going|joins|joined|joining|starts|started|starting|begins|began|arrives|arrived|hires|hired|hiring|recruit\\p{L}*|takes on|took on|taking on|taken on|laid off|sacked|let go|lets? \\p{L}+ (?:\\p{L}+ )?go|on (?:maternity|parental|sick) leave)',
    '(?:people|staff|starters|joiners|temps|interns|trainees|apprentices|\\p{L}{3,}(?:er|or|ist|yst|ian|ant)s) (?:start|begin|arrive|join|leave)',
    // Shops open and close, firms grow and shrink.
    '(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?|open(?:s|ed|ing)?|mov(?:es?|ed|ing) (?:to|into|out|over|in|their|its|his|her|house|office)|merg(?:es|ed|ing)|gr(?:ow|ows|owing|ew|own)|expand\\p{L}*|shrink\\p{L}*|shr[au]nk|downsiz\\p{L}+|tak(?:e|es|ing) over|took over|bought|buys|buying|sold|sells|split(?:s|ting)?|won|wins|lost|loses|losing|landed|went (?:bust|bankrupt|under)|gone (?:bust|bankrupt|under)|bankrupt|insolvent|(?:packing|packed) (?:it |things )?in|switch(?:es|ed|ing) to|chang(?:es|ed|ing) to|going with|gone with|went with)',
    '(?:budget|funding|grant|team|crew|hours|staff) (?:was|were|got|has been|have been|is|are) (?:cut|halved|reduced|slashed|trimmed|frozen)',
    '(?:two|\\d+) short in',
    // The same in German, Dutch, French and Spanish.
    '(?:(?:neue[rn]?|nieuwe|nouve(?:au|lle|aux)|nuev[oa]s?) (?:mitarbeiter\\p{L}*|kolleg\\p{L}*|azubis?|medewerkers?|collega\\p{L}*|employé\\p{L}*|emplead\\p{L}*)|ausgeschieden|hat gekündigt|fängt an|fangen an|uit dienst|a quitté|nous quittent?|se (?:fue|va))',
    '(?:busy|high|peak) season',
    "(?:project|season|job|contract|campaign|event|course|rush|term|merger|audit)(?:'s| is| was| has| \\p{L}+ \\p{L}+ is)(?: (?:all|now|been|just))* (?:finished|over|done|complete|completed|ended|up|starting|running|back)",
    '(?:new|second|third|bigger|another) (?:\\p{L}+ ){0,2}(?:shop|store|office|branch|site|room|floor|depot|warehouse|counter|shift|team|department|practice|clinic|building|studio|kitchen|van|truck|contract|client|customer|project|machine|line|location)s?',
    '(?:saw|seen|watched|shown) (?:an?|the|our|your|my) (?:demo|presentation|webinar|talk)',
  ]
    .map((each) => `(?<![\\p{L}'’-])${each}(?![\\p{L}'’-])`)
    .join('|'),
  'iu',
);

/** The writer, somebody who only calls or writes, a doubt, or another time. */
const noReason =
  /(?<![\p{L}])(?:i|i['’]\p{L}+|me|my|you|your|you['’]\p{L}+|nobody|no one|none|who|which|whoever|called|rang|phoned|mailed|emailed|wrote|if|unless|might|would|could|should|going to|hopefully|probably|almost|nearly)(?![\p{L}])/iu;
const turns: ReadonlySet<Cue> = new Set<Cue>([
  ...turningCues.filter((cue) => cue !== 'past'),
  'if',
  'what-if',
  'reported',
  'asks-whether',
]);
/** "two new planners": people whose trade a product is called after. */
const trade = /^\p{Ll}{3,}(?:ers?|ors?|ists?)$/u;
/** Words of news that elsewhere may turn a meaning. */
const ofNews =
  /^(?:left|lost|gone|first|was|were|had|hasn't|haven't|only|next|coming|training|practice|demo|finished|completed?|done|ap+arently)$/i;

const leads =
  /^(?:(?:and|so|oh|well|because|since|as|but|yes|fyi|hi|hello|hey|morning|sorry|also|now|basically|it turns out|turns out)[,:]? +)+/iu;
const colours =
  /(?:[,.!;:]|,? (?:ap+arently|sadly|unfortunately|luckily|finally|obviously|of course|btw|it seems|i think|as it turns out|please|pls))+$/iu;
const has =
  /^(?:there(?:['’]?s| is| are| will be)|(?:they|we|s?he|it)(?:['’]?(?:ve|s)| have| has)(?: got)?) (?:an? )?(?=\p{L}|\d)(?!(?:been|to|no|not|left|lost|quit|gone|sold|bought|closed|opened|moved|hired|won|taken|started|joined|grown|merged)\b)/iu;

/** A reason in the words of its clause, without what only leads to it and without the name of the company. */
const toldOf = (text: string, companies: readonly string[]): string => {
  const plain = text.trim().replace(leads, '').replace(colours, '').replace(has, '');
  return companies
    .reduce(
      (said, name) =>
        said.startsWith(`${name} are `) || said.startsWith(`${name} is `)
          ? said.slice(name.length).replace(/^ (?:are|is) /, '')
          : said.replace(
              new RegExp(` (?:at|for|from|in|of|over at) ${RegExp.escape(name)}(?![\\p{L}\\d])`, 'u'),
              '',
            ),
      plain,
    )
    .trim();
};

/** "nobody uses it", "they don't want it any more": why seats may go. */
const unused =
  /^(?!(?:please|we|you|i|do|can|could|who|which|what|why)\b)(?:none of them|no one|(?:(?:the|their|his|her) )?\p{L}+) (?:(?:don't|doesn't|do not|does not|no longer|never|hardly|barely)(?: (?:really|ever))? )?(?:use[sd]?|(?:needs?|wants?)(?! to\b)|opens?|opened|touche[sd]|touch)\b(?!.*\b(?:if|but|until|unless|yet|more than|fewer than)\b)/iu;
const denies = /\b(?:nobody|no one|none|n't|not|no longer|never|hardly|barely)\b|n't\b/iu;

/**
 * Why, according to a clause beside an order: "their budget was cut", "new starters in on Monday". Null when it tells
 * something else, or may turn the order.
 */
export const whyOf = (
  text: string,
  words: readonly Word[],
  atoms: readonly Atom[],
  fewer = false,
): string | null => {
  const plain = text.replaceAll('’', "'");
  const strict = words.some(({ word }) => turnsAnywhere(fold(word)));
  if (fewer && !strict && unused.test(plain) && denies.test(plain)) return toldOf(plain, []);
  const doubts = atoms.some(
    (atom) => atom.kind === 'cue' && atom.cues.some((cue) => turns.has(cue)) && !ofNews.test(atom.text),
  );
  const turned = words.some(({ word }) => isTurning(fold(word)) && !ofNews.test(word));
  const other = atoms.some(
    ({ kind, text: said }) =>
      kind === 'reference' ||
      kind === 'quote' ||
      (kind === 'product' && !trade.test(said) && !everyday.test(said.replace(/['’]s$/, ''))),
  );
  const companies = ofKind(atoms, 'company').map((company) => company.text);
  // "Two Rivers" are no people.
  const bare = companies.reduce((said, name) => said.replaceAll(name, 'Contoso'), plain);
  if (plain.includes('?') || doubts || turned || other || noReason.test(plain) || !befalls.test(bare))
    return null;
  return toldOf(plain, companies);
};

/** "their second shop". */
const isPlace = (atom: Atom): boolean => atom.kind === 'company' && !atom.whole && isColour(atom.text);

type Said = Readonly<{ text: string; words: readonly Word[]; atoms: readonly Atom[] }>;

/** The reasons among what is said beside an order of one company, added to its own, and the rest of it. */
export const whysOf = (
  aside: readonly Said[],
  all: readonly Said[],
  given: GivenReason,
  fewer: boolean,
): Readonly<{ given: GivenReason; left: readonly string[] }> => {
  const named = companiesIn(all.flatMap(({ atoms }) => atoms).filter((atom) => !isPlace(atom)));
  const told = aside.map(({ text, words, atoms }) =>
    named.length < 2 ? whyOf(text, words, atoms, fewer) : null,
  );
  const reasons = told.flatMap((reason) => reason ?? []);
  const purposes = [...(given.purpose === null ? [] : [given.purpose]), ...reasons];
  return {
    given: reasons.length === 0 ? given : { ...given, ...givenReason(purposes.join('; '), given.ticket) },
    left: aside.filter((_, at) => told[at] === null).map(({ text }) => withoutClosing(text)),
  };
};

/** What is left of an offered order when the clauses that tell why are its reason; null where none does. */
export const reasonedLeft = (
  beside: readonly Said[],
  all: readonly Said[],
  left: readonly string[],
  given: GivenReason,
  fewer: boolean,
): Readonly<{ given: GivenReason; left: readonly string[] }> | null => {
  if (given.purpose !== null || left.length === 0) return null;
  const found = whysOf(beside, all, given, fewer);
  if (found.given === given) return null;
  const told = beside.filter(({ text }) => !found.left.includes(withoutClosing(text)));
  const words = new Set(
    told.flatMap((part) => [withoutClosing(part.text), ...part.words.map(({ text }) => text)]),
  );
  const rest = left.filter((word) => !words.has(word));
  return rest.length === left.length ? null : { given: found.given, left: rest };
};
