import { type Atom, textIn } from '../atoms/atom.ts';
import { cuesIn, hasCue } from '../atoms/verbs.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { isColour } from '../understanding/colour-words.ts';
import type { Intent, SeatCount } from '../understanding/intent.ts';
import { isHarmless, leftIn } from './left.ts';
import type { Modality } from './modality.ts';
import { ask, type Decision, sayFor } from './reading.ts';

type Staff = Extract<Intent, { kind: 'staff' }>;

/** Whether people join or leave: by "onboard" and "offboard", or as news with several products or none. */
export const isStaff = (atoms: readonly Atom[]): boolean => {
  const cues = cuesIn(atoms);
  const products = atoms.filter(({ kind }) => kind === 'product').length;
  const numbers = atoms.filter(({ kind }) => kind === 'number').length;
  if (cues.includes('staff')) return numbers < 2 || numbers < products;
  const company = atoms.some(({ kind }) => kind === 'company');
  // "Jane starts, 1x E3, 1x Visio": each product with its number.
  if (numbers > 1) return false;
  // "the interns are gone, give the licences back": seats, and which is asked.
  if (cues.includes('remove') || cues.includes('end') || cues.includes('at-renewal')) return false;
  // "lost two people, minus two".
  if (atoms.some((atom) => atom.kind === 'number' && atom.sign !== null)) return false;
  return (
    company && products !== 1 && (cues.includes('joins') || cues.includes('leaves')) && !cues.includes('read')
  );
};

/** "a new starter needs Premium": people, but only one product, so seats of it. */
export const isNewsOfOne = (atoms: readonly Atom[]): boolean => {
  const cues = cuesIn(atoms);
  const news = cues.includes('joins') || cues.includes('leaves');
  return news && !cues.includes('staff') && atoms.filter(({ kind }) => kind === 'product').length === 1;
};

const onePerson =
  /^(?:new (?:hire|starter|joiner|employee|user|colleague|person|guy|girl)|starter|joiner|leaver|someone|somebody)$/i;

const isOne = (atoms: readonly Atom[]): boolean =>
  atoms.some(
    ({ text }, at) =>
      onePerson.test(text) ||
      (/^(?:his|her)$/i.test(text) && atoms[at + 1]?.kind === 'product') ||
      /^(?:starts|joins|leaves|has left|is leaving|is joining|is starting)$/i.test(text) ||
      (/^(?:an?|one)$/i.test(text) && /^(?:new|user|person|employee|seat)/i.test(textIn(atoms, at + 1))) ||
      (/^an?$/i.test(text) &&
        (atoms[at + 1]?.kind === 'unknown' || isColour(textIn(atoms, at + 1).toLowerCase())) &&
        hasCue(atoms.slice(0, at), 'joins')),
  );

const usersIn = (atoms: readonly Atom[]): SeatCount => {
  const number = atoms.find((atom) => atom.kind === 'number');
  if (number !== undefined && number.n !== null && number.sign === null)
    return { kind: 'seats', n: number.n };
  const person = leftIn(atoms);
  if (number === undefined && (isOne(atoms) || (person.length > 0 && isHarmless(person))))
    return { kind: 'seats', n: 1 };
  return number?.count.kind === 'bad'
    ? number.count
    : { kind: 'bad', written: number?.text ?? '', problem: number === undefined ? 'missing' : 'unclear' };
};

const staffOf = (portfolio: Portfolio, atoms: readonly Atom[]): Staff => {
  const verb = atoms.find((atom) => atom.kind === 'cue' && atom.cues.includes('staff'));
  const off = verb === undefined ? hasCue(atoms, 'leaves') : /off/i.test(verb.text);
  const company = atoms.find((atom) => atom.kind === 'company');
  const [id, other] = company?.ids ?? [];
  const name = id === undefined || other !== undefined ? undefined : portfolio.companies.get(id)?.name;
  return {
    kind: 'staff',
    direction: off ? 'off' : 'on',
    users: usersIn(atoms),
    company: name ?? company?.text ?? null,
    products: atoms.filter(({ kind }) => kind === 'product' || kind === 'reference').map(({ text }) => text),
  };
};

/** Reads "onboard 2 users at Contoso with Business Premium and Defender", and the same said as news. */
export const readStaffing = (
  portfolio: Portfolio,
  atoms: readonly Atom[],
  modality: Modality,
): Readonly<{ frames: readonly Intent[]; decision: Decision }> => {
  const intent = staffOf(portfolio, atoms);
  return { frames: [intent], decision: staffDecision(intent, atoms, modality) };
};

const staffDecision = (intent: Staff, atoms: readonly Atom[], modality: Modality): Decision => {
  const verb = hasCue(atoms, 'staff');
  const companies = atoms.filter((atom) => atom.kind === 'company');
  const numbers = atoms.filter(({ kind }) => kind === 'number');
  const left = leftIn(atoms);
  const about = sayFor(modality);
  const among = companies[0]?.ids ?? [];
  // "2 people are starting on Monday" is news of today.
  if (about !== null && (verb || about !== 'another-day')) return { kind: 'say', about };
  if (companies.length > 1 || numbers.length > 1) return ask(intent, ['reading'], left);
  if (among.length > 1) return ask(intent, ['which-company'], left, { companies: among });
  if (intent.company === null) return ask(intent, ['company'], left);
  if (intent.users.kind === 'bad') return ask(intent, ['number'], left);
  // "onboard Contoso": the company itself, or people there?
  const whole = atoms.some((atom, at) => atom.kind === 'company' && hasCue(atoms.slice(at - 1, at), 'staff'));
  const ordered = verb && !whole && (modality === 'order' || modality === 'need');
  if (ordered && left.length === 0) return { kind: 'do', intent };
  return isHarmless(left) ? { kind: 'confirm', intents: [intent], left } : ask(intent, ['reading'], left);
};
