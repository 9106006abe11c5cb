import { createHmac, timingSafeEqual } from 'node:crypto';
import { auditCsvHead, auditCsvLine } from '../core/audit-csv.ts';
import type { Person } from '../core/people.ts';
import type { Context } from './context.ts';
import { mayRead } from './read-audit.ts';

/** A file that is made when it is fetched: in pieces, so that a long audit need not fit into memory. */
export type File = Readonly<{ name: string; pieces(): AsyncIterable<string> }>;

/** Minutes for which a link works. */
export const linkMinutes = 15;

type Order = readonly [
  tenantId: string,
  objectId: string,
  about: string | null,
  companyId: string | null,
  expiresAt: number,
];

const batch = 500;

/** The audit of a person's tenant, or what of it is about an id, newest first. That they took it away is recorded in it. */
export const auditFile = (
  { memory, now }: Pick<Context, 'memory' | 'now'>,
  person: Person,
  about: string | null,
): File => ({
  name: `audit-${new Date(now()).toISOString().slice(0, 10)}.csv`,
  async *pieces() {
    const facts = { about: about ?? 'everything' };
    const nothing = { changeId: null, companyId: null };
    const { tenantId } = person;
    await memory.audit.append({ at: now(), tenantId, person, event: 'audit.exported', ...nothing, facts });
    yield auditCsvHead;
    let before: number | undefined;
    for (;;) {
      const records = await memory.audit.latest(tenantId, { limit: batch, before, about });
      yield records.map(auditCsvLine).join('');
      before = records.at(-1)?.seq;
      if (records.length < batch || before === undefined) return;
    }
  },
});

/** An address from which this person, as long as they have the role, may fetch the file; it says what to make, signed. */
export const linkTo = async (
  { memory, now }: Context,
  publicUrl: string,
  person: Person,
  about: Readonly<{ id: string; companyId: string | null }> | null,
): Promise<string> => {
  const expiresAt = now() + linkMinutes * 60_000;
  const { id = null, companyId = null } = about ?? {};
  const order: Order = [person.tenantId, person.objectId, id, companyId, expiresAt];
  const said = Buffer.from(JSON.stringify(order)).toString('base64url');
  return `${publicUrl}/api/downloads/${said}.${signed(said, await memory.keys.signingKey())}`;
};

const signed = (said: string, key: string): string =>
  createHmac('sha256', key).update(`download ${said}`).digest('base64url');

/** The file that a link stands for; null when it was not made here, has expired, or its person may not see the audit now. */
export const fileOf = async (context: Context, token: string): Promise<File | null> => {
  const [said = '', signature = '', ...rest] = token.split('.');
  const expected = Buffer.from(signed(said, await context.memory.keys.signingKey()));
  const given = Buffer.from(signature);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [tenantId, objectId, about, companyId, expiresAt] = JSON.parse(
    Buffer.from(said, 'base64url').toString(),
  ) as Order;
  if (context.now() >= expiresAt) return null;
  const known = await context.memory.people.get(tenantId, objectId);
  const person = known ?? { tenantId, objectId, name: 'somebody who has left' };
  return (await mayRead(context, person, companyId)) ? auditFile(context, person, about) : null;
};
