import type { Intent } from '../understanding/intent.ts';
import { type Follow, nameOf } from './follow.ts';

/** "requester is enough", "just viewer". */
const otherRole =
  /^(?:(?:only|just|make it|better|rather|no|actually|an?) )*(viewer|requester|approver|admin)(?: (?:is enough|will do|would do|suffices|instead|rather|then|only|please|actually))*$/i;

/** "@Mia Novak too", "only for Litware". */
export const ofGrant = (
  { said, portfolio, message }: Follow,
  base: Extract<Intent, { kind: 'grant' }>,
): Intent | null => {
  // "Fabrikam has 5" gives nobody a role there.
  if (said.numbers.length > 0 || /\b(?:has|have|without|except|not|but)\b/i.test(message)) return null;
  const role = otherRole.exec(said.rest)?.[1]?.toLowerCase();
  if (role !== undefined && said.companies.length === 0) return { ...base, role };
  const person = /@.+/.exec(said.rest)?.[0].trim();
  const companies = said.companies.map((company) => nameOf(portfolio, company));
  if (person !== undefined && companies.length === 0) return { ...base, who: person };
  return person === undefined && companies.length > 0 ? { ...base, companies } : null;
};
