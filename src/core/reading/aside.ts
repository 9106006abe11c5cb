import type { Atom, AtomOf, Word } from '../atoms/atom.ts';
import { bearsOn } from '../atoms/bearing.ts';
import type { Cue } from '../atoms/cues.ts';
import { hasCue } from '../atoms/verbs.ts';
import { wordsIn } from '../atoms/words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Cued } from '../questions/cued.ts';
import { digestCues, readDigest } from '../questions/digest-sentences.ts';
import { lookUpCues, lookUpIn } from '../questions/lookup-sentences.ts';
import { mapCues, mapSentenceIn } from '../questions/map-sentences.ts';
import { ownerCues, ownerSentenceIn } from '../questions/owner-sentences.ts';
import { readTimedPost, timedPostCues } from '../questions/timed-post-sentences.ts';
import { agendaCues, readAgenda, readToday, todayCues } from '../questions/today-sentences.ts';
import { aboutReadingCues, aboutReadingIn } from '../understanding/about-reading.ts';
import { helpCues, readHelp } from '../understanding/help-sentences.ts';
import type { Intent } from '../understanding/intent.ts';
import { withoutPoliteness } from '../understanding/politeness.ts';
import { smallTalkIn } from '../understanding/small-talk.ts';
import { areTermWords, termQuestionCues, termQuestionIn } from '../understanding/term-questions.ts';
import { turnsAnywhere } from '../understanding/turning.ts';
import { type Asking, modalityOf } from './modality.ts';
import { portalJobIn, portalRows } from './portal-jobs.ts';
import { type Decision, intentsOf } from './reading.ts';

type Aside = Extract<Decision, { kind: 'do' | 'say' | 'confirm' }>;

/** A message with its rows: `cued` are those that may fit. */
type Heard = Readonly<{
  portfolio: Portfolio;
  written: string;
  words: readonly Word[];
  atoms: readonly Atom[];
  asking: Asking;
  cued: ReadonlySet<Cued>;
}>;
type Row = Cued & Readonly<{ read: (heard: Heard) => Aside | null }>;

const doing = (intent: Intent | null): Aside | null => (intent === null ? null : { kind: 'do', intent });

const nameOf = ({ companies }: Portfolio, { ids, text }: AtomOf<'company'>): string => {
  const [id, other] = ids;
  return (other === undefined ? companies.get(String(id))?.name : undefined) ?? text;
};

const namesAny = (atoms: readonly Atom[]): boolean =>
  atoms.some(({ kind }) => kind === 'company' || kind === 'product');

const termsAsked = ({ words, atoms, asking }: Heard): Aside | null => {
  const named = atoms.some(
    ({ kind, text }) =>
      kind === 'reference' || ((kind === 'company' || kind === 'product') && !areTermWords(text)),
  );
  const topic = named ? null : termQuestionIn(words, asking === 'asks');
  return doing(topic === null ? null : { kind: 'terms', topic: topic === 'all' ? null : topic });
};

const talked = ({ words }: Heard): Aside | null => {
  const talk = smallTalkIn(words);
  if (talk === 'status') return doing({ kind: 'status' });
  return talk === null ? null : { kind: 'say', about: talk };
};

const lookedUp = ({ written, atoms }: Heard): Aside | null => {
  const counted = atoms.some(({ kind }) => kind === 'number' || kind === 'product');
  const named = atoms.some(({ kind }) => kind === 'company');
  const found = lookUpIn(written, counted, named);
  return found === null ? null : { kind: 'do', ...found };
};

/**
 * How a switch to a year is meant: an order makes it, a request or a need gets an offer. Null: the bot refers to the
 * portal.
 */
const switchMeant = (atoms: readonly Atom[], asking: Asking): 'do' | 'confirm' | null => {
  // "monthly" names no day here.
  const others = atoms.filter((atom) => !(atom.kind === 'cue' && atom.cues.includes('term')));
  const several = (kind: Atom['kind']) => atoms.filter((atom) => atom.kind === kind).length > 1;
  if (several('company') || several('product') || hasCue(others, 'what-if')) return null;
  const modality = modalityOf(others, asking);
  if (modality === 'order') return 'do';
  return modality === 'request' || modality === 'need' ? 'confirm' : null;
};

/** "switch Basic for Litware to annual, they are tired of monthly": the switch in its first clause, and a remark. */
const switchAlone = (heard: Heard): Aside | null => {
  const { words, atoms } = heard;
  const end = words.findIndex(({ comma }) => comma === true) + 1;
  if (end < 4 || end === words.length) return null;
  const rest = atoms.filter(({ from }) => from >= end);
  const said = words.slice(end);
  const text = said.map((word) => word.text).join(' ');
  const remark = {
    text,
    words: said,
    atoms: rest.map((atom) => ({ ...atom, from: atom.from - end, to: atom.to - end })),
  };
  const turns =
    namesAny(rest) ||
    rest.some(
      (atom) =>
        atom.kind === 'number' ||
        (atom.kind === 'cue' && (atom.cues.some((cue) => holds.has(cue)) || isDate(atom.text))),
    ) ||
    said.some(({ word }) => turnsAnywhere(word));
  if (turns && bearsOn({ ...remark, ...besideOrder })) return null;
  const alone = ofPortal({
    ...heard,
    words: words.slice(0, end),
    atoms: atoms.filter(({ to }) => to <= end),
  });
  const [intent] = alone === null ? [] : intentsOf(alone);
  return intent?.kind === 'switch-annual' ? { kind: 'confirm', intents: [intent], left: [text] } : null;
};
/** "in January", and not for how long. */
const isDate = (text: string): boolean =>
  /^(?:in|on|from|by|next|after) /i.test(text) && !/\b(?:years?|months?)\b/i.test(text);
