import { readAlerts } from './alert-sentences.ts';
import { readAudit, readSettle } from './audit-sentences.ts';
import { readBilling } from './billing-sentences.ts';
import { readCancel, tailOf } from './cancel-sentences.ts';
import { readCatalogue } from './catalogue-sentences.ts';
import { readCompanySentence } from './company-sentences.ts';
import { readAssign, readDecide } from './decide-sentences.ts';
import type { Intent } from './intent.ts';
import { readListFile } from './list-sentences.ts';
import type { Here } from './periods.ts';
import { withoutPoliteness } from './politeness.ts';
import { readFixedSentence, readHelp, readLooseSentence, readPlainSentence } from './read-sentences.ts';
import { readRoleSentence } from './role-sentences.ts';
import { readRuleSentence } from './rule-sentences.ts';
import { readSeatSentence } from './seat-sentences.ts';
import { cleanText, maxMessage, readTokens, type Token } from './sentence.ts';
import { readStaff } from './staff-sentences.ts';
import { readWhatIf } from './what-if-sentences.ts';

const unknown: Intent = { kind: 'unknown' };

/**
 * What a message asks for. Forgiving with what only reads; a change of seats is understood from its own words only,
 * never from a mistyped one. A message longer than 1,000 characters is not looked at. Never throws.
 */
export const understand = (text: string, here: Here): Intent => {
  if (text.length > maxMessage) return unknown;
  const clean = cleanText(text);
  const tokens = readTokens(clean);
  const said = withoutPoliteness(tokens);
  // A greeting, thanks or "?" alone; a mention of the bot without a word arrives empty.
  if (said.length === 0) return { kind: 'help', about: null };
  return (
    readListFile(said, (rest) => readSaid(rest, rest, clean, here)) ?? readSaid(tokens, said, clean, here)
  );
};

/** `said` is the sentence without what is polite in it. */
const readSaid = (tokens: readonly Token[], said: readonly Token[], clean: string, here: Here): Intent =>
  readFixedSentence(tokens) ??
  readFixedSentence(said) ??
  readHelp(said) ??
  readWhatIf(said) ??
  readSettle(said, clean) ??
  readAlerts(said) ??
  readAssign(said, here) ??
  readCatalogue(said) ??
  readStaff(said) ??
  readRoleSentence(said) ??
  readRuleSentence(said) ??
  readAudit(said) ??
  readCancel(said, tailOf(tokens, said), here) ??
  readDecide(said, here) ??
  readCompanySentence(said) ??
  readBilling(said, here) ??
  readPlainSentence(said, here) ??
  readSeatSentence(said) ??
  readLooseSentence(said, here) ??
  unknown;
