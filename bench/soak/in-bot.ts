import { DatabaseSync } from 'node:sqlite';

/*
 * Loaded into a bot before its program: lets the soak move its clock and fill its disk. Timers and `performance.now` go on
 * as they do on a machine whose clock is set.
 */

/** What the soak tells a bot. */
export type Order = Readonly<{ ahead?: number; disk?: 'full' | 'free' }>;

const RealDate = Date;
let ahead = Number(process.env.SOAK_AHEAD ?? 0);
const now = (): number => RealDate.now() + ahead;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});

const opened = new Set<DatabaseSync>();
const { prepare } = DatabaseSync.prototype;
DatabaseSync.prototype.prepare = function (this: DatabaseSync, ...given) {
  opened.add(this);
  return prepare.apply(this, given);
};

/** SQLite's own limit: what needs one more page fails with SQLITE_FULL, as on a full disk. */
const fill = (disk: 'full' | 'free'): void => {
  for (const database of opened) {
    if (!database.isOpen) continue;
    const pages = disk === 'full' ? Object.values(database.prepare('pragma page_count').get() ?? {})[0] : 0;
    database.exec(`pragma max_page_count = ${Number(pages) || 4_294_967_294}`);
  }
};

process.on('message', (order: Order) => {
  ahead = order.ahead ?? ahead;
  if (order.disk !== undefined) fill(order.disk);
});
// A bot does not outlive the soak.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
