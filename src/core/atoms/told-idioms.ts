import type { Atom } from './atom.ts';
import { any, asCue, isCue } from './cue-atoms.ts';
import { hasCue } from './verbs.ts';

/** What is hedged, planned, agreed on, or is to become something else. */
type Idiom = (atoms: readonly Atom[]) => readonly Atom[];

/** "monthly I think": of the term only. Offered, since it may be meant otherwise. */
const withHedgedTerm: Idiom = (atoms) =>
  atoms.flatMap((atom, n) => {
    const [before, next] = [atoms[n - 1], atoms[n + 1]];
    const hedges = any(atom, /^i$/i) && any(next, /^(?:think|believe|guess|suppose|assume)$/i);
    if (hedges && isCue(before, ['term'])) return [asCue(atom, 'neutral', 'typo')];
    return isCue(atoms[n - 2], ['term']) &&
      any(before, /^i$/i) &&
      any(atom, /^(?:think|believe|guess|suppose|assume)$/i)
      ? [asCue(atom, 'neutral')]
      : [atom];
  });

/** "plan 15 Basic for Contoso at renewal": what there is to be. */
const withPlanned: Idiom = (atoms) => {
  const [first, next] = atoms;
  const plans = any(first, /^plan$/i) && next?.kind === 'number' && hasCue(atoms, 'at-renewal');
  if (first === undefined || !plans || !atoms.slice(2).some(({ kind }) => kind === 'product')) return atoms;
  const stepped = hasCue(atoms, 'more') || hasCue(atoms, 'fewer');
  return [
    asCue(first, ...(stepped ? (['neutral'] as const) : (['set', 'total'] as const))),
    ...atoms.slice(1),
  ];
};

/** "shook hands on 30 Premium from the renewal on": as many as there are to be. */
const withAgreed: Idiom = (atoms) =>
  atoms.map((atom) =>
    any(atom, /^(?:shook hands on|settled on|agreed on)$/i) &&
    !hasCue(atoms, 'more') &&
    !hasCue(atoms, 'fewer')
      ? asCue(
          atom,
          ...(hasCue(atoms, 'at-renewal') ? (['state', 'total', 'to'] as const) : (['state'] as const)),
        )
      : atom,
  );

/** "if I'm not mistaken": no condition, and no denial. Offered. */
const withMistaken: Idiom = (atoms) => {
  const said = (at: number) =>
    atoms
      .slice(at, at + 5)
      .map(({ text }) => text)
      .join(' ');
  const at = atoms.findIndex((_, n) => mistaken.test(said(n)));
  const end = atoms.findIndex((atom, n) => n > at && any(atom, /^(?:mistaken|wrong|right)$/i));
  return at < 0
    ? atoms
    : atoms.map((atom, n) => (n >= at && n <= end ? asCue(atom, 'neutral', 'typo') : atom));
};
const mistaken =
  /^(?:if (?:i['’]?m|i am) (?:not (?:mistaken|wrong)|right)|unless (?:i['’]?m|i am) (?:mistaken|wrong))\b/i;

