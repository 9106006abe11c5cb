import type { Quirk } from '../model.ts';

const plain: Quirk = {
  commitmentKey: 'commitment',
  dayOnly: false,
  nameless: false,
  listLacksCommitment: false,
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

/** The nth row's wire shape, all quirks in turn. The first is what Pax8 usually sends. */
export const quirkOf = (n: number): Quirk => pick(quirks, n);

/** The same without missing names and missing commitments, which cost a client one more read per row. */
export const mildQuirkOf = (n: number): Quirk => pick(mild, n);
