import type { Atom } from './atom.ts';
import { any, asCue, isCue } from './cue-atoms.ts';
import type { Cue } from './cues.ts';
import {
  withArrow,
  withEither,
  withFormerCount,
  withStatedTotal,
  withUpFrom,
  withUse,
} from './former-counts.ts';
import { withSharedCounts } from './shared-counts.ts';
import { withTold } from './told-idioms.ts';
import { cuesIn, hasCue, orderVerbs } from './verbs.ts';

const denies = /^(?:doesn'?t|don'?t|do not|does not|won'?t|will not)$/i;
const wants = /^(?:needs?|wants?|use|require|needing|using|requiring)$/i;
/** "anymore", "any more": how many atoms; 0 when it means something else. */
const anyMoreAt = (atoms: readonly Atom[], at: number): number => {
  if (any(atoms[at], /^(?:anymore|any more|any longer)$/i)) return 1;
  return any(atoms[at], /^any$/i) && any(atoms[at + 1], /^(?:more|longer)$/i) ? 2 : 0;
};

/** Where "doesn't need", "won't be needing" or "no" before a product begins, and how many atoms it takes. */
const refusalAt = (atoms: readonly Atom[], at: number): number => {
  if (any(atoms[at], /^no$/i) && atoms[at + 1]?.kind === 'product') return 1;
  if (!any(atoms[at], denies)) return 0;
  if (any(atoms[at + 1], wants)) return 2;
  return any(atoms[at + 1], /^be$/i) && any(atoms[at + 2], wants) ? 3 : 0;
};

/**
 * "doesn't need 2 of its E3 any more", "so no Visio for them anymore": no longer. "doesn't need any more E3" only
 * refuses additional ones.
 */
const withNoLonger = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((_, n) => refusalAt(atoms, n) > 0);
  const end = at < 0 ? -1 : atoms.findIndex((_, n) => n > at && anyMoreAt(atoms, n) > 0);
  const between = atoms.slice(at + refusalAt(atoms, at), Math.max(end, 0));
  const names = between.some(({ kind }) => kind === 'product' || kind === 'number');
  if (!names || hasCue(between, 'more')) return atoms;
  const [first, last] = [at + refusalAt(atoms, at), end + anyMoreAt(atoms, end)];
  const whole = any(atoms[at], /^no$/i);
  return atoms.map((atom, n) => {
    if (n === at) return whole ? asCue(atom, 'no-longer', 'end') : asCue(atom, 'no-longer');
    return (n > at && n < first) || (n >= end && n < last) ? asCue(atom, 'neutral') : atom;
  });
};

/** "no Visio licence left at Contoso": too few, not a refusal. */
const withNoneLeft = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex(
    (atom, n) =>
      any(atom, /^no$/i) &&
      atoms[n + 1]?.kind === 'product' &&
      atoms.slice(n + 2, n + 4).some((each) => any(each, /^(?:left|free|available|spare)$/i)),
  );
  if (at < 0) return atoms;
  return atoms.map((atom, n) =>
    n === at
      ? asCue(atom, 'short')
      : n > at && n < at + 4 && any(atom, /^(?:left|free|available|spare)$/i)
        ? asCue(atom, 'neutral')
        : atom,
  );
};

/** "Contoso needs 2 more, says Rebecca": who reports a need, after it. */
const withTeller = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => any(atom, /^(?:says|said|reports)$/i));
  const who = atoms.slice(at + 1);
  const named =
    at > 3 &&
    who.length > 0 &&
    who.length < 3 &&
    who.every(({ kind, text }) => kind === 'unknown' && /^\p{Lu}/u.test(text));
  const before = cuesIn(atoms.slice(0, Math.max(at, 0)));
  const needed = before.some((cue) => told.includes(cue));
  return named && needed && !before.some((cue) => orderVerbs.includes(cue))
    ? atoms.map((atom, n) => (n === at ? asCue(atom, 'neutral') : atom))
    : atoms;
};

