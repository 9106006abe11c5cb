import { withoutQuotations } from '../understanding/quotations.ts';

const header =
  /^[ \t]*(?:from|to|cc|sent|date|subject|reply-to|importance|von|an|gesendet|betreff|datum|de|objet|envoyé|para|asunto|van|onderwerp)[ \t]*:/i;
const begins = /^\s*(?:(?:fwd?|re|subject|betreff)[ \t]*:[^\n]*\n\s*)?(?:from|von|de|van)[ \t]*:[^\n]*\n/i;

/**
 * A message that is a mail from its first line on, without its header, signature and history: somebody pasted it to have
 * it done. Its words are another's, so it is read as a request. Null for any other message.
 */
export const pastedMail = (message: string): string | null => {
  if (!begins.test(message)) return null;
  const lines = message.replace(/\r\n?/g, '\n').trim().split('\n');
  const body = lines.findIndex((line) => !header.test(line));
  const rest = body < 0 ? '' : withoutQuotations(lines.slice(body).join('\n'));
  return rest === '' ? null : `Request: ${rest}`;
};
