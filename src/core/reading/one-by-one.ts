import { cuesIn } from '../atoms/verbs.ts';
import type { Intent } from '../understanding/intent.ts';
import type { Asking } from './modality.ts';
import { ask, doing, type Reading, type SaidAbout } from './reading.ts';
import type { Signed } from './signed.ts';

type Row = Readonly<{
  about: Extract<SaidAbout, 'compared' | 'for-each' | 'all-prices' | 'price-time'>;
  says: RegExp;
  /** The question that shows what is needed to say it clearly. */
  look: (signed: Signed) => string;
}>;

const seatsOfLast = ({ companies, products: [product] }: Signed): string =>
  `${product === undefined ? 'subscriptions' : `subscription ${product}`} ${companies.at(-1) ?? ''}`;

const changes =
  '(?:add|order|buy|get|give|remove|take|set|bring|put|increase|reduce|cancel|drop|knock|shave|cut|need|needs)';
const everyone =
  '(?:(?:each(?: and every)?|every|all(?: of)?(?: the| our| my)?)(?: #)? (?:compan(?:y|ies)|customers?|clients?|accounts?|tenants?)|' +
  '(?:everyone|everybody|anyone|anybody|whoever|(?:all|each|every one)(?: of (?:them|those))?)(?= (?:with|on|has|have|that|who|which|whose|using)\\b|$))';
const from = '(?:for|at|to|from|off(?: of)?(?! (?:each|all|every one)$))';
/** How many, of what becomes more or fewer. */
const counts = '(?:\\b(?:more|another|extra|fewer|less|additional)|(?<= )[+-]\\d+)(?= |$)(?! than)';
/** Pax8 has no price for such a time: it bills a month or a year. */
const otherTime =
  '(?:(?: ?/ ?|\\b(?:per|an?|each|every|pro) )(?:week|quarter|day|fortnight|hour|half[ -]year|semester|(?:two|three|six|2|3|6) months)\\b|\\b(?:weekly|quarterly|daily|fortnightly|bi-?weekly|half-yearly|biannually|semi-annually)\\b)';

/** What is done for one company and product at a time. */
const rows: readonly Row[] = [
  // "just as many # for @ as @ has", "@ should be at the same number of # as @".
  {
    about: 'compared',
    says: new RegExp(
      `\\b${changes}\\b.*\\bas many\\b.*\\bas @(?:'s)?(?: has| have| uses?| got| does|$)|\\b${changes}\\b.*\\b(?:same number|same amount|as many)\\b.*\\bas (?:at |for |with )?@|^@.* (?:the same number|the same amount|as many)(?: of)?(?: #)? as (?:at |for )?@$`,
    ),
    look: seatsOfLast,
  },
  // "one more # for each company with #", "everyone with # gets one more", "all # customers: +1".
  {
    about: 'for-each',
    says: new RegExp(
      `${counts}.*\\b${from} ${everyone}|\\b${changes}\\b.*\\b${from} ${everyone}.*\\b(?:has|have|with|that|who|which|on)\\b|^(?:please |pls |give |bump |raise |add )*(?:for )?(?!any)${everyone}.*${counts}|^(?:please )?(?:bump|raise|increase|reduce|drop) ${everyone}.* by \\S+$|` +
        `^(?:(?:please|pls|now|can you|could you) )*(?!.*\\bprices?\\b)${changes} (?:\\S+ ){1,4}${from} ${everyone}(?: please| pls| now| asap)*$|^(?:please )?for (?!any)${everyone}.*\\b${changes}\\b|` +
        `^(?:(?:please|pls|can you|could you) )*(?:(?:move|switch|put|bring|get|change|convert) ${everyone} (?:to|onto|on|over to)|(?!any)${everyone} to) (?:an? )?(?:annual|yearly|monthly|#)(?: terms?| plans?| contracts?)?(?: please| pls| now| asap)*$`,
    ),
    look: ({ products }) => (products.length === 0 ? 'companies' : `who has ${products.at(-1)}`),
  },
  // "charge @ 60 per quarter for #".
  {
    about: 'price-time',
    says: new RegExp(`(?=.*\\b(?:price|charge|pays?|sell|bill)\\b)(?=.*#)(?=.*\\d).*${otherTime}`),
    look: ({ company }) => (company === null ? 'margins' : `price list ${company}`),
  },
  // "raise all prices at @ by 5%".
  {
    about: 'all-prices',
    says: /\b(?:raise|increase|lower|reduce|cut|drop|put up|bump|up|change|adjust|set|hike)\b.*\b(?:all|every|the|their|our|its)\b.{0,12}\bprices?\b.*(?:%|\bper ?cent\b)|^(?:(?:please|pls|can you|could you) )*(?:put|push|bring|take) (?:all |our |the )*prices (?:up|down) .*(?:%|\bper ?cent\b)|\bprices? (?:at|for|of) @ .*(?:up|down|more|less).*(?:%|\bper ?cent\b)/,
    look: ({ company }) => (company === null ? 'margins' : `price list ${company}`),
  },
];

const cancelAll =
  /^(?:(?:they're|they are|it's) (?:leaving|going|over)(?: us)? )?(?:please |pls |can you |could you )*(?:cancel|terminate|end|kill|drop|stop) (?:everything|it all|the lot|all(?: of it| of|(?: of)? the)?(?: subscriptions| licen[cs]es| contracts| services| products)?|every (?:subscription|licen[cs]e|contract|service|product))(?: (?:at|for|of|from|with|that))* @(?: (?:has|have|holds|owns|uses|got|pays for))?(?: please| pls| asap| now)?(?<ends> at (?:the )?(?:term end|end of (?:the|their) terms?|renewal))?$/;

export const cancelsAllCues = 'everything all lot every';

/** "cancel everything at @": which subscription, one button each; no button ends them all. */
export const cancelsAll = ({ text, company, atoms }: Signed): Reading | null => {
  const match = cancelAll.exec(text);
  if (company === null || match === null) return null;
  const target = { company, product: null, words: null, reference: null };
  const at = match.groups?.ends === undefined ? null : 'term-end';
  const intent: Intent = { kind: 'cancel', target, at, unknownAt: null };
  return { spans: atoms, modality: 'order', frames: [intent], decision: ask(intent, ['product'], []) };
};

const asksNothing: ReadonlySet<string> = new Set(['reported', 'past', 'if', 'not', 'unsure']);
const asksHow = /^(?:who|what|which|how|why|when|where|show|list|does|do|did|has|have|is|are)\b/;

export const oneByOneCues =
  'many same each every all everyone everybody anyone anybody whoever price prices charge sell pay pays bill';

/** An order over several companies or prices at once, which the bot takes one by one; null for every other message. */
export const oneByOne = (signed: Signed, asking: Asking): Reading | null => {
  const { text, atoms } = signed;
  const row = asksHow.test(text) ? undefined : rows.find(({ says }) => says.test(text));
  if (row === undefined) return null;
  const shouldEach = row.about === 'for-each' && /\bshould\b/.test(text);
  if (cuesIn(atoms).some((cue) => asksNothing.has(cue) && !(shouldEach && cue === 'unsure'))) return null;
  const [product] = signed.products;
  if (row.about === 'all-prices' && product !== undefined)
    return doing(
      {
        ...{ kind: 'set-price', price: null },
        target: { company: signed.company, product, words: null, reference: null },
      },
      atoms,
    );
  return {
    ...{ spans: atoms, modality: asking === 'asks' ? 'question' : 'order', frames: [] },
    decision: { kind: 'say', about: row.about, look: row.look(signed).trim() },
  };
};
