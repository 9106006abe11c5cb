import { compareCsvHead, compareCsvLine } from '../../core/billing/compare-csv.ts';
import { type Begun, compareItems } from '../../core/billing/invoice-compare.ts';
import { monthName, newestFirst } from '../../core/billing/invoice-pick.ts';
import { knownChanges, spanBetween } from '../../core/billing/known-changes.ts';
import type { Period } from '../../core/words/period.ts';
import { AppError } from '../../errors.ts';
import { unreadableCsvLines } from '../../views/kit/csv-ends.ts';
import { changesOf } from '../billing/changes-of.ts';
import { readItemsOfAll, readTwoMonths, type TwoMonths } from '../billing/read-invoices.ts';
import type { Context } from '../context.ts';
import { companyInTitle, type FileMaker, forInvoices, inPieces } from './file.ts';

/** Compares a month (the newest when null) with the month before, for one company or, when null, all. */
export type CompareOrder = Readonly<{ companyId: string | null; period: Period | null }>;

/** The differences between two months, from their invoice items. */
export const comparedMonths = async (
  context: Pick<Context, 'marketplace' | 'portfolio' | 'now'>,
  { before, after, unreadable }: TwoMonths,
  companyId: string | null,
) => {
  const [old, newer] = await Promise.all([
    readItemsOfAll(context, before.invoices, companyId),
    readItemsOfAll(context, after.invoices, companyId),
  ]);
  const invoices = newestFirst([...after.invoices, ...before.invoices]);
  const newest = invoices[0]?.date ?? context.now();
  return {
    months: { before: monthName(before.month), after: monthName(after.month) },
    comparison: compareItems(old.rows, newer.rows, newest, begunIn(context)),
    span: spanBetween(before.month, newest),
    invoices,
    unreadable: unreadable + old.unreadable + newer.unreadable,
  };
};

/** When subscriptions began, as the portfolio has them. */
const begunIn =
  ({ portfolio }: Pick<Context, 'portfolio'>): Begun =>
  (subscriptionId) => {
    const held = portfolio.current()?.subscriptions.get(subscriptionId);
    return held?.createdAt ?? held?.startAt ?? null;
  };

/** Reads from Pax8 when the file is fetched. */
export const compareFile: FileMaker<CompareOrder> = {
  mayHave: forInvoices,
  make: (context, { tenantId }, { companyId, period }) => ({
    title: { kind: 'invoices-compared', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const two = await readTwoMonths(context, period, companyId);
      if (two === null || two.before.invoices.length === 0 || two.after.invoices.length === 0)
        throw new AppError('a comparison was fetched of months without invoices', {
          kind: 'nothing-to-compare',
        });
      const { months, comparison, span, unreadable } = await comparedMonths(context, two, companyId);
      yield [compareCsvHead];
      const all = [...comparison.regular, ...comparison.once];
      const changes = await changesOf(context, tenantId, all);
      yield* inPieces(all, (difference) => [
        compareCsvLine({ difference, months, known: knownChanges(difference, changes, span) }),
      ]);
      yield unreadableCsvLines(unreadable);
    },
  }),
};
