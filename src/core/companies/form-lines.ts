/** A typed text on one line: hidden characters removed, runs of spaces made one. */
export const lineOf = (text: string): string =>
  text
    .replace(/[\p{Zl}\p{Zp}\t\n\r\v\f]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/*
 * Compare what Pax8 shows with what was sent. Pax8 may rewrite spaces, phone numbers and addresses, and shows nothing
 * for an empty text.
 */
type Text = string | null;
export const sameLine = (a: Text, b: Text): boolean => lineOf(a ?? '') === lineOf(b ?? '');
const comparedAs =
  (plain: (text: string) => string) =>
  (a: Text, b: Text): boolean =>
    plain(lineOf(a ?? '').toLowerCase()) === plain(lineOf(b ?? '').toLowerCase());
export const sameLetters = comparedAs((text) => text);
export const samePhone = comparedAs((text) => text.replace(/\D/g, '') || text);
export const sameWebsite = comparedAs((text) => text.replace(/^https?:\/\//, '').replace(/\/+$/, ''));

/** What a line of a form may hold. */
export type LineRule = Readonly<{ longest: number; required: boolean }>;

/** What is wrong with a line of a form; `views/` has the words. */
export type LineProblem<Field> =
  | Readonly<{ kind: 'missing' | 'no-email' | 'no-phone' | 'no-website' | 'no-country'; field: Field }>
  | Readonly<{ kind: 'too-long'; field: Field; longest: number }>;

export const lineProblem = <Field>(
  field: Field,
  text: string,
  { longest, required }: LineRule,
): LineProblem<Field> | null => {
  if (text === '') return required ? { kind: 'missing', field } : null;
  return text.length > longest ? { kind: 'too-long', field, longest } : null;
};

/** One @, and a name with a dot after it. Only a message would show whether it exists. */
export const isEmail = (text: string): boolean =>
  /^[^\s@<>()[\],;:"\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u.test(
    text,
  );

/** Digits with what people write between them: "+44 20 7946 0958", "555-555-5555 x12". */
export const isPhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length;
  const written = /^\+?[\d\s().\-/]+(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i.test(text);
  return written && digits >= 5 && digits <= 20;
};

/** Adds "https://" to a bare host name: Pax8 wants the whole address. */
export const websiteOf = (text: string): string =>
  text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;

/** An address that begins with https:// and names a host with a dot in it. */
export const isWebsite = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url?.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    /\.[^.]{2,}$/.test(url.hostname)
  );
};

/** ISO 3166-1 alpha-2. */
export const countries: ReadonlySet<string> = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
    'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
    'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
    'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ ' +
    'NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
    'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
    'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
);

/** Returns null for anything but "yes" and "no": the form offered nothing else. */
export const choiceOf = (text: string): boolean | null =>
  text === 'yes' ? true : text === 'no' ? false : null;
