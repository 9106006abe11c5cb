/** What was typed into a line of a form: on one line, without what only hides in it, spaces in a row as one. */
export const lineOf = (text: string): string =>
  text
    .replace(/[\p{Zl}\p{Zp}\t\n\r\v\f]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

type Line = Readonly<{ label: string; longest: number; required: boolean }>;

/** What is wrong with a line, in a sentence; null when nothing is. */
export const lineProblem = (text: string, { label, longest, required }: Line): string | null => {
  if (text === '') return required ? `${label} must be given.` : null;
  return text.length > longest ? `${label} may have ${longest} characters.` : null;
};

/** One @, and a name with a dot behind it. Whether it exists, only a message to it would show. */
export const emailProblem = (text: string, label: string): string | null =>
  text === '' ||
  /^[^\s@<>()[\],;:"\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u.test(
    text,
  )
    ? null
    : `${label} is no e-mail address.`;

/** Digits with what people write between them: "+44 20 7946 0958", "555-555-5555 x12". */
export const phoneProblem = (text: string, label: string): string | null => {
  if (text === '') return null;
  const digits = text.replace(/\D/g, '').length;
  const written = /^\+?[\d\s().\-/]+(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i.test(text);
  return written && digits >= 5 && digits <= 20 ? null : `${label} is no phone number.`;
};

/** Pax8 wants the whole address. A name without "https://" in front gets it. */
export const websiteOf = (text: string): string =>
  text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;

export const websiteProblem = (text: string, label: string): string | null => {
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain =
    url?.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    /\.[^.]{2,}$/.test(url.hostname);
  return plain ? null : `${label} must be an address that begins with https://.`;
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

/** "yes" and "no" of a choice; anything else was not offered. */
export const choiceOf = (text: string): boolean | null =>
  text === 'yes' ? true : text === 'no' ? false : null;
