import { approverCues, readApprovers } from '../approving/approver-sentences.ts';
import { consentCues, readConsent } from '../approving/consent-sentences.ts';
import { deputyCues, readDeputy } from '../approving/deputy-sentences.ts';
import { emergencyCues, readEmergency } from '../approving/emergency-sentences.ts';
import { endOfRole, orderAlone, saidAlone } from '../approving/said-why.ts';
import type { Atom, AtomOf, Word } from '../atoms/atom.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Cued } from '../questions/cued.ts';
import { ignoreCues, readIgnore } from '../questions/ignore-sentences.ts';
import { readAlerts } from '../understanding/alert-sentences.ts';
import { approvalCues, readApprovals } from '../understanding/approval-sentences.ts';
import { cancelCues, readCancel, tailOf } from '../understanding/cancel-sentences.ts';
import { doctorCues, readDoctor } from '../understanding/doctor-sentences.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { orderCues, readOrder, readSetPrice, setPriceCues } from '../understanding/order-sentences.ts';
import type { Here } from '../understanding/periods.ts';
import { withoutPoliteness } from '../understanding/politeness.ts';
import {
  organisationCues,
  readOrganisations,
  readRoleSentence,
  roleCues,
} from '../understanding/role-sentences.ts';
import { readSeatSentence } from '../understanding/seat-sentences.ts';
import { phrases, type Token, withoutTail } from '../understanding/sentence.ts';
import { readSettle, settleCues } from '../understanding/settle-sentences.ts';
import { readStaff, staffCues } from '../understanding/staff-sentences.ts';
import { readWebhooks, webhookCues } from '../understanding/webhook-sentences.ts';
import { readWhatIf, whatIfCues } from '../understanding/what-if-sentences.ts';
import { roles } from '../words/people.ts';
import { deadlineCues, deadlineQuestion } from './deadlines.ts';
import { deskOrder, deskRows, priceOrder, priceOrderCues } from './desk-orders.ts';
import type { Asking } from './modality.ts';
import { cancelsAll, cancelsAllCues, oneByOne, oneByOneCues } from './one-by-one.ts';
import type { Question } from './question.ts';
import type { Reading } from './reading.ts';
import { type Signed, signedOf } from './signed.ts';

/** `said`: the words without politeness. `clean`: the text that they were cut from. Words without a `word` are names. */
type Sentence = Readonly<{ all: readonly Token[]; said: readonly Token[]; clean: string; here: Here }>;
type Grammar = Cued & Readonly<{ read: (sentence: Sentence) => Intent | null }>;

/** A role, with the moment at which it ends. */
const readGrant = (all: readonly Token[], here: Here): Intent | null => {
  const cut = orderAlone(withoutOnly(all), here);
  const until = endOfRole(cut);
  const bare = withoutPoliteness(cut.rest);
  const intent = readRoleSentence(until === null ? bare : withoutTail(bare, ends));
  if (until === null || (intent?.kind === 'revoke' && cut.until === null)) return intent;
  return intent?.kind === 'grant' ? { ...intent, until } : readRoleSentence(all);
};
const ends = phrases('that is|so|meaning|and|but');

/** "but only for Woodgrove and only for two weeks" */
const withoutOnly = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(({ word }, at) => {
    const [next, then] = [tokens[at + 1]?.word ?? '', tokens[at + 2]?.word ?? ''];
    const only = /^(?:only|just)$/;
    return !(only.test(word) && leads.test(next)) && !(word === 'but' && only.test(next) && leads.test(then));
  });
const leads = /^(?:for|at|until|till)$/;

/** Sentences that are decided by their grammar alone: their values (roles, hours, notes) are no names of the portfolio. */
const own: readonly Grammar[] = [
  { cues: webhookCues, read: ({ said }) => readWebhooks(said) },
  { cues: doctorCues, read: ({ said }) => readDoctor(said) },
  { cues: ignoreCues, read: ({ said }) => readIgnore(said) },
  { cues: settleCues, read: ({ said, clean }) => readSettle(said, clean) },
  // It may be mistyped.
  { cues: '', read: ({ said }) => readAlerts(withoutPoliteness(saidAlone(said))) },
  { cues: organisationCues, read: ({ said, clean }) => readOrganisations(said, clean) },
  { cues: deputyCues, read: ({ all, said, here }) => readDeputy(said, here, all) },
  { cues: approverCues, read: ({ said }) => readApprovers(withoutPoliteness(saidAlone(said))) },
  { cues: emergencyCues, read: ({ said }) => readEmergency(said) },
  { cues: consentCues, read: ({ said }) => readConsent(said) },
  { cues: roleCues, read: ({ said, here }) => readGrant(said, here) },
  { cues: approvalCues, read: ({ said }) => readApprovals(said) },
];

