import { hasProductWord } from '../names/product-words.ts';
import { isTypoOf } from '../names/typos.ts';
import { readHaveQuestion } from './have-questions.ts';
import type { Intent } from './intent.ts';
import { numberAt } from './numbers.ts';
import { type Here, readPeriod } from './periods.ts';
import { askingLead, fixedSentences, type ReadKind, readKindOf, readKinds, readWords } from './read-words.ts';
import { seatVerbs } from './seat-words.ts';
import { phrases, type Token, textOf, withoutLead, wordsIn } from './sentence.ts';
import { companyText, segmentsOf, takeReference, targetOf } from './targets.ts';

/** Words around a name in a reading sentence that say nothing about it. */
const around = wordsIn(
  'for of at from in on with the a an all any my our is are do does did has have had got we i you they there that which what when ' +
    'who will be to up due coming upcoming soon still subscriptions subscription subs licenses licences license licence seats ' +
    'products companies customers clients contracts terms term called named like matching containing starting beginning name ' +
    'names whose currently show list me us pax8 monthly including incl too also and plus next waiting changes change anything ' +
    'approval approvals approve requests pending open your it data portfolio cache list everything now bot by sorted system latest',
);
const showing = wordsIn('show display view open check pull details overview info information see tell');
const finding = wordsIn('find search look lookup');
const historyLead = phrases(
  'changes to|changes of|changes for|changes on|changes at|what changed|who changed|what has changed|who has changed|what happened|recent changes|last changes|what was changed',
);
const haveLead = phrases('show me|list|tell me|what|which|how many|how much|the|all|do you know');
const aboutLead = phrases('with|about|on|for|to');
const howTo = phrases('how do i|how can i|how to|how do we|how can we|how should i|how would i');
const maxNameWords = 12;

/** Cut at both ends; the words inside a name stay. */
const nameIn = (tokens: readonly Token[]): readonly Token[] => {
  let start = 0;
  let end = tokens.length;
  while (start < end && around.has(tokens[start]?.word ?? '')) start += 1;
  while (end > start && around.has(tokens[end - 1]?.word ?? '')) end -= 1;
  return tokens.slice(start, end);
};

const companyIn = (tokens: readonly Token[]): string | null => {
  const led = segmentsOf(tokens).findLast(
    ({ lead, tokens: part }) => lead !== null && nameIn(part).length > 0,
  );
  return companyText(led === undefined || tokens[0]?.word === 'the' ? nameIn(tokens) : led.tokens);
};

const noDate = phrases(
  'without date|without dates|without a date|without any date|without end date|without an end date|without end dates|without term end|' +
    'with no date|with no dates|with no end date|no date|no dates|no end date|undated|missing date|missing dates|missing end date|' +
    'with unclear dates|with unclear date|unclear dates|unclear date|with odd dates|odd dates|with wrong dates|wrong dates',
);
const asFile = phrases(
  'as csv|as a csv|as csv file|as a csv file|to csv|in csv|csv file|csv export|export csv|csv',
);
const plainly = { monthlyToo: false, vendor: null, undated: false, as: 'card' } as const;

/** The tokens without the first of these phrases in them; null when none is there. */
const cutOut = (tokens: readonly Token[], all: readonly (readonly string[])[]): readonly Token[] | null => {
  for (const at of tokens.keys()) {
    const rest = withoutLead(tokens.slice(at), all);
    if (rest.length < tokens.length - at) return [...tokens.slice(0, at), ...rest];
  }
  return null;
};

