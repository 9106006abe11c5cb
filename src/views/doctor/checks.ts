import type { Deployment, DoctorLine, Seen, Unseen } from '../../core/ports/doctor.ts';
import type { Show } from '../kit/format.ts';
import { type Message, msg, t } from '../texts/t.ts';
import { botVerdict, pax8Verdict, peopleVerdicts, secretsVerdicts, webhookVerdict } from './access-checks.ts';
import { customersVerdicts, psaVerdicts } from './money-checks.ts';
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
/** A check: its name, what it looks at, and its verdict. */
type Check<K extends Key> = Readonly<{
  name: Message;
  of: K;
  judge: (seen: Deployment[K], show: Show) => readonly Verdict[];
}>;

const check = <K extends Key>(
  name: Message,
  of: K,
  judge: (seen: Deployment[K], show: Show) => Verdict | readonly Verdict[],
): Check<Key> => ({
  name,
  of,
  judge: (seen, show) => [judge(seen as Deployment[K], show)].flat(),
});

/** Every check of a deployment, in the order in which one would fix things. */
const checks: readonly Check<Key>[] = [
  check(msg`Port`, 'port', portVerdict),
  check(msg`Secrets`, 'secrets', secretsVerdicts),
  check(msg`Pax8`, 'pax8', pax8Verdict),
  check(msg`Webhook`, 'webhook', webhookVerdict),
  check(msg`Database`, 'database', databaseVerdict),
  check(msg`Disk`, 'disk', diskVerdict),
  check(msg`Bot`, 'bot', botVerdict),
  check(msg`Teams app`, 'app', packageVerdict),
  check(msg`Endpoint`, 'endpoint', endpointVerdict),
  check(msg`Clock`, 'clock', clockVerdict),
  check(msg`Time zone`, 'zone', zoneVerdict),
  check(msg`Admins`, 'people', (seen) => peopleVerdicts(seen).admins),
  check(msg`Approvers`, 'people', (seen) => peopleVerdicts(seen).approvers),
  check(msg`Approvals`, 'people', (seen) => peopleVerdicts(seen).approvals),
  check(msg`Alerts`, 'people', (seen) => peopleVerdicts(seen).alerts),
  check(msg`Customers`, 'customers', customersVerdicts),
  check(msg`PSA`, 'psa', psaVerdicts),
];

const isUnseen = (seen: Deployment[Key] | Unseen): seen is Unseen =>
  seen.kind === 'late' || seen.kind === 'failed';

const unseenVerdict = (seen: Unseen): Verdict =>
  seen.kind === 'late'
    ? red(
        t`There was no answer in time.`,
        t`Check the network of this machine and what it talks to, then look again.`,
      )
    : red(t`It could not be looked at: ${seen.reason}.`, t`Mend the lines above first, then look again.`);

/** Everything the doctor says, from what was seen. */
export const doctorLines = ({ node, config, deployment, at }: Seen, zone: string): DoctorLine[] => {
  const show = { now: at, zone };
  const rest = checks.flatMap(({ name, of, judge }) => {
    if (deployment === null) return [];
    const seen = deployment[of];
    // What cannot be looked at is said once.
    if (isUnseen(seen))
      return checks.find((other) => other.of === of)?.name === name
        ? [{ check: t(name), ...unseenVerdict(seen) }]
        : [];
    return judge(seen, show).map((verdict) => ({ check: t(name), ...verdict }));
  });
  return [
    { check: t`Node`, ...nodeVerdict(node) },
    ...(config.length === 0
      ? [{ check: t`Configuration`, light: 'green' as const, says: t`Every variable can be read.`, mend: '' }]
      : config.map(({ variable, problem, fix }) => ({
          check: t`Configuration`,
          ...red(`${variable} ${problem}.`, fix),
        }))),
    ...rest,
  ];
};
