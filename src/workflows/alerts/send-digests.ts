import type { AlertPlace } from '../../core/alerts/alert.ts';
import { digestAlert, duesOf, isSnoozed } from '../../core/alerts/due-alerts.ts';
import { digestTurns, turnToDo } from '../../core/alerts/sweep-turns.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';
import { keepRenewals } from '../renewals/keep-renewals.ts';

const markOf = ({ tenantId, conversationId }: AlertPlace): string => `digest ${tenantId} ${conversationId}`;

/**
 * Adds the digest of each place whose hour has come: what is undecided within its largest threshold; none where there is
 * nothing. While nothing young enough is known of Pax8, the hour is still to come.
 */
export const sendDigests = async (context: Context): Promise<void> => {
  const { memory, now, newId } = context;
  const due = await digestsToDo(context);
  if (due.length === 0) return;
  const kept = await keepRenewals(
    context,
    due.map(({ place }) => place),
  );
  if (kept === null) return;
  const at = now();
  const dues = kept.tenants
    .flatMap(({ renewals, watches }) => duesOf(renewals, watches, kept.vendorOf, at))
    .filter(({ renewal }) => !isSnoozed(renewal, at));
  for (const { place, of, turn } of due) {
    const renewalIds = dues.filter((one) => one.place === place).map(({ renewal }) => renewal.id);
    if (renewalIds.length > 0)
      await memory.alerts.add([{ ...digestAlert(place, of, renewalIds, { turn, now: at }), id: newId() }]);
    await memory.marks.set(markOf(place), turn);
  }
};

type DigestToDo = Readonly<{ place: AlertPlace; of: 'day' | 'week'; turn: Instant }>;

const digestsToDo = async ({ memory, zone, now }: Context): Promise<DigestToDo[]> => {
  const found: DigestToDo[] = [];
  for (const place of await memory.alertPlaces.all()) {
    if (place.form.kind !== 'digest' || place.trouble !== null) continue;
    const done = await memory.marks.get(markOf(place));
    const turn = turnToDo(digestTurns(place.form, zone), done, now());
    // A place that was set up after the hour waits for the next.
    if (turn !== null && turn > place.setAt) found.push({ place, of: place.form.every, turn });
  }
  return found;
};
