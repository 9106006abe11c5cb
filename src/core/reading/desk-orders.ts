import { asWritten, roleRows } from '../approving/role-orders.ts';
import { hasCue } from '../atoms/verbs.ts';
import type { Cued } from '../questions/cued.ts';
import type { AlertWords, Intent, Until } from '../understanding/intent.ts';
import { unitsIn } from '../words/price-units.ts';
import type { Asking } from './modality.ts';
import { doing, type Reading } from './reading.ts';
import type { Signed } from './signed.ts';

type Row = Cued &
  Readonly<{
    says: RegExp;
    unless?: RegExp;
    make: (signed: Signed, match: RegExpExecArray) => Intent | null;
    /** It says what should be, and orders nothing. */
    wishes?: true;
  }>;

const noFilter: AlertWords = {
  ...{ company: null, vendor: null, product: null, only: null, minMonthly: null, days: null },
};
const alerts =
  (what: Extract<Intent, { kind: 'alerts' }>['do']) =>
  ({ company }: Signed): Intent => ({
    kind: 'alerts',
    do: what,
    filter: { ...noFilter, company },
    form: null,
    problem: null,
  });
const approvals = (where: 'here' | 'nowhere') => (): Intent => ({ kind: 'approvals', where });

const assign =
  (who: 'me' | null) =>
  (signed: Signed, [, ...named]: RegExpExecArray): Intent | null =>
    signed.company === null
      ? null
      : {
          kind: 'assign',
          company: signed.company,
          who:
            who ??
            signed.who ??
            asWritten(
              signed.atoms,
              named.find((each) => each !== undefined),
            ),
          period: null,
        };

/** Nobody in particular, or no person. */
const nobody =
  "(?:i|we|you|he|she|they|it|me|us|him|her|them|who|someone|somebody|anyone|anybody|everyone|nobody|customers|clients|everything|nothing|now|pax8|the|a|an|our|my|their|this|that|all|over|on|up|back|and|it's)(?![\\p{L}])";
const settle =
  (as: 'applied' | 'failed') =>
  (_: Signed, match: RegExpExecArray): Intent => ({
    ...{
      kind: 'settle',
      reference: match.slice(1).find((each) => each !== undefined) ?? null,
      as,
      note: null,
    },
  });

const place = '(?:here|(?:this|the) (?:channel|chat|group|team|conversation))';
const alert = '(?:alerts?|alert checks?|reminders?|notifications?)';
const alertCues = 'alert alerts reminder reminders notification notifications';
const renewing =
  '(?:renews?|renewed|renewals?|renewing|expir(?:e|es|ing|y)|runs? out|up for renewal|coming up|comes? up|term ends?|ends?)';
/** What is still to come, whenever that is. */
const some =
  '(?:some|any)(?:thing|one)|an? \\p{L}+|any \\p{L}+|(?:the |our |new |more )?(?:subscriptions|contracts|terms|renewals|licences|licenses|things|stuff)';
const ahead = `(?:(?:when (?:${some})|whenever|before|each time|every time|as soon as|if ever) .{0,40}\\b${renewing}\\b|(?:about|of|on) (?:all |any |our |the |every )?(?:upcoming |coming |new )?renewals?$)`;

