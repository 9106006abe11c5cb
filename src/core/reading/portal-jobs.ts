import type { Atom, AtomOf, Word } from '../atoms/atom.ts';
import type { Cued } from '../questions/cued.ts';
import type { Target } from '../understanding/intent.ts';
import type { PortalJob } from '../words/portal-job.ts';
import { beginsName } from './foreign-names.ts';

/**
 * What Pax8's API cannot do (https://github.com/pax8labs/pax8-cli/issues/35 and 293; docs/terms.md), by its words. `@`
 * stands for a company, `#` for a product, `1` for a number of seats.
 */
const term =
  '(?:monthly|month|annual|annually|annum|yearly|year|triennial|triennially|(?:1|3|one|three)[- ]?years?|p1[my]|p3y|upfront)';
const termCues =
  'monthly month annual annually annum yearly year years 1year 1years 3year 3years oneyear oneyears threeyear threeyears triennial triennially ' +
  'p1m p1y p3y upfront commitment billing term terms';
const toTerm = `(?:to|into|on|onto|→|->|=>|as)\\s+(?:an? |the |be )?(?:billed |paid )?(?:${term})\\b`;
const licence = '(?:licen[cs]es?|seats?|subscriptions?|#)';
const somebody =
  "(?:him|her|them|guys?|girls?|users?|employees?|mailbox(?:es)?|person|people|colleagues?|starters?|hires?|account|[\\p{L}.'-]+@[\\p{L}.-]+)";

/** The same in German, Dutch, French, Spanish and Italian, without accents: "auf jahrlich", "op een jaarcontract", "en annuel". */
const foreignYear =
  '(?:jahrlich\\p{L}*|jaehrlich\\p{L}*|jahres?\\p{L}*|einjahres\\p{L}*|(?:ein|1)[- ]jahr|jaarlijks\\p{L}*|jaar\\p{L}*|annuel(?:le)?|(?:un|1) an|anual|(?:un|1) ano|annuale|(?:un|1) anno)';
const foreignTerm = `(?:${foreignYear}|(?:drei|3)[- ]?jahre\\p{L}*|monatlich\\p{L}*|monats?\\p{L}*|maandelijks\\p{L}*|maand\\p{L}*|mensuel(?:le)?|mensual|mensile)`;
const foreignCues =
  'jahrlich jahrliche jahrlichen jahrlicher jaehrlich jahr jahre jahresabo jahresabonnement jahresbindung jahreslaufzeit jahresvertrag jahreszahlung jahresabrechnung einjahresvertrag dreijahresvertrag ' +
  'monatlich monatliche monatlichen monat monatsabo monatslaufzeit monatsvertrag jaarlijks jaarlijkse jaar jaarcontract jaarabonnement maandelijks maandelijkse maand maandcontract ' +
  'annuel annuelle an mensuel mensuelle anual ano mensual annuale anno mensile';
const foreignTo =
  '(?:auf|zu|zum|op|naar|en|al?)\\s+(?:(?:ein(?:en?|er?)?|den|die|das|een|une?)\\s)?(?:(?:abonnement|plan|contrato?|term(?:ijn)?)\\s)?';
/** What changes; "bestelle … auf Jahreslaufzeit" is an order. */
const foreignChange =
  '(?<!\\p{L})(?:(?:um|uber)?(?:ge)?(?:stell|setz|wechs|ander|mach|schalt)|(?:om|over)?(?:ge)?zet|wijzig|verander|wissel|pass(?:er?|ez|a|are)(?!\\p{L})|mett|mets|bascul|chang|pasa|pase|cambi|pon|(?:kan|mag|moet|wil|kann|soll|darf|muss|will|peut|doit|puede|debe)(?!\\p{L}))';

type Row = Cued &
  Readonly<{
    job: PortalJob;
    says: RegExp;
    /** In another language than English: then nothing is opened without a press. */
    foreign?: true;
    /** With a number of seats it is a change: "assign 3 E3". */
    withoutNumber?: true;
    /** Somebody is named who gets it: "to Anna Berg", "give Tom the spare E3". */
    names?: true;
    /** Words that say something else. */
    unless?: RegExp;
  }>;

