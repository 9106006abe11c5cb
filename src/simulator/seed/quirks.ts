import type { Quirk } from '../model.ts';

const plain: Quirk = {
  commitmentKey: 'commitment',
  dayOnly: false,
  nameless: false,
  listLacksCommitment: false,
  countless: false,
};

const quirks: readonly Quirk[] = [
  plain,
  { ...plain, dayOnly: true },
  plain,
  { ...plain, commitmentKey: 'commitmentTerm' },
  { ...plain, nameless: true },
  { ...plain, commitmentKey: 'commitmentTermEndDate', dayOnly: true },
  plain,
  { ...plain, commitmentKey: 'commitmentTerm', dayOnly: true },
  { ...plain, listLacksCommitment: true },
  plain,
  { ...plain, commitmentKey: 'commitmentEndDate' },
];

const mild = quirks.filter(({ nameless, listLacksCommitment }) => !nameless && !listLacksCommitment);

const pick = (from: readonly Quirk[], n: number): Quirk => from[n % from.length] ?? plain;

/** The wire shape of the nth row: all quirks in turn, starting with what Pax8 usually sends. */
export const quirkOf = (n: number): Quirk => pick(quirks, n);

/** The same without missing names and commitments, which cost a client an extra read per row. */
export const mildQuirkOf = (n: number): Quirk => pick(mild, n);
