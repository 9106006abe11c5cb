import { shortName } from '../names/product-names.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { read } from '../reading/read.ts';
import type { Reading } from '../reading/reading.ts';
import type { Intent } from '../understanding/intent.ts';
import { type Example, nearestSentences } from '../understanding/near-sentences.ts';
import type { Here } from '../understanding/periods.ts';

/** Names for examples, the person's own, those with the most subscriptions first. */
export type OwnNames = Readonly<{
  companies: readonly string[];
  products: readonly string[];
  vendors: readonly string[];
}>;

const mostNames = 3;

/** The most frequent of all, then by name. */
const mostFrequent = (all: Iterable<string | null>): string[] => {
  const times = new Map<string, number>();
  for (const each of all) if (each !== null) times.set(each, (times.get(each) ?? 0) + 1);
  return [...times].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([each]) => each);
};

/** `companyIds` are those that the person is limited to; null for all. */
export const ownNamesIn = (portfolio: Portfolio | null, companyIds: readonly string[] | null): OwnNames => {
  if (portfolio === null) return { companies: [], products: [], vendors: [] };
  const { companies, subscriptions, vendors } = portfolio;
  const own = [...subscriptions.values()].filter(({ companyId }) => companyIds?.includes(companyId) ?? true);
  const mostHeld = mostFrequent(own.map(({ companyId }) => companyId));
  return {
    companies: mostHeld.slice(0, mostNames).flatMap((id) => companies.get(id)?.name ?? []),
    // Of the first company, so that both names of an example belong together.
    products: mostFrequent(own.map(({ productName }) => productName))
      .filter((name) => own.some((each) => each.companyId === mostHeld[0] && each.productName === name))
      .slice(0, mostNames)
      .map(shortName),
    vendors: mostFrequent(own.map(({ productId }) => vendors.get(productId) ?? null)).slice(0, mostNames),
  };
};

/** The names in the examples of the table of commands. A search text or a person among them is nobody's own. */
const placeholders = {
  companies: /^(?:Contoso|Fabrikam|Litware|Tailspin Toys)$/,
  products:
    /^(?:Business Premium|Business Basic|Visio Plan 2|Exchange Online Plan 1|Copilot|Defender|Azure)$/,
  vendors: /^(?:Microsoft|AvePoint)$/,
} as const;
const kinds = ['companies', 'products', 'vendors'] as const;
const anyPlaceholder =
  /\b(?:Contoso|Fabrikam|Litware|Tailspin Toys|Business Premium|Business Basic|Visio Plan 2|Exchange Online Plan 1|Copilot|Defender|Azure|Microsoft|AvePoint|fab|exchange)\b|@\w+|#\w+/g;

/** An example with the person's own names instead of those it was written with; null when there are not enough. */
export const ownSentence = (example: string, names: OwnNames): string | null => {
  const met = new Map<string, string | undefined>();
  const taken = { companies: 0, products: 0, vendors: 0 };
  const sentence = example.replaceAll(anyPlaceholder, (placeholder) => {
    if (!met.has(placeholder)) {
      const kind = kinds.find((each) => placeholders[each].test(placeholder));
      met.set(placeholder, kind === undefined ? undefined : names[kind][taken[kind]]);
      if (kind !== undefined) taken[kind] += 1;
    }
    return met.get(placeholder) ?? '';
  });
  return [...met.values()].includes(undefined) ? null : sentence;
};

/** The names that the message itself has go first. */
const withSaid = (portfolio: Portfolio | null, { spans }: Reading, names: OwnNames): OwnNames => {
  const companies = spans.flatMap((span) => {
    const [id, other] = span.kind === 'company' ? span.ids : [];
    const company = other === undefined ? portfolio?.companies.get(String(id)) : undefined;
    return company?.name ?? [];
  });
  const products = spans.flatMap((span) => (span.kind === 'product' && span.known ? [span.text] : []));
  const first = (said: readonly string[], own: readonly string[]) => [...new Set([...said, ...own])];
  return {
    ...names,
    companies: first(companies, names.companies),
    products: first(products, names.products),
  };
};

const looked = 12;

/**
 * What may have been meant by a message that was not understood: at most three sentences that only read, made of the names in
 * it and the person's own, each read back as what it says. `isRead` says which intents only read.
 */
export const suggestionsFor = (
  message: string,
  reading: Reading,
  examples: readonly Example[],
  known: Readonly<{ portfolio: Portfolio | null; names: OwnNames; here: Here }>,
  isRead: (kind: Intent['kind']) => boolean,
): string[] => {
  const { portfolio, here } = known;
  const names = withSaid(portfolio, reading, known.names);
  const own = examples.flatMap((example) => {
    const sentence = ownSentence(example.sentence, names);
    const say = ownSentence(example.say, names);
    return sentence === null || say === null ? [] : [{ ...example, sentence, say }];
  });
  return nearestSentences(message, own, looked)
    .filter((sentence) => {
      const { decision } = read(sentence, portfolio, here);
      return decision.kind === 'do' && isRead(decision.intent.kind);
    })
    .slice(0, 3);
};
