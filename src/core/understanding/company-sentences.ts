import { isTypoOf } from '../names/typos.ts';
import type { Intent } from './intent.ts';
import { askingLead } from './read-words.ts';
import { phraseAt, phrases, type Token, withoutLead, withoutTail } from './sentence.ts';
import { companyText } from './targets.ts';

const creating = phrases(
  'create a new company|create new company|create a company|create company|add a new company|add new company|add a company|add company|' +
    'new company|create a new customer|create a customer|create customer|add a new customer|add a customer|add customer|new customer|' +
    'create a client|create client|add a client|add client|new client|register company|register a company',
);
const editing = phrases(
  'edit the company|edit company|edit the customer|edit customer|edit client|update the company|update company|update customer|' +
    'change company|change the company|change the address of|update the address of|edit the address of|edit',
);
const around = phrases('for|of|at|from|to|with|the|our|company|customer|client|called|named|please|me|about');
const nameIn = (tokens: readonly Token[]): string | null =>
  companyText(withoutTail(withoutLead(tokens, around), phrases('please|details|address|contacts')));

const contactsOf = (tokens: readonly Token[]): Intent | null => {
  const said = withoutLead(tokens, askingLead);
  const at = said.findIndex(({ word }) => /^contacts?$/.test(word) || isTypoOf(word, 'contacts'));
  if (at < 0) return null;
  if (at === 0) return { kind: 'contacts', company: nameIn(said.slice(1)), as: 'card' };
  const last = at === said.length - 1;
  const lead = phrases('add a new|add a|add|new|edit|remove|delete|primary|admin|billing|technical|a').find(
    (phrase) => phraseAt(said, 0, phrase),
  );
  if (lead !== undefined && lead.length <= at)
    return { kind: 'contacts', company: nameIn(said.slice(at + 1)), as: 'card' };
  return last ? { kind: 'contacts', company: companyText(said.slice(0, at)), as: 'card' } : null;
};

/** "Contoso's details", "address of Contoso": all of it stands on the card of the company. */
const detailsOf = (tokens: readonly Token[]): Intent | null => {
  const said = withoutTail(tokens, phrases('please'));
  const led = details.find((phrase) => phraseAt(said, 0, phrase));
  const ended = details.find((phrase) => phraseAt(said, said.length - phrase.length, phrase));
  const owned = ended === undefined ? undefined : said[said.length - ended.length - 1];
  const company =
    led !== undefined && /^(?:of|for)$/.test(said[led.length]?.word ?? '')
      ? nameIn(said.slice(led.length))
      : ended !== undefined && owned?.owner != null
        ? nameIn(said.slice(0, said.length - ended.length))
        : null;
  return company === null ? null : { kind: 'company', company };
};
const details = phrases('company details|details|address|phone number|phone|website');

/** Sentences about one company itself; null when the sentence is none. */
export const readCompanySentence = (tokens: readonly Token[]): Intent | null => {
  const made = creating.find((phrase) => phraseAt(tokens, 0, phrase));
  if (made !== undefined)
    return { kind: 'company-form', company: null, name: nameIn(tokens.slice(made.length)), create: true };
  // "edit contact of Contoso" is about its people, not about its name and address.
  const people = tokens.some(({ word }, at) => at > 0 && at < 3 && /^contacts?$/.test(word));
  const edited = people ? undefined : editing.find((phrase) => phraseAt(tokens, 0, phrase));
  if (edited !== undefined && (edited.length > 1 || tokens.length > 1))
    return { kind: 'company-form', company: nameIn(tokens.slice(edited.length)), name: null, create: false };
  const contacts = contactsOf(tokens);
  if (contacts !== null) return contacts;
  const said = withoutLead(tokens, askingLead);
  const details = detailsOf(said);
  if (details !== null) return details;
  const [first, ...rest] = said;
  if (first === undefined || !/^(?:company|customer|client)$/.test(first.word)) return null;
  const name = nameIn(rest);
  return name === null ? null : { kind: 'company', company: name };
};
