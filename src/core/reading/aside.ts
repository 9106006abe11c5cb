import type { Atom, AtomOf, Word } from '../atoms/atom.ts';
import { wordsIn } from '../atoms/words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { readDigest } from '../questions/digest-sentences.ts';
import { lookUpIn } from '../questions/lookup-sentences.ts';
import { mapSentenceIn } from '../questions/map-sentences.ts';
import { ownerSentenceIn } from '../questions/owner-sentences.ts';
import { readTimedPost } from '../questions/timed-post-sentences.ts';
import { readToday } from '../questions/today-sentences.ts';
import { aboutReadingIn } from '../understanding/about-reading.ts';
import { readHelp } from '../understanding/help-sentences.ts';
import { withoutPoliteness } from '../understanding/politeness.ts';
import { smallTalkIn } from '../understanding/small-talk.ts';
import { areTermWords, termQuestionIn } from '../understanding/term-questions.ts';
import type { Asking } from './modality.ts';
import { portalJobIn } from './portal-jobs.ts';
import type { Decision } from './reading.ts';

type Aside = Extract<Decision, { kind: 'do' | 'say' }>;

const nameOf = (portfolio: Portfolio | null, { ids, text }: AtomOf<'company'>): string => {
  const [id, other] = ids;
  return (other === undefined ? portfolio?.companies.get(String(id))?.name : undefined) ?? text;
};

/** What is neither a question about the portfolio nor a change: small talk, terms, the bot's own reading, the portal. */
export const asideOf = (
  portfolio: Portfolio | null,
  written: string,
  words: readonly Word[],
  atoms: readonly Atom[],
  asking: Asking,
): Aside | null => {
  const about = aboutReadingIn(written);
  if (about !== null) return { kind: 'do', intent: about };
  const mapping = mapSentenceIn(written) ?? ownerSentenceIn(written);
  if (mapping !== null) return { kind: 'do', intent: mapping };
  // "good morning" asks for the day, where it is all that is said.
  const today = readDigest(words) ?? readToday(words) ?? readTimedPost(withoutPoliteness(words));
  if (today !== null) return { kind: 'do', intent: today };
  const counted = atoms.some(({ kind }) => kind === 'number' || kind === 'product');
  const lookUp = lookUpIn(written, counted);
  if (lookUp !== null) return { kind: 'do', ...lookUp };
  const talk = smallTalkIn(words);
  if (talk === 'status') return { kind: 'do', intent: { kind: 'status' } };
  if (talk !== null) return { kind: 'say', about: talk };
  const names = atoms.some(
    ({ kind, text }) =>
      kind === 'reference' || ((kind === 'company' || kind === 'product') && !areTermWords(text)),
  );
  const topic = names ? null : termQuestionIn(words, asking === 'asks');
  if (topic !== null) return { kind: 'do', intent: { kind: 'terms', topic: topic === 'all' ? null : topic } };
  // What help is asked about is no name.
  const help = /^\W*help\b/i.test(written) ? readHelp(wordsIn(written)) : null;
  if (help !== null) return { kind: 'do', intent: help };
  const portal = portalJobIn(words, atoms, (company) => nameOf(portfolio, company));
  return portal === null ? null : { kind: 'do', intent: { kind: 'portal-only', ...portal } };
};
