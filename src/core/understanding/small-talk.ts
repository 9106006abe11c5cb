import { fold } from '../names/name-words.ts';
import { isTypoOf } from '../names/typos.ts';
import { byText } from '../words/by-text.ts';
import { phrases, type Token, wordsIn } from './sentence.ts';

/** What people write to a colleague besides their questions. */
export type SmallTalk = 'thanks' | 'greeting';

/** A message is small talk when it has a sign of it and only these words. */
type Row = Readonly<{
  kind: SmallTalk | 'status';
  /** One of these must stand in the message. */
  signs: readonly (readonly string[])[];
  /** For a question about the bot itself, one of these too. */
  about?: readonly (readonly string[])[];
  beside: ReadonlySet<string>;
}>;

/** The words of a row's phrases, and those long enough to be written with a typo. */
type KnownWords = Readonly<{ all: ReadonlySet<string>; long: readonly string[] }>;

const people = 'bot pax8 all team everyone everybody folks guys man mate buddy pal friend dude my dear sir';

const greeting: Row = {
  kind: 'greeting',
  signs: phrases(
    'hi|hello|hey|hiya|yo|howdy|hallo|moin|servus|bonjour|salut|hola|ciao|heya|hullo|ahoy|greetings|morning|afternoon|evening|' +
      'good morning|good afternoon|good evening|good day|gday|guten morgen|guten tag|guten abend|buenos dias|buenas tardes|buongiorno|' +
      'goedemorgen|goedemiddag|goedendag|hei|hej|bom dia|ola|whats up|what is up|wassup|sup|👋|🙋|moin moin|grüezi|top of the morning|guten abend zusammen|who are you|who r u|what are you|are you a bot|are you a robot|are you human|are you a human|are you real|are you an ai|what is your name|whats your name|introduce yourself|schönen tag|schönen montag|schönen dienstag|schönen mittwoch|schönen donnerstag|schönen freitag|schönen morgen|schönen abend|schönes wochenende',
  ),
  beside: wordsIn(
    `${people} coffees kettles teas coffee kettle tea on there again to you youre are hope is well doing a lovely happy monday tuesday wednesday thursday friday today zusammen zämme 😊 🙂 ☀ ☕ 🌞 😀 😃 😄 from me alle`,
  ),
};

const thanks: Row = {
  kind: 'thanks',
  signs: phrases(
    'thanks|thank|thankyou|thx|thnx|tnx|ty|tysm|ta|cheers|appreciated|appreciate|perfect|great|awesome|excellent|brilliant|amazing|nice|lovely|super|' +
      'wonderful|fantastic|sweet|legend|cool|noted|ok|okay|okey|k|alright|understood|gotcha|got it|all good|good job|good work|good bot|' +
      'bye|goodbye|good bye|good night|see you|see ya|cya|have a good one|have a nice day|have a nice weekend|' +
      'thats it|prima|klasse|alles klar|das wars|das war alles|cest bon|cest tout|dat was alles|dat is alles|dat was het|grand|top|passt|brill|well done|that helps|that helped|you rock|youre the best|youre a star|that is all|thats all|wow|that was fast|that was quick|that was easy|that went well|thats fast|thats quick|das ging schnell|dat was snel|fast work|quick work|danke|merci|gracias|grazie|bedankt|tack|takk|obrigado|dziekuje|' +
      '👍|🙏|🎉|👏|💯|👌|❤|🙌|✅|🥳|😍|🤩|♥',
  ),
  beside: wordsIn(
    `${people} you u so very a lot lots million bunch ton tons heaps many much big that this it its it's was is works worked helped helps helpful ` +
      'for stuff best youre star the your quick help answer reply info job work good great just what i we needed wanted fine now again really too and all done ' +
      'today das war wars alles dat is het cest bon tout klar thats grand solved sorted me us here up in advance tomorrow then soon monday evening weekend useful exactly one no worries thanks mill dir ich hab gemacht vielen dank beaucoup mille muchas schon schön painless wow fast quick quicker faster speedy swift easy easier smooth smoothly well went going ging schnell snel saved saves morning afternoon hour hours lifesaver life day bacon time my than portal ever always 😊 🙂 😀 😃 😄 😁 🚀 😉',
  ),
};

