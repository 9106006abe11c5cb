import { textAt } from '../names/text-at.ts';
import type { Intent } from './intent.ts';
import { type Token, wordAt } from './sentence.ts';

const settling =
  /^(?:settle|mark|resolve|close)\b(?:\s+(?:the|request|change|id))*(?:\s+#?([0-9a-f][0-9a-f-]{3,35}|\d{1,3})(?![0-9a-z-]))?(?:\s+(?:as|is|was|has|to|be|:|-))*\s*(.*)$/i;
const failed =
  /^(?:not applied|unapplied|failed|failure|fail|unsuccessful|not done|not carried out|did(?: not|n't) (?:happen|work|go through)|rejected by pax8|nothing changed)(?![\p{L}\p{N}])/iu;
const applied =
  /^(?:applied|apply|done|succeeded|successful|success|worked|carried out|happened|gone through|went through|did (?:happen|work|go through))(?![\p{L}\p{N}])/iu;
const noteLead = /^[\s:;,.\-/]*(?:(?:because|since|note|with note|with the note|reason)\b)?[\s:;,.\-/]*/i;

export const settleCues = 'settle mark resolve close';

/**
 * Reads how an unclear outcome is settled by hand. Uses the text, because the note stays as written; `tokens` (without
 * politeness) show where it starts.
 */
export const readSettle = (tokens: readonly Token[], clean: string): Intent | null => {
  const verb = wordAt(tokens, 0);
  if (!/^(?:settle|mark|resolve|close)$/.test(verb)) return null;
  const from = clean.toLowerCase().search(new RegExp(`\\b${verb}\\b`));
  const match = settling.exec(clean.slice(Math.max(0, from)));
  if (match === null) return null;
  const reference = match[1]?.toLowerCase() ?? null;
  const rest = textAt(match, 2);
  const found = failed.exec(rest) ?? applied.exec(rest);
  if (verb !== 'settle' && (reference === null || found === null)) return null;
  const as = found === null ? null : failed.test(rest) ? 'failed' : 'applied';
  const note = rest
    .slice(found?.[0].length ?? 0)
    .replace(noteLead, '')
    .trim();
  return { kind: 'settle', reference, as, note: note === '' ? null : note };
};
