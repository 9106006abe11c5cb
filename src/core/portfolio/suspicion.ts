import type { Company, Subscription } from '../marketplace/records.ts';
import { hasEnded } from '../marketplace/running.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Portfolio } from './portfolio.ts';

/** The part of the companies or running subscriptions that one reading may lose. */
const smallShare = 0.05;
/** A reading counts as confirmed when an equally poor one comes this long after it. */
export const confirmedAfter = 2 * hour;
/** How long people are told about a loss that was accepted and nobody has confirmed. */
const toldFor = 7 * day;

type Counts = Readonly<{ companies: number; subscriptions: number }>;

/** A reading that lost so much that Pax8 may be at fault: look-ups and renewals keep the one before it. */
export type Suspicion = Readonly<{
  /** When the first of the readings that agree was made, and the last one. */
  since: Instant;
  at: Instant;
  before: Counts;
  read: Counts;
  /** The ids of what was lost. */
  missing: ReadonlySet<string>;
}>;

/** A loss that was accepted because it lasted; nobody has said that it is right. */
export type TakenLoss = Suspicion & Readonly<{ takenAt: Instant }>;

type Reading = Readonly<{ companies: readonly Company[]; subscriptions: readonly Subscription[] }>;

/**
 * Whether a reading is suspicious beside the one held; null when it counts. A reading that agrees with the suspicious
 * `earlier` one counts once that is old enough, or once `confirmed` by a person.
 */
export const suspicionOf = (
  held: Pick<Portfolio, 'companies' | 'subscriptions'> | null,
  read: Reading,
  earlier: Suspicion | null,
  confirmed: boolean,
  now: Instant,
): Suspicion | null => {
  if (held === null) return null;
  const running = [...held.subscriptions.values()].filter((subscription) => !hasEnded(subscription, now));
  const companies = lost([...held.companies.keys()], read.companies);
  const subscriptions = lost(
    running.map(({ id }) => id),
    read.subscriptions,
  );
  const isPoor =
    isMuch(companies, held.companies.size) ||
    isMuch(subscriptions, running.length) ||
    (read.subscriptions.length === 0 && held.subscriptions.size > 0);
  if (!isPoor) return null;
  const missing = new Set([...companies, ...subscriptions]);
  const more = earlier === null ? missing : new Set([...missing].filter((id) => !earlier.missing.has(id)));
  const agrees = earlier !== null && !isMuch([...more], held.companies.size + running.length);
  if (agrees && (confirmed || now - earlier.since >= confirmedAfter)) return null;
  return {
    since: agrees ? Math.min(earlier.since, now) : now,
    at: now,
    before: { companies: held.companies.size, subscriptions: held.subscriptions.size },
    read: { companies: read.companies.length, subscriptions: read.subscriptions.length },
    missing,
  };
};

/**
 * The loss to report beside a reading that counts: null once a person confirmed it, most of it is back, or a week has
 * passed. Two that both hold are reported as one.
 */
export const takenLoss = (
  held: TakenLoss | null,
  read: Reading,
  earlier: Suspicion | null,
  confirmed: boolean,
  now: Instant,
): TakenLoss | null => {
  if (confirmed) return null;
  const rows = [...read.companies, ...read.subscriptions];
  const stands = ({ missing, takenAt }: TakenLoss): boolean =>
    now - takenAt <= toldFor && lost([...missing], rows).length * 2 >= missing.size;
  const older = held !== null && stands(held) ? held : null;
  const newer = earlier === null ? null : { ...earlier, takenAt: now };
  if (newer === null || !stands(newer)) return older;
  if (older === null) return newer;
  return { ...newer, before: older.before, missing: new Set([...older.missing, ...newer.missing]) };
};

const lost = (ids: readonly string[], rows: readonly Readonly<{ id: string }>[]): string[] => {
  const heldIds = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !heldIds.has(id));
};

const isMuch = (lost: readonly string[], of: number): boolean => lost.length > of * smallShare;
