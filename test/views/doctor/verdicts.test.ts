import { describe, expect, test } from '@jest/globals';
import { type PsaKind, psaNames } from '../../../src/core/mapped/psa-lines.ts';
import type { Deployment, DoctorLine, Unseen } from '../../../src/core/ports/doctor.ts';
import { doctorLines } from '../../../src/views/doctor/checks.ts';
import { doctorText } from '../../../src/views/doctor/text.ts';
import { wellDeployment as well } from '../../samples/deployment.ts';

/** What the doctor says of everything that it can see; `test/doctor` plants the faults themselves. */

const at = Date.UTC(2026, 10, 23, 14, 5);
const day = 86_400_000;
const said = (seen: { [K in keyof Deployment]?: Deployment[K] | Unseen }): DoctorLine[] =>
  doctorLines({ node: '24.11.1', config: [], at, deployment: { ...well, ...seen } }, 'UTC').filter(
    ({ light }) => light !== 'green',
  );
const [tenant] = well.people.tenants;
const people = (given: Partial<typeof tenant>, rest: Partial<Deployment['people']> = {}) =>
  tenant === undefined ? {} : { people: { ...well.people, ...rest, tenants: [{ ...tenant, ...given }] } };
const secret = { name: 'pax8-client-id', expiresAt: null, readAt: null, problem: null };
const vault = (given: Partial<typeof secret> | { expiresAt: number }) => ({
  secrets: { kind: 'vault' as const, url: 'https://v', secrets: [{ ...secret, ...given }] },
});
const pax8 = (kind: 'unclear' | 'busy' | 'unreachable', code = '') => ({
  pax8: { kind, at: 'read' as const, host: 'api.pax8.com', status: kind === 'unclear' ? 503 : null, code },
});

test('a PSA whose money is known is well, and so are customers who can be asked', () => {
  const psa = {
    kind: 'read',
    psa: 'connectwise',
    system: 'ConnectWise PSA',
    asOf: at,
    lines: 12,
    hasOwnCurrency: false,
    noCurrency: 0,
    noPeriod: 0,
  } as const;
  const all = (given: Partial<Deployment>) =>
    doctorLines({ node: '24.11.1', config: [], at, deployment: { ...well, ...given } }, 'UTC')
      .filter(({ check }) => ['PSA', 'Customers'].includes(check))
      .map(({ light, says }) => `${light}: ${says}`);
  expect(all({})).toEqual([]);
  expect(
    all({
      psa,
      customers: { kind: 'seen', links: true, demanded: 1 },
    }),
  ).toEqual([
    'green: Customers whose consent is demanded can be asked by a link.',
    'green: 12 lines of what ConnectWise PSA bills are read.',
  ]);
  expect(said({ psa: { kind: 'not-read' } })[0]?.light).toBe('amber');
});

test('what of the PSA’s money is not known is said with what helps in that PSA, and one gap does not hide the other', () => {
  const ofPsa = (psa: PsaKind, hasOwnCurrency: boolean, noCurrency: number) =>
    doctorLines(
      {
        ...{ node: '24.11.1', config: [], at },
        deployment: {
          ...well,
          psa: {
            ...{ kind: 'read', psa, system: psaNames[psa], asOf: at, lines: 12 },
            ...{ hasOwnCurrency, noCurrency, noPeriod: 3 },
          },
        },
      },
      'UTC',
    )
      .filter(({ check }) => check === 'PSA')
      .map(({ light, mend }) => [light, mend]);
  const cycles = 'Let the API member see billing cycles, and call them Monthly, Quarterly or Annual.';
  expect(ofPsa('connectwise', false, 2)).toEqual([
    ['amber', 'Set PSA_CURRENCY to the currency that you bill in, such as USD.'],
    ['amber', cycles],
  ]);
  expect(ofPsa('connectwise', true, 0)).toEqual([['amber', cycles]]);
  expect(ofPsa('halopsa', true, 2)).toEqual([
    ['amber', 'Their currency is not surely that of PSA_CURRENCY: compare them in the PSA.'],
    ['green', ''],
  ]);
  expect(ofPsa('autotask', false, 0)).toEqual([['green', '']]);
});

