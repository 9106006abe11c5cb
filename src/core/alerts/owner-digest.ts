import type { CompanyOwner } from '../renewals/owners.ts';
import { type Person, samePerson } from '../words/people.ts';

/** The owners who can decide, each with their companies, and the companies without such an owner. */
export type OwnerSplit = Readonly<{
  owners: readonly Readonly<{ owner: Person; companyIds: readonly string[] }>[];
  /** Without an owner, or with one who cannot decide or be reached. */
  nobodys: ReadonlySet<string>;
}>;

/** Splits companies by owner. `reached`: whether the owner may decide for a company and has a chat with the bot. */
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
