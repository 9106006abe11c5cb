import type { Contact } from '../marketplace/contacts.ts';
import type { Company } from '../marketplace/records.ts';
import { wordsOf } from '../names/name-words.ts';

/** A contact, with their company. */
export type FoundContact = Readonly<{ company: Company; contact: Contact }>;

/** Whether each word of the text is in the contact's name, or the text is the address: "lynne robbins", "Robbins". */
export const isCalled = ({ firstName, lastName, email }: Contact, text: string): boolean => {
  const said = wordsOf(text);
  const own = wordsOf(`${firstName ?? ''} ${lastName ?? ''}`);
  return (
    (said.length > 0 && said.every((word) => own.includes(word))) ||
    email?.toLowerCase() === text.trim().toLowerCase()
  );
};
