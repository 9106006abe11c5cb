import type { AlertWords, Intent } from '../understanding/intent.ts';
import type { Atom, Word } from './atom.ts';
import { type Asking, cuesIn, type Modality, modalityOf } from './modality.ts';
import { personAt } from './pieces.ts';
import { doing, type Reading } from './reading.ts';

/** A message with its names as signs: "@" a company, "#" a product, "~" a person. */
type Signed = Readonly<{
  text: string;
  company: string | null;
  companies: readonly string[];
  who: string | null;
}>;

type Row = Readonly<{
  says: RegExp;
  unless?: RegExp;
  make: (signed: Signed, match: RegExpExecArray) => Intent | null;
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
  (signed: Signed): Intent | null =>
    signed.company === null
      ? null
      : { kind: 'assign', company: signed.company, who: who ?? signed.who, period: null };

const roleNames: Readonly<Record<string, string>> = {
  ...{
    admin: 'admin',
    administrator: 'admin',
    approver: 'approver',
    requester: 'requester',
    viewer: 'viewer',
  },
  ...{ approve: 'approver', request: 'requester' },
};
const grant =
  (who: 'me' | null) =>
  ({ who: person, companies }: Signed, match: RegExpExecArray): Intent => ({
    kind: 'grant',
    role: roleNames[match[1] ?? ''] ?? null,
    who: who ?? person,
    companies,
  });
const revoke = ({ who }: Signed): Intent => ({ kind: 'revoke', who });

const settle =
  (as: 'applied' | 'failed') =>
  (_: Signed, match: RegExpExecArray): Intent => ({
    ...{ kind: 'settle', reference: match[1] ?? match[2] ?? null, as, note: null },
  });

const place = '(?:here|(?:this|the) (?:channel|chat|group|team|conversation))';
const alert = '(?:alerts?|alert checks?|reminders?|notifications?)';
const role = '(admin|administrator|approver|requester|viewer)';

/** Orders about the bot itself, the first row that fits. */
const rows: readonly Row[] = [
  { says: new RegExp(`\\b(?:test|try)\\b.{0,20}\\b${alert}\\b|\\b${alert} test\\b`), make: alerts('test') },
  { says: new RegExp(`\\brun\\b.{0,20}\\b(?:${alert}|sweep)\\b|\\b${alert} run\\b`), make: alerts('run') },
  {
    says: new RegExp(
      `\\b(?:which|what|where|are|list|any)\\b.{0,20}\\b${alert}\\b.{0,20}\\b(?:set|on|active|configured|posted|go|running|${place})\\b`,
    ),
    make: alerts('list'),
  },
  {
    says: new RegExp(
      `\\b(?:stop|mute|disable|no more|switch off|shut|turn|don't|dont|do not)\\b.{0,30}\\b(?:${alert}|spamming|pinging|reminding)\\b`,
    ),
    unless: /\bapproval|\bturn\b.{0,20}\bon\b|\bwait\b/,
    make: alerts('off'),
  },
  {
    says: new RegExp(`\\b(?:notified|alerted|reminded|pinged|warned)\\b.{0,10}\\b${place}\\b(?: about @)?`),
    make: alerts('here'),
  },
  {
    says: /\b(?:stop|mute|disable|no more|turn off|switch off|don't|dont|do not)\b.{0,20}\bapproval/,
    make: approvals('nowhere'),
  },
  {
    says: new RegExp(
      `\\b(?:approval (?:cards|requests|posts)|approvals)\\b.{0,25}\\b(?:land|come|go|show up|appear|arrive|be posted|get posted)\\b.{0,12}\\b${place}\\b`,
    ),
    make: approvals('here'),
  },
  {
    says: /\bmake me (?:the )?(?:owner|account manager|manager|lead)\b.*@|\bmake me (?:responsible|the contact) for @/,
    make: assign('me'),
  },
  {
    says: /\b(?:put|make|set|note) ~.*\b(?:owner|account manager|manager|responsible|in charge)\b.*@|@ (?:is|goes to|go to|belongs to|is with|to) ~|@ (?:is )?(?:~ )?now with ~/,
    make: assign(null),
  },
  { says: new RegExp(`\\b(?:can|could|may) ~ (?:be|become) (?:an? )?${role}\\b`), make: grant(null) },
  {
    says: new RegExp(`\\bi (?:want|need|would like|'d like) to (?:be|become) (?:an? )?${role}\\b`),
    make: grant('me'),
  },
  { says: /\blet ~ (approve|request)\b/, make: grant(null) },
  {
    says: /^(?:please )?(?:give|grant) ~ (?:some )?(?:rights|access|permissions|a role)?$/,
    make: grant(null),
  },
  {
    says: /\b(?:take|remove|revoke|withdraw)\b.*\b(?:rights|role|access|permissions)\b.*\bfrom ~|~.*\bleft\b.*\b(?:remove|take|revoke|drop)\b.*\b(?:access|rights|role|permissions)\b|\bkick ~ out\b/,
    make: revoke,
  },
  {
    says: /^(?:please )?(?:list|show|check)?(?: me| the| our)* ?(?:web)?hooks$|\bevents from pax8\b/,
    make: () => ({ kind: 'webhooks', show: 'webhook' }),
  },
  {
    says: /\b(?:mark|record|settle|close|set|log)\b.*?#?\b(\d{3,6})\b.*\b(?:applied|done|successful)\b|#?\b(\d{3,6})\b.*\bwent through\b.*\b(?:settle|close)\b/,
    make: settle('applied'),
  },
  {
    says: /\b(?:mark|record|settle|close|set|log)\b.*?#?\b(\d{3,6})\b.*\bfailed\b|#?\b(\d{3,6})\b.*\b(?:close|settle|mark|record)\b.*\bfailed\b/,
    make: settle('failed'),
  },
];

const signed = (
  words: readonly Word[],
  atoms: readonly Atom[],
  nameOf: (atom: Extract<Atom, { kind: 'company' }>) => string,
): Signed => {
  const companies: string[] = [];
  const text: string[] = [];
  let who: string | null = null;
  let at = 0;
  while (at < words.length) {
    const atom = atoms.find(({ from }) => from === at);
    const person = personAt(words, at);
    if (person !== null) {
      who = person.text;
      text.push('~');
      at = person.to;
    } else if (atom?.kind === 'company' || atom?.kind === 'product') {
      if (atom.kind === 'company') companies.push(nameOf(atom));
      text.push(atom.kind === 'company' ? '@' : '#');
      at = atom.to;
    } else {
      const word = words[at];
      text.push(word?.word || (word?.text.toLowerCase() ?? ''));
      at += 1;
    }
  }
  const [company = null] = companies.length === 1 ? companies : [];
  return { text: text.join(' '), company, companies, who };
};

/** As long as such an order is, in words. */
const mostWords = 25;
const longest = 300;
const asksFirst = /^(?:did|does|do|has|have|was|were|who|when|why|how|should|what|which|is|are)\b/;
const forbidding: ReadonlySet<Modality> = new Set([
  'negated',
  'conditional',
  'reported',
  'uncertain',
  'history',
]);
const unsure = /\bshould (?:we|i)\b|\bmaybe\b|\bperhaps\b|\bthinking (?:of|about)\b/;

/** An order about alerts, approvals, roles, who looks after a company, or an open outcome; null for every other message. */
export const deskOrder = (
  words: readonly Word[],
  atoms: readonly Atom[],
  asking: Asking,
  nameOf: (atom: Extract<Atom, { kind: 'company' }>) => string,
): Reading | null => {
  if (words.length > mostWords || atoms.some(({ kind }) => kind === 'quote')) return null;
  const message = signed(words, atoms, nameOf);
  if (message.text.length > longest) return null;
  for (const { says, unless, make } of rows) {
    const match = says.exec(message.text);
    if (match === null || unless?.test(message.text) === true) continue;
    const intent = make(message, match);
    if (intent === null) continue;
    if (unsure.test(message.text))
      return { ...doing(intent, atoms), frames: [], decision: { kind: 'say', about: 'uncertain' } };
    const role = intent.kind === 'grant' || intent.kind === 'revoke' || intent.kind === 'settle';
    // What is asked about, told, refused or bound to a condition orders nothing.
    if (role && (asksFirst.test(message.text) || forbidding.has(modalityOf(atoms, asking)))) return null;
    const offered = role && (asking === 'asks' || cuesIn(atoms).includes('wish'));
    return offered
      ? { ...doing(intent, atoms), decision: { kind: 'confirm', intents: [intent], left: [] } }
      : doing(intent, atoms);
  }
  return null;
};
