import { isTypoOf } from '../names/typos.ts';
import { takeFile } from './as-file.ts';
import type { Intent } from './intent.ts';
import { readPastPeriod } from './past-periods.ts';
import type { Here } from './periods.ts';
import { askingLead } from './read-words.ts';
import { phraseAt, phrases, type Token, withoutLead, withoutTail, wordsIn } from './sentence.ts';
import { companyText, segmentsOf, takeReference, targetOf } from './targets.ts';

const statuses: ReadonlyMap<string, string> = new Map([
  ['unpaid', 'Unpaid'],
  ['open', 'Unpaid'],
  ['outstanding', 'Unpaid'],
  ['overdue', 'Unpaid'],
  ['paid', 'Paid'],
  ['void', 'Void'],
  ['voided', 'Void'],
  ['carried', 'Carried'],
  ['credited', 'Credited'],
]);
const around = phrases(
  'for|of|about|on|to|at|from|by|with|in|the|our|my|a|an|all|me|us|company|customer|client|please|and|date|so far',
);
const nameIn = (tokens: readonly Token[]): string | null =>
  companyText(withoutTail(withoutLead(tokens, around), around));

const invoiceWord = ({ word }: Token): boolean => word === 'invoice' || isTypoOf(word, 'invoice');
const invoicesWord = ({ word }: Token): boolean =>
  /^(?:invoices|bills)$/.test(word) || (word.length > 7 && isTypoOf(word, 'invoices'));

