const REDACTED = '[redacted]';
const DEEPEST = 6;

/** Compared without case, underscores and hyphens: client_secret, clientSecret and CLIENT-SECRET are the same. */
const secretNames =
  /(authorization|password|passwd|pwd|secret|token|apikey|privatekey|assertion|credential|cookie|connectionstring|databaseurl)s?$/;

const isSecretName = (name: string): boolean =>
  secretNames.test(name.toLowerCase().replaceAll(/[_\-\s]/g, ''));

/** The fields of an error that are logged. Others, such as its request, may hold tokens or personal data. */
const aboutAnError = ['code', 'status', 'statusCode', 'path', 'method'] as const;

/** Copies `facts` for the log: without values under a secret's name, and errors as name, message, causes and stack. */
export const withoutSecrets = (facts: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, cleaned(name, value, 0)]));

const cleaned = (name: string, value: unknown, depth: number): unknown => {
  if (isSecretName(name) && (typeof value === 'string' || typeof value === 'object') && value !== null) {
    return REDACTED;
  }
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[deeper]';
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Error) return errorFacts(value, depth);
  if (Array.isArray(value)) return value.map((entry) => cleaned('', entry, depth + 1));
  if ('toJSON' in value && typeof value.toJSON === 'function')
    return cleaned(name, value.toJSON(), depth + 1);
  if (value instanceof Map) return cleaned('', Object.fromEntries(value), depth);
  if (value instanceof Set) return cleaned('', [...value], depth);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, cleaned(key, inner, depth + 1)]),
  );
};

const errorFacts = (error: Error, depth: number): Record<string, unknown> => ({
  name: error.name,
  message: error.message,
  ...Object.fromEntries(
    Object.entries(error).filter(
      ([key, value]) => aboutAnError.some((known) => known === key) && typeof value !== 'object',
    ),
  ),
  ...(error.cause === undefined ? {} : { cause: cleaned('cause', error.cause, depth + 1) }),
  ...(error instanceof AggregateError ? { errors: cleaned('errors', error.errors, depth + 1) } : {}),
  stack: framesOf(error),
});

/** The stack without the message, which the log already has. */
const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());

/** What secrets look like: bearer and basic authorization, JSON web tokens, passwords in addresses, JSON and pairs. */
const looks: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer\s+)[\w.~+/=-]{8,}/gi, `$1${REDACTED}`],
  // Longer than a word, because a product is called "Business Basic".
  [/\b(Basic\s+)[a-z0-9+/]{16,}={0,2}/gi, `$1${REDACTED}`],
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(\.[\w-]*)?/g, REDACTED],
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@"]*):[^\s/?#@"]+@/gi, `$1:${REDACTED}@`],
  [
    /((?:secret|password|pwd|token|api_?key)\\?["']\s*:\s*\\?["'])(?!\[redacted\])[^"'\\]+/gi,
    `$1${REDACTED}`,
  ],
  [/((?:secret|password|pwd|token|api_?key)(?:=|\s*:\s+))(?!\[redacted\])[^\s"'&;\\]+/gi, `$1${REDACTED}`],
];

export const withoutSecretText = (line: string): string =>
  looks.reduce((text, [look, replacement]) => text.replaceAll(look, replacement), line);
