import { describe, expect, test } from '@jest/globals';
import {
  type ContactInputs,
  type ContactProblem,
  contactName,
  emptyContact,
  inputsOfContact,
  isContact,
  primaries,
  readContactInputs,
  showsContact,
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
const problems = (rest: Partial<ContactInputs>): readonly ContactProblem[] => {
  const read = readContactInputs(typed(rest));
  return read.kind === 'bad' ? read.problems : [];
};

describe('the form of a contact', () => {
  test('is primary for the missing types unless someone chooses otherwise', () => {
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

  test('gives a primary contact the type as well', () => {
    const read = readContactInputs(typed({ types: 'Technical', primaries: 'Billing' }));
    expect(read.kind === 'contact' && read.contact.roles).toEqual([
      { type: 'Billing', primary: true },
      { type: 'Technical', primary: false },
    ]);
  });

  test.each<[Partial<ContactInputs>, ContactProblem]>([
    [{ firstName: '' }, { kind: 'missing', field: 'firstName' }],
    [{ lastName: 'x'.repeat(61) }, { kind: 'too-long', field: 'lastName', longest: 60 }],
    [{ email: 'tia' }, { kind: 'no-email', field: 'email' }],
    [{ email: 'tia@spin' }, { kind: 'no-email', field: 'email' }],
    [{ email: 'tia@spin.example, bo@spin.example' }, { kind: 'no-email', field: 'email' }],
    [{ email: '' }, { kind: 'missing', field: 'email' }],
    [{ contactPhone: 'none' }, { kind: 'no-phone', field: 'contactPhone' }],
    [{ types: 'Owner' }, { kind: 'no-type' }],
    [{ primaries: 'Admin,__proto__' }, { kind: 'no-type' }],
  ])('refuses %j', (rest, problem) => expect(problems(rest)).toEqual([problem]));

  test('keeps unknown roles and untouched fields', () => {
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

  test('counts as written when Pax8 only spells it differently; a name must match exactly', () => {
    const form = {
      firstName: 'Megan',
      lastName: 'Bowen',
      email: 'Megan@contoso.example.com',
      phone: '+1 555-555-0150',
      roles: [{ type: 'Admin', primary: true }],
    };
    const written = { ...megan, ...form };
    const own = { firstName: 'Megan ', email: 'megan@contoso.example.com', phone: '+15555550150' };
    expect(showsContact({ ...written, ...own }, form)).toBe(true);
    for (const other of [
      { firstName: 'megan' },
      { lastName: null },
      { email: 'meg@contoso.example.com' },
      { phone: '+1 555-555-0151' },
      { roles: [] },
      { roles: [{ type: 'Admin', primary: false }] },
    ])
      expect(showsContact({ ...written, ...other }, form)).toBe(false);
    // A text without digits is no phone number, and two of them are never the same.
    expect(showsContact({ ...written, phone: null }, { ...form, phone: 'ask at the desk' })).toBe(false);
  });

  test('equals one whose e-mail differs only in capitals, never one without', () => {
    const read = readContactInputs(inputsOfContact(megan), megan);
    if (read.kind !== 'contact') throw new Error('not read');
    const email = read.contact.email.toUpperCase();
    expect(isContact({ ...megan, email }, read.contact)).toBe(true);
    expect(isContact({ ...megan, email: null }, read.contact)).toBe(false);
  });

  test('shows what Pax8 did not say as empty', () => {
    const bare = { ...megan, firstName: null, lastName: null, email: null, phone: null };
    expect(inputsOfContact(bare)).toMatchObject({ firstName: '', lastName: '', email: '', contactPhone: '' });
    expect(isContact(bare, { firstName: '', lastName: '', email: '', phone: '', roles: [] })).toBe(false);
  });
});

describe('the contacts of a company', () => {
  test('have one primary per type, or none', () => {
    expect(primaries([megan, adele]).map(({ type, contact }) => [type, contact?.firstName])).toEqual([
      ['Admin', 'Megan'],
      ['Billing', 'Adele'],
      ['Technical', 'Megan'],
    ]);
    expect(primaries([megan])[1]?.contact).toBeNull();
    expect(missingPrimaries([megan])).toEqual(['Billing']);
  });

  test('are called by name, else by e-mail', () => {
    expect(contactName(megan)).toBe('Megan Bowen');
    expect(contactName({ firstName: ' ', lastName: null, email: 'a@b.example' })).toBe('a@b.example');
    expect(contactName({ firstName: null, lastName: null, email: null })).toBeNull();
  });
});
