import { isIP } from 'node:net';
import { Cron } from 'croner';
import { IANAZone } from 'luxon';
import * as z from 'zod';
import { isLoopback } from './loopback.ts';

/**
 * A rule for a variable's text. The message completes the sentence "<VARIABLE> …" and never repeats the value, which
 * may be a secret pasted into the wrong line.
 */
const says = (rule: (text: string) => boolean, message: string) =>
  z.string().refine(rule, { error: message });

const isGuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

export const text = z.string();

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const currency = text
  .transform((code) => code.toUpperCase())
  .refine((code) => currencies.has(code), { error: 'is not a currency' });

export const guid = says(isGuid, 'is not a GUID').transform((id) => id.toLowerCase());

const split = (list: string): string[] =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const entries = (isGood: (entry: string) => boolean, kind: string) =>
  z.string().superRefine((list, context) => {
    const parts = split(list);
    const bad = parts.findIndex((entry) => !isGood(entry));
    if (parts.length === 0) context.addIssue('is an empty list');
    else if (bad >= 0) context.addIssue(`has ${kind} at position ${bad + 1} of its list`);
  });

export const guids = entries(isGuid, 'something that is not a GUID').transform((list) => [
  ...new Set(split(list.toLowerCase())),
]);

const isNetwork = (entry: string): boolean => {
  const [address = '', prefix, ...more] = entry.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  return isIP(address) !== 0 && isPrefix && more.length === 0;
};

/** IP addresses and networks such as 10.0.0.0/8. */
export const networks = entries(isNetwork, 'something that is no IP address or network').transform(split);

const isDays = (entry: string): boolean =>
  /^\d{1,3}$/.test(entry) && Number(entry) >= 1 && Number(entry) <= 365;

export const days = entries(isDays, 'something that is not a number of days from 1 to 365').transform(
  (list) => [...new Set(split(list).map(Number))].sort((a, b) => b - a),
);

/** A JSON object. */
export const json = z.string().transform((given, context): Readonly<Record<string, unknown>> => {
  try {
    const read: unknown = JSON.parse(given);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  } catch {
    // Said below, without the parser's quotation of the value.
  }
  context.addIssue('is not a JSON object');
  return z.NEVER;
});

/** A JSON object from names to ids: numbers or texts. */
export const ids = json.transform((given, context): Readonly<Record<string, string>> => {
  const entries = Object.entries(given);
  if (entries.every(([, id]) => (typeof id === 'string' && id.trim() !== '') || Number.isSafeInteger(id)))
    return Object.fromEntries(entries.map(([name, id]) => [name, String(id).trim()]));
  context.addIssue('has something that is neither a number nor a text');
  return z.NEVER;
});

export const whole = (least: number, most: number) =>
  says(
    (digits) => /^\d{1,9}$/.test(digits) && Number(digits) >= least && Number(digits) <= most,
    `is not a whole number from ${least} to ${most}`,
  ).transform(Number);

/** One of `options`, ignoring case; returns the option as it is spelled in the list. */
export const oneOf = <const T extends string>(options: readonly T[]) =>
  z.string().transform((given, context): T => {
    const found = options.find((option) => option.toLowerCase() === given.toLowerCase());
    if (found !== undefined) return found;
    context.addIssue(`is not one of ${options.join(', ')}`);
    return z.NEVER;
  });

const isHost = (host: string): boolean => URL.canParse(`http://${host.includes(':') ? `[${host}]` : host}/`);

export const host = says(
  (given) => !/[\s/@?#]/.test(given) && isHost(given),
  'is not an address or host name',
);

type UrlRules = { loopbackHttp: boolean; anyHttp?: boolean; path: boolean; query?: boolean };

/** An https address without credentials. `loopbackHttp` also allows http to this machine, `anyHttp` to any; `query` allows a query. */
export const url = ({ loopbackHttp, anyHttp = false, path, query = false }: UrlRules) =>
  z.string().transform((given, context) => {
    const refuse = (message: string) => {
      context.addIssue(message);
      return z.NEVER;
    };
    if (!URL.canParse(given)) return refuse('is not a URL');
    const { protocol, hostname, username, password, pathname, search, hash, origin } = new URL(given);
    const isPlain = protocol === 'http:' && (anyHttp || (loopbackHttp && isLoopback(hostname)));
    const problems: readonly (readonly [broken: boolean, says: string])[] = [
      [protocol !== 'https:' && !isPlain, 'does not begin with https://'],
      [username !== '' || password !== '', 'has a user name or password in it'],
      [query && hash !== '', 'has a fragment in it'],
      [!query && (search !== '' || hash !== ''), 'has a query or fragment in it'],
      [!path && pathname !== '/', 'has a path in it'],
    ];
    const problem = problems.find(([broken]) => broken);
    if (problem !== undefined) return refuse(problem[1]);
    return search === '' ? `${origin}${pathname}`.replace(/\/+$/, '') : `${origin}${pathname}${search}`;
  });

const isDatabase = (given: string): boolean =>
  /^sqlite:./.test(given) || (/^postgres(ql)?:\/\//.test(given) && URL.canParse(given));

export const database = says(isDatabase, 'is neither a sqlite: nor a postgres:// address');

export const timeZone = says((zone) => IANAZone.isValidZone(zone), 'is not the name of an IANA time zone');

const isSchedule = (pattern: string): boolean => {
  try {
    new Cron(pattern, { paused: true, mode: '5-part' });
    return true;
  } catch {
    return false;
  }
};

export const schedule = says(isSchedule, 'is not a cron pattern of five fields');

export const scheduleOrOff = says(
  (given) => given === 'off' || isSchedule(given),
  'is neither a cron pattern of five fields nor off',
);

/** https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#objects-identifiers-and-versioning */
export const secretName = says(
  (name) => /^[0-9a-z-]{1,127}$/i.test(name),
  'is not the name of a Key Vault secret (letters, digits and hyphens)',
);

const isSigningSecret = (given: string): boolean => {
  if (!given.startsWith('whsec_')) return /^[!-~]{24,}$/.test(given);
  const encoded = given.slice('whsec_'.length);
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(encoded);
  return isBase64 && Buffer.from(encoded, 'base64').length >= 24;
};

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme */
export const signingSecret = says(
  isSigningSecret,
  'is neither whsec_ with at least 24 bytes in base64 nor at least 24 plain characters',
);

export const key = says(
  (given) => /^[!-~]{24,512}$/.test(given),
  'is not 24 to 512 characters without spaces',
);

export const keys = says(
  (given) => /^[!-~]{24,512}(?:\s+[!-~]{24,512})*$/.test(given),
  'is not one or more keys of 24 to 512 characters with spaces between them',
);

export const pathSegment = says(
  (given) => /^[\w-]{24,128}$/.test(given),
  'is not 24 to 128 letters, digits, hyphens and underscores',
);

export const authorization = says(
  (given) => /^[!-~][ -~]{14,510}[!-~]$/.test(given),
  'is not 16 to 512 plain characters',
);
