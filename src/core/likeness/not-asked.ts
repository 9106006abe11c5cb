import type { Atom } from '../atoms/atom.ts';
import { inEverydayWords, ownChange } from '../atoms/bearing.ts';
import { heardIn } from '../atoms/heard.ts';
import { toldAs } from '../atoms/told-as.ts';
import { cuesIn } from '../atoms/verbs.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { framed } from '../questions/look-ups.ts';
import { isOrdered, writtenIn } from '../reading/read.ts';
import { type Decision, leftOf, type Reading } from '../reading/reading.ts';
import { asks } from '../reading/several-questions.ts';
import type { Intent } from '../understanding/intent.ts';
import { askedApart } from './asked-apart.ts';
import { type AskedKind, likelyKinds } from './likely-kinds.ts';
import { byLikeness } from './likely-question.ts';
import { inOneLanguage } from './other-languages.ts';

/** So likely nothing is asked of the bot, and so little what was read in it. */
type Bounds = Readonly<{ nothing: number; own: number }>;
const inPart: Bounds = { nothing: 0.5, own: 0.1 };
/** Where words explain all of it. */
const inFull: Bounds = { nothing: 0.9, own: 0.03 };
/** An order that lacks its product: "book me a room at …". */
const ofOrder: Bounds = { nothing: 0.94, own: 0.05 };

/** Look-ups that a name, or a word of theirs, opens by itself. */
const isOpenedByName = ({ kind }: Intent): boolean =>
  framed.has(kind) || kind === 'alerts' || kind === 'company-form' || kind === 'today';

/** What a reading rests on: the intents, and how sure its words make it. */
type Opened = Readonly<{ intents: readonly Intent[]; kinds: readonly AskedKind[]; bounds: Bounds }>;

const openedBy = ({ decision }: Reading): Opened | null => {
  if (decision.kind === 'ask' && decision.choices.length === 0) {
    const lacks = decision.missing.includes('product');
    const orders = isOrdered(decision.intent) || decision.intent.kind === 'cancel';
    return lacks && orders ? { intents: [], kinds: ['change'], bounds: ofOrder } : null;
  }
  const intents =
    decision.kind === 'ask'
      ? decision.choices
      : decision.kind === 'do' && decision.more === undefined
        ? [decision.intent]
        : [];
  if (intents.length === 0 || !intents.every(isOpenedByName)) return null;
  const byWord = intents.every(({ kind }) => kind === 'alerts');
  const bounds = byWord || leftOf(decision).length > 0 ? inPart : inFull;
  return { intents, kinds: intents.map(({ kind }) => kind), bounds };
};

/** What the bot counts of nobody: "how many laptops does Contoso have". */
const ofOtherThings =
  /\b(?:what|which|how many|how old (?:is|are) (?:the|their)|whose) (?:(?:kind of|sort of|new|old) )?(?:printers?|scanners?|copiers?|laptops?|pcs|computers?|macs?|tablets|phones|monitors?|servers?|firewalls?|routers?|switch(?:es)?|access points?|domains?)\b(?! (?:pro|plans?|licen[cs]es?|subscriptions?|seats?)\b)/iu;

/** Whether services of others are down is nothing that the bot sees: "is Teams down for anyone else". */
const services =
  '(?:outlook|teams|sharepoint|onedrive|exchange|excel|word|powerpoint|copilot|azure|entra|intune|office|microsoft|m365|adobe|dropsuite|keeper|huntress|acronis|sentinelone|internet|wi-?fi|vpn|network|servers?|printers?|phones?)';