/** Takes "vendor Microsoft" and "of Microsoft products" out of a sentence. */
const takeVendor = (tokens: readonly Token[]): { vendor: string | null; rest: readonly Token[] } => {
  const at = tokens.findIndex(({ word }) => /^vendors?$/.test(word));
  const last = tokens.findIndex(({ word }, n) => n > 0 && word === 'products');
  const led = tokens
    .slice(0, Math.max(0, last))
    .findLastIndex(({ word }) => /^(?:of|for|by|from)$/.test(word));
  if (at < 0 && (last < 0 || led < 0)) return { vendor: null, rest: tokens };
  const start = at < 0 ? led : at;
  const after = tokens.findIndex(({ word }, n) => n > at && /^(?:for|of|at|in|company)$/.test(word));
  const end = at >= 0 ? (after < 0 ? tokens.length : after) : last;
  const lead = at > 0 && /^(?:of|for|by|from|the)$/.test(tokens[at - 1]?.word ?? '') ? 1 : 0;
  const vendor = companyText(nameIn(tokens.slice(start + 1, end)));
  if (vendor === null) return { vendor, rest: tokens };
  return { vendor, rest: [...tokens.slice(0, start - lead), ...tokens.slice(at < 0 ? end + 1 : end)] };
};

const renewals = (all: readonly Token[], here: Here): Intent => {
  const undated = cutOut(all, noDate);
  const filed = cutOut(withoutLead(undated ?? all, [['export']]), asFile);
  const tokens = filed ?? undated ?? all;
  const { period, unknown, rest: spoken } = readPeriod(tokens, here);
  const { vendor, rest } = takeVendor(spoken);
  const monthlyToo = rest.some(({ word }) => word === 'monthly');
  const named = withoutLead(rest, askingLead).filter(
    (token) => readKindOf(token) !== 'renewals' && !/^(?:monthly|including|incl|upcoming)$/.test(token.word),
  );
  const owner = named.findLast((token) => token.owner !== null);
  const until = owner === undefined ? named : named.slice(0, named.indexOf(owner) + 1);
  return {
    kind: 'renewals',
    company: companyIn(until),
    period,
    unknownPeriod: unknown,
    monthlyToo,
    vendor,
    undated: undated !== null,
    as: filed === null ? 'card' : 'csv',
  };
};

/** One subscription when product and company can be told apart or a product is named; else all of a company. */
const subscriptionsOf = (tokens: readonly Token[], reference: string | null): Intent => {
  const name = nameIn(tokens);
  const led = tokens[tokens.indexOf(name[0] ?? emptyToken) - 1]?.word ?? null;
  const target = targetOf(segmentsOf(name, led === 'of' ? 'for' : led), reference);
  const both = target.company !== null && target.product !== null;
  const product = target.words !== null && hasProductWord(target.words);
  if (reference !== null || both || product) return { kind: 'subscription', target };
  return { kind: 'subscriptions', company: companyText(name), as: 'card' };
};
const helpAbout = (tokens: readonly Token[]): Intent => {
  const about = textOf(withoutLead(tokens, aboutLead));
  return { kind: 'help', about: about === '' ? null : about };
};

const emptyToken: Token = { text: '', word: '', owner: null, colon: false };

const ofKind = (kind: ReadKind, rest: readonly Token[], all: readonly Token[], here: Here): Intent | null => {
  const { reference, rest: named } = takeReference(rest);
  switch (kind) {
    case 'renewals':
      return renewals(all, here);
    case 'companies':
      return { kind, text: companyText(nameIn(rest)), as: 'card' };
    case 'subscriptions':
      return subscriptionsOf(named, reference);
    case 'subscription':
    case 'history': {
      const target = targetOf(segmentsOf(named), reference);
      const empty = reference === null && nameIn(named).length === 0;
      return kind === 'subscription' && empty
        ? { kind: 'subscriptions', company: null, as: 'card' }
        : { kind, target };
    }
    case 'status':
      return nameIn(rest).length === 0 ? { kind } : null;
    case 'help':
      return helpAbout(rest);
    default:
      return { kind };
  }
};

/** "help renewals": its first word says what is wanted, whatever stands after it. */
export const readHelp = (tokens: readonly Token[]): Intent | null =>
  /^\/?help$/.test(tokens[0]?.word ?? '') ? helpAbout(tokens.slice(1)) : null;

