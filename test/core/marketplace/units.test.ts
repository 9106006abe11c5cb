import { expect, test } from '@jest/globals';
import { countsPeople } from '../../../src/core/marketplace/units.ts';

const nce = ' [New Commerce Experience]';

// Pax8 names a unit only in its prices, and often just "Each":
// https://devx.pax8.com/docs/understanding-usage-products
test.each([
  [`Microsoft 365 Business Premium${nce}`, true],
  [`Exchange Online (Plan 1)${nce}`, true],
  [`Power BI Pro${nce}`, true],
  [`Microsoft Entra ID P1${nce}`, true],
  ['Office 365 E3', true],
  ['Google Workspace Business Starter', true],
  ['Adobe Creative Cloud', true],
  [`Microsoft Teams Rooms Pro${nce}`, false],
  [`Microsoft Teams Shared Devices${nce}`, false],
  [`Windows Server 2025 Standard${nce}`, false],
  [`Office 365 Extra File Storage${nce}`, false],
  ['Microsoft Azure', false],
  ['AvePoint Cloud Backup for Microsoft 365', false],
  ['Microsoft 365 Backup', false],
  ['Keepit Backup', false],
  ['Webroot SecureAnywhere Business Endpoint Protection', false],
  ['Dropbox Business Advanced', false],
  [null, false],
])('a seat of %s is a person’s: %s', (name, is) => expect(countsPeople(name)).toBe(is));
