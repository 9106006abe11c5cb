import type { Subscription } from '../../core/marketplace/records.ts';
import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { updateRenewal } from '../../core/renewals/renewal-upkeep.ts';
import { withLine } from '../../core/renewals/renewal-version.ts';
import { asItIsNow, runsAs } from '../../core/renewals/renewed-as.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { attempt, renewalsIn, untilSaved } from '../until-saved.ts';

/** The most lines of a message. */
const mostReads = 10;

/** Reads one subscription in the background; undefined when Pax8 could not be read. */
const readOne = async (context: Context, id: string): Promise<Subscription | null | undefined> => {
  const { marketplace, log } = context;
  try {
    return await marketplace.subscription(id, 'background');
  } catch (thrown) {
    log.warn({ subscription: id, reason: messageOf(thrown) }, 'a subscription was not read for a message');
    return undefined;
  }
};

/** A subscription's seats at Pax8 now; null when unreadable or absent. */
export const seatsOf = async (context: Context, subscriptionId: string): Promise<number | null> =>
  (await readOne(context, subscriptionId))?.quantity ?? null;

/** The renewal with Pax8's present seats, saved. Unreadable lines, and those beyond what a message shows, stay. */
export const readAgain = async (context: Context, renewal: Renewal): Promise<Renewal> => {
  const lines = renewal.lines
    .filter(({ after }) => after === null || after.kind === 'renewed')
    .slice(0, mostReads);
  const read = new Map(
    await Promise.all(
      lines.map(async (line) => [line.subscriptionId, await readOne(context, runsAs(line))] as const),
    ),
  );
  const saved = await untilSaved(renewal, renewalsIn(context.memory), (latest) => {
    const ahead = updateRenewal(latest, undefined, (id) => read.get(id), context.now());
    const next = ahead.lines.reduce((so, line) => withSeats(so, line, read.get(line.subscriptionId)), ahead);
    return attempt(next === latest ? null : { ...next, version: latest.version + 1 });
  });
  return saved.kind === 'saved' ? saved.after : saved.latest;
};

/** A line that has renewed, with the seats of now. */
const withSeats = (renewal: Renewal, line: RenewalLine, fresh: Subscription | null | undefined): Renewal => {
  const { after, subscriptionId } = line;
  if (after?.kind !== 'renewed' || fresh == null || fresh.quantity === asItIsNow(line).quantity)
    return renewal;
  const became = { ...after.became, quantity: fresh.quantity };
  return { ...renewal, lines: withLine(renewal, subscriptionId, { after: { ...after, became } }) };
};
