/** An address's answer; `date` is its clock (milliseconds since the epoch). */
type Answered = Readonly<{ kind: 'answered'; status: number; body: string; date: number | null }>;
export type HttpOutcome = Answered | Readonly<{ kind: 'no-answer'; host: string; code: string }>;

/** Asks an address once, without redirects, for at most `patience` milliseconds. Never throws. */
export const ask = async (url: string, patience: number, init: RequestInit = {}): Promise<HttpOutcome> => {
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(url, { redirect: 'manual', signal, ...init });
    const date = Date.parse(response.headers.get('date') ?? '');
    const body = (await response.text()).slice(0, 100_000);
    return { kind: 'answered', status: response.status, body, date: Number.isNaN(date) ? null : date };
  } catch (thrown) {
    return { kind: 'no-answer', host: new URL(url).host, code: codeOf(thrown) };
  }
};

/** Node hides the reason in the causes; with several addresses, in the last one. */
const codeOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return 'unknown';
  if (thrown.name === 'TimeoutError') return 'ETIMEDOUT';
  if (thrown instanceof AggregateError) return codeOf(thrown.errors.at(-1));
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown.cause === undefined ? thrown.name : codeOf(thrown.cause);
};

export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