/** "if I read their mail right": no condition. Offered, since it may be read otherwise. */
const withReader: Idiom = (atoms) => {
  const at = atoms.findIndex(
    (atom, n) =>
      isCue(atom, ['if']) &&
      any(atoms[n + 1], /^(?:i|we)(?:['’]ve)?$/i) &&
      any(atoms[n + 2], /^(?:read|understand|understood|heard|recall|remember)$/i),
  );
  const end = atoms.findIndex(
    (atom, n) => n > at && n < at + 9 && any(atom, /^(?:right|rightly|correctly|properly)$/i),
  );
  if (at < 0 || end < 0) return atoms;
  return atoms.map((atom, n) =>
    n === at
      ? asCue(atom, 'neutral', 'typo')
      : n > at && n <= end && (atom.kind === 'unknown' || atom.kind === 'cue')
        ? asCue(atom, 'neutral')
        : atom,
  );
};

const allows =
  /^(?:(?:they|pax8|microsoft|adobe)(?:['’]ll| will| would)? (?:let|allow|allows|lets|have|has|offer|offers|do|does|sell|sells)(?: (?:us|it|that|this|one))?|(?:that|it)(?:['’]s| is) (?:possible|allowed|available|an option|offered|doable|on offer)|there(?:['’]s| is) (?:one|such an? (?:option|term))|(?:we|you) (?:can|may)|possible|allowed|available|doable)$/i;
/** "monthly if they'll let us": a wish of the term, where Pax8's form says what there is. Offered. */
const withTermAllowed: Idiom = (atoms) => {
  const at = atoms.findIndex((atom, n) => any(atom, /^if$/i) && isCue(atoms[n - 1], ['term']));
  if (at < 0) return atoms;
  const last = atoms.findLastIndex(
    (_, n) =>
      n > at &&
      n < at + 6 &&
      allows.test(
        atoms
          .slice(at + 1, n + 1)
          .map(({ text }) => text)
          .join(' '),
      ),
  );
  const next = atoms[last + 1];
  if (last < 0 || !(next === undefined || isCue(next, ['neutral']))) return atoms;
  return atoms.map((atom, n) => (n >= at && n <= last ? asCue(atom, 'neutral', 'typo') : atom));
};

/** "on a yearly term instead of monthly", "annual, not monthly": the term that it is to have no longer. */
const withFormerTerm: Idiom = (atoms) => {
  const at = atoms.findIndex(
    (atom, n) => any(atom, /^(?:instead of|rather than|not)$/i) && isCue(atoms[n + 1], ['term']),
  );
  const other = atoms.some((atom, n) => n !== at + 1 && isCue(atom, ['term']));
  return at < 0 || !other || !any(atoms[at + 1], /^(?:(?:a|the|on|their) )*(?:month|year|annual)/i)
    ? atoms
    : atoms.map((atom, n) => (n === at || n === at + 1 ? asCue(atom, 'neutral') : atom));
};

/** "2 more of the same", without any: which is asked. */
const withOfTheSame: Idiom = (atoms) =>
  atoms.some(({ kind }) => kind === 'product' || kind === 'reference')
    ? atoms
    : atoms.map((atom, n) =>
        any(atom, /^same$/i) && any(atoms[n - 1], /^of the$/i) && isCue(atoms[n - 2], ['more', 'fewer'])
          ? asCue(atom, 'neutral', 'typo')
          : atom,
      );

/** Who calls or writes: "the caller", "user on the phone". */
const requester = /^(?:caller|customer|client|user|contact)$/i;
/** "caller says they need one more": what the desk takes down for a customer. Offered. */
const withCaller: Idiom = (atoms) =>
  atoms.map((atom, n) => {
    const lead = atoms.slice(Math.max(n - 5, 0), n);
    const who = lead.findLastIndex((each) => any(each, requester));
    const called =
      any(atom, /^(?:says|said|reports|reported|is saying|tells us|mentions)$/i) &&
      who >= 0 &&
      lead.slice(who + 1).every((each) => isCue(each, ['neutral']) || any(each, /^(?:phone|line|on the)$/i));
    const needs = any(atoms[n + 1], /^(?:they|she|he|we|i)$/i)
      ? isCue(atoms[n + 2], ['need'])
      : any(atoms[n + 1], /^(?:we|i|they['’]d|she['’]d|he['’]d) (?:need|want|like|would like)$/i);
    return called && needs ? asCue(atom, 'neutral', 'typo') : atom;
  });

/** "on a yearly plan": how long, and no product. */
const withTermPlan: Idiom = (atoms) =>
  atoms.map((atom, n) =>
    atom.kind === 'product' && any(atom, /^plans?$/i) && isCue(atoms[n - 1], ['term'])
      ? asCue(atom, 'neutral')
      : atom,
  );

/** What stands between a product and the one that it becomes. */
const becoming =
  /^(?:(?:users?|seats?|people|licen[cs]es?) )?(?:(?:should|shall|must|will|are|is|need|needs|want|(?:have|has)(?= to)|ought) )*(?:to )?(?:become|be on|be (?:moved|switched|changed|converted|upgraded|downgraded|turned)|(?:move|switch|change|upgrade|downgrade|convert|turn)|go)(?: (?:up|over|on|across|down))*(?: (?:to|into|onto))*$/i;

/** "two of their Basics should become Standards": one number of the first goes, and comes of the second. */
const withBecoming: Idiom = (atoms) => {
  const [from, to, third] = atoms.flatMap(({ kind }, n) => (kind === 'product' ? [n] : []));
  if (from === undefined || to === undefined || third !== undefined || hasCue(atoms, 'swap')) return atoms;
  const between = atoms.slice(from + 1, to);
  const own = between.filter(
    (atom, n) =>
      atom.kind !== 'company' && !(between[n + 1]?.kind === 'company' && any(atom, /^(?:at|of|for|from)$/i)),
  );
  const said = own.map(({ text }) => text).join(' ');
  const counted = atoms.filter(({ kind }) => kind === 'number').length === 1 && atoms[from - 1] !== undefined;
  const plain = own.every(({ kind }) => kind === 'cue' || kind === 'unknown');
  if (!plain || !counted || !becoming.test(said)) return atoms;
  return atoms.map((atom) =>
    atom === own[0] ? asCue(atom, 'swap', 'state') : own.includes(atom) ? asCue(atom, 'neutral') : atom,
  );
};

/** "add 1 Standard 2 Contoso", "… 4 Contoso": as it is spoken. Offered, since it may be meant otherwise. */
const withSpokenTo: Idiom = (atoms) => {
  const numbers = atoms.filter(({ kind }) => kind === 'number');
  return atoms.map((atom, n) => {
    const before = atoms[n - 1];
    const spoken = numbers.length === 2 && atom === numbers[1] && /^[24]$/.test(atom.text);
    const counted = before?.kind === 'product' || isCue(before, ['noun']);
    return spoken && counted && atoms[n + 1]?.kind === 'company' ? asCue(atom, 'neutral', 'typo') : atom;
  });
};

const discussed = /^as (?:discussed|agreed|promised|mentioned|arranged)$/i;

/** "as discussed with Fabrikam, add 3 E3 to Contoso": whom it was spoken of with gets nothing. */
const withDiscussed: Idiom = (atoms) => {
  const companies = new Set(atoms.flatMap((atom) => (atom.kind === 'company' ? [atom.ids.join()] : [])));
  if (companies.size < 2 || !atoms.some((atom) => any(atom, discussed))) return atoms;
  return atoms.map((atom, n) => {
    const lead = atoms.slice(Math.max(n - 4, 0), n);
    const spoken = lead.findIndex((each) => any(each, discussed));
    const led =
      atom.kind === 'company' &&
      spoken >= 0 &&
      any(lead.at(-1), /^(?:with|by)$/i) &&
      lead.slice(spoken + 1).every(({ kind }) => kind === 'cue');
    return led ? asCue(atom, 'neutral') : atom;
  });
};

/** "5, no wait, he says 4": the caller puts the number right. Offered. */
const withPutRight: Idiom = (atoms) =>
  atoms.map((atom, n) =>
    any(atom, /^(?:s?he|they) (?:says?|said)$/i) &&
    isCue(atoms[n - 1], ['correct']) &&
    atoms[n + 1]?.kind === 'number' &&
    !any(atoms[n + 2], /^(?:are|is|were|was|in use|of them|people|users?)$/i)
      ? asCue(atom, 'neutral', 'typo')
      : atom,
  );

/** "so those can come off": with nothing that they come onto, they go. */
const withComeOff: Idiom = (atoms) =>
  atoms.filter(({ kind }) => kind === 'product').length > 1
    ? atoms
    : atoms.map((atom, n) =>
        any(atom, /^come off$/i) && any(atoms[n - 1], /^(?:can|may|should|must|could)$/i)
          ? asCue(atom, 'state', 'remove')
          : atom,
      );

export const withTold: Idiom = (atoms) =>
  [
    withHedgedTerm,
    withTermAllowed,
    withFormerTerm,
    withCaller,
    withOfTheSame,
    withPlanned,
    withAgreed,
    withReader,
    withMistaken,
    withBecoming,
    withSpokenTo,
    withDiscussed,
    withTermPlan,
    withComeOff,
    withPutRight,
  ].reduce((all, idiom) => idiom(all), atoms);