/** Sentences that are known as a whole. */
export const readFixedSentence = (tokens: readonly Token[]): Intent | null => {
  const sentence = textOf(tokens.map((token) => ({ ...token, text: token.word })));
  for (const [kind, list] of fixedSentences) {
    if (!list.some((phrase) => phrase.join(' ') === sentence)) continue;
    if (kind === 'renewals') return { kind, company: null, period: null, unknownPeriod: null, ...plainly };
    if (kind === 'help') return { kind, about: null };
    return { kind } as Extract<Intent, { kind: 'whoami' | 'pending' | 'status' | 'refresh' }>;
  }
  return null;
};

/** Sentences that begin with a command's own word. */
export const readPlainSentence = (tokens: readonly Token[], here: Here): Intent | null => {
  const asked = withoutLead(tokens, askingLead);
  const kind = readWords.get((asked[0]?.word ?? '').replace(/^\//, ''));
  const renews = tokens.some(({ word }) => readWords.get(word) === 'renewals');
  const begins = kind !== undefined && !(renews && (kind === 'subscriptions' || kind === 'companies'));
  return begins && asked[0] !== undefined ? readHaveOr(kind, asked, tokens, here) : null;
};

const readHaveOr = (
  kind: ReadKind,
  asked: readonly Token[],
  all: readonly Token[],
  here: Here,
): Intent | null =>
  (kind === 'subscriptions' ? readHaveQuestion(asked) : null) ?? ofKind(kind, asked.slice(1), all, here);

/** A word that is nearly one that changes seats: such a sentence is not read as a question. */
const nearlyOrders = (tokens: readonly Token[]): boolean =>
  [...seatVerbs].some(([verb, { weak }]) => !weak && isTypoOf(tokens[0]?.word ?? '', verb));

const anywhere = (tokens: readonly Token[], here: Here): Intent | null => {
  const kinds = tokens.map(({ word }) => readWords.get(word));
  const numbers = tokens.some((_, at) => numberAt(tokens, at) !== null && tokens[at]?.word !== '365');
  for (const kind of readKinds) {
    const at = kinds.indexOf(kind);
    if (at < 0) continue;
    const rest = tokens.filter((_, n) => n !== at);
    if (kind === 'renewals') return renewals(tokens, here);
    if (/^(?:history|subscriptions|subscription)$/.test(kind)) {
      if (numbers || (at !== tokens.length - 1 && kind !== 'history')) continue;
      return ofKind(kind, kind === 'history' ? withoutLead(rest, askingLead) : rest, tokens, here);
    }
    if (nameIn(rest).length === 0) return ofKind(kind, rest, tokens, here);
  }
  return null;
};

/** Everything else that asks for something, looked at from the surest sign to the weakest. */
export const readLooseSentence = (tokens: readonly Token[], here: Here): Intent | null => {
  const { reference, rest } = takeReference(tokens);
  if (nearlyOrders(tokens)) return null;
  const how = withoutLead(tokens, howTo);
  if (how.length < tokens.length) return helpAbout(how);
  const changed = withoutLead(tokens, historyLead);
  if (changed.length < tokens.length && changed.length > 0) return ofKind('history', changed, tokens, here);
  const renews = tokens.some(({ word }) => readWords.get(word) === 'renewals');
  const have = renews ? null : readHaveQuestion(withoutLead(tokens, haveLead));
  if (have !== null) return have;
  const asked = withoutLead(tokens, askingLead);
  const [first] = asked;
  const numbered = numberAt(tokens, 0) !== null;
  const typed = first === undefined || renews || numbered ? null : readKindOf(first);
  if (typed !== null) return ofKind(typed, asked.slice(1), asked, here);
  const found = anywhere(tokens, here);
  if (found !== null) return found;
  if (reference !== null && withoutLead(rest, askingLead).length === 0) {
    return { kind: 'subscription', target: targetOf([], reference) };
  }
  const lead = tokens[0]?.word ?? '';
  if (asked.length === 0 || asked.length > maxNameWords) return null;
  if (finding.has(lead)) return { kind: 'companies', text: companyText(nameIn(asked)), as: 'card' };
  return showing.has(lead) || /^(?:about|how)$/.test(tokens[1]?.word ?? '')
    ? subscriptionsOf(asked, null)
    : null;
};
