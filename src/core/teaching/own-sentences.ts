import { type Atom, textOf } from '../atoms/atom.ts';
import { heardIn } from '../atoms/heard.ts';
import { wordsIn } from '../atoms/words.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import { likelyKinds } from '../likeness/likely-kinds.ts';
import { inOneLanguage } from '../likeness/other-languages.ts';
import { wordsOf } from '../names/name-words.ts';
import { shortName } from '../names/product-names.ts';
import { periodAt } from '../periods/period-at.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { read, writtenIn } from '../reading/read.ts';
import { leftOf, type Reading } from '../reading/reading.ts';
import { asks } from '../reading/several-questions.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { partsOf } from '../understanding/message-parts.ts';
import type { Here } from '../understanding/periods.ts';
import { dayOf } from '../words/day-of.ts';
import { askedSentence } from './asked-sentence.ts';

/** The person's own names for examples, those with the most subscriptions first. */
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

type Held = Pick<Portfolio, 'companies' | 'byCompany' | 'vendors'>;

const namesIn = ({ companies, byCompany, vendors }: Held, ids: Iterable<string>): OwnNames => {
  const held = [...ids]
    .map((id) => ({ id, all: byCompany.get(id) ?? [] }))
    .filter(({ all }) => all.length > 0);
  const own = held.flatMap(({ all }) => all);
  const mostHeld = held.sort((a, b) => b.all.length - a.all.length || a.id.localeCompare(b.id));
  const ofFirst = new Set(mostHeld[0]?.all.map(({ productName }) => productName));
  return {
    companies: mostHeld.slice(0, mostNames).flatMap(({ id }) => companies.get(id)?.name ?? []),
    // Of the first company, so that both names of an example belong together.
    products: mostFrequent(own.map(({ productName }) => productName))
      .filter((name) => ofFirst.has(name))
      .slice(0, mostNames)
      .map(shortName),
    vendors: mostFrequent(own.map(({ productId }) => vendors.get(productId) ?? null)).slice(0, mostNames),
  };
};

/** Of the whole portfolio, which most people see; counted once per portfolio. */
const namesOfAll = new WeakMap<
  Portfolio['byCompany'],
  Readonly<{ names: OwnNames; vendors: Portfolio['vendors'] }>
>();

/** `companyIds` are those that the person may see; null for all. */
export const ownNamesIn = (portfolio: Portfolio | null, companyIds: readonly string[] | null): OwnNames => {
  if (portfolio === null) return { companies: [], products: [], vendors: [] };
  if (companyIds !== null) return namesIn(portfolio, new Set(companyIds));
  const { byCompany, vendors } = portfolio;
  const known = namesOfAll.get(byCompany);
  if (known?.vendors === vendors) return known.names;
  const names = namesIn(portfolio, byCompany.keys());
  namesOfAll.set(byCompany, { names, vendors });
  return names;
};

/** The names in the command table's examples. A search text or a person among them is not replaced. */
const placeholders = {
  companies: /^(?:Contoso|Fabrikam|Litware|Tailspin Toys)$/,
  products:
    /^(?:Business Premium|Business Basic|Visio Plan 2|Exchange Online Plan 1|Copilot|Defender|Azure)$/,
  vendors: /^(?:Microsoft|AvePoint)$/,
} as const;
const kinds = ['companies', 'products', 'vendors'] as const;
const anyPlaceholder =
  /\b(?:Contoso|Fabrikam|Litware|Tailspin Toys|Business Premium|Business Basic|Visio Plan 2|Exchange Online Plan 1|Copilot|Defender|Azure|Microsoft|AvePoint|fab|exchange)\b|@\w+|#\w+/g;

/** An example with the person's own names in place of its own; null when there are not enough. */
export const ownSentence = (example: string, names: OwnNames): string | null => {
  const nameFor = new Map<string, string | undefined>();
  const taken = { companies: 0, products: 0, vendors: 0 };
  const sentence = example.replaceAll(anyPlaceholder, (placeholder) => {
    if (!nameFor.has(placeholder)) {
      const kind = kinds.find((each) => placeholders[each].test(placeholder));
      nameFor.set(placeholder, kind === undefined ? undefined : names[kind][taken[kind]]);
      if (kind !== undefined) taken[kind] += 1;
    }
    return nameFor.get(placeholder) ?? '';
  });
  return [...nameFor.values()].includes(undefined) ? null : sentence;
};

/** A sentence that works, its intent and command, and what its button says. */
export type Example = Readonly<{ kind: Intent['kind']; command: string; sentence: string; say: string }>;

/** What else a message says: known names without typos, and a time, in its own words. */
type Said = Readonly<{ companies: readonly string[]; products: readonly string[]; time: string | null }>;

/** `names` are not times, as in 3M. */
const timeIn = (message: string, { now, zone }: Here, names: readonly Atom[] = []): string | null => {
  const words = wordsIn(message);
  const today = dayOf(now, zone);
  const free = [...words.keys()].filter((at) => !names.some(({ from, to }) => from <= at && at < to));
  for (const at of free)
    for (const side of ['ahead', 'back'] as const) {
      const found = periodAt(words, at, today, side);
      if (found?.period != null) return textOf(words, at, at + found.length);
    }
  return null;
};

const saidIn = (message: string, { spans }: Reading, portfolio: Portfolio | null, here: Here): Said => ({
  companies: spans.flatMap((span) => {
    const [id, other] = span.kind === 'company' ? span.ids : [];
    const company = other === undefined ? portfolio?.companies.get(String(id)) : undefined;
    return company?.name ?? [];
  }),
  products: spans.flatMap((span) =>
    span.kind === 'product' && span.known && span.offered !== true ? [span.text] : [],
  ),
  time: timeIn(
    message,
    here,
    spans.filter(({ kind }) => kind === 'company' || kind === 'product'),
  ),
});

