import type { LicenceReader, TenantLicences } from '../core/assignments/licences.ts';
import { createHttp } from '../remote/http.ts';
import { createTokens } from './token.ts';
import { asRead, GraphTrouble, troubleOf } from './trouble.ts';
import { licencesIn, pageIn, subscriptionsIn } from './wire.ts';

export type LicenceReaderOptions = Readonly<{
  clientId: string;
  secret: Readonly<{ get(): Promise<string | null>; renew(): Promise<string | null> }>;
  tenantIds: readonly string[] | null;
  /** Without a slash at the end, as the next. */
  url: string;
  loginUrl: string;
  now: () => number;
}>;

/** Longer than any real list: the server is repeating itself. */
const mostPages = 50;

/** A tenant has dozens of licences, each a few kilobytes with its service plans. */
const limits = { timeoutMs: 20_000, longestAnswer: 8_000_000 };

/** Reads what Microsoft counts in the tenants of customers, with two calls for each. */
export const createLicenceReader = (
  options: LicenceReaderOptions,
): LicenceReader & { close(): Promise<void>; cut(): Promise<void> } => {
  const { url, tenantIds, now } = options;
  const http = createHttp(limits, now);
  const tokens = createTokens({ ...options, http, graphUrl: url });
  const origin = new URL(url).origin;

  const get = async (tenantId: string, address: string) => {
    const send = async () =>
      http.send({
        method: 'GET',
        url: address,
        headers: { authorization: `Bearer ${await tokens.get(tenantId)}` },
      });
    const answer = await send();
    if (answer.status !== 401) return answer;
    // A token may have been revoked before its time.
    tokens.drop(tenantId);
    return send();
  };

  const list = async (tenantId: string, path: string): Promise<unknown[]> => {
    const rows: unknown[] = [];
    let next: string | null = `${url}${path}`;
    for (let pages = 0; next !== null && pages < mostPages; pages += 1) {
      const answer = await get(tenantId, next);
      if (answer.status !== 200) throw troubleOf(answer, 'not-allowed');
      const page = pageIn(answer.json);
      // The token is sent to no other server.
      if (page === null || (page.next !== null && URL.parse(page.next)?.origin !== origin))
        throw new GraphTrouble('unreadable');
      rows.push(...page.rows);
      next = page.next;
    }
    if (next !== null) throw new GraphTrouble('unreadable');
    return rows;
  };

  /**
   * The counts need LicenceAssignment.Read.All, the subscriptions Organization.Read.All; without the latter the counts
   * are still useful. https://learn.microsoft.com/graph/api/directory-list-subscriptions
   */
  const subscriptionsOf = async (tenantId: string): Promise<TenantLicences['subscriptions']> => {
    try {
      return subscriptionsIn(await list(tenantId, '/directory/subscriptions'));
    } catch (thrown) {
      if (thrown instanceof GraphTrouble && thrown.trouble === 'not-allowed') return null;
      throw thrown;
    }
  };

  return {
    only: tenantIds,
    read: async (tenantId) => {
      try {
        const licences = licencesIn(await list(tenantId, '/subscribedSkus'));
        return { kind: 'read', licences: { licences, subscriptions: await subscriptionsOf(tenantId) } };
      } catch (thrown) {
        return asRead(thrown);
      }
    },
    close: http.close,
    cut: http.cut,
  };
};
