import { parseArgs } from 'node:util';
import { z } from 'zod';
import { profileNames } from './profiles.ts';
import { dataSets } from './seed/seed.ts';
import type { SimulatorOptions } from './start.ts';

const number = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number);

const oneOf = <const T extends readonly string[]>(names: T) =>
  z.enum(
    names,
    `must be ${new Intl.ListFormat('en', { type: 'disjunction', style: 'short' }).format(names)}`,
  );

const variables = z.object({
  SIM_PORT: number.refine((port) => port <= 65_535, 'must be at most 65535').default(4010),
  SIM_HOST: z.string().default('127.0.0.1'),
  SIM_PROFILE: oneOf(profileNames).default('usual'),
  SIM_DATA: oneOf(dataSets).optional(),
  SIM_COMPANIES: number.default(1000),
  SIM_SUBSCRIPTIONS: number.default(5000),
  SIM_ORDERS: number.default(45_208),
  SIM_SEED: number.default(1),
  SIM_TENANTS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  SIM_LATENCY_MS: number.default(0),
  SIM_LIST_LATENCY_MS: number.optional(),
  SIM_CALLS_PER_MINUTE: number.default(1000),
  SIM_PROVISIONING_READS: number.default(2),
  SIM_TOKEN_SECONDS: number.default(86_400),
  SIM_CLIENT_ID: z.string().default('demo'),
  SIM_CLIENT_SECRET: z.string().default('demo'),
});

export type SimulatorConfig =
  | Readonly<{ kind: 'config'; options: SimulatorOptions }>
  | Readonly<{ kind: 'problems'; problems: readonly string[] }>;

/** Reads the simulator's own variables; reports all problems at once, by variable. Empty counts as unset. */
export const readSimulatorConfig = (environment: NodeJS.ProcessEnv = process.env): SimulatorConfig => {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(set);
  if (!parsed.success)
    return {
      kind: 'problems',
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    };
  const { data } = parsed;
  return {
    kind: 'config',
    options: {
      port: data.SIM_PORT,
      host: data.SIM_HOST,
      profile: data.SIM_PROFILE,
      ...(data.SIM_DATA === undefined ? {} : { data: data.SIM_DATA }),
      tenants: data.SIM_TENANTS === 'on',
      companies: data.SIM_COMPANIES,
      subscriptions: data.SIM_SUBSCRIPTIONS,
      orders: data.SIM_ORDERS,
      seed: data.SIM_SEED,
      latencyMs: data.SIM_LATENCY_MS,
      ...(data.SIM_LIST_LATENCY_MS === undefined ? {} : { listLatencyMs: data.SIM_LIST_LATENCY_MS }),
      callsPerMinute: data.SIM_CALLS_PER_MINUTE,
      provisioningReads: data.SIM_PROVISIONING_READS,
      tokenSeconds: data.SIM_TOKEN_SECONDS,
      clientId: data.SIM_CLIENT_ID,
      clientSecret: data.SIM_CLIENT_SECRET,
    },
  };
};

/** `--profile odd` on the command line is SIM_PROFILE. Throws for anything else there. */
export const withArguments = (
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv => {
  const { profile } = parseArgs({ args: [...args], options: { profile: { type: 'string' } } }).values;
  return profile === undefined ? environment : { ...environment, SIM_PROFILE: profile };
};
