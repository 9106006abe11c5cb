import type { Deployment, DoctorLine, Seen, Unseen } from '../../core/ports/doctor.ts';
import type { Show } from '../kit/format.ts';
import { botVerdict, pax8Verdict, peopleVerdicts, secretsVerdicts, webhookVerdict } from './access-checks.ts';
import {
  clockVerdict,
  databaseVerdict,
  diskVerdict,
  endpointVerdict,
  nodeVerdict,
  packageVerdict,
  portVerdict,
  zoneVerdict,
} from './server-checks.ts';
import { red, type Verdict } from './verdict.ts';

type Key = keyof Deployment;
/** A check: what it is called, what it looks at, and what it says of it. */
type Check<K extends Key> = Readonly<{
  name: string;
  of: K;
  judge: (seen: Deployment[K], show: Show) => readonly Verdict[];
}>;

const check = <K extends Key>(
  name: string,
  of: K,
  judge: (seen: Deployment[K], show: Show) => Verdict | readonly Verdict[],
): Check<Key> => ({ name, of, judge: (seen, show) => [judge(seen as Deployment[K], show)].flat() });

/** Every check of a deployment, in the order in which one would mend them. */
const checks: readonly Check<Key>[] = [
  check('Port', 'port', portVerdict),
  check('Secrets', 'secrets', secretsVerdicts),
  check('Pax8', 'pax8', pax8Verdict),
  check('Webhook', 'webhook', webhookVerdict),
  check('Database', 'database', databaseVerdict),
  check('Disk', 'disk', diskVerdict),
  check('Bot', 'bot', botVerdict),
  check('Teams app', 'app', packageVerdict),
  check('Endpoint', 'endpoint', endpointVerdict),
  check('Clock', 'clock', clockVerdict),
  check('Time zone', 'zone', zoneVerdict),
  check('Admins', 'people', (seen) => peopleVerdicts(seen).admins),
  check('Approvers', 'people', (seen) => peopleVerdicts(seen).approvers),
  check('Approvals', 'people', (seen) => peopleVerdicts(seen).approvals),
  check('Alerts', 'people', (seen) => peopleVerdicts(seen).alerts),
];

const isUnseen = (seen: Deployment[Key] | Unseen): seen is Unseen =>
  seen.kind === 'late' || seen.kind === 'failed';

const unseenVerdict = (seen: Unseen): Verdict =>
  seen.kind === 'late'
    ? red(
        'There was no answer in time.',
        'Check the network of this machine and what it talks to, then look again.',
      )
    : red(`It could not be looked at: ${seen.reason}.`, 'Mend the lines above first, then look again.');

/** Everything that the doctor says, from what was seen. */
export const doctorLines = ({ node, config, deployment, at }: Seen, zone: string): DoctorLine[] => {
  const show = { now: at, zone };
  const rest = checks.flatMap(({ name, of, judge }) => {
    if (deployment === null) return [];
    const seen = deployment[of];
    // What cannot be looked at is said once.
    if (isUnseen(seen))
      return checks.find((other) => other.of === of)?.name === name
        ? [{ check: name, ...unseenVerdict(seen) }]
        : [];
    return judge(seen, show).map((verdict) => ({ check: name, ...verdict }));
  });
  return [
    { check: 'Node', ...nodeVerdict(node) },
    ...(config.length === 0
      ? [{ check: 'Configuration', light: 'green' as const, says: 'Every variable can be read.', mend: '' }]
      : config.map(({ variable, problem, fix }) => ({
          check: 'Configuration',
          ...red(`${variable} ${problem}.`, fix),
        }))),
    ...rest,
  ];
};
