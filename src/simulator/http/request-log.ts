/** One call as it arrived. `status` is null until it is answered, or when the connection was dropped. */
export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly at: number;
  status: number | null;
};

/** A call that changed something here, whatever its caller was answered. */
export type LoggedWrite = Pick<LoggedRequest, 'method' | 'path' | 'body' | 'at'>;

export type RequestLog = Readonly<{
  add(request: Omit<LoggedRequest, 'status'>): LoggedRequest;
  all(): readonly LoggedRequest[];
  /** Forgets the calls, but not what they have written. */
  clear(): void;
  wrote(write: LoggedWrite): void;
  writes(): readonly LoggedWrite[];
}>;

const mostCalls = 10_000;

/** Keeps the last 10,000 calls, without headers and without the secrets of bodies. */
export const createRequestLog = (): RequestLog => {
  let requests: LoggedRequest[] = [];
  const writes: LoggedWrite[] = [];
  return {
    add(request) {
      const entry = { ...request, body: withoutSecret(request.body), status: null };
      requests.push(entry);
      if (requests.length > 2 * mostCalls) requests = requests.slice(-mostCalls);
      return entry;
    },
    all: () => requests.slice(-mostCalls),
    clear() {
      requests = [];
    },
    wrote: ({ method, path, body, at }) => void writes.push({ method, path, body: withoutSecret(body), at }),
    writes: () => writes,
  };
};

const secretNames = ['client_secret', 'authorization'];

const withoutSecret = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, secretNames.includes(name) ? '[hidden]' : value]),
      )
    : body;
