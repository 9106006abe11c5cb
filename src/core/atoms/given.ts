import { cleanText, readTokens } from '../understanding/sentence.ts';
import { type GivenReason, givenReason } from '../words/given-reason.ts';
import type { Atom, AtomOf } from './atom.ts';
import { ticketAt } from './reason-at.ts';

/** The reason and the ticket that a message gives for its change. Of several tickets none is the one of every change: they become words of the reason. */
export const givenIn = (spans: readonly Atom[]): GivenReason => {
  const reasons = spans.filter((atom): atom is AtomOf<'reason'> => atom.kind === 'reason');
  const purposes = reasons.flatMap(({ purpose }) => purpose ?? []);
  const [ticket = null, ...others] = new Set(reasons.flatMap((reason) => reason.ticket ?? []));
  if (others.length > 0) purposes.push(`tickets ${[ticket, ...others].join(', ')}`);
  return givenReason(purposes.length === 0 ? null : purposes.join('; '), others.length > 0 ? null : ticket);
};

/** What was typed into an input for the reason: perhaps with a ticket's number in it. */
export const givenTyped = (typed: string): GivenReason => {
  const words = readTokens(cleanText(typed.slice(0, 500))).map((token) => ({ ...token, line: 0 }));
  const at = words.findIndex((_, n) => ticketAt(words, n) !== null);
  const found = at < 0 ? null : ticketAt(words, at);
  if (found === null) return givenReason(typed, null);
  const rest = [...words.slice(0, at), ...words.slice(at + found.length)].map(({ text }) => text).join(' ');
  return givenReason(rest, found.ticket);
};
