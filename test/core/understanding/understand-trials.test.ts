import { expect, test } from '@jest/globals';
import { understand } from '../../../src/core/understanding/understand.ts';
import { shown } from './shown-intent.ts';

const here = { now: Date.parse('2026-11-23T07:00:00Z'), zone: 'Europe/Berlin' };

test.each([
  ['trials', 'trials'],
  ['show me the trials', 'trials'],
  ['which trials end soon?', 'trials'],
  ['what trials are running', 'trials'],
  ['trials expiring soon', 'trials'],
  ['do we have any trials?', 'trials'],
  ['when does the trial end', 'trials'],
  ['which trials become paid soon', 'trials'],
  ['trials of contoso', 'trials | @ contoso'],
  ['trials for Northwind Traders', 'trials | @ Northwind Traders'],
  ["contoso's trials", 'trials | @ contoso'],
  ['which trials of Fabrikam end soon', 'trials | @ Fabrikam'],
  ['does contoso have a trial', 'trials | @ contoso'],
  ['trials in december', 'trials'],
  ['trials of contoso next month', 'trials | @ contoso'],
])('%s → %s', (said, meant) => expect(shown(understand(said, here))).toBe(meant));

test.each([
  ['alerts here for trials', 'alerts here | only trials'],
  ['alerts here only for trials', 'alerts here | only trials'],
  ['alerts here, trials only', 'alerts here | only trials'],
  ['trial alerts here', 'alerts here | only trials'],
  ['alerts here without trials', 'alerts here | only renewals'],
  ['alerts here only renewals', 'alerts here | only renewals'],
  ['alerts here for renewals and trials', 'alerts here'],
  ['alerts here for Contoso, only trials, 7 and 3 days', 'alerts here | @ Contoso | only trials | 7,3 days'],
  ['alerts here for company "Trials Ltd"', 'alerts here | @ Trials Ltd'],
])('%s → %s', (said, meant) => expect(shown(understand(said, here))).toBe(meant));

test.each(['cancel the trial of contoso', 'order a trial of Visio', 'add 2 seats to the trial of contoso'])(
  'is not read as a question about trials: %s',
  (said) => expect(understand(said, here).kind).not.toBe('trials'),
);
