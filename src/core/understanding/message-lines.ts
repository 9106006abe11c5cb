import { cleanText, withoutEntities } from './sentence.ts';

const closing =
  /^\s*(?:(?:many |best |kind |warm )?(?:thanks|thank you|thx|ty|cheers|regards|best|br|(?:yours )?(?:sincerely|faithfully|truly)|yours|mit freundlichen grüßen|viele grüße|freundliche grüße|mfg|lg|vg|cordialement|saludos|groeten|groetjes|met vriendelijke groet)[\s,.!]*(?:in advance|again|so much|all|team)?[\s,.!]*|-{2,}|_{2,}|best wishes|all the best|with thanks|take care|speak soon|sent from .*|get outlook for .*)$/i;

/** What follows the closing of a mail: who wrote it, and for whom. Empty without one. */
export const signatureIn = (message: string): readonly string[] => {
  const lines = message.split('\n');
  const at = lines.findIndex((line, n) => n > 0 && closing.test(line));
  return at < 0 ? [] : lines.slice(at + 1, at + 1 + longestSignature);
};
const longestSignature = 6;

/** The lines before a signature: what follows "Thanks" or "--" on its own line orders nothing. */
const withoutSignature = (lines: readonly string[]): readonly string[] => {
  const at = lines.findIndex((line, n) => n > 0 && closing.test(line));
  return at < 0 ? lines : lines.slice(0, at);
};

/** A message without what follows its closing. */
export const unsigned = (message: string): string => withoutSignature(message.split('\n')).join('\n');

/** `sign` is part of every line that the row is for, so that other lines are not tried. */
type Spacing = readonly [sign: string, says: RegExp, instead: string];

/** Punctuation that sticks to a word is set apart: "add:3", "bp;+2", "3(three)", "- VanArsdel". */
const spacings: readonly Spacing[] = [
  ['', /^\s*[-*]\s+/, ''],
  ['[', /^\s*\[(?:p\d|prio\w*|urgent|high|low|medium|ext(?:ernal)?|fwd?)\]\s*/i, ''],
  ['"', /(\p{L}):\s*"([^"]{1,60})"/gu, '$1: $2, '],
  ['&&', /&&/g, ' and '],
  // "+4bb", "bb+4".
  ['', /(?<=^|\s)([+-]\d{1,5})(?=(?:bp|bb|bs|[ef][135])\b)/gi, '$1 '],
  ['', /(?<=^|\s)(bp|bb|bs|[ef][135])(?=[+-]\d{1,5}\b)/gi, '$1 '],
  ['@', /([\p{L}\d])@(?=\p{L}+(?:\s|$))/gu, '$1 at '],
  ['>', /(?<=\d)\s*>\s*(?=\d)/g, ' → '],
  ['', /(\d)\s*(?:%|per ?cent\b|prozent\b|procent\b|pour ?cent\b|por ciento\b)/gi, '$1%'],
  ['to n', /\bto (?:nothing|none|nil)(?=\s*(?:$|[,.!]|please|pls|at|for\b))/g, 'to 0'],
  [':', /^\s*(?:(?:re|aw|wg|antw)\s*:\s*)+/i, 'fwd: '],
  // "Creative Cloud - 18 to 16"
  ['-', /\s-\s(?=\d+\s*(?:to|→|->)\s*\d)/g, ', '],
  [' 8', /\bpax 8\b/gi, 'Pax8'],
  // "2vcpu/8gb" is written "2 vCPU 8 GB" in names.
  ['', /(\d)\s*(?:v?cpus?|cores?)(?:\s*[/,]\s*|\b)/gi, '$1 vcpu '],
  ['', /(\d)\s*(?:gb|gigs?|gigabytes?)(?: of)?(?: (?:ram|memory))?(?:\s*\/\s*(?=\d)|\b)/gi, '$1 gb '],
  // "a cloud PC, 8 GB": its size belongs to its name.
  [
    '',
    /(?<=\b(?:cloud pcs?|w(?:indows )?365(?: business)?))(?:,|:| -)? (?:(?:the )?one )?(?:with )?(?=\d+ (?:vcpu|gb)\b)/gi,
    ' ',
  ],
  ['..', /(^|\s)\.{2,}/g, '$1'],
  ['..', /\.{2,}/g, ' '],
  // "4 more on top of the 16 they've got": what there is.
  [
    '',
    /\bon top of (?:the|their|its|his|her|our) \d{1,5}(?: (?:that )?(?:they|he|she|we|it)(?:'ve|'s)?(?: (?:got|has|have|already|now|currently|own|use)){0,3})?/gi,
    'extra',
  ],
  // "at Toys are us", as it is heard.
  ['', / are us\b(?<=\b(?:at|for|of|from|to|with) \p{L}+ are us)/giu, ' r us'],
  // What stands in brackets at the end may be why.
  ['(', /\(([^()\d]{5,})\)\s*$/, ' ∵ $1'],
  ['(', /(\d)\(\p{L}+\)/gu, '$1'],
  // "2x premium 4 Tailspin", "E3 @Fabrikam 2 55".
  [' 4 ', /(?<=^\d{1,4}x \p{L}[^\d\n,]{1,30}) 4 (?=\p{L})/giu, ' for '],
  [' 4 ', /(?<=^\d{1,4} (?:more|extra) \p{L}[^\d\n,]{1,30}) 4 (?=\p{L})/giu, ' for '],
  [' 2 ', /(?<=\p{L}) 2 (?=\d{2,4}(?:\s*(?:plz|pls|please|thx|thanks))?\W*$)/giu, ' to '],
  // "by one (1)" is one.
  [
    ' (',
    /(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,5}) \((?=\d{1,5}\))/giu,
    '(',
  ],
  ['(', /\((\d{1,5})\)/g, '$1'],
  // The end of a sentence ends a clause, and stays one.
  ['', /(?<=[\p{L}\d)]{3})[.!?]+(?=\s+\S)/gu, ',.'],
  ['', /\s*;\s*|\s+\/\/\s+/g, ', '],
  [':', /([\p{L}]):(?=[^\s/\\\d])/gu, '$1: '],
  [':', /([\p{L}]):(?=\d)/gu, '$1: '],
];