const told: readonly Cue[] = ['need', 'short', 'spare', 'no-longer', 'state'];

/** "be on E3 rather than E5" is a swap; "instead of the E3 we talked about" says what is not meant. */
const withInstead = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => any(atom, /^(?:instead of|rather than)$/i));
  const next = atoms.findIndex(({ kind }, n) => n > at && kind === 'product');
  if (at < 0 || next < 0 || next > at + 2) return atoms;
  const talked = atoms.findIndex((atom, n) => n > next && n < next + 4 && any(atom, talkedOf));
  if (talked > 0)
    return atoms.flatMap((atom, n) =>
      n < at || n > talked ? [atom] : n === at ? [asCue(atom, 'neutral')] : [],
    );
  const verbs = cuesIn(atoms).some((cue) => instead.includes(cue));
  const before = atoms.slice(0, at);
  const stays = before.some((atom) => any(atom, /^(?:be|is|are|go|goes|go on|goes on|run|work)$/i));
  return verbs ||
    !stays ||
    before.filter(({ kind }) => kind === 'product').length !== 1 ||
    !atoms.some(({ kind }) => kind === 'number')
    ? atoms
    : atoms.map((atom, n) => (n === at ? asCue(atom, 'swap', 'from', 'state') : atom));
};
const talkedOf = /^(?:talked|discussed|spoke|mentioned|agreed|planned|said|wanted|ordered)$/i;
const instead: readonly Cue[] = ['add', 'remove', 'set', 'increase', 'decrease', 'order', 'end'];

/** "Exchange mailboxes": what Exchange is there. */
const withExchange = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, n) =>
    any(atom, /^exchange$/i) && any(atoms[n + 1], /^(?:mailbox(?:es)?|seats?|licen[cs]es?)$/i) && n > 0
      ? { from: atom.from, to: atom.to, text: atom.text, line: atom.line, kind: 'product', known: true }
      : atom,
  );

/** "let Project 5 lapse", "drop Planner 5 by 1": the number is the plan's. */
const withPlans = (atoms: readonly Atom[]): readonly Atom[] => {
  const isPlan = (at: number): boolean => {
    const [before, number, after] = [atoms[at - 1], atoms[at], atoms[at + 1]];
    if (before?.kind !== 'product' || number?.kind !== 'number' || number.sign !== null) return false;
    if (!/^[1-5]$/.test(number.text) || isCue(after, ['noun']) || after?.kind === 'product') return false;
    const other = atoms.findIndex(({ kind }, n) => n > at && kind === 'number');
    const counted = other > 0 && isCue(atoms[other - 1], ['by', 'to']);
    return counted || (other < 0 && hasCue(atoms, 'lapse'));
  };
  return atoms.flatMap((atom, at) => {
    const next = atoms[at + 1];
    if (isPlan(at)) return [];
    return atom.kind === 'product' && next !== undefined && isPlan(at + 1)
      ? [{ ...atom, to: next.to, text: `${atom.text} Plan ${next.text}` }]
      : [atom];
  });
};

/** "Bob let Visio lapse": somebody did. */
const withLetting = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => any(atom, /^let$/i));
  return atoms[at - 1]?.kind === 'unknown' || atoms[at - 1]?.kind === 'company'
    ? atoms.map((atom, n) => (n === at ? asCue(atom, 'past') : atom))
    : atoms;
};

/**
 * "get Contoso out of 5 E3", "strip 4 E5 out of Contoso": fewer. "I want out of Bitdefender": none any more. But "we're
 * out of E3" is a lack, and "2 out of 5" is no direction.
 */
