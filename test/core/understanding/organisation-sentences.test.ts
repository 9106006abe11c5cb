import { expect, test } from '@jest/globals';
import { meant } from '../reading/usual-world.ts';

/* Which organisations may talk to the bot: Teams knows them by tenant id, their people by a domain. */

const id = '00000000-1111-4222-8333-444444444444';

test.each([
  ['organisations', 'organisations list'],
  ['which organizations are allowed?', 'organisations list'],
  ['allow organisation contoso.com', 'organisations allow | contoso.com'],
  ['Allow the organization Contoso.com.', 'organisations allow | Contoso.com'],
  [`please allow tenant ${id}`, `organisations allow | ${id}`],
  ['allow guests from contoso.com', 'organisations allow | contoso.com'],
  ['allow people of organisation contoso.com please', 'organisations allow | contoso.com'],
  ['allow organisation', 'organisations allow'],
  [`revoke organisation ${id}`, `organisations revoke | ${id}`],
  ['remove organisation contoso.com', 'organisations revoke | contoso.com'],
  ['could you allow organisation contoso.com?', 'offer organisations allow | contoso.com'],
])('%s', (said, meaning) => {
  expect(meant(said)).toBe(meaning);
});

test.each([
  "don't allow organisation contoso.com",
  'if they pay, allow organisation contoso.com',
  'revoke @Bo',
  'add 3 seats for Contoso',
])('%s allows nothing', (said) => {
  expect(meant(said)).not.toMatch(/organisations/);
});
