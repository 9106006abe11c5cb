import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { Rows } from '../core/marketplace/records.ts';
import type { UsageFilter, UsageLine, UsageSummary } from '../core/marketplace/usage.ts';
import type { Client } from './client.ts';
import { readAllPages } from './pages.ts';
import { Pax8Error } from './pax8-error.ts';
import { readOne } from './read-one.ts';
import { withId, withQuery } from './routes.ts';
import { readUsageLine, readUsageSummary } from './wire-usage.ts';

const recordPath = '/usage-summaries/{id}';

/** None when Pax8 answers 404, which it also does for a subscription that exists but has no usage. */
export const usageSummaries = async (
  client: Client,
  concurrency: number,
  subscriptionId: string,
  filter: UsageFilter,
  urgency: Urgency,
): Promise<Rows<UsageSummary>> => {
  const call = withQuery(withId('GET', '/subscriptions/{id}/usage-summaries', subscriptionId), filter);
  try {
    return await readAllPages({ client, call, urgency, concurrency, read: readUsageSummary });
  } catch (error) {
    if (error instanceof Pax8Error && error.kind === 'not-found') return { rows: [], unreadable: 0 };
    throw error;
  }
};

export const usageSummary = (client: Client, id: string, urgency: Urgency): Promise<UsageSummary | null> =>
  readOne(client, () => withId('GET', recordPath, id), urgency, readUsageSummary);

/** Pax8's document names no `page` and `size` for these, but the answer it shows has pages. */
export const usageLines = async (
  client: Client,
  concurrency: number,
  summaryId: string,
  usageDate: string,
  productId: string | null,
  urgency: Urgency,
): Promise<Rows<UsageLine>> => {
  const call = withQuery(withId('GET', `${recordPath}/usage-lines`, summaryId), { usageDate, productId });
  return readAllPages({ client, call, urgency, concurrency, read: readUsageLine });
};
