import type { FoundContact } from '../../core/companies/contact-names.ts';
import type { Instant } from '../../core/words/instant.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { sheet } from '../kit/sheet.ts';
import { t } from '../texts/t.ts';
import { contactText } from './company-words.ts';
import { reach, rolesText } from './contacts.ts';

export type ContactSearchInput = Readonly<{
  /** The name as written. */
  text: string;
  /** Null when there are too many companies to look through their contacts. */
  found: readonly FoundContact[] | null;
  asOf: Instant;
}>;

const most = 10;

/** The contacts of any company with that name. */
export const contactSearchCard = ({ text, found, asOf }: ContactSearchInput, show: Show): Plan => {
  const name = plainText(text, 60);
  if (found === null || found.length === 0)
    return noticeCard(
      {
        title: t`No such company`,
        tone: 'neutral',
        text:
          found === null
            ? t`No company is called “${name}”. Pax8 lists contacts by company, and there are too many companies to look through.`
            : t`No company and no contact is called “${name}”.`,
        details: [t`Say contacts and the company.`],
        asOf,
        suggestions: [{ title: t`Companies`, say: 'companies' }],
      },
      show,
    );
  const shown = found.slice(0, most);
  return sheet({
    title: t`Contacts · ${escapeText(name)}`,
    speak: plainText(t`${count(found.length, 'contact')} called ${name}`, 200),
    sentence:
      shown.length < found.length
        ? t`${shown.length} of ${count(found.length, 'contact')}`
        : count(found.length, 'contact'),
    sections: [
      {
        heading: '',
        rows: shown.map(({ company, contact }) => ({
          name: escapeText(contactText(contact)),
          lines: [escapeText(company.name), rolesText(contact), ...reach(contact)],
        })),
      },
    ],
    suggestions: shown
      .slice(0, 3)
      .map(({ company }) => ({ title: company.name, say: `contacts ${company.name}` })),
  });
};
