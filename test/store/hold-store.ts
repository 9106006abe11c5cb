/** A second process with the store open: keeps writing changes and prints the id of each saved one. */
import { openStore } from '../../src/store/open.ts';
import { aChange } from './fixtures.ts';

const store = await openStore({ url: process.argv[2] ?? '', callsPerMinute: 1_000, now: () => 0 });
for (;;) {
  const change = aChange();
  await store.changes.insert(change);
  process.stdout.write(`${change.id}\n`);
  await new Promise((resolve) => setImmediate(resolve));
}
