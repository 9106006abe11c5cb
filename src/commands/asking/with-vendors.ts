import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { unknownVendors } from '../../core/renewals/renewal-rows.ts';
import type { Context } from '../../workflows/context.ts';

/** How long a person waits for vendors to be read (milliseconds). */
const patienceMs = 1500;

/** The portfolio with all vendors that could be read while the person waits. */
export const withVendors = async (context: Context, held: Portfolio): Promise<Portfolio> => {
  if (unknownVendors(held) === 0) return held;
  const learned = context.portfolio.learnVendors('person');
  context.later('vendors of products', learned);
  await Promise.race([learned, new Promise<void>((done) => void setTimeout(done, patienceMs).unref())]);
  return context.portfolio.current() ?? held;
};
