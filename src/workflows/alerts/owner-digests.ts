import type { Alert, AlertContent, AlertPlace } from '../../core/alerts/alert.ts';
import { newAlert } from '../../core/alerts/due-alerts.ts';
import { turnToDo } from '../../core/alerts/sweep-turns.ts';
import type { Answer, Conversation } from '../../core/words/chat.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { digestCard } from '../../views/renewals/today.ts';
import { inLocale } from '../../views/texts/locale.ts';
import { record } from '../audit/record-act.ts';
import { type Context, roleIn } from '../context.ts';
import { withCostsHidden } from '../hidden-costs.ts';
import { adminChats } from '../people/admins.ts';
import { readIn } from '../people/readers.ts';
import { sightOf } from '../people/sight.ts';
import { ownCompanies, readDigest, splitByOwner } from '../renewals/read-digest.ts';
import { isKept } from './alert-readers.ts';

type Who = Pick<Person, 'tenantId' | 'objectId'>;

const offMark = ({ tenantId, objectId }: Who): string => `digest off ${tenantId} ${objectId}`;

/** Whether a person wants the digest of their companies. */
const wantsDigest = async ({ memory }: Pick<Context, 'memory'>, person: Who): Promise<boolean> =>
  ((await memory.marks.get(offMark(person))) ?? 0) === 0;

/** Returns false when it was so before. */
export const setDigest = async (
  context: Pick<Context, 'memory' | 'now'>,
  person: Person,
  conversation: Conversation,
  on: boolean,
): Promise<boolean> => {
  if ((await wantsDigest(context, person)) === on) return false;
  await context.memory.marks.set(offMark(person), on ? 0 : context.now());
  await record(context, person, on ? 'digest.on' : 'digest.off', {}, { conversation });
  return true;
};

/**
 * At its hour adds each owner's digest for their own chat, and that of companies without an owner for the place with
 * the oldest alerts, else for admins. Waits until Pax8 was read and a company has an owner.
 */
export const sendOwnerDigests = async (context: Context): Promise<void> => {
  const { memory, settings, now } = context;
  const cron = settings.digestCron;
  if (cron === null || context.portfolio.current() === null) return;
  for (const tenantId of await tenantsWithOwners(context)) {
    const mark = `owner digests ${tenantId}`;
    const done = await memory.marks.get(mark);
    const turn = turnToDo({ cron, zone: settings.timeZone }, done, now());
    if (turn === null) continue;
    // The first turn after the first owner is the next one.
    if (done !== null) await addDigests(context, tenantId, turn);
    await memory.marks.set(mark, turn);
  }
};

const tenantsWithOwners = async ({ memory }: Context): Promise<string[]> => {
  const found: string[] = [];
  for (const { tenantId } of await memory.audit.heads())
    if ((await memory.owners.list(tenantId)).length > 0) found.push(tenantId);
  return found;
};

const addDigests = async (context: Context, tenantId: string, turn: Instant): Promise<void> => {
  const { memory, now, newId, portfolio } = context;
  const held = portfolio.current();
  if (held === null) return;
  const { owners, nobodys } = await splitByOwner(context, tenantId, held);
  const add = async (conversationId: string, owner: string | null) => {
    const key = `owner-digest ${owner ?? 'nobody'} ${conversationId} ${new Date(turn).toISOString()}`;
    const content = { kind: 'owner-digest', owner, turn } as const;
    await memory.alerts.add([
      { ...newAlert(key, { tenantId, conversationId }, content, now()), id: newId() },
    ]);
  };
  for (const { owner } of owners) {
    const chat = await memory.conversations.personalOf(tenantId, owner.objectId);
    if (chat !== null && (await wantsDigest(context, owner))) await add(chat.id, owner.objectId);
  }
  if (nobodys.size > 0) for (const id of await placesForRest(context, tenantId)) await add(id, null);
};

const placesForRest = async (context: Context, tenantId: string): Promise<string[]> => {
  const places = await context.memory.alertPlaces.list(tenantId);
  for (const place of places.toSorted((a, b) => a.setAt - b.setAt))
    if (await isForAll(context, place)) return [place.conversationId];
  return (await adminChats(context, tenantId)).map(({ id }) => id);
};

/** Whether a place may get everything about all companies now. A personal chat must be an admin's. */
const isForAll = async (context: Context, place: AlertPlace): Promise<boolean> =>
  place.trouble === null &&
  place.filter.company === null &&
  (await isKept(context, place)) &&
  (await context.memory.conversations.get(place.tenantId, place.conversationId))?.personId === null;

/** The digest as its reader may see it now; null when nothing needs them, or it is no longer theirs. */
export const ownerDigestMessage = async (
  asked: Context,
  { tenantId }: Alert,
  { owner }: Extract<AlertContent, { kind: 'owner-digest' }>,
  to: Conversation,
): Promise<Answer | null> => {
  const reader = to.personId === null ? null : { tenantId, objectId: to.personId, name: '' };
  if (owner !== null && (reader === null || !(await wantsDigest(asked, reader)))) return null;
  if (owner === null && reader !== null && (await roleIn(asked, reader)).role !== 'admin') return null;
  const place = reader === null ? await asked.memory.alertPlaces.get(tenantId, to.id) : null;
  if (reader === null && (place === null || !(await isForAll(asked, place)))) return null;
  const context = await readIn(asked, to, null);
  const sight = reader === null ? context : (await sightOf(context, reader)).context;
  const seen = withCostsHidden(sight);
  const held = seen.portfolio.current();
  if (held === null) return null;
  const of = owner === null || reader === null ? 'nobody' : 'mine';
  const ids =
    of === 'mine' && reader !== null
      ? await ownCompanies(seen, reader)
      : (await splitByOwner(seen, tenantId, held)).nobodys;
  const digest = await readDigest(seen, tenantId, held, ids);
  if (digest.lines.length === 0) return null;
  return inLocale(context.locale, () =>
    seen.answer(
      digestCard({ ...digest, of, companies: held.companies, asOf: held.asOf, page: 0 }, seen.show()),
    ),
  );
};
