import type { Intent, Target } from '../understanding/intent.ts';
import { type Token, wordsIn } from '../understanding/sentence.ts';

const nobody: Target = { company: null, product: null, words: null, reference: null };

/** How a sentence begins that ignores something, or stops ignoring it; the longest first. */
const starts: readonly (readonly [kind: 'ignore' | 'stop-ignoring', phrase: readonly string[]])[] = (
  [
    [
      'stop-ignoring',
      'stop ignoring|no longer ignore|do not ignore|dont ignore|unignore|un-ignore|count again',
    ],
    ['ignore', 'always ignore|please ignore|ignore|do not count|dont count|never count|stop counting'],
  ] as const
)
  .flatMap(([kind, phrases]) => phrases.split('|').map((phrase) => [kind, phrase.split(' ')] as const))
  .toSorted(([, a], [, b]) => b.length - a.length);

/** Words beside the names that add nothing. A name is a word without letters of its own. */
const beside = wordsIn(
  'at for of from in with to on all any every everywhere always forever good permanently again unused unassigned idle free spare seats seat ' +
    'licences licenses licence license subscriptions subscription there the a an our their its please pls thanks as when if not used assigned ' +
    'companies customers clients them it anymore any more longer and now',
);

const listed = new Set(
  (
    'ignored|whats ignored|what is ignored|what do we ignore|what are we ignoring|what do you ignore|show ignored|show whats ignored|' +
    'show what is ignored|list ignored|the ignored ones|ignored licences|ignored licenses|ignored products|ignored seats|ignored subscriptions|' +
    'show ignored licences|show ignored licenses|list ignored licences|list ignored licenses|show me the ignored licences|' +
    'show me the ignored licenses|show me ignored licences|show me ignored licenses|which licences are ignored|which licenses are ignored|' +
    'which products are ignored|which licences do we ignore|which licenses do we ignore|which products do we ignore|ignore list|' +
    'the ignore list|show the ignore list|show me the ignore list|exclusions|show exclusions|list exclusions|what is excluded|whats excluded|' +
    'what is left out|what did we leave out|what is not counted'
  ).split('|'),
);

export const ignoreCues =
  'ignore ignoring ignored unignore count counting counted excluded exclusions left leave';

/** Reads "ignore Exchange Kiosk at Contoso", "stop ignoring it there", "what is ignored". */
export const readIgnore = (tokens: readonly Token[]): Intent | null => {
  const words = tokens.map(({ word }) => word.replace(/['’]/g, '').replace(/^\//, ''));
  if (listed.has(words.join(' '))) return { kind: 'ignored' };
  const start = starts.find(([, phrase]) => phrase.every((word, at) => words[at] === word));
  if (start === undefined) return null;
  const [kind, phrase] = start;
  const rest = words.slice(phrase.length);
  // Without a name it is about something else: "ignore that".
  if (!rest.includes('')) return null;
  const isKnown = (word: string): boolean => word === '' || beside.has(word);
  if (rest.every(isKnown)) return { kind, target: nobody };
  const at = rest.findIndex((word) => places.has(word));
  const place = rest.slice(at + 1);
  // A company that nobody has is asked about; without it all companies would be meant.
  return at > 0 && rest.slice(0, at).every(isKnown) && place.length <= longest && !place.includes('')
    ? { kind, target: { ...nobody, company: textOf(tokens.slice(phrase.length + at + 1)) } }
    : null;
};

const places = wordsIn('at for of from in');
/** Words of a company's name. */
const longest = 6;
const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ');
