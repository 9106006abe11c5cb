import { describe, expect, test } from '@jest/globals';
import {
  type CompanyInputs,
  changedNames,
  emptyCompany,
  hasChanges,
  inputsOfCompany,
  readCompanyChanges,
  readNewCompany,
} from '../../../src/core/companies/company-form.ts';
import { countries } from '../../../src/core/companies/form-lines.ts';
import { contoso } from '../../views/companies/company-cases.ts';

const typed = (rest: Partial<CompanyInputs> = {}): CompanyInputs => ({
  ...emptyCompany(' Tailspin   Toys '),
  street: '1 Toy Road',
  city: 'Leeds',
  country: 'gb',
  phone: '+44 20 7946 0958',
  website: 'tailspin.example.com',
  ...rest,
});
const problems = (rest: Partial<CompanyInputs>): string => {
  const read = readNewCompany(typed(rest));
  return read.kind === 'bad' ? read.problems.join(' ') : '';
};
const changes = (rest: Partial<CompanyInputs>, company = contoso) => {
  const read = readCompanyChanges({ ...inputsOfCompany(company), ...rest }, company);
  if (read.kind === 'bad') throw new Error(read.problems.join(' '));
  return read.changes;
};
const nameless = { ...contoso, website: null, phone: null, selfServiceAllowed: null };

describe('the form of a new company', () => {
  test('reads what was typed, tidied, as Pax8 wants it', () => {
    expect(readNewCompany(typed({ selfServiceAllowed: 'yes' }))).toEqual({
      kind: 'company',
      company: {
        name: 'Tailspin Toys',
        address: {
          street: '1 Toy Road',
          street2: null,
          city: 'Leeds',
          stateOrProvince: null,
          postalCode: null,
          country: 'GB',
        },
        phone: '+44 20 7946 0958',
        website: 'https://tailspin.example.com',
        billOnBehalfOfEnabled: false,
        selfServiceAllowed: true,
        orderApprovalRequired: false,
      },
    });
  });

  test.each<[Partial<CompanyInputs>, RegExp]>([
    [{ name: ' \u200b ' }, /Name must be given/],
    [{ name: 'x'.repeat(101) }, /Name may have 100 characters/],
    [{ street: '' }, /Street must be given/],
    [{ city: '' }, /City must be given/],
    [{ postalCode: '1'.repeat(21) }, /Postal code may have 20/],
    [{ country: 'UK' }, /Country must be a code of two letters/],
    [{ country: 'USA' }, /Country may have 2 characters/],
    [{ country: '' }, /Country must be given/],
    [{ phone: 'call me' }, /Phone is no phone number/],
    [{ phone: '1234' }, /Phone is no phone number/],
    [{ phone: '' }, /Phone must be given/],
    [{ website: 'http://tailspin.example.com' }, /begins with https/],
    [{ website: 'javascript:alert(1)' }, /begins with https/],
    [{ website: 'https://user:pass@tailspin.example.com' }, /begins with https/],
    [{ website: 'https://localhost' }, /begins with https/],
    [{ website: 'https://a b' }, /begins with https/],
    [{ website: '' }, /Website must be given/],
    [{ billOnBehalfOfEnabled: '' }, /Pax8 bills the company: choose yes or no/],
    [{ orderApprovalRequired: 'maybe' }, /choose yes or no/],
  ])('refuses %j', (rest, sentence) => expect(problems(rest)).toMatch(sentence));

  test.each([
    '555-555-5555',
    '(020) 7946.0958',
    '+49/89 1234567',
    '555 555 5555 x12',
    '555 555 5555 ext. 12',
  ])('takes %s as a phone number', (phone) => expect(problems({ phone })).toBe(''));

  test('tells all that is wrong at once, and begins empty', () => {
    expect(readNewCompany(emptyCompany(null))).toMatchObject({ kind: 'bad', problems: { length: 6 } });
  });

  test('knows the countries of ISO 3166', () => expect(countries.size).toBe(249));
});

describe('the form of a company that is there', () => {
  test('sends nothing when nothing was touched', () => {
    expect(changes({})).toEqual({});
    expect(changes({}, nameless)).toEqual({});
    expect(changes({ name: ' Contoso ' })).toEqual({});
  });

  test('sends only what differs, an address as a whole', () => {
    expect(changes({ name: 'Contoso Ltd', selfServiceAllowed: 'no' })).toEqual({
      name: 'Contoso Ltd',
      selfServiceAllowed: false,
    });
    expect(changes({ city: 'Albany' })).toEqual({ address: { ...contoso.address, city: 'Albany' } });
    expect(
      changedNames(changes({ city: 'Albany', phone: '555-555-0000', website: 'https://x.example' })),
    ).toEqual(['address', 'phone', 'website']);
  });

  test('an emptied line of the address goes as an empty text, since Pax8 keeps what is left out', () =>
    expect(changes({ postalCode: '' }).address?.postalCode).toBe(''));

  test('does not check what Pax8 has already, nor want what it never had', () => {
    const old = { ...contoso, website: 'http://old.example', phone: 'ask Megan' };
    expect(changes({ name: 'New' }, old)).toEqual({ name: 'New' });
    expect(changes({ website: 'https://new.example' }, nameless)).toEqual({ website: 'https://new.example' });
    expect(changes({ selfServiceAllowed: 'yes' }, nameless)).toEqual({ selfServiceAllowed: true });
  });

  test('refuses what was emptied and is needed', () => {
    expect(readCompanyChanges({ ...inputsOfCompany(contoso), phone: '' }, contoso)).toEqual({
      kind: 'bad',
      problems: ['Phone must be given.'],
    });
    expect(readCompanyChanges({ ...inputsOfCompany(contoso), selfServiceAllowed: '' }, contoso).kind).toBe(
      'bad',
    );
  });

  test('takes a text for untouched that comes back as the input shows it', () => {
    const odd = { ...contoso, name: 'Con\u200dtoso  Ltd' };
    const shown = (text: string) => text.replaceAll('\u200d', '').replace(/\s+/g, ' ');
    const back = { ...inputsOfCompany(odd), name: 'Contoso Ltd' };
    expect(readCompanyChanges(back, odd, shown)).toEqual({ kind: 'changes', changes: {} });
  });

  test('whether changes were made shows in what is read afterwards', () => {
    const wanted = changes({ name: 'Contoso Ltd', street2: 'Floor 2', billOnBehalfOfEnabled: 'yes' });
    expect(hasChanges(contoso, wanted)).toBe(false);
    expect(
      hasChanges(
        {
          ...contoso,
          name: 'Contoso Ltd',
          billOnBehalfOfEnabled: true,
          address: { ...contoso.address, street2: 'Floor 2' },
        },
        wanted,
      ),
    ).toBe(true);
    expect(changedNames(wanted)).toEqual(['name', 'address', 'who bills']);
    expect(changedNames({ selfServiceAllowed: true, orderApprovalRequired: true })).toEqual([
      'self-service',
      'order approval',
    ]);
  });
});