const spaced = (line: string): string =>
  spacings.reduce(
    (text, [sign, says, instead]) => (text.includes(sign) ? text.replace(says, instead) : text),
    line,
  );

const heads = 'users?|people|persons?|staff|employees|heads|humans|colleagues|folks';
const polite = '(?:[,\\s]*\\b(?:please|pls|plz|thanks|thx))?[\\s.!]*$';

const counted = '(?: (?:seats?|licen[cs]es?|users?))';
/** "at 30" alone may be a price. */
const renewing = `^(?:(?:please|pls|can you|could you) )*(?:renew|re-new|extend|prolong) (?!.{0,90}\\btrial)(.{2,90}?) (?:with|at(?= (?:only |just )?\\d{1,5}${counted}\\b)) (?:only |just ){0,1}`;

/** What is said in a roundabout way, and the plain way to say it. */
const roundabout: readonly (readonly [says: RegExp, plainly: string])[] = [
  // "Contoso has 18 backups but only 15 users": as many as there are people.
  [
    new RegExp(
      `^(.{2,60}?) (?:has|have|hold|holds|got|has got|have got|pays? for|(?:is|are) paying for) (\\d{1,5}) ([^,;.]{1,40}?),? but (?:there (?:are|is) |they (?:have |are )|has |have )?(?:only|just)(?: have| has| got| about)? (\\d{1,5}) (?:(?:active|real|actual) )?(?:${heads})(?: (?:there|work(?:ing)? there|now|today|left|in total))?${polite}`,
      'iu',
    ),
    '$1 $3 should be at $4',
  ],
  // "renew Adobe for Contoso with 9 instead of 7": so many from the renewal on.
  [
    new RegExp(
      `${renewing}(\\d{1,5})${counted}?,? (?:instead of|rather than|not|down from|up from)(?: the)? (\\d{1,5})${counted}?${polite}`,
      'iu',
    ),
    'set $1 from $3 to $2 at the renewal',
  ],
  [new RegExp(`${renewing}(\\d{1,5})${counted}?${polite}`, 'iu'), 'set $1 to $2 at the renewal'],
  // "cancel Visio for Contoso at month end".
  [
    /^((?:(?:please|pls|can you|could you) )*(?:cancel|kill|drop|get rid of|terminate|end|ditch|scrap|axe|stop)\b.*) (?:at|by) (?:the )?(month|year)[ -]end\b/iu,
    '$1 at the end of the $2',
  ],
  // "I was asked to add 2 Basic for Contoso".
  [
    /^(?:i|we)(?: was| were| have been|['’]ve been| got)(?: just)? asked(?: by [^,;.]{2,30}?)? to (?=(?:add|remove|order|buy|set|reduce|increase|lower|raise|cancel|drop)\b)/iu,
    'could you ',
  ],
  // "2x Copilot for Contoso plz".
  [/^(\d{1,4}) ?x (?=\p{L})(.*\b(?:please|pls|plz))\W*$/iu, 'need $1 $2'],
];

const plainly = (line: string): string =>
  roundabout.reduce((text, [says, instead]) => (says.test(text) ? text.replace(says, instead) : text), line);

/** "1) add 2 Basic 2) add 1 Visio" in one line: each on its own. What stands in brackets, "(Plan 1)", begins nothing. */
const listed = (message: string): string =>
  /(?<!\([^()\n]*)\b(?:1|a)\) .*(?<!\([^()\n]*)\b(?:2|b)\) /i.test(message)
    ? message.replace(/(?<!\([^()\n]*)(?:^|[ \t])(?:[1-9]|[a-e])\) /gi, '\n')
    : message;

/** The lines of a message up to its signature, each as plain text. */
export const linesOf = (message: string): readonly string[] =>
  withoutSignature(listed(withoutEntities(message)).split('\n')).map((line) =>
    cleanText(plainly(spaced(line))),
  );
