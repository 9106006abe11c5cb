import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent, SeatCount } from '../understanding/intent.ts';
import { isHarmless, leftIn } from './left.ts';
import { cuesIn, type Modality } from './modality.ts';
import { ask, type Decision } from './reading.ts';
import { sayFor } from './said.ts';
import type { Atom } from './words.ts';

type Staff = Extract<Intent, { kind: 'staff' }>;

/** Whether people join or leave: by "onboard" and "offboard", or said so with several products or none. */
export const isStaff = (atoms: readonly Atom[]): boolean => {
  const cues = cuesIn(atoms);
  if (cues.includes('staff')) return true;
  const products = atoms.filter(({ kind }) => kind === 'product').length;
  const company = atoms.some(({ kind }) => kind === 'company');
  return (
    company && products !== 1 && (cues.includes('joins') || cues.includes('leaves')) && !cues.includes('read')
  );
};

const onePerson =
  /^(?:new hire|new starter|starter|leaver|someone|somebody|new employee|new user|new colleague)$/i;

/** Reads "onboard 2 users at Contoso with Business Premium and Defender", and the same said as news. */
export const readStaffing = (
  portfolio: Portfolio,
  atoms: readonly Atom[],
  modality: Modality,
): Readonly<{ frames: readonly Intent[]; decision: Decision }> => {
  const cues = cuesIn(atoms);
  const verb = atoms.find((atom) => atom.kind === 'cue' && atom.cues.includes('staff'));
  const off = verb === undefined ? cues.includes('leaves') : /off/i.test(verb.text);
  const numbers = atoms.filter((atom) => atom.kind === 'number');
  const companies = atoms.filter((atom) => atom.kind === 'company');
  const [number] = numbers;
  const [company] = companies;
  const single =
    atoms.some(({ text }) => onePerson.test(text)) ||
    atoms.some(
      (atom, at) =>
        /^(?:an?|one)$/i.test(atom.text) &&
        /^(?:new|user|person|employee|seat)/i.test(atoms[at + 1]?.text ?? ''),
    );
  const users: SeatCount =
    number?.n != null && number.sign === null
      ? { kind: 'seats', n: number.n }
      : single
        ? { kind: 'seats', n: 1 }
        : { kind: 'bad', written: number?.text ?? '', problem: number === undefined ? 'missing' : 'unclear' };
  const [id] = company?.ids ?? [];
  const name =
    company !== undefined && company.ids.length === 1 && id !== undefined
      ? portfolio.companies.get(id)?.name
      : company?.text;
  const intent: Staff = {
    kind: 'staff',
    direction: off ? 'off' : 'on',
    users,
    company: name ?? null,
    products: [
      ...atoms.filter((atom) => atom.kind === 'product').map(({ text }) => text),
      ...atoms.filter((atom) => atom.kind === 'reference').map(({ text }) => text),
    ],
  };
  const left = leftIn(atoms);
  const ordered = verb !== undefined && (modality === 'order' || modality === 'need');
  const about = sayFor(modality);
  const frames = [intent];
  if (about !== null && !(verb === undefined && about === 'another-day'))
    return { frames, decision: { kind: 'say', about } };
  if (companies.length > 1 || numbers.length > 1 || (company?.ids.length ?? 1) > 1)
    return {
      frames,
      decision: ask(intent, [companies.length === 1 ? 'which-company' : 'reading'], left, {
        companies: company?.ids ?? [],
      }),
    };
  if (name === undefined || users.kind === 'bad')
    return { frames, decision: ask(intent, [name === undefined ? 'company' : 'number'], left) };
  if (ordered && left.length === 0) return { frames, decision: { kind: 'do', intent } };
  return {
    frames,
    decision: isHarmless(left)
      ? { kind: 'confirm', intents: [intent], left }
      : ask(intent, ['reading'], left),
  };
};