const holds: ReadonlySet<Cue> = new Set<Cue>([
  'not',
  'if',
  'correct',
  'unsure',
  'what-if',
  'at-renewal',
  'asks-whether',
]);
const besideOrder = {
  place: 'after',
  drawn: false,
  closed: true,
  bracketed: false,
  begun: false,
  fewer: false,
} as const;

const ofPortal = (heard: Heard): Aside | null => {
  const { portfolio, words, atoms, asking, cued } = heard;
  const found = portalJobIn(cued, words, atoms, (company) => nameOf(portfolio, company));
  if (found === null) return null;
  const { job, target, toYear, told, foreign } = found;
  if (told) return doing({ kind: 'history', target });
  const meant = toYear ? switchMeant(atoms, asking) : null;
  const alone = job === 'switch-term' && meant === null ? switchAlone(heard) : null;
  if (alone !== null) return alone;
  if (job === 'switch-term' && modalityOf(atoms, asking) === 'negated')
    return { kind: 'say', about: 'negated' };
  if (meant === null) return doing({ kind: 'portal-only', job, target });
  const intent = { kind: 'switch-annual', target } as const;
  return meant === 'do' && !foreign ? doing(intent) : { kind: 'confirm', intents: [intent], left: [] };
};

const cheaper =
  /\b(?:cheaper|pricier|dearer|costlier|cheapest|(?:more|less) expensive|costs? (?:more|less))\b.*\b(?:than|or|vs|versus)\b|\bor\b.*\bcheaper\b|\b(?:price difference|difference in price|compare the prices?|price comparison)\b/;

/** "is E3 cheaper than E5?": both prices. Null for every other message. */
const comparedPrices = ({ words, atoms }: Heard): Aside | null => {
  const products = atoms.filter(({ kind }) => kind === 'product');
  const [first, second, third] = products;
  const others = atoms.some(({ kind }) => kind === 'number' || kind === 'reference');
  if (first === undefined || second === undefined || third !== undefined || others) return null;
  if (!cheaper.test(words.map(({ word }) => word).join(' '))) return null;
  const companies = atoms.filter(({ kind }) => kind === 'company');
  const [of, another] = companies;
  const company = another === undefined && of !== undefined ? of.text : null;
  const price = ({ text }: Atom): Intent => ({ kind: 'price', product: text, company, count: null });
  const say = ({ text }: Atom): string => `price of ${text}${company === null ? '' : ` for ${company}`}`;
  return {
    kind: 'do',
    intent: price(first),
    more: [price(second)],
    sentences: [say(first), say(second)],
  };
};

/** In this order. */
const rows: readonly Row[] = [
  { cues: aboutReadingCues, read: ({ written }) => doing(aboutReadingIn(written)) },
  { cues: mapCues, read: ({ written }) => doing(mapSentenceIn(written)) },
  { cues: ownerCues, read: ({ written }) => doing(ownerSentenceIn(written)) },
  // "good morning" asks for the day, where it is all that is said.
  { cues: digestCues, read: ({ words }) => doing(readDigest(words)) },
  { cues: todayCues, read: ({ words }) => doing(readToday(words) ?? readToday(withoutPoliteness(words))) },
  // "morning list off": the morning may be no greeting.
  {
    cues: timedPostCues,
    read: ({ words }) => doing(readTimedPost(withoutPoliteness(words)) ?? readTimedPost(words)),
  },
  { cues: lookUpCues, read: lookedUp },
  // It may be mistyped.
  { cues: '', read: talked },
  { cues: termQuestionCues, read: termsAsked },
  // What help is asked about is no name.
  {
    cues: helpCues,
    read: ({ written }) => doing(/^\W*help\b/i.test(written) ? readHelp(wordsIn(written)) : null),
  },
  { cues: '', read: ofPortal },
  { cues: agendaCues, read: ({ words, atoms }) => doing(namesAny(atoms) ? null : readAgenda(words)) },
  { cues: '', read: comparedPrices },
];

export const asideRows: readonly Cued[] = [...rows, ...portalRows];

/**
 * What is neither a question about the portfolio nor a change: small talk, terms, the bot's own reading, the portal.
 */
export const asideOf = (heard: Heard): Aside | null => {
  for (const row of rows) {
    const aside = heard.cued.has(row) ? row.read(heard) : null;
    if (aside !== null) return aside;
  }
  return null;
};