const withOutOf = (atoms: readonly Atom[]): readonly Atom[] => {
  const taken = atoms.some((atom) => isCue(atom, ['remove', 'take', 'decrease']));
  return atoms.map((atom, n) => {
    const [before, next] = [atoms[n - 1], atoms[n + 1]];
    if (!any(atom, /^out of$/i)) return atom;
    if (next?.kind === 'number' && before?.kind !== 'number') return asCue(atom, 'off');
    if (next?.kind === 'company' && taken) return asCue(atom, 'from');
    return next?.kind === 'product' && any(before, /\bwants?$/i) ? asCue(atom, 'end') : atom;
  });
};

/** "let its Archiving expire when the term is up": no renewal. */
const withExpiring = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => any(atom, /^let$/i));
  const end = atoms.findIndex(
    (atom, n) => n > at && any(atom, /^(?:expire|run its course|end|die|go|run off)$/i),
  );
  const named = at < 0 ? [] : atoms.slice(at, Math.max(end, 0));
  return named.some(({ kind }) => kind === 'product') && !named.some(({ kind }) => kind === 'number')
    ? atoms.map((atom, n) => (n === end ? asCue(atom, 'lapse') : atom))
    : atoms;
};

/** "could its Basic be cancelled?": a request, at the beginning of a sentence. */
const withPassive = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => !isCue(atom, ['neutral']));
  const begged = any(atoms[at], /^(?:can|could|would|will|may|might)$/i);
  const swapped =
    hasCue(atoms, 'swap') &&
    atoms.some(({ kind }) => kind === 'number') &&
    atoms.some((atom, n) => any(atom, /^be$/i) && any(atoms[n + 1], /^on$/i));
  const done = swapped || atoms.some((atom) => any(atom, /^(?:to )?be [a-z]+/i) && isCue(atom, orderVerbs));
  return begged && done ? atoms.map((atom, n) => (n === at ? asCue(atom, 'asks-us') : atom)) : atoms;
};

/** "should go up to 30": it goes, and is not to go away. */
const withGoing = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, n) =>
    any(atom, /^(?:can|could|should|may|might) go$/i) &&
    isCue(atoms[n + 1], ['up', 'down', 'to', 'from']) &&
    // "4 Basic can go at Contoso" is where.
    !(any(atoms[n + 1], /^at$/i) && atoms[n + 2]?.kind === 'company')
      ? asCue(atom, 'state')
      : atom,
  );

/** "has no use for it any more": no longer wanted. */
const withAnyMore = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((_, n) => anyMoreAt(atoms, n) > 0);
  const end = at + (at < 0 ? 0 : anyMoreAt(atoms, at));
  const next = atoms[end];
  const ends = next === undefined || (next.kind === 'cue' && !isCue(next, ['noun', 'more', 'neutral']));
  return at >= 0 && ends && hasCue(atoms, 'no-longer')
    ? atoms.map((atom, n) => (n >= at && n < end ? asCue(atom, 'neutral') : atom))
    : atoms;
};

/**
 * "by Friday", "before the weekend": a deadline, not the day of the change. Offered, since it may be meant otherwise.
 */
const withDeadline = (atoms: readonly Atom[]): readonly Atom[] => {
  const orders = cuesIn(atoms).some((cue) => orderVerbs.includes(cue) || cue === 'need' || cue === 'more');
  const deadlineAt = (at: number): number => {
    if (!any(atoms[at], /^(?:by|before)$/i)) return 0;
    const day = at + (any(atoms[at + 1], /^(?:the|this|next|coming)$/i) ? 2 : 1);
    return isCue(atoms[day], ['day']) && any(atoms[day], dueDay) ? day + 1 - at : 0;
  };
  const at = orders ? atoms.findIndex((_, n) => deadlineAt(n) > 0) : -1;
  if (at < 0 || cuesIn(atoms).filter((cue) => cue === 'day').length > 1) return atoms;
  const to = at + deadlineAt(at);
  return atoms.map((atom, n) => (n >= at && n < to ? asCue(atom, 'neutral', 'typo') : atom));
};
const dueDay =
  /^(?:tomorrow|tonight|(?:(?:this|next|coming) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|lunch)$/i;

/** "so that ten remain": what is left of them. */
const withRemaining = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, n) =>
    any(atom, /^remains?$/i) && atoms[n - 1]?.kind === 'number' ? asCue(atom, 'total') : atom,
  );