const wholeId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** "INV-12345", "#4711", "12345", "#1a2b3c4d": what stands for an invoice; a year does not. */
const numberOf = ({ text, word }: Token): string | null =>
  (/^#?(?:inv[-_]?)?\d{3,20}$/i.test(text) && !/^20\d\d$/.test(word)) ||
  /^#[0-9a-f][0-9a-f-]{2,35}$/i.test(text) ||
  wholeId.test(text)
    ? text.replace(/^#/, '')
    : null;

const comparing = wordsIn(
  'compare compared comparing comparison difference differences diff changes changed change',
);
const lead = phrases(
  'show|show me|what are|what is|what will|what|list|open|see|get|give me|tell me|which|do|the|is|are|there|any|has|have',
);

const comparedOf = (tokens: readonly Token[], here: Here): Intent | null => {
  const about = tokens.some((token) => invoiceWord(token) || invoicesWord(token) || token.word === 'bill');
  if (!about || !tokens.some(({ word }) => comparing.has(word))) return null;
  // "with last month" names what it is compared with, which is the month before in any case.
  const at = tokens.findIndex(({ word }) => /^(?:with|to|against|since)$/.test(word));
  const { period, unknown } = readPastPeriod(at < 0 ? tokens : tokens.slice(0, at), here);
  const rest = tokens.filter((token) => !comparing.has(token.word) && !invoiceWord(token));
  const undated = readPastPeriod(readPastPeriod(rest, here).rest, here).rest;
  const company = nameIn(undated.filter(({ word, owner }) => owner !== null || !aroundCompared.has(word)));
  return { kind: 'compare-invoices', period, unknownPeriod: unknown, company, as: 'card' };
};
const aroundCompared = wordsIn(
  'invoices bill bills what which how did has have is are was were the our my us me with to against since between and on in of for from ' +
    'last latest newest previous prior before month months this that one it show tell between see new please items next',
);

const draft = phrases('draft|draft items|next|coming|upcoming|preliminary|forthcoming|future');

const draftOf = (tokens: readonly Token[]): Intent | null => {
  const said = withoutLead(tokens, phrases('on the|in the|on|in|the|our|my|for'));
  const led = draft.find((phrase) => phraseAt(said, 0, phrase));
  if (led === undefined) return null;
  const rest = said.slice(led.length);
  const named =
    rest[0] !== undefined && (invoiceWord(rest[0]) || invoicesWord(rest[0]) || rest[0].word === 'bill');
  if (!named && led[0] !== 'draft') return null;
  const { as, rest: bare } = takeFile(named ? withoutLead(rest.slice(1), phrases('items')) : rest);
  const offset = months.find(({ said }) => bare.some((_, at) => phraseAt(bare, at, said)));
  const at = offset === undefined ? -1 : bare.findIndex((_, i) => phraseAt(bare, i, offset.said));
  const left = offset === undefined ? bare : [...bare.slice(0, at), ...bare.slice(at + offset.said.length)];
  const company = nameIn(withoutTail(left, phrases('be like|look like|be')));
  return { kind: 'draft', company, monthOffset: offset?.offset ?? null, as };
};
const months = [
  ...phrases('this month|current month').map((said) => ({ said, offset: 0 as const })),
  ...phrases('next month|coming month').map((said) => ({ said, offset: 1 as const })),
];

const invoicesOf = (tokens: readonly Token[], here: Here): Intent | null => {
  const at = tokens.findIndex(invoicesWord);
  if (at < 0 || at > 3) return null;
  const before = tokens.slice(0, at);
  const status = before.map(({ word }) => statuses.get(word)).find((one) => one !== undefined);
  const owner = before.findLast((token) => token.owner !== null);
  const others = before.filter((token) => !statuses.has(token.word) && token !== owner);
  if (withoutLead(others, around).length > 0 && owner === undefined && others.length > 2) return null;
  const { as, rest } = takeFile(tokens.slice(at + 1));
  const { period, unknown, rest: named } = readPastPeriod(rest, here);
  const after = named.map(({ word }) => statuses.get(word)).find((one) => one !== undefined);
  const company =
    owner === undefined
      ? nameIn(
          [...others, ...named].filter(
            (token) => !/^(?:that|which|are|is)$/.test(token.word) && !statuses.has(token.word),
          ),
        )
      : companyText([...others, owner]);
  return { kind: 'invoices', company, period, unknownPeriod: unknown, status: status ?? after ?? null, as };
};

const invoiceOf = (tokens: readonly Token[], here: Here): Intent | null => {
  const at = tokens.findIndex(invoiceWord);
  if (at < 0 || at > 3) return null;
  const { as, rest } = takeFile([...tokens.slice(0, at), ...tokens.slice(at + 1)]);
  const number = rest.map(numberOf).find((one) => one !== null) ?? null;
  const unnumbered = rest.filter((token) => numberOf(token) === null);
  // The newest is meant anyway; with a unit behind it, it is a period: "last month".
  const newest =
    /^(?:last|latest|newest|recent)$/.test(unnumbered[0]?.word ?? '') && !isUnit(unnumbered[1]?.word ?? '');
  const named = newest ? unnumbered.slice(1) : unnumbered;
  const { period, unknown, rest: left } = readPastPeriod(named, here);
  const company = nameIn(
    left.filter(({ word }) => !/^(?:last|latest|newest|recent|number|no|items)$/.test(word)),
  );
  return { kind: 'invoice', number, company, period, unknownPeriod: unknown, as };
};

const isUnit = (word: string): boolean => /^(?:\d+|day|week|month|quarter|year)s?$/.test(word);

const usageWords = wordsIn('usage consumption');
const usageWord = ({ word }: Token): boolean => usageWords.has(word) || isTypoOf(word, 'usage');

const usageOf = (tokens: readonly Token[], here: Here): Intent | null => {
  const at = tokens.findIndex(usageWord);
  const alone = tokens.length === 1;
  if (at < 0 || at > 4 || (alone && !usageWords.has(tokens[0]?.word ?? ''))) return null;
  const { as, rest } = takeFile([...tokens.slice(0, at), ...tokens.slice(at + 1)]);
  const { reference, rest: named } = takeReference(rest);
  const { period, unknown, rest: left } = readPastPeriod(named, here);
  const said = withoutTail(withoutLead(left, phrases('the|our|my|of|for|all|daily')), around);
  const owned = said.at(-1)?.owner != null;
  const target = targetOf(owned ? [{ lead: 'subject', tokens: said }] : segmentsOf(said), reference);
  return { kind: 'usage', target, period, unknownPeriod: unknown, as };
};

const spendWords = wordsIn('spend spending spends costs expenses margin margins mrr');
const spendAsked = phrases(
  'how much do we spend|how much are we spending|what do we spend|how much do we pay|what do we pay|how much is our spend|' +
    'what does it all cost|what do we make|how much do we make|what is our margin',
);

const spendOf = (tokens: readonly Token[]): Intent | null => {
  const asked = spendAsked.find((phrase) => phraseAt(tokens, 0, phrase));
  const { as, rest } = takeFile(asked === undefined ? tokens : tokens.slice(asked.length));
  const said = withoutLead(rest, askingLead);
  if (asked !== undefined) return { kind: 'spend', of: monthless(rest), vendor: namesVendor(rest), as };
  const at = said.findIndex(({ word }) => spendWords.has(word));
  if (at < 0 || (at > 0 && at !== said.length - 1 && said[at - 1]?.owner === null && at > 2)) return null;
  const named = [...said.slice(0, at), ...said.slice(at + 1)];
  return { kind: 'spend', of: monthless(named), vendor: namesVendor(named), as };
};
const namesVendor = (tokens: readonly Token[]): boolean =>
  tokens.length > 1 && tokens.some(({ word }) => word === 'vendor');
const monthless = (tokens: readonly Token[]): string | null =>
  nameIn(
    withoutLead(
      withoutTail(tokens, phrases('a month|per month|monthly|each month|in total|total|now|today|vendor')),
      phrases('on|of|for|with|at|by|the|vendor|company|customer'),
    ),
  );

/** Sentences about money that was or will be billed; null when the sentence is none. */
export const readBilling = (tokens: readonly Token[], here: Here): Intent | null => {
  const compared = comparedOf(tokens, here);
  if (compared !== null) return compared;
  const { as, rest } = takeFile(tokens);
  const said = withoutLead(rest, lead);
  const found =
    draftOf(said) ??
    invoicesOf(said, here) ??
    invoiceOf(said, here) ??
    usageOf(said, here) ??
    spendOf(tokens);
  return found !== null && 'as' in found && as === 'csv' ? ({ ...found, as } as Intent) : found;
};
