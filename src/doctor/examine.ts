import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SecretSource } from '../config/secret-source.ts';
import type { Config } from '../config.ts';
import type { CallBudget, Marketplace } from '../core/marketplace/marketplace.ts';
import type { Deployment, PortSeen, Seen, Unseen } from '../core/ports/doctor.ts';
import { messageOf } from '../errors.ts';
import { tryPax8 } from '../pax8/try-out.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { LookedInto } from '../store/keep/look-into.ts';
import { lookAtClock, lookAtEndpoint, lookAtPort } from './door.ts';
import { type Edges, usualEdges } from './edges.ts';
import { lookAtBot } from './entra.ts';
import { lookAtPackage } from './package.ts';
import { lookAtCustomers, lookAtPeople } from './people.ts';
import { lookAtPsa } from './psa.ts';
import { lookAtWebhook } from './webhook.ts';

/** The deployment to look at; a running bot lends its open connections. */
export type Patient = Readonly<{
  config: Config;
  secrets: Secrets;
  marketplace: Pick<Marketplace, 'webhooks' | 'webhookTopics'>;
  budget: CallBudget | null;
  store: () => Promise<LookedInto>;
  /** The organisations to look at. */
  tenants: readonly string[];
  /** The bot that asks is the one that listens. */
  running: boolean;
}>;

/** Looks at everything at once. Never throws. */
export const examine = async (patient: Patient, edges: Edges = usualEdges): Promise<Seen> => {
  const { config, secrets, marketplace, budget, tenants, running } = patient;
  const { server, pax8, auth } = config;
  const patienceMs = edges.patience / 3;
  const port: Promise<PortSeen> = running
    ? Promise.resolve({ kind: 'own', host: server.host, port: server.port })
    : lookAtPort(config, edges);
  const opened = patient.store();
  const look = <T>(work: Promise<T>): Promise<T | Unseen> => within(edges.patience, work);
  const [portSeen, ofSecrets, ofPax8, webhook, database, disk, bot, endpoint, clock, people, customers, psa] =
    await Promise.all([
      look(port),
      look(lookAtSecrets(patient)),
      look(
        secrets.pax8.get().then(
          () =>
            tryPax8({ url: pax8.apiUrl, credentials: secrets.pax8, budget, now: edges.clock, patienceMs }),
          () => ({ kind: 'no-credentials' }) as const,
        ),
      ),
      look(lookAtWebhook(config, secrets, marketplace)),
      look(opened.then(({ seen }) => seen)),
      look(lookAtDisk(config, edges)),
      look(lookAtBot(auth, secrets, edges)),
      look(lookAtEndpoint(config, port, edges)),
      // PUBLIC_URL may lead to this machine itself.
      look(lookAtClock([pax8.apiUrl, ...(auth.kind === 'on' ? [edges.login] : [])], edges)),
      look(
        opened.then(({ seen, memory }) => {
          if (seen.kind === 'unusable') throw new Error('the database cannot be read');
          return lookAtPeople(config, memory, tenants);
        }),
      ),
      look(opened.then(({ memory }) => lookAtCustomers(config, memory, tenants))),
      look(opened.then(({ memory }) => lookAtPsa(config, memory))),
    ]);
  await within(
    lastStatements,
    opened.then(({ close }) => close()),
  );
  return {
    node: edges.node,
    config: [],
    at: edges.clock(),
    deployment: {
      port: portSeen,
      secrets: ofSecrets,
      pax8: ofPax8,
      webhook,
      database,
      disk,
      bot,
      app: lookAtPackage(edges.package, auth),
      endpoint,
      clock,
      zone: { kind: 'seen', zone: config.timeZone, isSet: config.isTimeZoneSet },
      people,
      customers,
      psa,
    },
  };
};

/** How long, in milliseconds, the database may take to let go. */
const lastStatements = 500;

const lookAtSecrets = async ({ config, secrets, running }: Patient): Promise<Deployment['secrets']> => {
  const seen = await secrets.look(sourcesOf(config));
  if (running || seen.kind === 'environment') return seen;
  // It was the doctor who has just read them.
  return { ...seen, secrets: seen.secrets.map((secret) => ({ ...secret, readAt: null })) };
};

const lookAtDisk = async (
  { database }: Pick<Config, 'database'>,
  { room }: Pick<Edges, 'room'>,
): Promise<Deployment['disk']> => {
  const file = /^sqlite:(?:\/\/)?(.+)$/.exec(database.url)?.[1];
  const path = file === undefined ? database.witness : file;
  if (path === null || path === ':memory:') return { kind: 'seen', folder: '', room: null };
  const folder = dirname(path);
  // Before the first start there is no folder yet.
  return { kind: 'seen', folder, room: await room(folder).catch(() => room('.')) };
};

/** Secrets besides those of Pax8 and of the bot. */
const sourcesOf = ({ database, events, pax8Events, tickets, graph, languageModel }: Config): SecretSource[] =>
  [
    ...[database.auditKey, events?.secret, pax8Events?.authorization],
    ...[tickets?.secret, graph?.secret, languageModel?.key],
  ].filter((source): source is SecretSource => source !== undefined && source.from !== 'managed-identity');

const within = async <T>(ms: number, work: Promise<T>): Promise<T | Unseen> => {
  const over = new AbortController();
  try {
    return await Promise.race([
      work.catch((thrown: unknown): Unseen => ({ kind: 'failed', reason: messageOf(thrown) })),
      sleep(ms, { kind: 'late' } as const, { signal: over.signal, ref: false }),
    ]);
  } finally {
    over.abort();
  }
};