/** "kill the Copilot trial": a subscription, and no question about trials. */
const withTrial = (atoms: readonly Atom[]): readonly Atom[] =>
  hasCue(atoms, 'end')
    ? atoms.map((atom, n) =>
        any(atom, /^trial$/i) && atoms[n - 1]?.kind === 'product' ? asCue(atom, 'noun') : atom,
      )
    : atoms;

/** "… and leave Bitdefender alone": of another product than the order's, nothing changes. */
const withLeftAlone = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex(
    (atom, n) =>
      any(atom, /^(?:leave|keep)$/i) &&
      atoms[n + 1]?.kind === 'product' &&
      any(atoms[n + 2], /^(?:alone|as|untouched|where)$/i),
  );
  const before = atoms.slice(0, Math.max(at, 0));
  const same = before.some(({ kind, text }) => kind === 'product' && text === atoms[at + 1]?.text);
  const ordered =
    before.some(({ kind }) => kind === 'product') && before.some(({ kind }) => kind === 'number');
  const rest = atoms.slice(at + 3).every((atom) => /^(?:it|they|is|are|it's)$/i.test(atom.text));
  return ordered && rest && !same ? before.filter((atom, n) => n < at - 1 || !isCue(atom, ['and'])) : atoms;
};

/** "3 Premium Plus for Contoso": no product is called so, and nothing is added up. */
const withPlus = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, n) =>
    any(atom, /^plus$/i) &&
    atoms[n - 1]?.kind === 'product' &&
    atoms.slice(n + 1).every(({ kind }) => kind === 'company' || kind === 'cue')
      ? { ...atom, kind: 'unknown' }
      : atom,
  );

/** "when it renews, not before", "at renewal, not earlier": the same said again. */
const withNotSooner = (atoms: readonly Atom[]): readonly Atom[] => {
  const renews = atoms.findIndex((atom) => isCue(atom, ['at-renewal']));
  const at = atoms.findIndex(
    (atom, n) =>
      renews >= 0 &&
      n > renews &&
      (any(atom, /^not before$/i) ||
        (any(atom, /^not$/i) && any(atoms[n + 1], /^(?:earlier|sooner|before)$/i))),
  );
  const to = any(atoms[at], /^not$/i) ? at + 2 : at + 1;
  const ends = atoms[to] === undefined || atoms[to]?.kind === 'reason' || isCue(atoms[to], ['neutral']);
  return at > 0 && ends ? atoms.map((atom, n) => (n >= at && n < to ? asCue(atom, 'neutral') : atom)) : atoms;
};

/** "plan Northwind's Standards down to 20 at renewal": a verb, and no Planner. */
const withPlanning = (atoms: readonly Atom[]): readonly Atom[] => {
  const first = atoms.findIndex((atom) => !isCue(atom, ['neutral']));
  const named = atoms
    .slice(first + 1, first + 3)
    .some(({ kind }) => kind === 'company' || kind === 'product');
  const others = atoms.filter(({ kind }) => kind === 'product').length > 1;
  const counted = atoms[first + 1]?.kind === 'number';
  const intends = atoms.slice(0, first).some((atom) => any(atom, /^(?:i|we|they|i'm|we're)$/i));
  return any(atoms[first], /^plan$/i) &&
    named &&
    others &&
    !counted &&
    !intends &&
    hasCue(atoms, 'at-renewal')
    ? atoms.map((atom, n) => (n === first ? asCue(atom, 'neutral') : atom))
    : atoms;
};

