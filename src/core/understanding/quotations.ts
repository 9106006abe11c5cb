/** "On Fri, 20 Nov 2026 at 16:12 Paul Kramer wrote:" */
const wroteThen =
  /^[ \t]*(?:on|am|le|el|op)\b[^\n]{6,100}(?:wrote|schrieb|a écrit|escribió|schreef)[ \t]*(?:am [^\n]{4,40})?:[ \t]*$/gim;

/** A longer quotation is not a name. */
const longestName = 300;

/** Fenced code, struck-through text, and the same in HTML. */
const dropped: readonly RegExp[] = [
  /```[\s\S]*?(?:```|$)/g,
  /~~[^~]+~~/g,
  /<(script|style|code|pre|blockquote|s|del|strike)\b[^>]*>[\s\S]*?(?:<\/\1>|$)/gi,
];

/** Text in backticks or quotation marks. An apostrophe or inch mark opens none. */
const marked: readonly RegExp[] = [
  /(?<![\p{L}\p{N}`])`([^`]+)`/gu,
  /[“„]([^“”„"]+)[”“"]/g,
  /«([^«»]+)»/g,
  /(?<![\p{L}\p{N}])"([^"]+)"/gu,
  /(?<![\p{L}\p{N}])[‘'‚]((?:[^‘’'‚]|(?<=\p{L})[’'](?=\p{L}))+)[’'‘](?![\p{L}\p{N}])/gu,
];
const neverClosed = /[“„«][\s\S]*$/;

/** Where someone else's words begin: a forwarded mail, a copied chat message, "Bo wrote:". */
const othersBegin = new RegExp(
  [
    String.raw`^[ \t]*(?:-{2,}[ \t]*(?:original|forwarded) message\b`,
    'begin forwarded message:',
    String.raw`from:[^\n]*\n(?:[^\n]*\n){0,2}[ \t]*(?:sent|date|to|subject):`,
    String.raw`\[[^\]\n]{0,40}(?<!\d)\d{1,2}[:.]\d\d(?!\d)[^\]\n]{0,40}\]`,
    String.raw`(?:[^\s:]+[ \t]+){1,5}(?:wrote|writes|said|says|asked|asks)[ \t]*:)`,
  ].join('|'),
  'im',
);

/** Without one of these, nothing is quoted. */
const marks = /[`~<>&"“”„«»‘’‚':[\r]|--/;

/**
 * The person's own words: without quoted lines, code, struck text and others' words. A short quotation keeps its
 * quotation marks and is read as a name.
 */
export const withoutQuotations = (text: string): string => {
  if (!marks.test(text)) return text.trim();
  let rest = text.replace(/\r\n?/g, '\n').replace(wroteThen, '');
  for (const pattern of dropped) rest = rest.replace(pattern, '\n');
  for (const pattern of marked)
    rest = rest.replace(pattern, (_, inside: string) =>
      inside.includes('\n') || inside.length > longestName ? '\n' : `"${inside.replaceAll('"', '')}"`,
    );
  rest = rest.replace(neverClosed, '');
  return rest
    .slice(0, othersBegin.exec(rest)?.index)
    .split('\n')
    .filter((line) => !/^[\s\u200b-\u200f\u2060\ufeff]*(?:>|&gt;)/.test(line))
    .join('\n')
    .trim();
};
