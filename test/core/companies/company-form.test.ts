import { describe, expect, test } from '@jest/globals';
import {
  type CompanyInputs,
  type CompanyProblem,
  changedParts,
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
const problems = (rest: Partial<CompanyInputs>): readonly CompanyProblem[] => {
  const read = readNewCompany(typed(rest));
  return read.kind === 'bad' ? read.problems : [];
};
const changes = (rest: Partial<CompanyInputs>, company = contoso) => {
  const read = readCompanyChanges({ ...inputsOfCompany(company), ...rest }, company);
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  return read.changes;
};
const nameless = { ...contoso, website: null, phone: null, selfServiceAllowed: null };

describe('the form of a new company', () => {
  test('reads and tidies what was typed, as Pax8 wants it', () => {
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

  test.each<[Partial<CompanyInputs>, CompanyProblem]>([
    [{ name: ' \u200b ' }, { kind: 'missing', field: 'name' }],
    [{ name: 'x'.repeat(101) }, { kind: 'too-long', field: 'name', longest: 100 }],
    [{ street: '' }, { kind: 'missing', field: 'street' }],
    [{ city: '' }, { kind: 'missing', field: 'city' }],
    [{ postalCode: '1'.repeat(21) }, { kind: 'too-long', field: 'postalCode', longest: 20 }],
    [{ country: 'UK' }, { kind: 'no-country', field: 'country' }],
    [{ country: 'USA' }, { kind: 'too-long', field: 'country', longest: 2 }],
    [{ country: '' }, { kind: 'missing', field: 'country' }],
    [{ phone: 'call me' }, { kind: 'no-phone', field: 'phone' }],
    [{ phone: '1234' }, { kind: 'no-phone', field: 'phone' }],
    [{ phone: '' }, { kind: 'missing', field: 'phone' }],
    [{ website: 'http://tailspin.example.com' }, { kind: 'no-website', field: 'website' }],
    [{ website: 'javascript:alert(1)' }, { kind: 'no-website', field: 'website' }],
    [{ website: 'https://user:pass@tailspin.example.com' }, { kind: 'no-website', field: 'website' }],
    [{ website: 'https://localhost' }, { kind: 'no-website', field: 'website' }],
    [{ website: 'https://a b' }, { kind: 'no-website', field: 'website' }],
    [{ website: '' }, { kind: 'missing', field: 'website' }],
    [{ billOnBehalfOfEnabled: '' }, { kind: 'no-choice', field: 'billOnBehalfOfEnabled' }],
    [{ orderApprovalRequired: 'maybe' }, { kind: 'no-choice', field: 'orderApprovalRequired' }],
  ])('refuses %j', (rest, problem) => expect(problems(rest)).toEqual([problem]));

  test.each([
    '555-555-5555',
    '(020) 7946.0958',
    '+49/89 1234567',
    '555 555 5555 x12',
    '555 555 5555 ext. 12',
  ])('takes %s as a phone number', (phone) => expect(problems({ phone })).toEqual([]));

  test('lists all problems at once, and starts empty', () => {
    expect(readNewCompany(emptyCompany(null))).toMatchObject({ kind: 'bad', problems: { length: 6 } });
  });

  test('knows the countries of ISO 3166', () => expect(countries.size).toBe(249));
});

describe('the form of an existing company', () => {
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
      changedParts(changes({ city: 'Albany', phone: '555-555-0000', website: 'https://x.example' })),
    ).toEqual(['address', 'phone', 'website']);
  });

  test('sends an emptied address line as empty text, because Pax8 keeps what is left out', () =>
    expect(changes({ postalCode: '' }).address?.postalCode).toBe(''));

  test('does not check what Pax8 already has, or require what it never had', () => {
    const old = { ...contoso, website: 'http://old.example', phone: 'ask Megan' };
    expect(changes({ name: 'New' }, old)).toEqual({ name: 'New' });
    expect(changes({ website: 'https://new.example' }, nameless)).toEqual({ website: 'https://new.example' });
    expect(changes({ selfServiceAllowed: 'yes' }, nameless)).toEqual({ selfServiceAllowed: true });
  });

  test('refuses an emptied required line', () => {
    expect(readCompanyChanges({ ...inputsOfCompany(contoso), phone: '' }, contoso)).toEqual({
      kind: 'bad',
      problems: [{ kind: 'missing', field: 'phone' }],
    });
    expect(readCompanyChanges({ ...inputsOfCompany(contoso), selfServiceAllowed: '' }, contoso).kind).toBe(
      'bad',
    );
  });

  test('treats a text as untouched when it comes back as the input shows it', () => {
    const odd = { ...contoso, name: 'Con\u200dtoso  Ltd' };
    const shown = (text: string) => text.replaceAll('\u200d', '').replace(/\s+/g, ' ');
    const back = { ...inputsOfCompany(odd), name: 'Contoso Ltd' };
    expect(readCompanyChanges(back, odd, shown)).toEqual({ kind: 'changes', changes: {} });
  });

  test('counts as changed when Pax8 only spells it differently; a name must match exactly', () => {
    const shown = (overrides: Partial<typeof contoso>) => hasChanges({ ...contoso, ...overrides }, wanted);
    const wanted = {
      name: 'Contoso Ltd',
      phone: '555-555-0199',
      website: 'https://Contoso.example.com/',
      externalId: null,
      address: { ...contoso.address, city: 'Albany', street2: '' },
    };
    const written = { ...wanted, address: { ...contoso.address, city: 'ALBANY', street2: null } };
    expect(shown(written)).toBe(true);
    expect(shown({ ...written, phone: '(555) 555 0199', website: 'http://contoso.example.com' })).toBe(true);
    expect(shown({ ...written, name: ' Contoso  Ltd' })).toBe(true);
    for (const other of [
      { name: 'Contoso ltd' },
      { phone: '555-555-0198' },
      { phone: null },
      { website: 'https://contoso.example.org' },
      { externalId: 'PSA-1' },
      { address: { ...written.address, street2: 'Floor 2' } },
    ])
      expect(shown({ ...written, ...other })).toBe(false);
  });

  test('shows in a later read whether changes were made', () => {
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
    const bare = { ...contoso.address, street2: null };
    const moved = { address: { ...bare, city: 'Berlin' } };
    expect(hasChanges({ ...contoso, address: bare }, moved)).toBe(false);
    expect(hasChanges({ ...contoso, address: { ...bare, city: 'Berlin' } }, moved)).toBe(true);
    expect(changedParts(wanted)).toEqual(['name', 'address', 'who-bills']);
    expect(changedParts({ selfServiceAllowed: true, orderApprovalRequired: true })).toEqual([
      'self-service',
      'order-approval',
    ]);
  });
});
