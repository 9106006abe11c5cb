import { marksOf } from '../../core/month/difference.ts';
import { monthCsvHead, monthCsvLine } from '../../core/month/month-csv.ts';
import type { Period } from '../../core/words/period.ts';
import { AppError } from '../../errors.ts';
import { unreadableCsvLines } from '../../views/kit/csv-ends.ts';
import { readMonth } from '../month/read-month.ts';
import { companyInTitle, type FileMaker, forInvoices, heldFor, inPieces } from './file.ts';

/** All lines of a month's check (the newest month when null), for one company or, when null, all. */
export type MonthOrder = Readonly<{ companyId: string | null; period: Period | null }>;

/** Reads from Pax8 when the file is fetched. */
export const monthFile: FileMaker<MonthOrder> = {
  mayHave: forInvoices,
  make: (context, { tenantId }, { companyId, period }) => ({
    title: { kind: 'invoice-checked', of: [companyInTitle(context, companyId)] },
    async *rows() {
      const read = await readMonth(context, tenantId, heldFor(context), period, companyId);
      if (read.kind === 'no-invoice')
        throw new AppError('a check was fetched of a month without invoices', { kind: 'nothing-to-check' });
      yield [monthCsvHead];
      yield* inPieces(read.check.lines, (line) => [
        monthCsvLine({ ...line, marks: marksOf(read.marks, line, read.yearMonth) }),
      ]);
      yield unreadableCsvLines(read.unreadable);
    },
  }),
};
