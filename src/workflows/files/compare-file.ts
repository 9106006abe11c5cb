import { compareCsvHead, compareCsvLine } from '../../core/billing/compare-csv.ts';
import { compareItems } from '../../core/billing/invoice-compare.ts';
import { monthName, newestFirst } from '../../core/billing/invoice-pick.ts';
import type { Period } from '../../core/words/period.ts';
import { AppError } from '../../errors.ts';
import { fileTrouble } from '../../views/bot/file.ts';
import { unreadableCsvLines } from '../../views/kit/csv-ends.ts';
import { readItemsOfAll, readTwoMonths, type TwoMonths } from '../billing/read-invoices.ts';
import type { Context } from '../context.ts';
import { companyInTitle, type FileMaker, forViewers, inPieces } from './file.ts';

/** Compares a month (null: the newest) with the month before, for one company or all (null). */
export type CompareOrder = Readonly<{ companyId: string | null; period: Period | null }>;

/** The differences between two months, from their invoice items. */
export const comparedMonths = async (
  context: Pick<Context, 'marketplace' | 'now'>,
  { before, after, unreadable }: TwoMonths,
  companyId: string | null,
) => {
  const [old, newer] = await Promise.all([
    readItemsOfAll(context, before.invoices, companyId),
    readItemsOfAll(context, after.invoices, companyId),
  ]);
  const invoices = newestFirst([...after.invoices, ...before.invoices]);
  return {
    months: { before: monthName(before.month), after: monthName(after.month) },
    comparison: compareItems(old.rows, newer.rows, invoices[0]?.date ?? context.now()),
    invoices,
    unreadable: unreadable + old.unreadable + newer.unreadable,
  };
};

/** Reads from Pax8 when the file is fetched. */
export const compareFile: FileMaker<CompareOrder> = {
  mayHave: forViewers,
  make: (context, _person, { companyId, period }) => ({
    title: { kind: 'invoices-compared', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const two = await readTwoMonths(context, period, companyId);
      if (two === null || two.before.invoices.length === 0 || two.after.invoices.length === 0)
        throw new AppError(
          'a comparison was fetched of months without invoices',
          fileTrouble('nothing-to-compare'),
        );
      const { months, comparison, unreadable } = await comparedMonths(context, two, companyId);
      yield [compareCsvHead];
      yield* inPieces([...comparison.regular, ...comparison.once], (difference) => [
        compareCsvLine({ difference, months }),
      ]);
      yield unreadableCsvLines(unreadable);
    },
  }),
};
