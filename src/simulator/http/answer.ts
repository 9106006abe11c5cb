/** What goes back over the wire: `body` undefined sends none (204). */
export type Answer = Readonly<{ status: number; body?: unknown; headers?: Readonly<Record<string, string>> }>;

export const ok = (body: unknown): Answer => ({ status: 200, body });

const types: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_ENTITY',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

/** Pax8's error envelope. https://devx.pax8.com/docs/errors */
export const envelope = (
  status: number,
  message: string,
  path: string,
  causes: readonly string[] = [],
): Answer => ({
  status,
  body: {
    type: types[status] ?? 'ERROR',
    message,
    instance: `/public${path}`,
    status,
    details: causes.map((cause) => ({ message: cause })),
  },
});

export const invalidField = (field: string, path: string): Answer =>
  envelope(400, `Invalid input, please check the documentation for allowed values. field: ${field}`, path);

/** Some refusals of a write come without the envelope. */
export const flatErrors = (status: number, errors: readonly string[]): Answer => ({
  status,
  body: { errors },
});
