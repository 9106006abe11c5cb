import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config-error.ts';
import { type Config, environment, readConfig } from '../config.ts';
import type { Seen } from '../core/ports/doctor.ts';
import { messageOf } from '../errors.ts';
import { createLog } from '../log.ts';
import { createMarketplace } from '../pax8/marketplace.ts';
import { createSecrets } from '../secrets/secrets.ts';
import { lookInto } from '../store/keep/look-into.ts';
import { doctorLines } from '../views/doctor/checks.ts';
import { doctorText, howMany } from '../views/doctor/text.ts';
import { type Edges, usualEdges } from './edges.ts';
import { examine } from './examine.ts';

/** Looks at what the environment describes, without the bot. */
export const lookAtEnvironment = async (
  env: Parameters<typeof readConfig>[0],
  edges: Edges = usualEdges,
  vault?: Parameters<typeof createSecrets>[1]['vault'],
): Promise<Seen> => {
  const read = configIn(env);
  if (read instanceof ConfigError)
    return { node: edges.node, config: read.problems, deployment: null, at: edges.clock() };
  const log = createLog({ level: 'silent' });
  const given = { log, now: edges.clock, ...(vault === undefined ? {} : { vault }) };
  const secrets = createSecrets(read, given);
  const marketplace = createMarketplace({
    url: read.pax8.apiUrl,
    credentials: secrets.pax8,
    // The running bot's limit is in a database that is only looked at; these are few.
    budget: { take: async (want) => ({ granted: want, retryAt: 0 }) },
    now: edges.clock,
    connectTimeoutMs: edges.patience / 3,
    answerTimeoutMs: edges.patience / 3,
  });
  const { url, witness } = read.database;
  try {
    return await examine(
      {
        config: read,
        secrets,
        marketplace,
        budget: null,
        store: () => lookInto(url, witness, edges.clock),
        tenants: read.auth.kind === 'on' ? read.auth.allowedTenants : [],
        running: false,
      },
      edges,
    );
  } finally {
    await marketplace.cut();
  }
};

const configIn = (env: Parameters<typeof readConfig>[0]): Config | ConfigError => {
  try {
    return readConfig(env);
  } catch (thrown) {
    if (thrown instanceof ConfigError) return thrown;
    throw thrown;
  }
};

/** `npm run doctor [-- --json]`. */
const main = async (): Promise<Readonly<{ text: string; code: number }>> => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
  const env = environment();
  const seen = await lookAtEnvironment(env);
  const lines = doctorLines(seen, env.TIME_ZONE ?? 'UTC');
  const [red, amber] = [howMany(lines, 'red'), howMany(lines, 'amber')];
  const text =
    values.json === true
      ? JSON.stringify({ red, amber, lines }, null, 2)
      : doctorText(lines, process.stdout.isTTY);
  return { text, code: red > 0 ? 1 : 0 };
};

if (import.meta.main)
  main().then(
    // Whatever still waits for an answer is left behind.
    ({ text, code }) => process.stdout.write(`${text}\n`, () => process.exit(code)),
    (thrown: unknown) => {
      process.stderr.write(`${messageOf(thrown)}\n`);
      process.exitCode = 2;
    },
  );