/**
 * Sentences that begin with an order, and the other words they take besides names and numbers. A supposed one comes
 * first, for it contains an order; "cancel 2 seats" is left to seats.
 */
const orders: readonly Grammar[] = [
  { cues: whatIfCues, read: ({ said }) => readWhatIf(said) },
  { cues: setPriceCues, read: ({ said }) => readSetPrice(said) },
  { cues: orderCues, read: ({ said }) => readOrder(said) },
  { cues: staffCues, read: ({ said }) => readStaff(said) },
  { cues: cancelCues, read: ({ all, said, here }) => readCancel(said, tailOf(all, said), here) },
  { cues: '', read: ({ said }) => readSeatSentence(said) },
];

const grammars: readonly Grammar[] = [...own, ...orders];

const ownKinds: ReadonlySet<IntentKind> = new Set([
  'alerts',
  'grant',
  'revoke',
  'deputy',
  'deputies',
  'approvers',
  'name-approvers',
  'reviews',
  'emergency',
  'consent',
  'organisations',
  'settle',
  'approvals',
  'webhooks',
  'doctor',
  'setup',
  'ignore',
  'ignored',
  'stop-ignoring',
]);

/** Whether a sentence of this kind means what its grammar says, and nothing else. */
export const hasOwnGrammar = ({ kind }: Intent): boolean => ownKinds.has(kind);

const knownRoles: ReadonlySet<string> = new Set(roles);

/** Whether a role, a deputy or an organisation that is asked for is only offered. */
export const isOffered = (intent: Intent, asked: boolean, asking: Asking): boolean =>
  intent.kind === 'organisations'
    ? asking === 'asks' && intent.do !== 'list'
    : endsLater(intent) || (/^(?:grant|revoke|deputy|name-approvers|emergency)$/.test(intent.kind) && asked);

/** "Tom doesn't approve for me this week": it says for how long nobody stands in, and would end at once. */
const endsLater = (intent: Intent): boolean =>
  intent.kind === 'deputy' && intent.do === 'end' && intent.until !== undefined;

/** "assign Contoso to @Bo" gives a renewal, and no role that is called like a company. */
export const isAssigned = (intent: Intent, question: Question | null): boolean =>
  intent.kind === 'grant' &&
  !knownRoles.has(intent.role ?? '') &&
  question?.intent.kind === 'assign' &&
  question.left.length === 0;

/** What the grammar of a sentence says; unknown when it has none. */
const grammarOf = (all: readonly Token[], clean: string, here: Here, cued: ReadonlySet<Cued>): Intent => {
  const sentence = { all, said: withoutPoliteness(all), clean, here };
  for (const grammar of grammars) {
    const intent = cued.has(grammar) ? grammar.read(sentence) : null;
    if (intent !== null) return intent;
  }
  return { kind: 'unknown' };
};

/** A question has fewer words than this; only changes may have many lines. */
export const mostRead = 120;

/** What the grammar of the sentence says, with the names that were found in it. */
export const orderIn = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  clean: string,
  here: Here,
  cued: ReadonlySet<Cued>,
): Intent =>
  words.length > mostRead
    ? { kind: 'unknown' }
    : named(
        portfolio,
        atoms,
        grammarOf(
          maskedOf(
            portfolio,
            words,
            atoms.filter(
              (atom) => !isLasting(atom) && !(isTerm(atom) && ordersProduct(atoms) && !isPrice(atoms)),
            ),
          ),
          clean,
          here,
          cued,
        ),
      );

/** The words for the grammars: each name is one word, which none of them takes for its own. */
const maskedOf = (portfolio: Portfolio, words: readonly Word[], atoms: readonly Atom[]): Token[] =>
  atoms.flatMap((atom): Token[] => {
    const own = words.slice(atom.from, atom.to);
    const last = own.at(-1);
    if (atom.kind !== 'company' && atom.kind !== 'product') return own;
    const text = atom.kind === 'company' ? companyName(portfolio, atom) : atom.text;
    return [
      {
        text,
        word: '',
        owner: last?.owner === null || last?.owner === undefined ? null : text,
        colon: last?.colon === true,
        ...(last?.comma === true ? { comma: true } : {}),
      },
    ];
  });

