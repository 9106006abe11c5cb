import type { CompanyOwner } from '../renewals/owners.ts';
import { type Person, samePerson } from '../words/people.ts';

/** The owners who can decide for their companies, each with these, and the companies of nobody who can. */
export type OwnerSplit = Readonly<{
  owners: readonly Readonly<{ owner: Person; companyIds: readonly string[] }>[];
  /** Without an owner, or with one who cannot decide or is not reached. */
  nobodys: ReadonlySet<string>;
}>;

/** Splits companies by who looks after them. `reached`: whether an owner may decide for a company and has a chat with the bot. */
export const byOwner = (
  companyIds: Iterable<string>,
  owners: readonly CompanyOwner[],
  reached: (owned: CompanyOwner) => boolean,
): OwnerSplit => {
  const ofCompany = new Map(owners.filter(reached).map((owned) => [owned.companyId, owned.owner]));
  const found: { owner: Person; companyIds: string[] }[] = [];
  const nobodys = new Set<string>();
  for (const id of companyIds) {
    const owner = ofCompany.get(id);
    if (owner === undefined) {
      nobodys.add(id);
      continue;
    }
    const known = found.find((each) => samePerson(each.owner, owner));
    if (known === undefined) found.push({ owner, companyIds: [id] });
    else known.companyIds.push(id);
  }
  return { owners: found, nobodys };
};
