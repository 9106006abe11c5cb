import { type Contact, missingPrimaries } from '../../core/marketplace/contacts.ts';
import { asFile, inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count } from '../kit/format.ts';
import { unreadableRows } from '../kit/list.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan } from '../kit/plan.ts';
import { sheet } from '../kit/sheet.ts';
import { t } from '../texts/t.ts';
import { missingLines, typesText } from './company.ts';
import { contactText } from './company-words.ts';
import type { DoneLine } from './company-writes.ts';

export type ContactsInput = Readonly<{
  company: Readonly<{ id: string; name: string }>;
  contacts: readonly Contact[];
  unreadable: number;
  /** Whether it is available as a file. */
  csv?: boolean;
  page: number;
  say: string;
  /** The result of the last action, in plain text. */
  done?: readonly DoneLine[];
}>;

const tones = { good: 'Good', warning: 'Warning', attention: 'Attention' } as const;

/** The people of a company, and who is primary for what. */
export const contactsCard = (input: ContactsInput): Plan => inPages((size) => contactsPage(input, size));

const contactsPage = (input: ContactsInput, size: number): Plan => {
  const { company, contacts: all, unreadable, csv = false, page, say, done = [] } = input;
  const shown = pageOf(all, page, say, size);
  const ids = { id: company.id };
  return sheet({
    title: t`Contacts · ${escapeText(company.name)}`,
    speak: plainText(t`${count(all.length, 'contact')} of ${company.name}`, 200),
    sentence:
      all.length === 0
        ? t`No contacts at Pax8 yet.`
        : [count(all.length, 'contact'), shown.range].filter((part) => part !== '').join(' · '),
    loud: [
      ...done.map(({ text, tone }) => ({ text: escapeText(text, 600), colour: tones[tone] })),
      // If rows could not be read, nobody knows who is missing.
      ...(unreadable > 0 ? [] : missingLines(missingPrimaries(all))),
    ],
    sections: [
      {
        heading: '',
        rows: shown.rows.map((contact) => ({
          name: escapeText(contactText(contact)),
          lines: [rolesText(contact), ...reach(contact)],
        })),
      },
    ],
    notes: unreadableRows(unreadable),
    ...(shown.rows.length === 0
      ? {}
      : {
          choice: {
            label: t`Contact to edit or remove`,
            choices: shown.rows.map((contact) => ({
              title: plainText(`${contactText(contact)}, ${contact.email ?? t`no e-mail`}`, 80),
              value: contact.id,
            })),
          },
        }),
    choicePresses: [
      { title: t`Add`, verb: 'new-contact', ...ids },
      ...(shown.rows.length === 0
        ? []
        : [
            { title: t`Edit`, verb: 'edit-contact', ...ids },
            { title: t`Remove`, verb: 'ask-remove-contact', ...ids },
          ]),
    ],
    pages: shown.pages,
    suggestions: [
      { title: t`Company`, say: `company ${company.name}` },
      ...asFile(csv && all.length > 0, `contacts ${company.name}`),
    ],
  });
};

/** "Admin and Billing (primary), Technical". */
export const rolesText = ({ roles }: Contact): string => {
  const names = (primary: boolean) =>
    roles.filter((role) => role.primary === primary).map(({ type }) => escapeText(pax8Word(type), 20));
  const lead = names(true);
  const others = names(false);
  return (
    [
      ...(lead.length === 0 ? [] : [t`Primary for ${lead.join(', ')}`]),
      ...(others.length === 0
        ? []
        : [lead.length === 0 ? t`For ${others.join(', ')}` : t`also for ${others.join(', ')}`]),
    ].join(', ') || t`No type`
  );
};

export const reach = ({ email, phone }: Contact): string[] =>
  [email, phone].flatMap((part) => (part === null || part.trim() === '' ? [] : [escapeText(part, 100)]));

export type RemoveContactInput = Readonly<{
  company: Readonly<{ id: string; name: string }>;
  contact: Contact;
  /** All contacts, including this one. */
  contacts: readonly Contact[];
  formId: string;
}>;

/** Asks before a contact is removed, and says what that means. */
export const removeContactCard = ({ company, contact, contacts: all, formId }: RemoveContactInput): Plan => {
  const before = missingPrimaries(all);
  const after = missingPrimaries(all.filter(({ id }) => id !== contact.id));
  const lost = after.filter((type) => !before.includes(type));
  return sheet({
    title: t`Remove contact · ${escapeText(company.name)}`,
    speak: plainText(t`Remove ${contactText(contact)} from ${company.name}?`, 200),
    sentence: t`Remove ${escapeText(contactText(contact))}? You cannot undo this.`,
    loud:
      lost.length === 0
        ? []
        : [
            {
              text: t`This is the only primary contact for ${typesText(lost)}. Without one, the company becomes Inactive and you cannot order for it.`,
              colour: 'Attention',
            },
          ],
    facts: [
      { label: t`E-mail`, value: escapeText(contact.email ?? t`unknown`, 120) },
      { label: t`Types`, value: rolesText(contact) },
    ],
    presses: [
      {
        title: t`Remove`,
        verb: 'remove-contact',
        id: company.id,
        contact: contact.id,
        form: formId,
        style: 'destructive',
      },
    ],
    choicePresses: [{ title: t`Keep`, verb: 'show-contacts', id: company.id }],
  });
};