export const companyName = ({ companies }: Portfolio, { ids, text }: AtomOf<'company'>): string => {
  const [id] = ids;
  return (ids.length === 1 && id !== undefined ? companies.get(id)?.name : undefined) ?? text;
};

/** Ignoring something at an unknown company must not ignore it everywhere. */
const keptCompany = (intent: Intent): string | null =>
  intent.kind === 'ignore' || intent.kind === 'stop-ignoring' ? intent.target.company : null;

/** The intent with the names that were found in the message, instead of those cut out by prepositions. */
const named = (portfolio: Portfolio, atoms: readonly Atom[], intent: Intent): Intent => {
  const companies = atoms.filter((atom) => atom.kind === 'company');
  const products = atoms.filter((atom) => atom.kind === 'product');
  const [company] = companies;
  const [product] = products;
  if (companies.length > 1 || products.length > 1) return intent;
  const name = company === undefined ? null : companyName(portfolio, company);
  if ('target' in intent && intent.target.reference === null && (name !== null || product !== undefined)) {
    const target = {
      ...intent.target,
      company: name ?? keptCompany(intent),
      product: product?.text ?? null,
      words: null,
    };
    return intent.kind === 'order' && product === undefined ? intent : ({ ...intent, target } as Intent);
  }
  if (intent.kind === 'alerts' && name !== null && intent.filter.company?.includes(name) === true)
    return { ...intent, filter: { ...intent.filter, company: name } };
  // "alerts for Adobe": no company is called so.
  if (intent.kind === 'alerts' && company === undefined && intent.filter.vendor === null) {
    const said = intent.filter.company?.toLowerCase();
    const vendor = said && [...portfolio.vendors.values()].find((each) => each.toLowerCase() === said);
    if (vendor) return { ...intent, filter: { ...intent.filter, company: null, vendor } };
  }
  return intent;
};

/** "on an annual term": a day or a word of an order would be read in it. */
const ordersProduct = (atoms: readonly Atom[]): boolean => atoms.some(({ kind }) => kind === 'product');
/** "a year" is the unit of a price. */
const isPrice = (atoms: readonly Atom[]): boolean => atoms.some(({ text }) => /^(?:re)?price$/i.test(text));
const isTerm = (atom: Atom): boolean => atom.kind === 'cue' && atom.cues.includes('term');

/** "from now on" says nothing of an order that lasts anyway. */
const isLasting = ({ kind, text }: Atom): boolean =>
  kind === 'cue' && /^(?:from now on|starting (?:now|today)|as of (?:now|today))$/i.test(text);

/** An order with its names as signs. `kind`: what its grammar says of it. */
type Ordered = Readonly<{
  signed: Signed;
  asking: Asking;
  kind: IntentKind;
  words: readonly Word[];
  here: Here;
  cued: ReadonlySet<Cued>;
}>;

/** Orders about the bot itself or about a price, and what the bot does one by one. */
const signedRows: readonly (Cued & Readonly<{ read: (ordered: Ordered) => Reading | null }>)[] = [
  { cues: oneByOneCues, read: ({ signed, asking }) => oneByOne(signed, asking) },
  { cues: cancelsAllCues, read: ({ signed }) => cancelsAll(signed) },
  { cues: deadlineCues, read: ({ signed }) => deadlineQuestion(signed) },
  {
    cues: deskRows.map(({ cues }) => cues).join(' '),
    read: ({ signed, asking, words, here, cued }) =>
      deskOrder(cued, signed, asking, () => endOfRole(orderAlone(words, here))),
  },
  {
    cues: priceOrderCues,
    read: ({ signed, asking, kind }) => {
      const price = priceOrder(signed, asking);
      // Of a price that is not clear the command asks.
      return kind === 'set-price' && price?.decision.kind !== 'do' ? null : price;
    },
  },
];

/** An order about the bot itself or about a price, by the words around its names; null for every other message. */
export const orderOf = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  asking: Asking,
  { kind }: Intent,
  here: Here,
  cued: ReadonlySet<Cued>,
): Reading | null => {
  const meant = signedRows.filter((row) => cued.has(row));
  const signed =
    meant.length === 0 ? null : signedOf(words, atoms, (company) => companyName(portfolio, company));
  if (signed === null) return null;
  for (const { read } of meant) {
    const reading = read({ signed, asking, kind, words, here, cued });
    if (reading !== null) return reading;
  }
  return null;
};

export const grammarRows: readonly Cued[] = [...grammars, ...signedRows, ...deskRows];
