import type { DoctorLine } from '../../../src/core/ports/doctor.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { type SetupInput, setupCard } from '../../../src/views/bot/setup.ts';
import { groupWelcomeCard, welcomeCard } from '../../../src/views/bot/welcome.ts';
import { bundleCard } from '../../../src/views/changes/bundle.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { doctorCard } from '../../../src/views/doctor/doctor.ts';
import { ana, bo, change, type Lay, names, show } from '../samples.ts';

const line = (check: string, light: DoctorLine['light'], says: string, mend = ''): DoctorLine => ({
  ...{ check, light, says, mend },
});
const well = [
  line('Node', 'green', 'Node 24.11.1.'),
  line('Configuration', 'green', 'Every variable can be read.'),
  line('Disk', 'green', '12 GB of disk are free at ./data.'),
];
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
    'doctor-green': () => answer(doctorCard(well)),
    'doctor-amber': () =>
      answer(
        doctorCard([
          ...well,
          line(
            'Time zone',
            'amber',
            'TIME_ZONE is not set: people read times of UTC.',
            'Set TIME_ZONE to the zone of your office, such as Europe/Berlin or America/Denver.',
          ),
        ]),
      ),
    'doctor-red': () =>
      answer(
        doctorCard([
          line(
            'Pax8',
            'red',
            'Pax8 refuses the client id and secret (401).',
            'Make new credentials at Pax8 (Settings, Integrations, Credentials) and set PAX8_CLIENT_ID and PAX8_CLIENT_SECRET, or their secrets in the vault.',
          ),
          ...well,
          line('Secrets', 'red', `The secret ${names.hostile} does not exist.`, 'Create it.'),
          line(
            'Clock',
            'amber',
            'The clock of this machine is 71 s behind.',
            'Turn on time synchronisation (NTP) on this machine.',
          ),
        ]),
      ),
  };
};