const ofOtherServices = new RegExp(`\\b${services}\\b`, 'iu');
const ofOwnService = /\b(?:pax8|you|your|bot|connections?|sync\w*|data|portfolio)\b/iu;
const outage = new RegExp(
  `\\b(?:is|are) (?:the )?${services}(?: (?:server|service|portal|app|online|web|mail|calls|login|sign-?in))? (?:down|slow|broken(?! down)|offline|acting up|laggy)\\b(?! (?:at|by|to|from)\\b)|\\b(?:anyone|anybody|someone|everyone) (?:else )?(?:(?:have|having|got|with|seeing) )+(?:\\p{L}+ )?(?:problems|issues|trouble) (?:\\p{L}+ )*${services}\\b|\\b(?:anyone|anybody) (?:else )?with ${services} (?:problems|issues|trouble)\\b`,
  'iu',
);

/**
 * "did anyone ring Contoso back about that alert?": a name, or a word of a look-up, stands in what is nothing for the bot. What was
 * read in it stays as what may have been meant.
 */
const unlessNotAsked = (message: string, portfolio: Portfolio, reading: Reading): Reading => {
  const { decision } = reading;
  const opened = openedBy(reading);
  const tellable = isOpened(decision) || (decision.kind === 'unknown' && namesAny(reading));
  if (message.length > longest || (opened === null && !tellable)) return reading;
  const written = writtenIn(message);
  const told = written.includes('?') ? null : toldAs(written);
  const isTold =
    tellable &&
    ((told === 'uncertain' && !asks.test(written)) ||
      (told === 'past' && decision.kind === 'do' && decision.intent.kind === 'pending'));
  if (isTold) return { ...reading, decision: { kind: 'say', about: told } };
  if (opened === null || !isNothing(portfolio, message, written, opened, reading)) return reading;
  const left = leftOf(decision);
  return {
    ...reading,
    frames: opened.intents,
    decision: told === null ? { kind: 'unknown', left } : { kind: 'say', about: told },
  };
};
const isOpened = (decision: Decision): boolean =>
  decision.kind === 'do' && (decision.intent.kind === 'portal-only' || framed.has(decision.intent.kind));
const namesAny = ({ spans }: Reading): boolean =>
  spans.some(({ kind }) => kind === 'company' || kind === 'product');
const longest = 600;

/** "how many PCs have SentinelOne": a product that is no such thing itself is counted. */
const asksOfOthers = (written: string, { spans }: Reading): boolean => {
  const [thing] = ofOtherThings.exec(written) ?? [];
  if (thing === undefined) return false;
  const within = thing.toLowerCase();
  return !spans.some(({ kind, text }) => kind === 'product' && !within.includes(text.toLowerCase()));
};

const isNothing = (
  portfolio: Portfolio,
  message: string,
  written: string,
  opened: Opened,
  reading: Reading,
): boolean => {
  if (asksOfOthers(written, reading) || outage.test(written)) return true;
  const [intent] = opened.intents;
  if (intent?.kind === 'status' && ofOtherServices.test(written) && !ofOwnService.test(written)) return true;
  const apart = askedApart(portfolio, message);
  return [written, ...(apart === null ? [] : [apart.text])].every((text) =>
    isLikelyNothing(atomsFor(portfolio, text), opened),
  );
};

const atomsFor = (portfolio: Portfolio, text: string): readonly Atom[] => {
  const vocabulary = vocabularyOf(portfolio);
  const { words, atoms } = heardIn(vocabulary, text);
  return inOneLanguage(vocabulary, inEverydayWords(words, atoms));
};

const isLikelyNothing = (atoms: readonly Atom[], { kinds, bounds }: Opened): boolean => {
  if (bounds === inFull && cuesIn(atoms).some((cue) => ownChange.has(cue))) return false;
  const likely = likelyKinds(atoms);
  return (
    (likely.get('none') ?? 0) >= bounds.nothing &&
    kinds.every((kind) => (likely.get(kind) ?? 0) <= bounds.own)
  );
};

/** What a message asks as it was read, or most likely; nothing where it most likely asks nothing. */
export const byLikelihood = (...given: Parameters<typeof byLikeness>): Reading =>
  unlessNotAsked(given[0], given[1], byLikeness(...given));
