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
import { withoutQuotations } from './quotations.ts';
import { readFixedSentence, readHelp, readLooseSentence, readPlainSentence } from './read-sentences.ts';
import { readRoleSentence } from './role-sentences.ts';
import { readRuleSentence } from './rule-sentences.ts';
import { readSeatSentence } from './seat-sentences.ts';
import { cleanText, maxMessage, readTokens, type Token } from './sentence.ts';
import { readStaff } from './staff-sentences.ts';
import { readTrials } from './trial-sentences.ts';
import { readWebhooks } from './webhook-sentences.ts';
import { readWhatIf } from './what-if-sentences.ts';

const unknown: Intent = { kind: 'unknown' };

/**
 * What a message asks for. Lenient with reading; a change of seats needs exact words, never a mistyped one. Ignores
 * quotations; more than 1,000 other characters are not understood. Never throws.
 */
export const understand = (text: string, here: Here): Intent => {
  const written = withoutQuotations(text);
  if (written.length > maxMessage || (written === '' && text.trim() !== '')) return unknown;
  const clean = cleanText(written);
  return understandTokens(readTokens(clean), clean, here);
};

/** The same for words already cut; `clean` is the text they were cut from. Words without a `word` are names. */
export const understandTokens = (tokens: readonly Token[], clean: string, here: Here): Intent => {
  const said = withoutPoliteness(tokens);
  // Only a greeting, thanks or "?"; a bare mention of the bot arrives empty.
  if (said.length === 0) return { kind: 'help', about: null };
  return (
    readListFile(said, (rest) => readSaid(rest, rest, clean, here)) ?? readSaid(tokens, said, clean, here)
  );
};

/** `said` is the sentence without politeness. */
const readSaid = (tokens: readonly Token[], said: readonly Token[], clean: string, here: Here): Intent =>
  readFixedSentence(tokens) ??
  readFixedSentence(said) ??
  readHelp(said) ??
  readWebhooks(said) ??
  readWhatIf(said) ??
  readSettle(said, clean) ??
  readAlerts(said) ??
  readAssign(said, here) ??
  readCatalogue(said) ??
  readStaff(said) ??
  readRoleSentence(said) ??
  readRuleSentence(said) ??
  readTrials(said, here) ??
  readAudit(said) ??
  readCancel(said, tailOf(tokens, said), here) ??
  readDecide(said, here) ??
  readCompanySentence(said) ??
  readBilling(said, here) ??
  readPlainSentence(said, here) ??
  readSeatSentence(said) ??
  readLooseSentence(said, here) ??
  unknown;
