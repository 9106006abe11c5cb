import type { AlertPlace } from '../../core/alerts/alert.ts';
import { digestAlert, duesOf, isSnoozed } from '../../core/alerts/due-alerts.ts';
import { digestTurns, turnToDo } from '../../core/alerts/sweep-turns.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';
import { keepRenewals } from '../renewals/keep-renewals.ts';

const markOf = ({ tenantId, conversationId }: AlertPlace): string => `digest ${tenantId} ${conversationId}`;

/**
 * Adds the digest of each place whose hour has come: the undecided renewals within its largest threshold, if any. Waits
 * while Pax8's data is too old.
 */
export const sendDigests = async (context: Context): Promise<void> => {
  const { memory, now, newId } = context;
  const due = await digestsToDo(context);
  if (due.length === 0) return;
  const overview = await keepRenewals(
    context,
    due.map(({ place }) => place),
  );
  if (overview === null) return;
  const at = now();
  const dues = overview.tenants
    .flatMap(({ renewals, watches }) => duesOf(renewals, watches, overview.vendorOf, at))
    .filter(({ renewal }) => !isSnoozed(renewal, at));
  for (const { place, of, turn } of due) {
    const renewalIds = dues.filter((alert) => alert.place === place).map(({ renewal }) => renewal.id);
    if (renewalIds.length > 0)
      await memory.alerts.add([{ ...digestAlert(place, of, renewalIds, { turn, now: at }), id: newId() }]);
    await memory.marks.set(markOf(place), turn);
  }
};

type DigestToDo = Readonly<{ place: AlertPlace; of: 'day' | 'week'; turn: Instant }>;

const digestsToDo = async ({ memory, settings, now }: Context): Promise<DigestToDo[]> => {
  const found: DigestToDo[] = [];
  for (const place of await memory.alertPlaces.all()) {
    if (place.form.kind !== 'digest' || place.trouble !== null) continue;
    const done = await memory.marks.get(markOf(place));
    const turn = turnToDo(digestTurns(place.form, settings.timeZone), done, now());
    // A place set up after this hour waits for its next one.
    if (turn !== null && turn > place.setAt) found.push({ place, of: place.form.every, turn });
  }
  return found;
};