/** How well an example fits a message: it uses exactly its names and time, and shares words with it. */
const fitOf = ({ sentence, command }: Example, message: string, said: Said, here: Here): number => {
  const names = (['companies', 'products'] as const).map((kind) => {
    const uses = (sentence.match(anyPlaceholder) ?? []).some((name) => placeholders[kind].test(name));
    return uses === said[kind].length > 0 ? Number(uses) : -1;
  });
  const written = new Set(wordsOf(message));
  const common = wordsOf(`${command} ${sentence}`).filter((word) => written.has(word)).length;
  const time = timeIn(sentence, here) === null ? 0 : -1;
  return names.reduce<number>((sum, fit) => sum + fit, time) + common / 2;
};

const mostSuggested = 3;
const mostBeside = 2;
/** So likely a question is worth a button beside another answer, and one that nothing asks in so many words. */
const worthAButton = { asked: 0.15, told: 0.9 } as const;

/** What shows how it stands or was, beside a change that is only spoken of. */
const standing: Readonly<Partial<Record<string, IntentKind>>> = {
  past: 'history',
  conditional: 'subscription',
  'question-about-change': 'subscription',
};

/** "can we still reduce …" */
const mayBe = /^\W*(?:can|could|may) (?:i|we)\b/i;

type Known = Readonly<{ portfolio: Portfolio | null; names: OwnNames; here: Here }>;
type Suggested = Readonly<{ kind: IntentKind; sentence: string; score: number }>;

/** What a message may ask, by how people ask: how likely each kind is that is worth a button. */
const kindsWorth = (
  message: string,
  { decision, spans }: Reading,
  portfolio: Portfolio | null,
): ReadonlyMap<string, number> => {
  const likely = likelyKinds(portfolio === null ? spans : inOneLanguage(vocabularyOf(portfolio), spans));
  if (decision.kind !== 'say') return likely;
  const isAsked = partsOf(writtenIn(message)).some(({ text }) => asks.test(text) || mayBe.test(text));
  const least = isAsked ? worthAButton.asked : worthAButton.told;
  const shown = isAsked ? standing[decision.about] : undefined;
  return new Map([
    ...[...likely].filter(([, share]) => share >= least),
    ...(shown === undefined ? [] : [[shown, Math.max(likely.get(shown) ?? 0, least)] as const]),
  ]);
};

/**
 * What a message that was not understood may have meant: at most three look-ups with its names, time and filters, and the person's own.
 * Beside an answer there are fewer, and none where nothing was asked.
 */
export const suggestionsFor = (
  message: string,
  reading: Reading,
  examples: readonly Example[],
  known: Known,
  isRead: (kind: Intent['kind']) => boolean,
): string[] => {
  const { portfolio, here } = known;
  const beside = reading.decision.kind === 'say';
  const likely = kindsWorth(message, reading, portfolio);
  if (likely.size === 0) return [];
  const said = saidIn(message, reading, portfolio, here);
  const heard = portfolio === null ? null : heardIn(vocabularyOf(portfolio), writtenIn(message));
  const first = (kind: 'companies' | 'products') => [...new Set([...said[kind], ...known.names[kind]])];
  const names = { ...known.names, companies: first('companies'), products: first('products') };
  const reads = (sentence: string): Intent['kind'] | null => {
    const { decision } = read(sentence, portfolio, here);
    const plain = decision.kind === 'do' && leftOf(decision).length === 0;
    return plain && isRead(decision.intent.kind) ? decision.intent.kind : null;
  };
  const withTime = (sentence: string, kind: Intent['kind']): string =>
    said.time !== null && timeIn(sentence, here) === null && reads(`${sentence} ${said.time}`) === kind
      ? `${sentence} ${said.time}`
      : sentence;
  const exampleOf = (fitting: readonly Readonly<{ example: Example; fit: number }>[], kind: IntentKind) =>
    fitting
      .map(({ example, fit }) => ({ fit, sentence: ownSentence(example.say, names) }))
      .flatMap(({ fit, sentence }) =>
        sentence === null || reads(sentence) === null ? [] : { fit, sentence: withTime(sentence, kind) },
      )[0];
  const most = Math.max(...[...likely].map(([kind, share]) => (isRead(kind as IntentKind) ? share : 0)));
  const kinds = new Set(examples.map(({ kind }) => kind).filter((kind) => likely.has(kind)));
  const best = [...kinds].flatMap((kind): Suggested[] => {
    const fitting = examples
      .filter((example) => example.kind === kind)
      .map((example) => ({ example, fit: fitOf(example, message, said, here) }))
      .sort((a, b) => b.fit - a.fit);
    const own =
      portfolio === null || heard === null || !isRead(kind)
        ? null
        : askedSentence(kind, heard, portfolio, here);
    // Its own question says more than an example with its names.
    const found =
      own === null ? exampleOf(fitting, kind) : { fit: (fitting[0]?.fit ?? 0) + 1, sentence: own };
    if (found === undefined) return [];
    const { fit, sentence } = found;
    return [{ kind, sentence, score: ((likely.get(kind) ?? 0) / most) * (6 + fit) + fit / 2 }];
  });
  const sorted = best.sort((a, b) => b.score - a.score).slice(0, beside ? mostBeside : mostSuggested);
  const top = Math.max(...sorted.map(({ score }) => score));
  return sorted.filter(({ score }) => score * 4 >= top).map(({ sentence }) => sentence);
};