/** "Midtown Vets got 1 new vet needs Premium": they have somebody new, and what they need is said behind. */
const withGot = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom) => any(atom, /^(?:got|have got|has got)$/i));
  const rest = atoms.slice(at + 1, at + 4);
  const somebody = rest.findIndex((atom) => any(atom, /^new$/i));
  const who = rest[somebody + 1];
  const needed = atoms.slice(at + 4).some((atom) => isCue(atom, ['need']));
  return at >= 0 && somebody >= 0 && (who?.kind === 'unknown' || isCue(who, ['noun'])) && needed
    ? atoms.map((atom, n) => (n === at ? asCue(atom, 'neutral') : atom))
    : atoms;
};

/** "We will stop with Dropsuite … Cancel it": what is announced is ordered behind. */
const withAnnounced = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex((atom, n) => any(atom, /^will$/i) && isCue(atoms[n + 1], ending));
  const ordered = atoms.some(
    (atom, n) =>
      n > at + 2 &&
      isCue(atom, ['end']) &&
      any(atoms[n + 1], /^(?:it|them|that)$/i) &&
      !isCue(atoms[n - 1], ['not', 'if', 'unsure']),
  );
  return at >= 0 && ordered
    ? atoms.map((atom, n) => (n === at || n === at + 1 ? asCue(atom, 'neutral') : atom))
    : atoms;
};
const ending: readonly Cue[] = ['end', 'leaves'];

/** Phrases in which words of a change together mean something else. */
export const withIdioms = (atoms: readonly Atom[]): Atom[] => [
  ...withPlans(
    [
      withOutOf,
      withNoLonger,
      withAnyMore,
      withNoneLeft,
      withExpiring,
      withLetting,
      withTeller,
      withInstead,
      withExchange,
      withPassive,
      withGoing,
      withDeadline,
      withNotSooner,
      withPlanning,
      withGot,
      withAnnounced,
      withEither,
      withUse,
      withUpFrom,
      withArrow,
      withStatedTotal,
      withFormerCount,
      withRemaining,
      withTrial,
      withLeftAlone,
      withPlus,
      withHesitation,
      withTold,
      withSharedCounts,
    ].reduce((all, idiom) => idiom(all), atoms),
  ),
];

/** "for Oceanview Realty, er the hotel": a second name behind a hesitation corrects the first. */
const withHesitation = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.map((atom, at) => {
    const next = atoms.slice(at + 1, at + 3).find((each) => !any(each, /^(?:the|i mean|rather)$/i));
    const named = next?.kind === 'company' || next?.kind === 'product';
    return any(atom, /^(?:er|erm|err|eh|uh)$/i) && named && atoms[at - 1]?.kind === next?.kind
      ? asCue(atom, 'correct')
      : atom;
  });

const untilRenewal = /^(?:when|once|after|as soon as)$/i;
const renewsWord = /^(?:renews?|renewed|renewal|expires?|expired|lapses?|ends?|up|over)$/i;

/** "when Contoso renews", "once its E3 renews": the renewal, with names in between. */
export const withRenewals = (atoms: readonly Atom[]): Atom[] => {
  const begins = (at: number): boolean => {
    const [text = ''] = atoms.slice(at, at + 1).map((atom) => atom.text);
    if (!untilRenewal.test(text)) return false;
    const end = atoms.findIndex(({ text }, n) => n > at && n < at + 5 && renewsWord.test(text));
    return (
      end > at + 1 &&
      atoms
        .slice(at + 1, end)
        .every((atom) => atom.kind !== 'number' && atom.kind !== 'unknown' && !isCue(atom, ['day']))
    );
  };
  const from = atoms.findIndex((_, at) => begins(at));
  const to = from < 0 ? -1 : atoms.findIndex(({ text }, n) => n > from && renewsWord.test(text));
  return atoms.map((atom, at) => {
    if (from < 0 || at < from || at > to) return atom;
    if (at === from || at === to) return asCue(atom, 'at-renewal');
    return atom.kind === 'cue' ? asCue(atom, 'neutral') : atom;
  });
};
