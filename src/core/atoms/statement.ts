import { wordAt } from '../understanding/sentence.ts';
import { type Atom, textIn, type Word } from './atom.ts';

const lead =
  /^(?:and|oh|so|well|but|because|since|cause|cos|coz|sorry|hi|hey|hello|yes|ok|okay|btw|fyi|honestly|also|though|although|as|then|now|just|by|the way|while|when|after|that|which|who|whose|whoever)$/;
const pronoun =
  /^(?:i|i'm|i've|i'll|we|we're|we've|we'll|they|they're|they've|they'll|she|she's|she'll|he|he's|he'll|you|you're|you'll|you've|nobody|everybody|everyone|somebody|someone|who|which|whoever|there)$/;
export const determiner =
  /^(?:the|their|his|her|our|my|your|its|some|both|all|most|half|these|those|that|this|another|a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|no)$/;
const finite =
  /^(?:am|is|are|was|were|isn't|aren't|wasn't|weren't|has|have|had|hasn't|haven't|hadn't|do|does|did|don't|doesn't|didn't|will|would|can|could|should|may|might|must|won't|wouldn't|can't|couldn't|shouldn't|cannot|not|never|always|keep|keeps|say|says|said|told|tell|tells|ask|asks|asked|get|gets|got|go|goes|went|came|come|comes|gave|give|gives|took|take|takes|made|make|makes|saw|seem|seems|left|lost|felt|fell|found|grew|knew|know|knows|met|paid|pay|pays|put|ran|run|runs|sent|sold|spoke|stood|stole|thought|won|wrote|write|rang|bought|brought|broke|built|caught|drove|hit|held|kept|led|let|quit|read|sat|shut|slept|spent|swore|threw|wore|need|needs|ok'd|okay'd|want|wants|like|likes|love|loves|work|works|move|moved|open|opens|start|starts|share|shares|sit|stay|live|join|leave|arrive|grow|grows|finally|ever|even)$|^\p{L}{2,}ed$/u;
/** "closes", "runs": a verb right after a singular subject. */
const thirdPerson = /^\p{L}{2,}[^su']s$/u;
const single =
  /^(?:new|the|his|her|our|my|your|its|their|that|this|another|an?|s?he|it|who|which|nobody|everybody|everyone|somebody|someone)$/;
export const toldPast =
  /^(?:was|were|wasn't|weren't|had|hadn't|did|didn't|got|went|came|gave|took|made|saw|left|lost|felt|fell|found|grew|knew|met|paid|ran|sent|sold|spoke|stood|won|wrote|rang|bought|brought|broke|built|caught|drove|hit|kept|led|quit|sat|spent|threw|told|said|asked)$|^\p{L}{2,}ed$/u;

/** "that guy", and not "that they left". */
const isThat = (words: readonly Word[], at: number): boolean =>
  wordAt(words, at) === 'that' &&
  !pronoun.test(wordAt(words, at + 1)) &&
  !determiner.test(wordAt(words, at + 1)) &&
  !finite.test(wordAt(words, at + 1));

/** Where the subject of a clause ends; 0 when it has none of its own. */
export const subjectEnd = (words: readonly Word[], atoms: readonly Atom[]): number => {
  let at = 0;
  while (lead.test(wordAt(words, at)) && !pronoun.test(wordAt(words, at)) && !isThat(words, at)) at += 1;
  const name = atoms.find((atom) => atom.from === at);
  if (name?.kind === 'company') return name.to;
  if (/^(?:no one|none of)/.test(`${wordAt(words, at)} ${wordAt(words, at + 1)}`)) return at + 2;
  if (pronoun.test(wordAt(words, at))) return at + 1;
  if (/^it(?:'s)?$/.test(wordAt(words, at))) return at + 1;
  if (determiner.test(wordAt(words, at)) && at + 1 < words.length) return at + 2;
  const isName = /^\p{Lu}\p{L}+(?:['’]s)?$/u.test(textIn(words, at)) && name?.kind !== 'cue';
  // "Phones are mad", "people never showed up".
  const plural = name?.kind !== 'number' && /^\p{L}{3,}s$|^people$|^staff$/u.test(wordAt(words, at));
  if ((isName || (plural && finite.test(wordAt(words, at + 1)))) && at + 1 < words.length) return at + 1;
  return bareSubjectEnd(words, atoms, at);
};

const auxiliary =
  /^(?:am|is|are|was|were|isn't|aren't|wasn't|weren't|has|have|had|hasn't|haven't|hadn't|can|can't|cannot|couldn't|don't|doesn't|didn't|won't|wouldn't)$/;
const role =
  /^(?:driver|trainee|apprentice|intern|nurse|joiner|starter|customer|client|boss|owner|manager|user|caller|receptionist|accountant|bookkeeper|director|office|reception|lady|guy|chef|colleague|partner)$/;
/** "new partner can't …", "boss is away", "customer called": a noun or two without an article, which say nothing of their own. */
const bareSubjectEnd = (words: readonly Word[], atoms: readonly Atom[], from: number): number => {
  if (role.test(wordAt(words, from)) && finite.test(wordAt(words, from + 1))) return from + 1;
  // "controller complained that …".
  const [first] = atoms.filter((atom) => atom.from === from);
  const noun = first?.kind === 'unknown' && /^\p{Ll}{4,}$/u.test(first.text);
  if (noun && finite.test(wordAt(words, from + 1))) return from + 1;
  // "new joiner sits there".
  if (/^new$/.test(wordAt(words, from)) && thirdPerson.test(wordAt(words, from + 2))) return from + 2;
  const end = words.findIndex(({ word }, at) => at > from && auxiliary.test(word));
  if (end < 0 || end - from > 3) return 0;
  const plain = atoms.every(
    (atom) =>
      atom.to <= from ||
      atom.from >= end ||
      atom.kind === 'unknown' ||
      (atom.kind === 'cue' && atom.cues.every((cue) => cue === 'more' || cue === 'noun' || cue === 'label')),
  );
  return plain ? end : 0;
};

/** Whether a clause is a sentence: with its own subject, verb and something to say. */
export const isStatement = (words: readonly Word[], subject: number): boolean =>
  subject > 0 &&
  words.length > 2 &&
  (/(?:'s|'re|'ve|'ll|'d|'m)$|^(?:i|we|they|s?he|nobody|everybody|everyone|somebody|someone)$/.test(
    wordAt(words, subject - 1),
  ) ||
    words.slice(subject).some(({ word }) => finite.test(word)) ||
    (thirdPerson.test(wordAt(words, subject)) &&
      (single.test(wordAt(words, subject - 1)) ||
        single.test(wordAt(words, subject - 2)) ||
        /^\p{Lu}/u.test(textIn(words, subject - 1)))));

/** "they said the studio is full", "told me hi": what somebody says about something else. */
export const says = (words: readonly Word[], from: number): boolean => {
  const rest = words.slice(from);
  const at = rest.findIndex(
    ({ word }) =>
      pronoun.test(word) ||
      determiner.test(word) ||
      /^(?:hi|hello|thanks|cheers|it|it's|that|how)$/.test(word),
  );
  const named = rest.findIndex(({ text }, n) => n > 0 && /^\p{Lu}\p{Ll}+/u.test(text));
  const begun = at >= 0 && at < 3 ? at : named >= 0 && named < 3 ? named : -1;
  return begun >= 0 && (rest.length - begun > 2 || /^(?:hi|hello|thanks|cheers)$/.test(wordAt(rest, begun)));
};
