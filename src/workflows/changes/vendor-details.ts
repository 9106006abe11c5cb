import type { Change } from '../../core/changes/change.ts';
import { type DetailProblem, readDetails, type Typed } from '../../core/changes/detail-inputs.ts';
import {
  askedAgain,
  type DetailsAgain,
  type DetailsProblem,
  detailsOf,
  isShownIn,
  isTypedFor,
  lineOf,
  missingIn,
  typedFrom,
} from '../../core/changes/vendor-details.ts';
import type { VendorDetails } from '../../core/changes/wanted.ts';
import { detailText } from '../../views/changes/detail-fields.ts';
import type { Context } from '../context.ts';
import { readAskedForSeats } from './seat-facts.ts';

/** What a press brought for the vendor. */
export type Filled = Readonly<{
  /** What its card showed, by `formOf`; null when it had no such form. */
  form: string | null;
  typed: Typed;
  /** Whether the change goes ahead without the missing answers: the person was asked. */
  without: boolean;
}>;

export const nothingFilled: Filled = { form: null, typed: new Map(), without: false };

export type DetailsRead =
  | Readonly<{ kind: 'read'; details: ReadonlyMap<string, VendorDetails> }>
  | Readonly<{ kind: 'again'; again: DetailsAgain }>;

type Line = Readonly<{ id: string; n: number; details: VendorDetails }>;

/**
 * The answers for the vendors of changes decided together, checked against what Pax8 says now. `whole`: every answer is
 * needed, unless the press says otherwise. Leaves out changes without questions.
 */
export const readFilled = async (
  context: Context,
  changes: readonly Change[],
  { form, typed, without }: Filled,
  { whole }: Readonly<{ whole: boolean }>,
): Promise<DetailsRead> => {
  const lines = (await Promise.all(changes.map((change) => lineNow(context, change)))).flat();
  const again = (...problems: readonly DetailsProblem[]): DetailsRead => {
    const details = new Map(lines.map((line) => [line.id, line.details]));
    return { kind: 'again', again: { problems, typed, details } };
  };
  if (lines.length === 0) return { kind: 'read', details: new Map() };
  if (
    !isShownIn(
      form,
      lines.map(({ details }) => details),
    )
  )
    return again({ kind: 'form-moved' });

  const problems: DetailProblem[] = [];
  const filled = lines.map((line) => filledIn(line, typed, whole, problems));
  if (problems.length > 0) return again(...problems);
  const missing = labelsOf(filled);
  if (whole && !without && missing.length > 0) return again({ kind: 'missing', labels: missing });
  return { kind: 'read', details: new Map(filled.map(({ id, details }) => [id, details])) };
};

/** Read again: a product's questions may change at any time. */
const lineNow = async (context: Context, change: Change): Promise<readonly Line[]> => {
  const known = detailsOf(change);
  if (known === null) return [];
  const details = askedAgain(known, await readAskedForSeats(context, known.productId));
  return [{ id: change.id, n: lineOf(change), details }];
};

/**
 * Clients leave out empty inputs, and some the hidden ones: if nothing was missing, no input at all changes nothing.
 */
const filledIn = (line: Line, typed: Typed, whole: boolean, problems: DetailProblem[]): Line => {
  const { n, details } = line;
  const untouched = whole && missingIn(details).length === 0 && !isTypedFor(details, typed, n);
  if (untouched) return line;
  const given = readDetails(unchanged(typed, line), details.asked ?? [], problems, n);
  return { ...line, details: { ...details, given } };
};

/** Inputs cannot show every text: one that comes back as shown stands for what was saved. */
const unchanged = (typed: Typed, { n, details }: Line): Typed =>
  new Map([
    ...typed,
    ...[...typedFrom(details, n)].filter(([input, text]) => typed.get(input) === detailText(text)),
  ]);

const labelsOf = (lines: readonly Line[]): string[] => [
  ...new Set(lines.flatMap(({ details }) => missingIn(details).map(({ label, key }) => label ?? key))),
];
