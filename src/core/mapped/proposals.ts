import type { Company, Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { nameWords } from '../names/name-words.ts';
import { productLevel, shortName } from '../names/product-names.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import { type Mapping, type MappingKind, mappedTo, tenantIn } from './mapping.ts';
import type { PsaKind, PsaName, PsaReading } from './psa-lines.ts';

/** What a company or product at Pax8 is mapped to, or might be. A proposal is only shown: a person has to accept it. */
export type MappedRow = Readonly<{
  kind: MappingKind;
  pax8Id: string;
  /** What it is called at Pax8. */
  name: string;
  mapping: Mapping | null;
  /** The one with the most similar name; null when none is similar, or several are equally so. */
  proposal: PsaName | null;
}>;

/** Names with a lower similarity are unrelated. */
const leastAlike = 0.6;

const pairsOf = (text: string): Map<string, number> => {
  const pairs = new Map<string, number>();
  const joined = text.replaceAll(' ', '');
  for (let at = 0; at + 1 < joined.length; at += 1) {
    const pair = joined.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
};

type Pairs = Readonly<{ key: string; pairs: ReadonlyMap<string, number>; count: number }>;

const pairsIn = (text: string): Pairs => {
  const key = nameWords(text).core.join(' ');
  const pairs = pairsOf(key);
  return { key, pairs, count: [...pairs.values()].reduce((sum, each) => sum + each, 0) };
};

/** How similar two names are without their legal forms: 1 is equal, by shared pairs of letters (Dice). */
const alike = (a: Pairs, b: Pairs): number => {
  if (a.key === b.key) return a.key === '' ? 0 : 1;
  let shared = 0;
  for (const [pair, count] of a.pairs) shared += Math.min(count, b.pairs.get(pair) ?? 0);
  return (2 * shared) / (a.count + b.count);
};

type Candidate = Readonly<{ target: PsaName; names: readonly Pairs[] }>;

/**
 * Names by the beginnings of their words: there may be thousands, so only those that share a beginning are compared.
 */
type Candidates = Readonly<{
  all: readonly Candidate[];
  byBeginning: ReadonlyMap<string, readonly Candidate[]>;
}>;

const beginningsOf = ({ key }: Pairs): string[] => key.split(' ').map((word) => word.slice(0, 3));

const candidatesOf = (targets: readonly PsaName[]): Candidates => {
  const all = targets.map((target) => ({
    target,
    names: [target.name, ...(target.detail === null ? [] : [target.detail])].map(pairsIn),
  }));
  const byBeginning = new Map<string, Candidate[]>();
  for (const candidate of all)
    for (const beginning of new Set(candidate.names.flatMap(beginningsOf))) {
      const same = byBeginning.get(beginning);
      if (same === undefined) byBeginning.set(beginning, [candidate]);
      else same.push(candidate);
    }
  return { all, byBeginning };
};

/** The candidates with similar names, the most similar first. */
const ranked = (
  name: string,
  { byBeginning }: Candidates,
): readonly Readonly<{ target: PsaName; level: number }>[] => {
  const own = pairsIn(name);
  const near = new Set(beginningsOf(own).flatMap((beginning) => byBeginning.get(beginning) ?? []));
  return [...near]
    .map(({ target, names }) => ({
      target,
      level: Math.max(...names.map((each) => alike(own, each))),
    }))
    .filter(({ level }) => level >= leastAlike)
    .sort((a, b) => b.level - a.level);
};

const best = (all: ReturnType<typeof ranked>): PsaName | null => {
  const [first, second] = all;
  return first === undefined || first.level === second?.level ? null : first.target;
};

/** The PSA company with the most similar name; null when none or several are. */
const companyAlike = (name: string, candidates: Candidates): PsaName | null => best(ranked(name, candidates));

/** The same for a product. Abbreviations are read before letters are compared: "M365 BP" is Business Premium. */
const productAlike = (name: string, candidates: Candidates): PsaName | null => {
  const meant = candidates.all.filter(({ target: { name: code, detail } }) =>
    [code, detail].some((text) => text !== null && productLevel(name, text) === 'equal'),
  );
  const [first, second] = meant;
  if (first !== undefined) return second === undefined ? first.target : null;
  return best(ranked(name, candidates));
};

/** The PSA entries that a name may mean, the most similar first. */
export const alikeIn = (name: string, all: readonly PsaName[]): readonly PsaName[] =>
  ranked(name, candidatesOf(all)).map(({ target }) => target);

/** The PSA entries that a text names exactly: by id ("#117"), else by name, ignoring case. */
export const calledIn = (text: string, all: readonly PsaName[]): readonly PsaName[] => {
  const wanted = text.trim().toLowerCase();
  const byId = all.filter(({ id }) => `#${id.toLowerCase()}` === wanted);
  if (byId.length > 0) return byId;
  const byName = all.filter(({ name }) => name.trim().toLowerCase() === wanted);
  return byName.length > 0 ? byName : all.filter(({ detail }) => detail?.trim().toLowerCase() === wanted);
};

/** A product of the portfolio, under its most frequent name. */
export type HeldProduct = Readonly<{ id: string; name: string }>;

/** The products that companies have now, each once. */
export const heldNow = ({ subscriptions }: Portfolio, now: Instant): readonly HeldProduct[] => {
  const held = new Map<string, HeldProduct>();
  for (const subscription of subscriptions.values())
    if (
      isRunning(subscription, now) &&
      subscription.productName !== null &&
      !held.has(subscription.productId)
    )
      held.set(subscription.productId, {
        id: subscription.productId,
        name: shortName(subscription.productName),
      });
  return [...held.values()].sort(byName);
};

const byName = (a: Readonly<{ name: string }>, b: Readonly<{ name: string }>): number =>
  a.name < b.name ? -1 : Number(a.name > b.name);

const hasAny = (company: Company, { byCompany }: Portfolio, now: Instant): boolean =>
  (byCompany.get(company.id) ?? []).some((subscription: Subscription) => isRunning(subscription, now));

/**
 * What is mapped and what is not, for companies with something at Pax8 and their products. Nothing is proposed twice.
 * Tenants appear when mapped, or when the company's external id looks like one.
 */
export const mappedRows = (
  portfolio: Portfolio,
  mappings: readonly Mapping[],
  psa: PsaReading | null,
  now: Instant,
): readonly MappedRow[] => {
  const companies = [...portfolio.companies.values()]
    .filter((company) => hasAny(company, portfolio, now))
    .sort(byName);
  const products = heldNow(portfolio, now);
  const ofPsa = (
    of: PsaKind,
    kind: 'psa-company' | 'psa-product',
    all: readonly Readonly<{ id: string; name: string }>[],
    targets: readonly PsaName[],
    proposalOf: (name: string, candidates: Candidates) => PsaName | null,
  ): readonly MappedRow[] => {
    const mapped = mappedTo(mappings, kind, of);
    const taken = new Set([...mapped.values()].map(({ targetId }) => targetId));
    const free = candidatesOf(targets.filter(({ id }) => !taken.has(id)));
    return all.map(({ id, name }) => {
      const mapping = mapped.get(id) ?? null;
      const proposal = mapping === null ? proposalOf(name, free) : null;
      return { kind, pax8Id: id, name, mapping, proposal };
    });
  };
  const tenants = mappedTo(mappings, 'tenant', null);
  return [
    ...(psa === null
      ? []
      : [
          ...ofPsa(psa.kind, 'psa-company', companies, psa.companies, companyAlike),
          ...ofPsa(psa.kind, 'psa-product', products, psa.products, productAlike),
        ]),
    ...companies.flatMap(({ id, name, externalId }): MappedRow[] => {
      const mapping = tenants.get(id) ?? null;
      const tenant = externalId === null ? null : tenantIn(externalId);
      if (mapping === null && tenant === null) return [];
      const proposal =
        mapping === null && tenant !== null ? { id: tenant, name: tenant, detail: null } : null;
      return [{ kind: 'tenant', pax8Id: id, name, mapping, proposal }];
    }),
  ];
};
