import { primaries } from '../../core/companies/contact-form.ts';
import type { Address, CompanyDetails } from '../../core/marketplace/company-details.ts';
import { type Contact, type ContactType, missingPrimaries } from '../../core/marketplace/contacts.ts';
import type { Rows } from '../../core/marketplace/records.ts';
import type { CompanyTotals } from '../../core/portfolio/company-totals.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Suggestion } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { age, count, date, dateAndRelative, money, type Show } from '../kit/format.ts';
import { pricesUnknown, seatsInAll, unknownSeats, unreadableRows } from '../kit/list.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Colour, Fact, Plan } from '../kit/plan.ts';
import { type Loud, sheet } from '../kit/sheet.ts';
import { inRooms } from '../kit/size.ts';
import { t } from '../texts/t.ts';
import { contactText } from './company-words.ts';
import type { DoneLine } from './company-writes.ts';

export type CompanyInput = Readonly<{
  company: CompanyDetails;
  /** Null when they could not be read. */
  contacts: Rows<Contact> | null;
  totals: CompanyTotals;
  nextRenewal: Instant | null;
  asOf: Instant | null;
  /** The result of the last action, in plain text. */
  done?: readonly DoneLine[];
}>;

const tones = { good: 'Good', warning: 'Warning', attention: 'Attention' } as const;

/** One company with everything a technician wants to know. */
export const companyCard = (input: CompanyInput, show: Show): Plan =>
  inRooms([600, 160, 80], (letters) => companyPlan(input, letters, show));

/** `letters`: how much of the last action's result is shown. */
const companyPlan = (input: CompanyInput, letters: number, show: Show): Plan => {
  const { company: details, contacts, totals, nextRenewal, asOf, done = [] } = input;
  const { name, status } = details;
  const missing = contacts === null ? null : missingPrimaries(contacts.rows);
  return sheet({
    title: escapeText(name, 120),
    state: escapeText(pax8Word(status), 40),
    colour: colourOf(status),
    speak: plainText(`${name}, ${pax8Word(status)}`, 200),
    sentence: `${count(totals.subscriptions, 'subscription')}, ${seatsInAll({ ...totals, unknown: totals.unknownSeats })}${spendText(totals)}`,
    loud: [
      ...done.map(({ text, tone }) => ({ text: escapeText(text, letters), colour: tones[tone] })),
      ...statusLines(status, missing),
    ],
    facts: [
      { label: t`Address`, value: addressText(details.address) },
      { label: t`Phone`, value: escapeText(details.phone ?? t`unknown`, 60) },
      ...primaryFacts(contacts),
      {
        label: t`Next renewal`,
        value: nextRenewal === null ? t`none known` : dateAndRelative(nextRenewal, show),
      },
      { label: t`Ordering`, value: flagsText(details) },
    ],
    notes: [
      ...pricesUnknown(totals.monthly.length > 0 ? totals.unknownPrices : 0),
      ...unknownSeats({ unknown: totals.unknownSeats }),
      ...unreadableRows(contacts?.unreadable ?? 0),
    ],
    more: [
      { label: t`Website`, value: escapeText(details.website ?? t`unknown`, 200) },
      { label: t`External id`, value: escapeText(details.externalId ?? t`none`, 64) },
      ...(details.updatedAt === null ? [] : [{ label: t`Updated`, value: date(details.updatedAt, show) }]),
      { label: t`Id`, value: escapeText(details.id, 64) },
    ],
    asOf: asOf === null ? t`Subscriptions not read yet` : t`Subscriptions ${age(asOf, show.now)}`,
    suggestions: [
      // Nothing else can be done with a company that has nothing yet.
      ...(status === 'Active' && totals.subscriptions === 0 ? [orderFor(name)] : []),
      { title: t`Subscriptions`, say: `subscriptions ${name}` },
      { title: t`Contacts`, say: `contacts ${name}` },
      { title: t`Edit`, say: `edit company ${name}` },
      { title: t`Renewals`, say: `renewals ${name} next 365 days` },
      ...(status === 'Active' && totals.subscriptions > 0 ? [orderFor(name)] : []),
    ],
  });
};

const orderFor = (name: string): Suggestion => ({ title: t`Order`, say: `order for ${name}` });

const colourOf = (status: string): Colour =>
  status === 'Active' ? 'Good' : status === 'Inactive' ? 'Warning' : 'Attention';

const spendText = ({ unknownPrices, monthly }: CompanyTotals): string =>
  monthly.length > 0
    ? t`, ${monthly.map(money).join(t` and `)} a month`
    : unknownPrices > 0
      ? t`, price unknown`
      : '';

/** "Admin and Billing". */
export const typesText = (types: readonly ContactType[]): string =>
  types.length < 2
    ? types.map(pax8Word).join()
    : t`${types.slice(0, -1).map(pax8Word).join(', ')} and ${pax8Word(types.at(-1) ?? '')}`;

/** What a missing primary contact means, as a highlighted line. */
export const missingLines = (missing: readonly ContactType[] | null): Loud[] =>
  missing === null || missing.length === 0
    ? []
    : [
        {
          text: t`No primary contact for ${typesText(missing)}. Pax8 takes no orders until each has one. One contact can cover all three.`,
          colour: 'Warning',
        },
      ];

const statusLines = (status: string, missing: readonly ContactType[] | null): Loud[] => {
  if (status === 'Deleted')
    return [{ text: t`Deleted at Pax8: you cannot order for it.`, colour: 'Attention' }];
  if (status !== 'Inactive' || (missing !== null && missing.length > 0)) return missingLines(missing);
  const reason =
    missing === null
      ? t`A primary contact may be missing; the contacts could not be read just now.`
      : t`All primary contacts are set. Pax8 may need a moment. If it stays Inactive, ask Pax8.`;
  return [{ text: t`Inactive: you cannot order for it. ${reason}`, colour: 'Warning' }];
};

const primaryFacts = (contacts: Rows<Contact> | null): Fact[] =>
  contacts === null
    ? [{ label: t`Contacts`, value: t`could not be read` }]
    : [
        ...primaries(contacts.rows).map(({ type, contact }) => ({
          label: pax8Word(type),
          value: contact === null ? t`nobody` : escapeText(contactText(contact), 80),
        })),
      ];

const addressText = ({ street, street2, city, stateOrProvince, postalCode, country }: Address): string => {
  const place = [stateOrProvince, postalCode].filter((part) => part !== null && part.trim() !== '').join(' ');
  const parts = [street, street2, city, place, country].filter((part) => part !== null && part.trim() !== '');
  return parts.length === 0 ? t`unknown` : escapeText(parts.join(', '), 200);
};

const flagsText = (details: CompanyDetails): string => {
  const { billOnBehalfOfEnabled, selfServiceAllowed, orderApprovalRequired } = details;
  const said = (flag: boolean | null, is: string, isNot: string, unknown: string): string =>
    flag === null ? unknown : flag ? is : isNot;
  return [
    said(billOnBehalfOfEnabled, t`Pax8 bills the company`, t`you bill the company`, t`who bills is unknown`),
    said(selfServiceAllowed, t`it may place its own orders`, t`no self-service`, t`self-service unknown`),
    said(
      orderApprovalRequired,
      t`its own orders need approval`,
      t`its own orders need no approval`,
      t`order approval unknown`,
    ),
  ].join(', ');
};
