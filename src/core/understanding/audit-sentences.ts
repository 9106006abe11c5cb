import { isTypoOf } from '../names/typos.ts';
import type { Intent } from './intent.ts';
import { phraseAt, phrases, type Token, withoutLead, withoutTail, wordsIn } from './sentence.ts';
import { companyText } from './targets.ts';

const lead = phrases(
  'show|show me|show us|list|display|see|view|open|get|get me|give me|tell me|print|what is in|what is|what about|the|our|my|full|' +
    'whole|complete|latest|a',
);
const verifying = wordsIn('verify verified validate check prove intact valid unbroken');
const exporting = wordsIn('csv export exported download save dump excel spreadsheet file');
const named = phrases('log|logs|trail|entries|records|history|chain|journal');
const around = phrases(
  'for|of|about|on|to|at|from|as|in|a|an|the|into|me|us|with|by|company|customer|is|it|file|please',
);
const asked = phrases(
  'who approved what|who decided what|what was decided|who did what|who did what when|who changed what',
);

const bare = (tokens: readonly Token[]): readonly Token[] => withoutTail(withoutLead(tokens, around), around);

/** Takes the words of a list off both ends, with the small words around them. */
const withoutWords = (tokens: readonly Token[], list: ReadonlySet<string>): readonly Token[] => {
  let left = bare(tokens);
  while (left.length > 0 && list.has(left[0]?.word ?? '')) left = bare(left.slice(1));
  while (left.length > 0 && list.has(left.at(-1)?.word ?? '')) left = bare(left.slice(0, -1));
  return left;
};

/** What was decided: "audit", "audit Contoso", "verify the audit", "export the audit of Contoso", "Contoso's audit". */
export const readAudit = (tokens: readonly Token[]): Intent | null => {
  if (asked.some((phrase) => phrase.length === tokens.length && phraseAt(tokens, 0, phrase)))
    return { kind: 'audit', about: null, as: 'card' };
  const said = withoutLead(tokens, lead);
  const first = withoutLead(said, phrases('is the|is|verify the|check the|export the|download the|the|our'));
  const at = said.findIndex(({ word }) => /^(?:audit|audits|auditlog)$/.test(word));
  if (at < 0) {
    const typo = said.length === 1 && isTypoOf(said[0]?.word ?? '', 'audit');
    return typo ? { kind: 'audit', about: null, as: 'card' } : null;
  }
  const before = said.slice(0, at);
  const after = withoutLead(said.slice(at + 1), named);
  const verb = before[0]?.word ?? '';
  const leads = at === 0 || verifying.has(verb) || exporting.has(verb) || first[0] === said[at];
  if (!leads && after.length > 0) return null;
  const rest = leads ? [...before, ...after] : before;
  const words = rest.map(({ word }) => word);
  const about = (list: ReadonlySet<string>): string | null => companyText(withoutWords(rest, list));
  const ends = [bare(rest)[0]?.word ?? '', bare(rest).at(-1)?.word ?? ''];
  if (words.some((word) => verifying.has(word)) && withoutWords(rest, verifying).length === 0)
    return { kind: 'audit', about: null, as: 'verify' };
  if (ends.some((word) => exporting.has(word))) return { kind: 'audit', about: about(exporting), as: 'csv' };
  return { kind: 'audit', about: about(new Set()), as: 'card' };
};

const settling =
  /^(?:settle|mark|resolve|close)\b(?:\s+(?:the|request|change|id))*(?:\s+#?([0-9a-f][0-9a-f-]{3,35})(?![0-9a-z-]))?(?:\s+(?:as|is|was|has|to|be|:|-))*\s*(.*)$/i;
const failed =
  /^(?:not applied|unapplied|failed|failure|fail|unsuccessful|not done|not carried out|did(?: not|n't) (?:happen|work|go through)|rejected by pax8|nothing changed)(?![\p{L}\p{N}])/iu;
const applied =
  /^(?:applied|apply|done|succeeded|successful|success|worked|carried out|happened|gone through|went through|did (?:happen|work|go through))(?![\p{L}\p{N}])/iu;
const noteLead = /^[\s:;,.\-/]*(?:(?:because|since|note|with note|with the note|reason)\b)?[\s:;,.\-/]*/i;

/**
 * An unclear outcome settled by hand. Takes the sentence as text, since the note stays as written; `tokens` are its words
 * without politeness, and say where it begins.
 */
export const readSettle = (tokens: readonly Token[], clean: string): Intent | null => {
  const verb = tokens[0]?.word ?? '';
  if (!/^(?:settle|mark|resolve|close)$/.test(verb)) return null;
  const from = clean.toLowerCase().search(new RegExp(`\\b${verb}\\b`));
  const match = settling.exec(clean.slice(Math.max(0, from)));
  if (match === null) return null;
  const reference = match[1]?.toLowerCase() ?? null;
  const rest = match[2] ?? '';
  const found = failed.exec(rest) ?? applied.exec(rest);
  if (verb !== 'settle' && (reference === null || found === null)) return null;
  const as = found === null ? null : failed.test(rest) ? 'failed' : 'applied';
  const note = rest
    .slice(found?.[0].length ?? 0)
    .replace(noteLead, '')
    .trim();
  return { kind: 'settle', reference, as, note: note === '' ? null : note };
};
