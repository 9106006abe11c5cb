import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Person } from '../core/people.ts';
import { type AuditOrder, auditFile } from './audit-file.ts';
import type { Context } from './context.ts';
import type { File, FileKind } from './file.ts';
import { type RenewalsOrder, renewalsFile } from './renewals-file.ts';

/** What can be fetched, and what must be said to have it. A new kind of file is a row here and in the table below. */
type Orders = Readonly<{ audit: AuditOrder; renewals: RenewalsOrder }>;
type Kind = keyof Orders;

const kinds: { readonly [K in Kind]: FileKind<Orders[K]> } = { audit: auditFile, renewals: renewalsFile };

/** Minutes for which a link works. */
export const linkMinutes = 15;

/** What a link says, signed: whoever holds it can read it, so that nothing secret stands in it. */
type Said = readonly [kind: Kind, tenantId: string, objectId: string, order: Orders[Kind], expiresAt: number];

/** A file for somebody who may have it. */
export const fileFor = <K extends Kind>(context: Context, person: Person, kind: K, order: Orders[K]): File =>
  kinds[kind].make(context, person, order);

/** An address from which this person, as long as they have the role, may fetch the file; it says what to make, signed. */
export const linkTo = async <K extends Kind>(
  { memory, now }: Context,
  publicUrl: string,
  person: Person,
  kind: K,
  order: Orders[K],
): Promise<string> => {
  const what: Said = [kind, person.tenantId, person.objectId, order, now() + linkMinutes * 60_000];
  const said = Buffer.from(JSON.stringify(what)).toString('base64url');
  return `${publicUrl}/api/downloads/${said}.${signed(said, await memory.keys.signingKey())}`;
};

const signed = (said: string, key: string): string =>
  createHmac('sha256', key).update(`download ${said}`).digest('base64url');

/** The file that a link stands for; null when it was not made here, has expired, or its person may not have the file now. */
export const fileOf = async (context: Context, token: string): Promise<File | null> => {
  const [said = '', signature = '', ...rest] = token.split('.');
  const expected = Buffer.from(signed(said, await context.memory.keys.signingKey()));
  const given = Buffer.from(signature);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [kind, tenantId, objectId, order, expiresAt] = JSON.parse(
    Buffer.from(said, 'base64url').toString(),
  ) as Said;
  // A link of an earlier release may say things in another order: then it is no link any more.
  if (!Object.hasOwn(kinds, kind) || !(context.now() < expiresAt)) return null;
  const known = await context.memory.people.get(tenantId, objectId);
  const person = known ?? { tenantId, objectId, name: 'somebody who has left' };
  const maker = kinds[kind] as FileKind<Orders[Kind]>;
  return (await maker.mayHave(context, person, order)) ? maker.make(context, person, order) : null;
};