const status: Row = {
  kind: 'status',
  signs: phrases(
    'ok|okay|okey|alright|right|fine|up|down|working|work|works|healthy|health|alive|broken|slow|offline|online|available|reachable|connected|' +
      'current|fresh|old|stale|outdated|age|doing|running|well|issue|issues|problem|problems|wrong|outage|outages|error|errors|trouble|' +
      'troubles|incident|incidents|respond|responding|reach|last|how is|hows|how are|state|status|uptime',
  ),
  about: phrases(
    'pax8|bot|you|u|data|connection|figures|numbers|portfolio|sync|api|integration|system|service|cache|information',
  ),
  beside: wordsIn(
    'pax8 bot you u data connection figures numbers portfolio sync api integration system service cache information is are everything all any ' +
      'anything some there with the to between and how whats what about our s my your at today now again currently still it this that these ' +
      'those a an been going does do did has have had having of on for good when was were read refreshed refresh updated synced pulled ' +
      'loaded got get can i we from date up hows pax8s really actually hey hi please just known reported',
  ),
};

const knownIn = ({ signs, about = [] }: Row): KnownWords => {
  const all = new Set([...signs, ...about].flat());
  return { all, long: [...all].filter(({ length }) => length > 3) };
};

const rows: readonly (readonly [Row, KnownWords])[] = [greeting, thanks, status].map((row) => [
  row,
  knownIn(row),
]);

/** The words of a message for comparing: emoji stand alone, without skin tones; a contraction is one word. */
const spokenIn = (words: readonly Pick<Token, 'text'>[]): string[] =>
  fold(words.map(({ text }) => text).join(' '))
    .replace(/\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu, '')
    .replace(/(\p{Extended_Pictographic})/gu, ' $1 ')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/u)
    .filter((word) => word !== '');

/** Only longer words, as for every name: "helo", "thnaks". "Sweep", a word of the bot, is one letter away from "sweet". */
const isMistyped = (word: string, of: string): boolean =>
  word !== 'sweep' && of.length > 3 && !asWritten.has(of) && isTypoOf(word, of);
/** One letter away from "grant", "past" and "bill". */
const asWritten: ReadonlySet<string> = new Set(['grand', 'passt', 'brill']);

const everyKnown: ReadonlySet<string> = new Set(rows.flatMap(([{ beside }, { all }]) => [...beside, ...all]));
const everyLong = [...everyKnown].filter(({ length }) => length > 3);
/** Whether a word is none of these, typos included: then the message is not small talk. */
const saysMore = byText((text) => {
  const word = text.toLowerCase();
  if (everyKnown.has(word)) return false;
  return (
    /^(?:[a-z]{1,3}|[+-]?\d+)$/.test(word) ||
    (/^[a-z]+$/.test(word) && !everyLong.some((of) => isMistyped(word, of)))
  );
});

/** Words that begin a request to read again, which is no question. */
const asksToRead = wordsIn('refresh update sync read reload pull get resync');
/** More words than this are not small talk. */
const mostWords = 14;

const covered = (spoken: readonly string[], { beside }: Row, { all, long }: KnownWords): boolean =>
  spoken.every(
    (word) =>
      beside.has(word) || all.has(word) || (word.length > 3 && long.some((of) => isMistyped(word, of))),
  );

const hasPhrase = (spoken: readonly string[], all: readonly (readonly string[])[]): boolean =>
  spoken.some((_, at) =>
    all.some((phrase) =>
      phrase.every((word, n) => {
        const said = spoken[at + n] ?? '';
        return said === word || (phrase.length === 1 && isMistyped(said, word));
      }),
    ),
  );

const fits = (spoken: readonly string[], row: Row, known: KnownWords): boolean =>
  covered(spoken, row, known) &&
  hasPhrase(spoken, row.signs) &&
  (row.about === undefined || hasPhrase(spoken, row.about));

/**
 * A greeting, thanks, or the question whether the bot and Pax8 are well; null for a message with any other word, or of
 * punctuation only.
 */
export const smallTalkIn = (words: readonly Pick<Token, 'text'>[]): Row['kind'] | null => {
  if (words.length > mostWords || words.some(({ text }) => saysMore(text))) return null;
  const spoken = spokenIn(words);
  if (spoken.length === 0 || asksToRead.has(String(spoken[0]))) return null;
  return rows.find(([row, known]) => fits(spoken, row, known))?.[0].kind ?? null;
};
