import {
  changedCsvHead,
  changedCsvLine,
  seatsCsvHead,
  seatsCsvLines,
} from '../../core/history/history-csv.ts';
import type { Narrowing } from '../../core/portfolio/narrow.ts';
import type { Period } from '../../core/words/period.ts';
import { unreadableCsvLines } from '../../views/kit/csv-ends.ts';
import { madeIn, readChanges, readSeats } from '../history/read-history.ts';
import { companyInTitle, type FileMaker, forViewers, heldFor, inPieces } from './file.ts';

/** Of one company or of all (null), as far as the question narrowed it. */
type OfHistory = Readonly<{ companyId: string | null; narrowing: Narrowing }>;

export type ChangesOrder = OfHistory & Readonly<{ period: Period }>;

/** How many subscriptions are looked up at once. */
const atOnce = 200;

/** Made from the nightly history, and from the portfolio where the period is not over. */
export const changesFile: FileMaker<ChangesOrder> = {
  mayHave: forViewers,
  make: (context, { tenantId }, { companyId, narrowing, period }) => ({
    title: { kind: 'what-changed', of: [companyInTitle(context, companyId), period.label] },
    async *rows() {
      const portfolio = heldFor(context);
      yield [changedCsvHead];
      const found = await readChanges(context, period, { portfolio, companyId, narrowing });
      if (found.kind !== 'changes') return;
      const { rows, span } = found;
      for (let from = 0; from < rows.length; from += atOnce) {
        const batch = rows.slice(from, from + atOnce);
        const changes = await madeIn(context, tenantId, span, batch);
        yield batch.map((row) => {
          const { id, companyId: of } = row.subscription;
          const company = portfolio.companies.get(of) ?? null;
          return changedCsvLine({ row, span, company, made: changes.get(id) ?? [] });
        });
      }
      if (span.until === null) yield unreadableCsvLines(portfolio.unreadable);
    },
  }),
};

/** `period` null means the last 12 months. */
export type GrowthOrder = OfHistory & Readonly<{ period: Period | null }>;

/** Made from the nightly history and the portfolio. */
export const growthFile: FileMaker<GrowthOrder> = {
  mayHave: forViewers,
  make: (context, _person, { companyId, narrowing, period }) => ({
    title: { kind: 'growth', of: [companyInTitle(context, companyId), period?.label ?? null] },
    async *rows() {
      const portfolio = heldFor(context);
      yield [seatsCsvHead];
      const found = await readSeats(context, period, { portfolio, companyId, narrowing });
      if (found.kind !== 'course') return;
      const name = companyInTitle(context, companyId) ?? 'all companies';
      yield* inPieces(found.course, (at) => seatsCsvLines(at, name));
    },
  }),
};
