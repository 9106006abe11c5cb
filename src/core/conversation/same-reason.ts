import { givenIn } from '../atoms/given.ts';
import type { Reading } from '../reading/reading.ts';
import type { Memory } from './remembered.ts';

const same =
  /[\s,;.–-]+(?:(?:and|for|also|from|out of) )*(?:the )?(?:very )?same reasons?(?: (?:as (?:before|above|last time|there|with them|the other one)|again|here|there|too|as well))*\W*$/iu;

/**
 * "1 more Standard for Kowalski, same reason": the reason that was given before. Null where the message does not say
 * so, or none was given.
 */
export const sameReason = (
  message: string,
  { last }: Memory,
  read: (rest: string) => Reading,
): Reading | null => {
  const rest = message.replace(same, '');
  const purpose = last?.given.purpose ?? null;
  if (rest === message || rest.trim() === '' || purpose === null) return null;
  const reading = read(rest);
  const given = reading.given ?? givenIn(reading.spans);
  return given.purpose !== null ? reading : { ...reading, given: { ...given, purpose } };
};
