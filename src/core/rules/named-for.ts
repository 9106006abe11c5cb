import type { Person } from '../words/people.ts';
import type { Policy } from './policy.ts';

/** Who alone may approve for a company; null when everybody may whose role says so. */
export const namedFor = (
  { approversFor = [] }: Pick<Policy, 'approversFor'>,
  companyId: string,
): readonly Person[] | null => approversFor.find((named) => named.companyId === companyId)?.people ?? null;