const aboutLists =
  /^(?:please )?make (?:me|us) (?:please )?(?:an?|the) (?:list|table|overview|csv|file)\b|\b(?:alerts?|digests?|reports?|reminders?|renewals? of|audit|help)\b/u;

/** "everything on a three-year commitment" is a list. */
const listed = new RegExp(
  `${aboutLists.source}|^(?:everything|everyone|all|any|anything|who|which|what)\\b`,
  'u',
);

/** What has a password that no portal knows. */
const otherDevices =
  /\b(?:wi-?fi|wlan|wireless|routers?|alarms?|doors?|safe|printers?|nas|firewalls?|bitlocker|voicemail|servers?)\b/u;

export const portalRows: readonly Row[] = [
  {
    job: 'auto-renew',
    cues: 'auto automatic automatically autorenew autorenews autorenewal autorenewals autorenewing autorenewed recurring renews renewing',
    says: /\bauto(?:matic(?:ally)?)?[- ]?renew(?:als?|s|ing|ed)?\b|\brecurring billing\b|\brenew(?:s|ing)? automatically\b/u,
  },
  {
    job: 'co-term',
    cues: 'co coterm coterms cotermed coterming coterminate coterminated coterminates coterminating coterminus cotermination align same',
    says: /\bco-?\s?term(?:s|ed|ing|inate[ds]?|inating|inus|ination)?\b|\balign\b.*\b(?:dates?|terms?|renewals?|ends?)\b|\bsame (?:end|renewal|term end) dates?\b|\b(?:end|renew|ends) on the same (?:day|date)\b/u,
  },
  {
    job: 'users',
    cues: 'password passwords mfa 2fa factor multifactor mailbox mailboxes user users account accounts alias distribution login',
    says: /\b(?:reset|change|forgot)\b.*\bpasswords?\b|\bpassword resets?\b|\b(?:mfa|2fa|multi-?factor)\b|\bshared mailbox(?:es)?\b|\b(?:create|delete|disable|block|rename|unblock)\b (?:an? |the |this |new |guest )*(?:user|users|account|mailbox|alias|distribution list|login)\b|\bnew (?:user account|mailbox)\b|\b(?:unlock|lock|disable|block|enable)\b.*\baccounts?\b/u,
    withoutNumber: true,
    unless: otherDevices,
  },
  // However many people or hours it speaks of; of a product it is a change.
  {
    job: 'users',
    cues: 'password passwords mfa mailbox mailboxes',
    says: /\b(?:create|set ?up|convert|turn|make|add|needs?|wants?|would like|where|how)\b.*\bmailbox(?:es)?\b|\breset\b.*\b(?:mfa|passwords?)\b/u,
    unless: new RegExp(`#|${otherDevices.source}`, 'u'),
  },
  {
    job: 'users',
    cues: 'distribution mailing mail email security list group lists groups',
    says: /\b(?:add|put|remove|take|create|make|set ?up|delete|join|include|needs?|wants?|change|rename|where|how)\b.*\b(?:distribution|mailing|mail|e-?mail|security) (?:lists?|groups?)\b|\b(?:set ?up|turn on|enable|create|add|needs?|wants?) (?:\S+ ){0,3}(?:forwarding|out[- ]of[- ]office|auto-?reply)\b/u,
    unless: new RegExp(
      `#|\\b(?:of|with|for) (?:all|every|the|our) (?:customers|clients|companies|contacts)\\b|${otherDevices.source}`,
      'u',
    ),
  },
  // A spare one, to somebody who is named.
  {
    job: 'assign-licence',
    cues: 'assign allocate give hand put',
    says: /\b(?:assign|allocate|give|hand|put)\b.*\b(?:spare|free|unused|available|left ?over|unassigned|idle)\b/u,
    names: true,
    unless: /\brenewals?\b|\bmore\b|\bwent\b/u,
  },
  {
    job: 'assign-licence',
    cues: 'move transfer hand pass',
    says: /\b(?:move|transfer|hand|pass)\b (?:over )?(?:[\p{L}-]+ )?[\p{L}-]+['’]s (?:[\p{L}-]+ )?(?:licen[cs]e|seat|#)\b.*\bto\b/u,
    withoutNumber: true,
  },
  // To a person, by name or address: however many.
  {
    job: 'assign-licence',
    cues: 'assign give allocate hand users',
    says: /\b(?:assign|give|allocate|hand)\b.*\bto \S+@\S+|\b(?:assign|allocate)\b(?=.*(?:licen[cs]e|seat|\d|\b(?:one|two|three|an?)\b)).*\bto (?!#|(?:me|myself|them|us|it|the|a|an|our|their|this|that|all|each|every|both|make|get|have)\b)\p{L}[\p{L}'-]*(?:(?:,| and| &) \p{L}[\p{L}'-]*)*(?: (?:at|from|in) #.*|[.!]?)$|\b(?:which|what) users\b.*\b(?:have|has|with|got)\b.*\b(?:assigned|licen[cs]e|#)/u,
  },
  {
    job: 'assign-licence',
    cues: 'assign assigns assigned assigning unassign unassigns unassigned unassigning reassign reassigns reassigned reassigning deassign deassigns deassigned deassigning allocate allocates allocateed licence license seat',
    says: new RegExp(
      `\\b(?:(?:un|re|de)?assign|allocate)(?:s|ed|ing)?\\b.*${licence}|\\b(?:take|remove|revoke)\\b.*\\b(?:licen[cs]e|seat)\\b.*\\b(?:off|from)\\b (?!(?:the )?[@#])|\\b(?:give|put|move|transfer|hand)\\b.*\\b(?:licen[cs]e|seat)\\b.*\\b(?:to|on|onto)\\b.*${somebody}|\\b(?:un|re|de)assign\\b`,
      'u',
    ),
    withoutNumber: true,
    // "unassigned licences" are seats that nobody uses.
    unless:
      /\brenewals?\b|\bunassigned\b|\b(?:not|n['’]t|never)(?: been| yet)? assigned\b|\bassigned to (?:nobody|no one|no-one|anyone|anybody)\b/u,
  },
  {
    job: 'transfer',
    cues: 'provider reseller partner distributor csp distribution disti channel',
    says: /\b(?:transfer|move|migrate|take over|bring|switch)\b.*\b(?:provider|reseller|partner|distributor|csp|distribution|disti)\b|\bpartner transfer\b|\bchange of (?:channel|partner|reseller)\b/u,
  },
  {
    job: 'quote',
    cues: 'quote quotes quotation proposal',
    says: /\b(?:make|create|send|prepare|write|build|draft|generate|need|get|give|want)\b (?:\S+ ){0,3}(?:quote|quotes|quotation|proposal)\b/u,
  },
  {
    job: 'payment',
    cues: 'credit payment bank debit pay',
    says: /\bcredit card\b|\bpayment (?:method|details)\b|\bbank (?:details|account)\b|\bdirect debit\b|^(?:please |can you |could you |kindly )?pay (?:\S+ ){0,4}(?:invoices?|bill|bills)\b/u,
  },
  {
    job: 'extend-trial',
    cues: 'trial trials',
    unless: /\blonger than\b/u,
    says: /\b(?:extend|prolong|lengthen)(?:s|ed|ing)?\b.*\btrials?\b|\btrials?\b.*\b(?:extend|extended|extension|prolonged|longer)\b/u,
  },
  {
    job: 'support-ticket',
    cues: 'ticket case',
    says: /\b(?:open|create|raise|log|file|submit|start)\b (?:\S+ ){0,3}(?:ticket|case)\b (?:\S+ )*(?:pax8|microsoft|support|(?:with|at|to) #)|\bsupport (?:ticket|case)\b|\b(?:pax8|microsoft) (?:support )?(?:ticket|case)\b/u,
    withoutNumber: true,
  },
  { job: 'agreement', cues: 'agreement mca', says: /\b(?:customer|partner|cloud) agreement\b|\bmca\b/u },
  {
    job: 'suspend',
    cues: 'reactivate reactivates reactivated activate activates activated reinstate reinstates reinstated unsuspend unsuspends suspend suspends pause pauses paused un uncancel uncancels reenable reenables reenabled enable enables enabled restore restores restored resume resumes resumed freeze freezes',
    says: /\b(?:re-?activate|reinstate|un-?suspend|suspend|pause|un-?cancel|re-?enable|restore|resume|freeze)[ds]?\b/u,
    withoutNumber: true,
    unless: /\balerts?\b/u,
  },
  {
    job: 'gdap',
    cues: 'gdap granular admin delegated dap',
    says: /\bgdap\b|\bgranular delegated\b|\badmin relationships?\b|\bdelegated admin\b|\bdap\b/u,
  },
  {
    job: 'merge',
    cues: 'merge consolidate combine',
    says: /\b(?:merge|consolidate|combine)\b/u,
    unless: /\bproject\b|\bmerger\b/u,
  },
  {
    job: 'switch-term',
    cues: termCues,
    says: new RegExp(
      `\\b(?:switch|change|move|convert|flip|migrate|go|turn|put|set|shift|transition)\\b.*${toTerm}|\\b(?:wants?|like|wanna|ready|happy|decided|agreed|prefers?) to go (?:${term})\\b|\\b(?!month to month)${term}\\s*(?:to|→|->|=>|into)\\s*(?:an? )?${term}\\b|` +
        `\\b(?:switch|change|convert|extend|shorten)\\b.*\\b(?:commitment term|billing terms?|billing cycle|billing frequency|commitment|term length|contract term|the term|its term)\\b|^(?:please )?(?:switch|change) terms?\\b|\\bmake\\b.*\\b${term}\\s*$`,
      'u',
    ),
    unless: aboutLists,
  },
  // With a number of seats it is an order on that term.
  {
    job: 'switch-term',
    cues: termCues,
    says: new RegExp(
      `\\bon an? (?:1|3|one|three)[- ]?year (?:term|commitment)\\b|\\b(?:wants?|needs?|would like|prefers?)\\b.*\\b${term} (?:billing|terms?|commitment|plan)\\b`,
      'u',
    ),
    withoutNumber: true,
    unless: listed,
  },
  {
    job: 'switch-term',
    cues: foreignCues,
    says: new RegExp(`(?=.*${foreignChange}).*(?<!\\p{L})${foreignTo}${foreignTerm}(?!\\p{L})`, 'u'),
    foreign: true,
  },
  {
    job: 'upgrade',
    cues: 'upgrade downgrade upsell convert switch change move migrate',
    unless: /\b(?:from \d+ to|to|by) \d+\b|@\p{L}/u,
    says: /\b(?:upgrade|downgrade)\b|^(?:please )?upsell\b|^(?:please )?(?:convert|switch|change|move|migrate)\b (?:the )?(?:@ )?(?:their )?(?:from )?# (?:(?:of|for|at|from|in) @ )?(?:to|into|→) (?:@ )?#/u,
  },
];

const year = '(?:annual|annually|yearly|(?:1|one|a|12|twelve)[- ]?(?:years?|months?)|p1y)';
/** "from monthly to annual", "monthly -> annual", "make … annual", "on a 1-year term". */
const toAYear = new RegExp(
  `(?:\\b(?:to|into|onto|on|go(?:es|ing)?)|→|->|=>)\\s+(?:an? |the |be )?(?:${year})(?![\\p{L}])|\\bmake\\b.*\\b${year}\\s*$|(?<!\\p{L})${foreignTo}${foreignYear}(?!\\p{L})`,
  'u',
);
/** A switch that is spoken of, and not asked for: "the switch of … failed", "when did we switch …?". */
const isOfPast = new RegExp(
  "(?<!\\b(?:make|do|start|begin|request|arrange) )(?:\\b(?:the|this|that|our|their|its)|[\\p{L}@#] ?['’]s) (?:switch|move|change|conversion|migration|transition|shift|order)\\b(?: of| for| to| from| @)|" +
    '^(?:when|why|how come) (?:did|was|were|has|have)\\b|^(?:did|has|was|were)\\b|^who (?:did|has|put|set|\\p{L}+ed)\\b|' +
    "\\b(?:failed|(?:did not|didn'?t) work|went wrong|is stuck|stopped|(?:was|got) (?:cancelled|rejected|declined|approved|refused))\\W*$|" +
    '\\b(?:umstellung|omzetting|fehlgeschlagen|gescheitert|mislukt)\\b|\\b(?:wurden?|haben?|hat|ist|sind|werd|is|zijn)\\b.*(?:umgestellt|gewechselt|geandert|omgezet)\\W*$',
  'u',
);
/** Billing by the year is another thing than a year's commitment. */
const howBilled = /\b(?:bill(?:ed|ing)?|upfront|paid|pay(?:ing|ment)?)\b|abrechn|zahl/u;

/** The words with names and numbers replaced by their signs, without what is quoted or a reason. */
const signsOf = (words: readonly Word[], atoms: readonly Atom[]): string =>
  atoms
    .map((atom) => {
      // A name within a mail address is one of a person.
      if (atom.kind === 'company') return atom.text.includes('@') ? 'person@company.com' : '@';
      if (atom.kind === 'product') return '#';
      const written = words
        .slice(atom.from, atom.to)
        .map(({ word, text }) => word || text.toLowerCase())
        .join(' ');
      return atom.kind === 'quote' || atom.kind === 'reason' ? '' : written;
    })
    .join(' ');

/** Whether somebody without @ is given something: a name behind "to" or the verb, which is no company. */
const givesSomebody = (atoms: readonly Atom[]): boolean => {
  const assigns = atoms.some(({ text }) => /^(?:assign|allocate)$/i.test(text));
  return atoms.some(({ kind, text }, at) => {
    const before = String(atoms[at - 1]?.text);
    if (kind !== 'unknown') return false;
    if (/^(?:to|on|onto)$/i.test(before)) return assigns || isPerson.test(text);
    const next = atoms.slice(at + 1).find((atom) => atom.kind !== 'unknown');
    const given = /^(?:the|one|one of|an?|their|that|this)$/i.test(String(next?.text));
    return given && isPerson.test(text) && /^(?:give|hand|assign|allocate)$/i.test(before);
  });
};
const isPerson = /^@?\p{Lu}\p{Ll}+$|^\S+@\S+$/u;

const isCount = (atom: Atom): boolean => atom.kind === 'number' && atom.n !== null;

/** The one company and product among the names. */
const targetIn = (
  atoms: readonly Atom[],
  companyName: (atom: Extract<Atom, { kind: 'company' }>) => string,
): Target => {
  // "the bank closes at five" names no Woodgrove Bank.
  const companies = atoms.filter(
    (atom) =>
      atom.kind === 'company' &&
      (!/^\p{Ll}+$/u.test(atom.text) || beginsName({ name: companyName(atom), text: atom.text })),
  ) as AtomOf<'company'>[];
  const products = atoms.filter((atom) => atom.kind === 'product');
  const [company] = companies;
  const [product] = products;
  const owner = company !== undefined && companies.length === 1 ? companyName(company) : null;
  // Of "E3 to E5" the first is the one that there is.
  const held = product?.text ?? null;
  const references = atoms.filter((atom) => atom.kind === 'reference');
  return {
    company: owner,
    product: owner === null ? null : held,
    words: owner === null ? held : null,
    reference: (references.length === 1 ? references[0]?.id : null) ?? null,
  };
};

/** A wish for the portal is short; a longer message means something else. */
const mostWords = 40;

/** What is meant, and of what; of another term whether it is a year, told of the past, or in another language. */
type Found = Readonly<{ job: PortalJob; target: Target; toYear: boolean; told: boolean; foreign: boolean }>;

/** A wish that only the portal or Microsoft can fulfil, by the rows that may be meant; null for every other message. */
export const portalJobIn = (
  cued: ReadonlySet<Cued>,
  words: readonly Word[],
  atoms: readonly Atom[],
  companyName: (atom: Extract<Atom, { kind: 'company' }>) => string,
): Found | null => {
  const counted = atoms.some(isCount);
  const meant = portalRows.filter((row) => cued.has(row) && !(row.withoutNumber === true && counted));
  if (meant.length === 0 || words.length > mostWords) return null;
  const text = signsOf(words, atoms);
  const row = meant.find(
    ({ says, unless, names = false }) =>
      says.test(text) && unless?.test(text) !== true && (!names || givesSomebody(atoms)),
  );
  if (row === undefined) return null;
  const { job, foreign = false } = row;
  const target = targetIn(atoms, companyName);
  const named = target.company !== null || target.words !== null || target.reference !== null;
  const ofTerm = job === 'switch-term' && named;
  const toYear = ofTerm && !counted && toAYear.test(text) && !howBilled.test(text);
  return { job, target, toYear, told: ofTerm && isOfPast.test(text), foreign };
};
