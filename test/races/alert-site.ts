import { newAlert } from '../../src/core/alerts/due-alerts.ts';
import { openStore } from '../../src/store/open.ts';
import { askForAlerts } from '../harness/alert-places.ts';
import { channel, type Place, tenant } from '../harness/people.ts';

/** Four channels with three alerts each: in one channel they go one after the other. */
export const channels: readonly Place[] = ['North', 'East', 'South', 'West'].map((name) => channel(name));
export const alertsEach = 3;

const open = (database: string) => openStore({ url: database, callsPerMinute: 1_000, now: Date.now });

/** Puts alerts that are due into the database, in places that are told of no renewal. */
export const addAlerts = async (database: string, serviceUrl: string): Promise<void> => {
  const store = await open(database);
  const filter = { company: null, vendor: 'Nobody', product: null, kind: null, minMonthly: null, days: null };
  for (const place of channels) {
    await askForAlerts(store, place, serviceUrl, { filter });
    const alerts = Array.from({ length: alertsEach }, (_, n) => `${place.id} ${n}`).map((key) => ({
      ...newAlert(key, { tenantId: tenant, conversationId: place.id }, { kind: 'test' }, Date.now()),
      id: key,
    }));
    await store.alerts.add(alerts);
  }
  await store.close();
};

/** How many alerts stand in which state. */
export const standing = async (database: string) => {
  const store = await open(database);
  const count = async (state: 'due' | 'sending' | 'unsure' | 'posted') =>
    (await store.alerts.inState(tenant, state, 99)).length;
  const counts = {
    due: await count('due'),
    sending: await count('sending'),
    unsure: await count('unsure'),
    posted: await count('posted'),
  };
  await store.close();
  return counts;
};
