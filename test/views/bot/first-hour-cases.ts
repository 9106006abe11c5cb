import type { Deployment } from '../../../src/core/ports/doctor.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { type SetupInput, setupCard } from '../../../src/views/bot/setup.ts';
import { groupWelcomeCard, welcomeCard } from '../../../src/views/bot/welcome.ts';
import { bundleCard } from '../../../src/views/changes/bundle.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { doctorLines } from '../../../src/views/doctor/checks.ts';
import { doctorCard } from '../../../src/views/doctor/doctor.ts';
import { wellDeployment } from '../../samples/deployment.ts';
import { ana, bo, change, type Lay, names, show } from '../samples.ts';

/** What the doctor says of a deployment that is well but for what it is given. */
const doctorSays = (seen: { [K in keyof Deployment]?: Deployment[K] } = {}) =>
  doctorLines(
    { node: '24.11.1', config: [], at: show.now, deployment: { ...wellDeployment, ...seen } },
    'Europe/Berlin',
  );
const fresh: SetupInput = {
  approvers: [{ objectId: 'bo', name: 'Bo Berg' }],
  personId: 'bo',
  everybodyApproves: false,
  approvalSelf: false,
  approvalsGo: 'chats',
  chats: 1,
  alertPlaces: 0,
  refused: 0,
  policyVersion: 0,
  zone: null,
  taught: 0,
  scope: 'personal',
  botName: 'Pax8 Operations',
};
const done: SetupInput = {
  ...fresh,
  approvers: [...fresh.approvers, { objectId: 'cy', name: 'Cy Castle' }],
  approvalsGo: 'place',
  alertPlaces: 2,
  policyVersion: 3,
  zone: 'Europe/Berlin',
  taught: 4,
};

/** What is seen in the first hour: welcomes, the set-up of an admin, the doctor. */
export const firstHourCases = (answer: Lay): Record<string, () => Answer> => {
  const setup = (given: Partial<SetupInput> = {}) => answer(setupCard({ ...fresh, ...given }));
  return {
    welcome: () => answer(welcomeCard()),
    'welcome-team': () =>
      answer(groupWelcomeCard({ scope: 'channel', botName: 'Pax8 Operations', forAdmin: false })),
    'welcome-group': () =>
      answer(groupWelcomeCard({ scope: 'groupChat', botName: names.hostile, forAdmin: true })),
    'setup-fresh': () => setup(),
    'setup-in-channel': () => setup({ scope: 'channel', approvers: [], approvalsGo: 'lost' }),
    'setup-alone': () =>
      setup({
        approvalSelf: true,
        alertPlaces: 2,
        refused: 1,
        approvers: [{ objectId: 'x', name: names.hostile }],
      }),
    'setup-everybody': () => setup({ everybodyApproves: true, botName: names.hostile, taught: 1 }),
    'setup-done': () => answer(setupCard(done)),
    'nobody-approves': () =>
      answer(
        changeCard(change('pending'), { buttons: 'all', lack: { needed: 1, others: [], alone: ana } }, show),
      ),
    'nobody-approves-two': () =>
      answer(
        changeCard(
          change('pending', { approversNeeded: 2 }),
          { buttons: 'all', lack: { needed: 2, others: [bo], alone: null } },
          show,
        ),
      ),
    'nobody-approves-several': () =>
      answer(
        bundleCard(
          [change('pending'), change('pending', { from: 1, to: 3 })],
          { buttons: 'all', lack: { needed: 1, others: [], alone: null } },
          show,
        ),
      ),
    'doctor-green': () => answer(doctorCard(doctorSays())),
    'doctor-amber': () =>
      answer(doctorCard(doctorSays({ zone: { kind: 'seen', zone: 'UTC', isSet: false } }))),
    'doctor-red': () =>
      answer(
        doctorCard(
          doctorSays({
            pax8: {
              ...{ kind: 'unauthorised', at: 'token', host: 'api.pax8.com', status: 401, code: '' },
            },
            secrets: {
              kind: 'vault',
              url: 'https://vault.example.com',
              secrets: [
                {
                  ...{ name: names.hostile, expiresAt: null, readAt: null },
                  problem: {
                    text: 'does not exist',
                    mend: 'Create it, or correct its name in the environment (KEY_VAULT_…).',
                  },
                },
              ],
            },
            clock: { kind: 'seen', ahead: -71_000 },
          }),
        ),
      ),
  };
};