/** Orders about the bot itself, the first row that fits. */
export const deskRows: readonly Row[] = [
  {
    cues: alertCues,
    says: new RegExp(`\\b(?:test|try)\\b.{0,20}\\b${alert}\\b|\\b${alert} test\\b`),
    make: alerts('test'),
  },
  {
    cues: `${alertCues} sweep`,
    says: new RegExp(`\\brun\\b.{0,20}\\b(?:${alert}|sweep)\\b|\\b${alert} run\\b`),
    make: alerts('run'),
  },
  {
    cues: alertCues,
    says: new RegExp(
      `\\b(?:which|what|where|are|list|any)\\b.{0,20}\\b${alert}\\b.{0,20}\\b(?:set|on|active|configured|posted|go|going|land|landing|arrive|end up|show up|running|${place})\\b`,
    ),
    make: alerts('list'),
  },
  {
    cues: `${alertCues} spamming pinging reminding`,
    says: new RegExp(
      `\\b(?:stop|mute|disable|no more|switch off|shut|turn|don't|dont|do not)\\b.{0,30}\\b(?:${alert}|spamming|pinging|reminding)\\b`,
    ),
    unless: /\bapproval|\bturn\b.{0,20}\bon\b|\bwait\b/,
    make: alerts('off'),
  },
  {
    cues: 'renewal renewals renews renewing',
    says: new RegExp(
      `^(?:please |can you |could you )*(?:(?:stop|quit) (?:posting|sending|showing|putting)|no more) (?:the |these |any |those )?(?:renewals?|renewal (?:messages?|posts?|cards?|stuff|notes?|pings?|heads-ups?))\\b.{0,12}\\b${place}`,
    ),
    make: alerts('off'),
  },
  // "give us a heads-up in here before something renews".
  {
    cues: 'channel here chat group team conversation',
    says: new RegExp(
      `^(?:(?:please|can you|could you|would you|i'd like you to|i want you to|i would like you to) )*(?:post|give|drop|put|send|leave|let|tell|warn|ping|remind|notify|alert|shout|keep|write|say something|say|show)\\b(?!.{0,60}\\bnow\\b).{0,30}\\b${place}\\b.{0,8}\\b${ahead}|^(?:(?:please|can you|could you|would you) )*(?:when (?:${some})|whenever|before|each time|every time|as soon as) .{0,25}\\b${renewing}\\b.{0,20}\\b(?:post|give|drop|put|send|let|tell|warn|ping|remind|notify|alert|shout)\\b.{0,30}\\b${place}$`,
      'u',
    ),
    unless: /#|\b\d|\b(?:don't|dont|do not|never|not|if i|if you)\b/,
    make: alerts('here'),
  },
  {
    cues: 'notified alerted reminded pinged warned',
    says: /\b(?:notified|alerted|reminded|pinged|warned)\b.{0,10}\b(?:here|(?:this|the) (?:channel|chat|group|team|conversation))\b/,
    make: alerts('here'),
  },
  {
    cues: alertCues,
    says: new RegExp(
      `\\b(?:which|what) (?:channels?|chats?|places?|groups?|teams?)\\b.{0,12}\\b(?:get(?:ting)?|have|having|receiv(?:e|ing)|see(?:ing)?|on)\\b.{0,20}\\b${alert}\\b`,
    ),
    make: alerts('list'),
  },
  {
    cues: 'approval approvals',
    says: /\b(?:stop|mute|disable|no more|turn off|switch off|don't|dont|do not)\b.{0,20}\bapproval/,
    unless: /\bgive\b|\brights?\b|~/,
    make: approvals('nowhere'),
  },
  {
    cues: 'approval approvals',
    says: new RegExp(
      `\\b(?:post|show|send|put|bring|get|have|move)\\b.{0,20}\\bapprovals?\\b.{0,20}\\b${place}`,
    ),
    unless: /[@~]/,
    make: approvals('here'),
  },
  {
    cues: 'approval approvals',
    says: new RegExp(
      `\\b(?:approval (?:cards|requests|posts)|approvals)\\b.{0,25}\\b(?:land|come|go|show up|appear|arrive|be posted|get posted)\\b.{0,12}\\b${place}\\b`,
    ),
    make: approvals('here'),
  },
  {
    cues: 'owner manager lead responsible contact',
    says: /\bmake me (?:the )?(?:owner|account manager|manager|lead)\b.*@|\bmake me (?:responsible|the contact) for @/,
    make: assign('me'),
  },
  {
    cues: '@',
    says: /\b(?:put|make|set|note) ~.*\b(?:owner|manager|responsible|in charge|account #)(?= ).*@|@ (?:is|goes to|go to|belongs to|is with|to) ~|@ (?:is )?(?:~ )?now with ~/,
    make: assign(null),
  },
  {
    cues: '@',
    says: /^(?:please )?(?:put|note|mark) ~ down (?:as|for) .{0,40}\b(?:looks? after|looking after|owns?|responsible for|in charge of) @(?: as of (?:today|now)| from (?:today|now(?: on)?))?$/,
    make: assign(null),
  },
  {
    cues: 'after',
    says: /^(?:from (?:today|now on) )?(\p{L}+) (?:looks|is looking|will look) after @$/u,
    make: assign(null),
  },
  // "assign @ to Kim": somebody who is named without being mentioned, of whom the command asks.
  {
    cues: 'assign give hand pass',
    says: /^(?:please |pls |can you |could you )*(?:assign|give|hand|pass)(?: over)? (?:the )?(?:@(?:'s)?(?: renewals?)?|renewals? (?:of|for|at) @)(?: over)? to (\p{L}+(?: (?!please|pls|thanks)\p{L}+)?)(?: please| pls| thanks)?$/u,
    unless: / to (?:me|myself|us|him|her|them|it|the|my|our|your|\p{L}+ (?:and|or|for|with|by)|go)\b/u,
    make: assign(null),
  },
  // "let Priya handle the Contoso renewal", "give Sam Contoso's renewal", "Ravi takes over the Contoso renewal".
  {
    cues: 'renewal renewals',
    says: new RegExp(
      `^(?:please |pls |hi |ok )*(?:(?:let|have|can|could|will) (?!${nobody})(\\p{L}+) (?:please )?(?:takes?(?: over| on| care of)?|handle|do|have|look after|deal with)|(?:give|hand|assign|pass) (?!${nobody})(\\p{L}+)|(?!${nobody})(\\p{L}+) (?:takes|will take|is taking|handles|will handle|looks after)(?: over| on| care of)?) (?:the )?(?:@(?:'s)? renewals?|renewals? (?:of|for|at) @)(?:,? (?:please|pls|thanks|now))*$`,
      'u',
    ),
    unless: /\b(?:don't|dont|do not|not|if|unless|until|once|or)\b/,
    make: assign(null),
  },
  {
    cues: 'renewal renewals',
    says: new RegExp(
      `^(?:please |pls |can you |could you )*(?:assign|give|hand|pass)(?: over| on)? (?:the )?(?:@(?:'s)? renewals?|renewals? (?:of|for|at) @) on to (?!${nobody})(\\p{L}+)(?:,? (?:please|pls|thanks))*$`,
      'u',
    ),
    make: assign(null),
  },
  // "let changes under 100 dollars go through": what the policy says, where it is set.
  {
    cues: 'under below up less smaller',
    says: /\b(?:let|allow|have)\b.*\b(?:changes?|orders?|requests?|everything|anything)\b.{0,12}\b(?:under|below|up to|less than|smaller than)\b.*\b(?:go|pass|through|without)\b|\b(?:no|without|skip(?: the)?|not need|not require|needs? no|doesn't need|don't need|doesnt need|dont need)(?: an?| any)? approvals?\b.{0,30}\b(?:under|below|up to|less than)\b.{0,4}[$€£]?\d|\b(?:under|below|up to|less than)\b.{0,4}[$€£]?\d.*\b(?:no|without|skip(?: the)?|not need|not require|needs? no|doesn't need|don't need|doesnt need|dont need)(?: an?| any)? approval/,
    unless: /^(?:show|list|which|what|who|how|are|is|did|were)\b|[@#~]/,
    make: () => ({ kind: 'policy' }),
  },
  // "scrap my request for Contoso, the client rang": what waits there is shown, with its button.
  {
    cues: 'request requests order orders',
    says: /^(?:(?:please|pls|actually|sorry|ok|can you|could you|can we|i want to|i'd like to) )*(?:scrap|cancel|drop|withdraw|pull(?: back)?|take back|bin|retract|undo|kill) (?:my|our|the|that|this) (?:last |open )?(?:@(?:'s)? )?(?:last )?(?:requests?|orders?)\b/,
    unless: /\b(?:if|unless|once|until)\b/,
    make: ({ company }) => (company === null ? null : { kind: 'pending', company }),
  },
  ...roleRows,
  {
    cues: 'hooks webhooks events',
    says: /^(?:please )?(?:list|show|check)(?: me| the| our)* (?:web)?hooks$|\bevents from pax8\b/,
    make: () => ({ kind: 'webhooks', show: 'webhook' }),
  },
  {
    cues: 'applied done successful through',
    says: /(?<!\b(?:ticket|tkt|case|incident|inc|ref|cw|job)s? #?)\b(\d{3,6}) (?:as|is|was|→) (?:applied|done)\b|\b(?:mark|record|settle|close|set|log)\b.*?#?(?<!\b(?:ticket|tkt|case|incident|inc|ref|cw|job)s? #?)\b(\d{3,6})\b.*\b(?:applied|done|successful)\b|#?(?<!\b(?:ticket|tkt|case|incident|inc|ref|cw|job)s? #?)\b(\d{3,6})\b.*\bwent through\b.*\b(?:settle|close)\b/,
    make: settle('applied'),
  },
  {
    cues: 'through',
    says: /#?(?<!\b(?:ticket|tkt|case|incident|inc|ref|cw|job)s? #?)\b(\d{3,6})\b.*\b(?:is|came|has gone|got|went) through\b.*\b(?:mark|record|settle|close|applied|done)\b/,
    make: settle('applied'),
  },
  {
    cues: 'failed',
    says: /\b(?:mark|record|settle|close|set|log)\b.*?#?(?<!\b(?:ticket|tkt|case|incident|inc|ref|cw|job)s? #?)\b(\d{3,6})\b.*\bfailed\b|#?(?<!\b(?:ticket|tkt|case|incident|inc|ref|cw|job)s? #?)\b(\d{3,6})\b.*\b(?:close|settle|mark|record)\b.*\bfailed\b/,
    make: settle('failed'),
  },
];

/** What only asks, reports, refuses, or depends on a condition. */
const bound =
  /^(?:did|does|do you|has|have|was|were|who|when|why|how|should|what|which|is|are)\b|\b(?:don't|dont|do not|won't|wont|will not|can't|cant|cannot|can not|wouldn't|mustn't|never|if|unless|once|said|says|told|wanted|wants)\b/;
const unsure = /\bshould (?:we|i)\b|\bmaybe\b|\bperhaps\b|\bthinking (?:of|about)\b/;

/** A role with the moment at which it ends. */
const endingAt = (made: Intent, untilIn: () => Until | null): Intent => {
  const until = made.kind === 'grant' ? untilIn() : null;
  return made.kind === 'grant' && until !== null ? { ...made, until } : made;
};

/** "give Contoso and Fabrikam to Kim": each is said by itself. */
const eachAssigned = (
  { companies, atoms }: Signed,
  make: (company: string) => Intent | null,
): Reading | null => {
  const all = companies.map(make).filter((order) => order?.kind === 'assign');
  const [first, ...more] = all;
  if (first === undefined || more.length === 0) return null;
  const sentences = all.map(({ company, who }) => `assign ${company} to ${who}`);
  return { ...doing(first, atoms), decision: { kind: 'do', intent: first, more, sentences } };
};

/** The person whom the words of the order name: of "give @Ann the role, not @Bo" the first. */
const personIn = (
  { who, people }: Signed,
  text: string,
  { 0: said, index }: RegExpExecArray,
): string | null =>
  said.includes('~')
    ? String(people[[...text.slice(0, index + said.length).matchAll(/~/g)].length - 1])
    : who;

/** "mute alerts for Contoso", "alerts off but for Litware": all of them end, or none do. */
const wholly = (intent: Intent, { text, atoms }: Signed): Intent =>
  intent.kind === 'alerts' && intent.do === 'off' && /@|\b(?:except|but|only|other than)\b/.test(text)
    ? { ...intent, problem: { kind: 'off-in-part', written: atoms.map((atom) => atom.text).join(' ') } }
    : intent;

const guarded = /^(?:grant|revoke|settle|name-approvers)$/;
/** A role is given without a press by an order alone, and to the only person who is mentioned; so is a company, unless it is asked. */
const isSure = ({ kind }: Intent, { people }: Signed, wishful: boolean, asking: Asking): boolean => {
  const isGuarded = guarded.test(kind);
  if (!isGuarded && kind !== 'assign') return true;
  return new Set(people).size < 2 && !(isGuarded ? wishful : asking === 'asks');
};

/**
 * An order about alerts, approvals, roles, who looks after a company, or an open outcome, by the rows that may be meant; null for every
 * other message.
 */
export const deskOrder = (
  cued: ReadonlySet<Cued>,
  signed: Signed,
  asking: Asking,
  untilIn: () => Until | null,
): Reading | null => {
  const { atoms } = signed;
  const text = signed.text.replace(/@(?:,? (?:and|&) @)+/g, '@');
  for (const { says, unless, make, wishes = false } of deskRows.filter((row) => cued.has(row))) {
    const match = says.exec(text);
    if (match === null || unless?.test(text) === true) continue;
    const meant = { ...signed, who: personIn(signed, text, match) };
    const order = make(meant, match);
    const each =
      order === null ? eachAssigned(signed, (company) => make({ ...meant, company }, match)) : null;
    if (each !== null) return each;
    if (order === null) continue;
    const intent = wholly(endingAt(order, untilIn), signed);
    if (guarded.test(intent.kind) && bound.test(text)) return null;
    const reading = doing(intent, atoms);
    if (unsure.test(text)) return { ...reading, frames: [], decision: { kind: 'say', about: 'uncertain' } };
    const wishful = wishes || asking === 'asks' || hasCue(atoms, 'wish');
    return isSure(intent, signed, wishful, asking)
      ? reading
      : { ...reading, decision: { kind: 'confirm', intents: [intent], left: [] } };
  }
  return null;
};

const currencies: Readonly<Record<string, string>> = {
  ...{ $: 'USD', dollar: 'USD', dollars: 'USD', usd: 'USD' },
  ...{
    '€': 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    eur: 'EUR',
    '£': 'GBP',
    pound: 'GBP',
    pounds: 'GBP',
    gbp: 'GBP',
  },
  ...{ cad: 'CAD', aud: 'AUD', nzd: 'NZD', chf: 'CHF', sek: 'SEK', nok: 'NOK', dkk: 'DKK' },
};
const amounts =
  /(?<![\w.,#-])([$€£])?(\d{1,5}(?:[.,]\d{1,2})?)(?![\w.,%]*\w|%) ?([$€£]|dollars?|usd|bucks|euros?|eur|pounds?|gbp|cad|aud|nzd|chf|sek|nok|dkk)?/g;

const currencyOf = ([, before, , behind]: RegExpExecArray): string | null =>
  currencies[before ?? behind ?? ''] ?? null;

/** What makes an amount a price. */
const priced =
  /\b(?:price|charge|pays?)\b|\b(?:sells?|offer)\b.*\bat [$€£]?\d|\b(?:per|a|each) (?:seat|user|licen[cs]e)\b/;
/** What asks, tells, refuses, or is a change of seats. */
const notPriced =
  /^(?:how|what|why|did|does|is|are|was|when|who|should|if)\b|\b(?:don't|dont|do not|not|never|if|unless|once|said|says|told|add|remove|order|cancel|buy|seats|more|by|tomorrow|next)\b|%|\bpercent\b/;
const pricing =
  /^(?:please )?(?:set|change|charge|make|put|raise|lower|update|bump|drop|adjust|reduce|increase)\b|→/;
const agreed =
  /\bcharge\b|\bnew price\b|\bagreed\b|\bprice(?: (?:is|to|at|now|should|be|of|for|#|@))*(?<! of) \d|\b(?:sells?|offer)\b.*\bat\b|\bpays?\b.*\b(?:from now on|now|new|instead)\b/;
const beside = new Set(
  (
    'please set change charge make put raise lower update bump drop adjust reduce increase the price of for to from now on per a each ' +
    'seat user licence license month at in → is it new up down our your'
  ).split(' '),
);

export const priceOrderCues = 'price charge pay pays sell sells offer seat user licence license';

/** A price for one product of one company: "charge Woodgrove 60 for E5". Null when it is no such order. */
export const priceOrder = ({ text, company, products, atoms }: Signed, asking: Asking): Reading | null => {
  const [product, second] = products;
  if (company === null || product === undefined || second !== undefined) return null;
  if (!priced.test(text) || notPriced.test(text)) return null;
  const { rest, per } = unitsIn(text);
  const [found, more] = [...rest.matchAll(amounts)];
  if (found === undefined || more !== undefined || per === 'both') return null;
  // "charge Woodgrove for 4 E5" counts seats.
  if (
    currencyOf(found) === null &&
    rest
      .slice(found.index + found[0].length)
      .trimStart()
      .startsWith('#')
  )
    return null;
  const said = pricing.test(text) || agreed.test(text) || /[.,$€£]|[a-z]$/.test(found[0].trim());
  if (!said) return null;
  const currency = currencyOf(found);
  const intent: Intent = {
    kind: 'set-price',
    target: { company, product, words: null, reference: null },
    price: { amount: (found[2] ?? '').replace(',', '.'), currency, ...(per === null ? {} : { per }) },
  };
  const left = rest
    .replace(found[0], ' ')
    .split(/[^\p{L}→@#'’-]+/u)
    .filter((word) => word !== '' && !beside.has(word) && !/^[@#]/.test(word));
  const sure = asking === 'no' && pricing.test(text) && left.length === 0;
  return sure
    ? doing(intent, atoms)
    : { ...doing(intent, atoms), decision: { kind: 'confirm', intents: [intent], left: [] } };
};