describe('what is seen is said, with its mend', () => {
  test('of a deployment that is well nothing is to mend', () => {
    expect(said({})).toEqual([]);
    expect(
      said({ ...vault({ expiresAt: at + 60 * day }), bot: { kind: 'signed', identity: 'secret' } }),
    ).toEqual([]);
    expect(said({ ...people({ approvers: [] }, { everybodyApproves: true }), app: { kind: 'off' } })).toEqual(
      [],
    );
    expect(said(people({ approvers: [{ objectId: 'a', name: 'Ann' }] }, { approvalSelf: true }))).toEqual([]);
    expect(said({ pax8: { kind: 'read', companies: null, ms: 1 }, webhook: { kind: 'not-set' } })).toEqual(
      [],
    );
  });

  test.each<[string, Parameters<typeof said>[0], 'red' | 'amber', RegExp]>([
    [
      'Port',
      { port: { kind: 'not-allowed', host: '0.0.0.0', port: 443 } },
      'red',
      /may not listen on port 443/,
    ],
    [
      'Port',
      { port: { kind: 'no-address', host: '10.1.1.1', port: 1 } },
      'red',
      /not have the address 10\.1\.1\.1/,
    ],
    ['Port', { port: { kind: 'failed', reason: 'EMFILE' } }, 'red', /^It could not be looked at: EMFILE\.$/],
    ['Secrets', vault({ expiresAt: at - day }), 'red', /expired on 22 Nov 2026/],
    ['Secrets', { secrets: { kind: 'late' } }, 'red', /no answer in time/],
    ['Pax8', { pax8: { kind: 'no-credentials' } }, 'red', /credentials cannot be read/],
    ['Pax8', pax8('busy'), 'amber', /no more calls/],
    ['Pax8', pax8('unclear'), 'red', /does not answer like Pax8 \(503\)/],
    ['Pax8', pax8('unreachable', 'ENOTFOUND'), 'red', /name api\.pax8\.com cannot be found/],
    ['Pax8', pax8('unreachable', 'CERT_HAS_EXPIRED'), 'red', /certificate of api\.pax8\.com is not trusted/],
    ['Webhook', { webhook: { kind: 'no-address' } }, 'red', /no address to call/],
    ['Webhook', { webhook: { kind: 'not-looked' } }, 'amber', /does not show its webhooks/],
    ['Webhook', { webhook: { kind: 'there', problems: ['failing', 'twice'] } }, 'red', /last delivery/],
    ['Webhook', { webhook: { kind: 'there', problems: ['narrow'] } }, 'amber', /a part of what happens/],
    ['Database', { database: { kind: 'in-memory' } }, 'amber', /restart forgets everything/],
    ['Database', { database: { kind: 'behind', steps: ['0002-x'] } }, 'amber', /lacks the steps 0002-x/],
    ['Database', { database: { kind: 'trouble', problem: 'full' } }, 'red', /disk of the database is full/],
    ['Database', { database: { kind: 'unusable', text: 'No.' } }, 'red', /^No\.$/],
    ['Disk', { disk: { kind: 'seen', folder: './data', room: 400 * 1024 ** 2 } }, 'amber', /^400 MB/],
    ['Bot', { bot: { kind: 'off' } }, 'amber', /BOT_AUTH is off/],
    ['Bot', { bot: { kind: 'no-identity' } }, 'red', /no managed identity/],
    ['Bot', { bot: { kind: 'no-secret' } }, 'red', /secret cannot be read/],
    ['Bot', { bot: { kind: 'refused', code: 53003 } }, 'red', /refuses the bot \(AADSTS53003\)/],
    ['Bot', { bot: { kind: 'refused', code: 0 } }, 'red', /refuses the bot\.$/],
    ['Teams app', { app: { kind: 'unreadable', file: 'x.zip' } }, 'amber', /x\.zip cannot be read/],
    [
      'Teams app',
      { app: { kind: 'read', file: 'x.zip', botId: 'A', appId: 'a', version: '1.0.0', own: '1.1.0' } },
      'amber',
      /has version 1\.0\.0; the bot is 1\.1\.0/,
    ],
    ['Endpoint', { endpoint: { kind: 'not-set' } }, 'amber', /PUBLIC_URL is not set/],
    ['Endpoint', { endpoint: { kind: 'not-running' } }, 'amber', /does not run here/],
    ['Endpoint', { endpoint: { kind: 'open' } }, 'red', /without a token/],
    ['Clock', { clock: { kind: 'seen', ahead: null } }, 'amber', /No server told the time/],
    ['Clock', { clock: { kind: 'seen', ahead: -90_000 } }, 'amber', /90 s behind/],
    ['Admins', people({}, { everybodyIsAdmin: true }), 'amber', /^Everybody is admin/],
    ['Approvers', people({ approvers: [] }), 'red', /^Nobody can approve a request/],
    ['Approvals', people({ approvalsGo: 'lost' }), 'red', /no longer post in the approvers’ channel/],
    ['Approvals', people({ chats: 0 }), 'amber', /shown to nobody but who asks/],
    ['Alerts', people({ refused: 1 }), 'red', /^Teams refuses alerts in 1 of 1 place\.$/],
  ])('%s: %j', (check, seen, light, says) => {
    expect(said(seen)).toEqual([
      { check, light, says: expect.stringMatching(says), mend: expect.stringMatching(/^[A-Z].*[.]$/) },
    ]);
  });

  test('people who cannot be looked at are said once, and of several organisations each is named', () => {
    expect(said({ people: { kind: 'late' } }).map(({ check }) => check)).toEqual(['Admins']);
    const two = [tenant, { ...tenant, tenantId: 'u', alertPlaces: 0 }] as Deployment['people']['tenants'];
    expect(said({ people: { ...well.people, tenants: two } }).map(({ says }) => says)).toEqual([
      'u: Nobody hears of renewals: no channel asked for alerts.',
    ]);
  });

  test('a terminal with colours shows them', () => {
    expect(doctorText(said({ bot: { kind: 'off' } }), true).startsWith('\u001b[33mamber')).toBe(true);
  });
});
