import { wordAt } from '../understanding/sentence.ts';
import { isTurning } from '../understanding/turning.ts';
import type { Atom, AtomOf, Word } from './atom.ts';
import { determiner } from './statement.ts';

/** A statement beside an order. */
type Beside = Readonly<{ words: readonly Word[]; atoms: readonly Atom[]; subject: number }>;

/** What somebody thinks of an order, allows, decides or pays, and the papers for it. */
const ofOrders =
  /^(?:want\w*|wish\w*|need\w*|agree\w*|accept\w*|allow\w*|lets?|back|afford|pay|pays|paid|paying|decid\w*|decision|commit\w*|confirm\w*|approv\w*|authori[sz]\w*|sign\w*|justify|promise|trust|bother|stomach|order\w*|buy\w*|purchas\w*|budget\w*|money|funds?|funding|cash|contract\w*|deal|deals|po|pos|permission|quote\w*|invoice\w*|price\w*|cost\w*|seats?|licen[cs]es?|subscriptions?|requests?|changes?|renewal\w*|go-ahead|ahead|proceed\w*|board|finance|legal|offer\w*|trial\w*|answer\w*|meeting|green|point|why|whether|if|reason|sense|worth|mind|use|uses|using|used|more|else|anything|nothing|everything|something|spare|happen\w*)$/;
/** What may be the order itself. */
const pointers =
  /^(?:it|it's|this|that|that's|these|those|them|one|ones|any|either|both|all|none|theirs|hers|so)$/;
/** "going out to them", "with all of them": people. */
const beforePeople = /^(?:to|with|for|at|from|by|tell|told)$/;

/** "that she can't open it": a conjunction. */
const says = /^(?:i|we|they|s?he|you|nobody|everybody|everyone|somebody|someone|the|their|his|her|our|my)$/;
const times = /^(?:morning|afternoon|evening|week|month|year|time|summer|winter)$/;

/** Whether a word from here on may speak of the order. */
export const mayBeOrder = (words: readonly Word[], from: number): boolean =>
  words.some(
    ({ word }, n) =>
      n >= from &&
      (ofOrders.test(word) ||
        (pointers.test(word) &&
          !(word === 'that' && says.test(wordAt(words, n + 1))) &&
          !(word === 'them' && beforePeople.test(wordAt(words, n - 1))) &&
          !(word === 'this' && times.test(wordAt(words, n + 1))))),
  );

/** "can't get into her mail": what somebody is unable to do is of other things, unless it decides or pays. */
const unable = /^(?:can't|cant|cannot|couldn't|couldnt)$/;
/** "isn't in the system", "don't have access", "won't open": a want, an absence or a fault. */
const absent: readonly (readonly [denial: RegExp, of: RegExp])[] = [
  [
    /^(?:not|isn't|isnt|aren't|arent|wasn't|weren't)$/,
    /^(?:in|at|here|there|on|around|able|answering|working|loading|syncing|responding|online|showing|getting|picking|happy|amused|pleased|well|with|from)$/,
  ],
  [
    /^(?:don't|dont|doesn't|doesnt|didn't|didnt|never|haven't|hasn't|hadn't|do not|does not|did not|have not|has not|not)$/,
    /^(?:have|has|had|get|got|gets|know|knows|remember|see|seen|work|works|worked|show|shows|answer\w*|reply|replied|receiv\w*|arrive\w*|open\w*|load\w*|sync\w*|start\w*|find|found|reach\w*|hear|heard|tell|told|come|came|log|mention\w*|finish\w*|manage\w*|sleep|stop\w*)$/,
  ],
  [
    /^(?:won't|wont|will not|wouldn't)$/,
    /^(?:let|open|load|start|sync|work|connect|print|turn|boot|show|find|take my|accept my)$/,
  ],
];

/** "sits there without mail", "has no mailbox yet": what somebody lacks, and is to get or waits for. */
const lacked =
  /^(?:(?:an?|any|his|her|their|working|own|proper) )*(?:(?:e-?)?mails?|mailbox(?:es)?|outlook|teams|office|word|excel|powerpoint|onedrive|sharepoint|access|log-?ins?|accounts?|passwords?|phones?|laptops?|computers?|pcs?|machines?|desks?|desktops?|screens?|tools?|software|apps?|programs?|internet|anything(?: to \p{L}+(?: \p{L}+)?)?|licen[cs]es?|seats?)(?: (?:yet|at all|so far|right now|now|today|since \p{L}+|of (?:his|her|their|its) own|to (?:work|write|log in)(?: with)?|there|here|either))*$/u;
const isLacked = (words: readonly Word[], { text, to }: Pick<AtomOf<'cue'>, 'text' | 'to'>): boolean =>
  (/^without$/i.test(text) ||
    (/^no$/i.test(text) &&
      /^(?:has|have|had|got|with|but|'ve|they've|i've|we've)$/.test(wordAt(words, to - 2)))) &&
  lacked.test(
    words
      .slice(to)
      .map(({ word }) => word)
      .join(' '),
  );

/** Whether a denial in a sentence with its own subject is of something else than the order. */
export const deniesElse = (
  { words, subject }: Beside,
  { text, to }: Pick<AtomOf<'cue'>, 'text' | 'to'>,
): boolean => {
  if (subject > 0 && !/^there/.test(wordAt(words, subject - 1)) && isLacked(words, { text, to })) return true;
  if (subject === 0 || mayBeOrder(words, Math.min(subject, to))) return false;
  const denial = text.toLowerCase().replace('’', "'");
  const said =
    words.slice(to).find(({ word }) => !/^(?:be|been|even|really|quite|very|exactly|all)$/.test(word))
      ?.word ?? '';
  if (unable.test(denial)) return said !== '' && !isTurning(said) && wordAt(words, to) !== 'be';
  const isAway = /^(?:won't|wont|will not)$/.test(denial) && wordAt(words, to) === 'be';
  // "they are not there yet" may be of deciding.
  if (/^(?:there|here|on|with)$/.test(said) && /^(?:yet|board)$/.test(wordAt(words, words.length - 1)))
    return false;
  // "we won't be there" may be where the seats go.
  if (isAway && /^(?:there|here)$/.test(said)) return false;
  return absent.some(([not, of]) => not.test(isAway ? 'not' : denial) && of.test(said));
};

/** "There's a laptop going out to them tomorrow": whether a day in a sentence with its own subject is when something else happens. */
export const isElsewhen = ({ words, atoms, subject }: Beside, day: AtomOf<'cue'>): boolean => {
  if (subject === 0 || day.from < subject || mayBeOrder(words, 0)) return false;
  const before = wordAt(words, day.from - 1);
  const placed =
    /^(?:on|in|at|next|this|the)$/.test(before) || /^(?:tomorrow|tonight|next |this )/i.test(day.text);
  const only = atoms.filter((atom) => atom.kind === 'cue' && atom.cues.includes('day')).length === 1;
  return (
    only &&
    placed &&
    !words.some(({ word }) => isTurning(word) && !ofTime.test(word) && !determiner.test(word))
  );
};
const ofTime = /^(?:next|coming|following|1st|date)$/;
