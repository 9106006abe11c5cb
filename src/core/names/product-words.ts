import { byText } from '../words/by-text.ts';
import { wordsOf } from './name-words.ts';
import { textAt } from './text-at.ts';

/** Common abbreviations, in the words of Microsoft's product names. */
const abbreviations: Readonly<Record<string, string>> = {
  bp: 'business premium',
  spb: 'business premium',
  bs: 'business standard',
  bb: 'business basic',
  m365: 'microsoft 365',
  ms365: 'microsoft 365',
  o365: 'office 365',
  ms: 'microsoft',
  msft: 'microsoft',
  biz: 'business',
  std: 'standard',
  prem: 'premium',
  ent: 'enterprise',
  exo: 'exchange online',
  ems: 'enterprise mobility security',
  aad: 'entra id',
  mdo: 'defender office 365',
  mde: 'defender endpoint',
  mdb: 'defender business',
  pbi: 'power bi',
  s1: 'sentinelone',
  w365: 'windows 365',
  cc: 'creative cloud',
  ppu: 'premium ppu',
  msteams: 'microsoft teams',
  busprem: 'business premium',
  bizprem: 'business premium',
  busstd: 'business standard',
  bizstd: 'business standard',
  busbasic: 'business basic',
  bizbasic: 'business basic',
};
/** Short forms that also mean other things: what is said with one is offered first. */
export const isDoubtful = (text: string): boolean => /^(?:cc|mdb)(?:\s|$)/i.test(text);

/** What is sold in several kinds and so names no product to order: "a cloud PC", "a backup". */
export const isVague = (text: string): boolean => vague.has(productWords(text).join(' '));
const vague = new Set(
  (
    'windows 365|backup|backup product|security|antivirus|365|microsoft 365|office 365|microsoft|office|adobe|copilot|' +
    'dropsuite|huntress|sentinelone|exchange online|planner|project|defender|entra id|teams|power bi'
  ).split('|'),
);

const planNumbers: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
};
const glue = new Set(['for', 'of', 'the', 'and', 'a', 'an', 'with']);
/** Words around a product's name that do not distinguish it. */
const filler = new Set(
  (
    'license licenses licence licences seat seats subscription subscriptions sub subs user users product products ' +
    'nce new commerce experience'
  ).split(' '),
);
export const brandWords: ReadonlySet<string> = new Set(['microsoft', 'office', '365']);

const expand = byText((word: string): readonly string[] => {
  const known = Object.hasOwn(abbreviations, word) ? abbreviations[word] : undefined;
  if (known !== undefined) return known.split(' ');
  const plan = /^(exo|exchange|entra|aad|mdo|mde|defender|visio|project|intune)?p?(?:lan)?([1-5])$/.exec(
    word,
  );
  if (plan !== null && word.length > 1) return [...(plan[1] ? expand(plan[1]) : []), `plan${plan[2]}`];
  const joined = /^(m365|o365|365)(bp|bs|bb|[ef][1-5])$/.exec(word);
  if (joined !== null) return [...expand(textAt(joined, 1)), ...expand(textAt(joined, 2))];
  const plural = /^([aef][1-5])s$/.exec(word);
  return [plural?.[1] ?? word];
});

/** What several words together mean: in short, or as Microsoft called it before. The longest come first. */
const longForms: readonly (readonly [written: readonly string[], words: readonly string[]])[] = (
  [
    ['azure active directory premium', 'entra id'],
    ['azure active directory', 'entra id'],
    ['azure ad premium', 'entra id'],
    ['azure ad', 'entra id'],
    ['aad premium', 'entra id'],
    ['entra id premium', 'entra id'],
    ['premium per user', 'premium ppu'],
    ['windows 365 cloud pc', 'windows 365'],
    ['windows 365 cloud pcs', 'windows 365'],
    ['cloud pc', 'windows 365'],
    ['cloud pcs', 'windows 365'],
    ['office 365 advanced threat protection', 'defender office 365'],
    ['office 365 atp', 'defender office 365'],
    ['o365 atp', 'defender office 365'],
    ['business essentials', 'business basic'],
    ['office 365 proplus', 'apps enterprise'],
    ['o365 proplus', 'apps enterprise'],
    ['project online professional', 'project plan3'],
    ['project online premium', 'project plan5'],
  ] as const
).map(([written, words]) => [written.split(' '), words.split(' ')]);

/** Whether the word at this place is one of several that mean something together; `first`: it begins them. */
export const isInLongForm = (wordAt: (at: number) => string, at: number, first: boolean): boolean =>
  longForms.some(([written]) =>
    written.some(
      (word, n) =>
        word === wordAt(at) && (!first || n === 0) && written.every((each, k) => each === wordAt(at - n + k)),
    ),
  );

/**
 * A product's name in comparable words: "Exchange Online (Plan 1)", "EXO1" and "exchange online p1" all give `exchange
 * online plan1`.
 */
export const productWords = (text: string): string[] => productWordsIn(wordsOf(text));

/** The same of words that are cut already. */
export const productWordsIn = (cut: readonly string[]): string[] => {
  const words = cut.filter((word) => !glue.has(word));
  const result: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = textAt(words, at);
    const phrase = longForms.find(([written]) => written.every((each, n) => words[at + n] === each));
    if (phrase !== undefined) {
      result.push(...phrase[1]);
      at += phrase[0].length - 1;
      continue;
    }
    const next = textAt(words, at + 1);
    const digit = (Object.hasOwn(planNumbers, next) ? planNumbers[next] : undefined) ?? next;
    if (/^(plan|p)$/.test(word) && /^[1-5]$/.test(digit)) {
      result.push(`plan${digit}`);
      at += 1;
    } else if (/^[ef]$/.test(word) && /^[1-5]$/.test(digit)) {
      result.push(word + digit);
      at += 1;
    } else if (/^(exchange|online|exo)$/.test(word) && /^[12]$/.test(next)) {
      result.push(...expand(word), `plan${next}`);
      at += 1;
    } else {
      result.push(...expand(word));
    }
  }
  return result;
};

/** Removes words that do not distinguish products, unless no others are left. */
export const withoutFiller = (words: readonly string[]): readonly string[] => {
  const rest = words.filter((word) => !filler.has(word));
  return rest.length > 0 && rest.length < words.length ? rest : words;
};

const telling = new Set(
  (
    'premium ppu basic standard exchange defender entra intune copilot visio kiosk sharepoint onedrive 365 e1 e3 e5 f1 f3 ' +
    'plan1 plan2 plan3 plan4 plan5 ' +
    'apps'
  ).split(' '),
);
const common = new Set(
  'microsoft office business enterprise online essentials teams phone power bi pro plus id project security'.split(
    ' ',
  ),
);

/** Whether a text names only a product, judged by Microsoft's names. */
export const isProductText = (text: string): boolean => areProductWords(productWords(text));

/** The same of its words. */
export const areProductWords = (written: readonly string[]): boolean => {
  const words = withoutFiller(written);
  return (
    words.length > 0 &&
    words.every((word) => telling.has(word) || common.has(word)) &&
    (words.some((word) => telling.has(word)) || words.length === 1)
  );
};

/** The same of one of those words. */
export const isProductWord = byText((word) => areProductWords([word]));

/** Whether the text contains a product's word, so it is more than a company's name. */
export const hasProductWord = (text: string): boolean => productWords(text).some((word) => telling.has(word));
