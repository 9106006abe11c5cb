import type { Intent } from './intent.ts';
import { phrases, type Token, textOf, withoutLead, wordAt } from './sentence.ts';

const aboutLead = phrases('with|about|on|for|to');

export const helpCues = 'help';

/** Reads "help renewals": help when the first word says so, whatever follows. */
export const readHelp = (tokens: readonly Token[]): Intent | null => {
  if (!/^\/?help$/.test(wordAt(tokens, 0))) return null;
  // "help me add 3 seats …" is a request.
  if (/^(?:me|us)$/.test(wordAt(tokens, 1)) && tokens.length > 2) return null;
  const about = textOf(withoutLead(tokens.slice(1), aboutLead));
  return { kind: 'help', about: about === '' ? null : about };
};
