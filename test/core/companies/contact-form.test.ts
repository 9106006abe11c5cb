import { describe, expect, test } from '@jest/globals';
import {
  type ContactInputs,
  contactName,
  emptyContact,
  inputsOfContact,
  isContact,
  isEmptyContact,
  primaries,
  readContactInputs,
} from '../../../src/core/companies/contact-form.ts';
import { contactTypes, missingPrimaries } from '../../../src/core/marketplace/contacts.ts';
import { adele, megan } from '../../views/companies/company-cases.ts';

const typed = (rest: Partial<ContactInputs> = {}): ContactInputs => ({
  ...emptyContact(contactTypes),
  firstName: 'Tia',
  lastName: 'Spin',
  email: 'tia@tailspin.example.com',
  contactPhone: '555-555-5555',
  ...rest,
});
const problems = (rest: Partial<ContactInputs>): string => {
  const read = readContactInputs(typed(rest));
  return read.kind === 'bad' ? read.problems.join(' ') : '';
};

describe('the form of a contact', () => {
  test('is primary for what is missing, until somebody chooses otherwise', () => {
    expect(readContactInputs(typed())).toEqual({
      kind: 'contact',
      contact: {
        firstName: 'Tia',
        lastName: 'Spin',
        email: 'tia@tailspin.example.com',
        phone: '555-555-5555',
        roles: contactTypes.map((type) => ({ type, primary: true })),
      },
    });
  });

  test('who is primary for a type is there for it', () => {
    const read = readContactInputs(typed({ types: 'Technical', primaries: 'Billing' }));
    expect(read.kind === 'contact' && read.contact.roles).toEqual([
      { type: 'Billing', primary: true },
      { type: 'Technical', primary: false },
    ]);
  });

  test.each<[Partial<ContactInputs>, RegExp]>([
    [{ firstName: '' }, /First name must be given/],
    [{ lastName: 'x'.repeat(61) }, /Last name may have 60/],
    [{ email: 'tia' }, /no e-mail address/],
    [{ email: 'tia@spin' }, /no e-mail address/],
    [{ email: 'tia@spin.example, bo@spin.example' }, /no e-mail address/],
    [{ email: '' }, /E-mail must be given/],
    [{ contactPhone: 'none' }, /no phone number/],
    [{ types: 'Owner' }, /Choose among/],
    [{ primaries: 'Admin,__proto__' }, /Choose among/],
  ])('refuses %j', (rest, sentence) => expect(problems(rest)).toMatch(sentence));

  test('a role that the form does not know, and what was not touched, stay as they are', () => {
    const held = {
      ...megan,
      phone: 'ask at the desk',
      roles: [...megan.roles, { type: 'Partner', primary: true }],
    };
    const read = readContactInputs({ ...inputsOfContact(held), lastName: 'Bowen-Lee' }, held);
    expect(read).toMatchObject({
      contact: { phone: 'ask at the desk', lastName: 'Bowen-Lee', roles: held.roles },
    });
    expect(read.kind === 'contact' && isContact(held, read.contact)).toBe(false);
    const same = readContactInputs(inputsOfContact(held), held);
    expect(same.kind === 'contact' && isContact(held, same.contact)).toBe(true);
  });

  test('nothing typed is no contact', () => {
    expect(isEmptyContact(emptyContact(contactTypes))).toBe(true);
    expect(isEmptyContact(typed({ firstName: '' }))).toBe(false);
  });

  test('what Pax8 does not say stands empty', () => {
    const bare = { ...megan, firstName: null, lastName: null, email: null, phone: null };
    expect(inputsOfContact(bare)).toMatchObject({ firstName: '', lastName: '', email: '', contactPhone: '' });
    expect(isContact(bare, { firstName: '', lastName: '', email: '', phone: '', roles: [] })).toBe(false);
  });
});

describe('the contacts of a company', () => {
  test('have one primary a type, or nobody', () => {
    expect(primaries([megan, adele]).map(({ type, contact }) => [type, contact?.firstName])).toEqual([
      ['Admin', 'Megan'],
      ['Billing', 'Adele'],
      ['Technical', 'Megan'],
    ]);
    expect(primaries([megan])[1]?.contact).toBeNull();
    expect(missingPrimaries([megan])).toEqual(['Billing']);
  });

  test('are called by their names, else by their e-mail', () => {
    expect(contactName(megan)).toBe('Megan Bowen');
    expect(contactName({ firstName: ' ', lastName: null, email: 'a@b.example' })).toBe('a@b.example');
    expect(contactName({ firstName: null, lastName: null, email: null })).toBe('A contact without a name');
  });
});
