/** One call as it arrived. `status` is what was answered, null while unanswered or when the connection was dropped. */
export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly at: number;
  status: number | null;
};

export type RequestLog = Readonly<{
  add(request: Omit<LoggedRequest, 'status'>): LoggedRequest;
  all(): readonly LoggedRequest[];
  clear(): void;
}>;

const kept = 10_000;

/** Remembers the last 10,000 calls. Headers are not kept and the secret of a token call is struck out. */
export const createRequestLog = (): RequestLog => {
  let requests: LoggedRequest[] = [];
  return {
    add(request) {
      const entry = { ...request, body: withoutSecret(request.body), status: null };
      requests.push(entry);
      if (requests.length > 2 * kept) requests = requests.slice(-kept);
      return entry;
    },
    all: () => requests.slice(-kept),
    clear() {
      requests = [];
    },
  };
};

const withoutSecret = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'client_secret' in body
    ? { ...body, client_secret: '[hidden]' }
    : body;
