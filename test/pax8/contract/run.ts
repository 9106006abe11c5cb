import { createMarketplace } from '../../../src/pax8/marketplace.ts';
import { Pax8Error } from '../../../src/pax8/pax8-error.ts';
import { memoryCallBudget } from '../../harness/memory-call-budget.ts';
import type { OpenApi } from './changes.ts';
import { type Play, plays, tokenPlay } from './plays.ts';
import { type Answering, nameOf, type Operation, operationsOf, startPrism } from './prism.ts';

const seeds = ['1', '2', '3', '4', '5', '6'];

/** One answer of an operation. `isGood`: the client must make records of it; otherwise it need not, but must not break. */
type Way = Readonly<{ name: string; isGood: boolean; answering: Answering }>;

/** Each example by its name, what Prism samples without one, and data made with each seed; lists also with the numbers of pages as made. */
const waysOf = ({ responses }: Operation): Way[] =>
  responses.flatMap(({ code, contents = [] }) => {
    const status = Number(code);
    const isGood = status < 300;
    const keys = contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key));
    const ways = [
      ...keys.map((exampleKey) => ({ name: exampleKey, answering: { dynamic: false, exampleKey } })),
      { name: 'sample', answering: { dynamic: false, ignoreExamples: true } },
      ...(isGood ? seeds : seeds.slice(0, 1)).map((seed) => ({
        name: `made with seed ${seed}`,
        answering: { dynamic: true, ignoreExamples: true, seed },
      })),
    ].map(
      (way): Way => ({ name: `${code} ${way.name}`, isGood, answering: { code: status, ...way.answering } }),
    );
    const rawPages = ways.map(({ name, answering }) => ({
      name: `${name}, pages as made`,
      isGood: false,
      answering: { ...answering, rawPage: true },
    }));
    return isGood ? [...ways, ...rawPages] : ways;
  });

/** What is wrong with what the client made of an answer, or null. */
const wrongWith = async (call: () => Promise<unknown>, isGood: boolean): Promise<string | null> => {
  try {
    const result = (await call()) as { unreadable?: number; kind?: string } | null;
    if (!isGood) return null;
    if (result === null) return 'no record came of it';
    if (result.kind === 'unknown' || result.kind === 'refused') return `the client calls it ${result.kind}`;
    return (result.unreadable ?? 0) === 0 ? null : `${result.unreadable} rows cannot be read`;
  } catch (thrown) {
    if (!(thrown instanceof Pax8Error)) return `throws ${String(thrown)}`;
    return isGood ? `throws ${thrown.message}` : null;
  }
};

const clientAt = (url: string) =>
  createMarketplace({
    url,
    credentials: {
      get: async () => ({ clientId: 'client', clientSecret: 'secret' }),
      renew: async () => ({ clientId: 'client', clientSecret: 'secret' }),
    },
    budget: memoryCallBudget(1_000_000, Date.now),
    now: Date.now,
    pause: async () => {},
    random: () => 0,
  });

export type Result = Readonly<{
  read: string;
  operation: string;
  answers: number;
  requests: number;
  problems: readonly string[];
}>;

const playRead = async (
  prism: Awaited<ReturnType<typeof startPrism>>,
  operation: Operation,
  read: string,
  { calls }: Play,
): Promise<Result> => {
  const name = nameOf(operation);
  const problems = new Set<string>();
  const ways = waysOf(operation);
  for (const { name: wayName, isGood, answering } of ways)
    for (const call of calls) {
      prism.answer(name, answering);
      // A client keeps its token: only a new one asks for it.
      const client = clientAt(prism.url);
      const wrong = await wrongWith(() => call(client), isGood);
      if (wrong !== null) problems.add(`${wayName}: ${wrong}`);
      await client.close();
    }
  prism.answer(name, { dynamic: false });
  for (const violation of prism.violations.splice(0)) problems.add(`the request is invalid: ${violation}`);
  const requests = prism.calls.get(name) ?? 0;
  prism.calls.clear();
  return { read, operation: name, answers: ways.length * calls.length, requests, problems: [...problems] };
};

/** Plays the reads whose name or operation has this text, against one document. */
export const playReads = async (document: OpenApi, named: string): Promise<Result[]> => {
  const operations = await operationsOf(document);
  const prism = await startPrism(operations);
  const results: Result[] = [];
  for (const [read, play] of [...Object.entries(plays), ['token', tokenPlay] as const]) {
    if (!`${play.operation} ${read}`.includes(named)) continue;
    const operation = operations.find((one) => nameOf(one) === play.operation);
    if (operation === undefined) throw new Error(`The documents have no ${play.operation}`);
    results.push(await playRead(prism, operation, read, play));
  }
  await prism.stop();
  return results;
};
