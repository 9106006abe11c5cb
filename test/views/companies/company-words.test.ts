import { describe, expect, test } from '@jest/globals';
import { companyLines } from '../../../src/core/companies/company-form.ts';
import {
  contactText,
  formProblem,
  inputLabels,
  partsText,
} from '../../../src/views/companies/company-words.ts';

describe('what is wrong with a form of a company or contact is said with the label of its input:', () => {
  test.each<[Parameters<typeof formProblem>[0], string]>([
    [{ kind: 'missing', field: 'phone' }, 'Phone is missing.'],
    [{ kind: 'missing', field: 'contactPhone' }, 'Phone of the contact is missing.'],
    [{ kind: 'too-long', field: 'street', longest: 60 }, 'Street can have at most 60 characters.'],
    [{ kind: 'no-email', field: 'email' }, 'E-mail is not an e-mail address.'],
    [{ kind: 'no-phone', field: 'phone' }, 'Phone is not a phone number.'],
    [{ kind: 'no-website', field: 'website' }, 'Website must start with https://.'],
    [{ kind: 'no-country', field: 'country' }, 'Country must be a two-letter code such as US, GB or DE.'],
    [{ kind: 'no-choice', field: 'billOnBehalfOfEnabled' }, 'Pax8 bills the company: choose yes or no.'],
    [{ kind: 'no-type' }, 'Choose from Admin, Billing and Technical.'],
  ])('%j', (problem, sentence) => expect(formProblem(problem)).toBe(sentence));
});

test('no two inputs of the form of a new company are called the same', () => {
  const labels = Object.values(inputLabels);
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels.length).toBeGreaterThan(Object.keys(companyLines).length);
});

test('what changed of a company is told by names that people know', () =>
  expect(
    partsText(['name', 'address', 'phone', 'website', 'who-bills', 'self-service', 'order-approval']),
  ).toBe('name, address, phone, website, who bills, self-service, order approval'));

test('a contact of which nothing is known is called so', () => {
  expect(contactText({ firstName: null, lastName: null, email: null })).toBe('A contact without a name');
  expect(contactText({ firstName: 'Megan', lastName: null, email: null })).toBe('Megan');
});
