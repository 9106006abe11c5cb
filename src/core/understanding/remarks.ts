/** A message in two: what it says of its subject, and what is only said beside it. */
export type Parted = Readonly<{ rest: string; remarks: readonly string[] }>;

/** Short for something: no sentence ends here. */
const shortened =
  '(?<!\\b(?:inc|ltd|corp|bros|dept|approx|min|max|tel|nos?|vs|etc|mrs?|dr|st|co|e\\.g|i\\.e)[.])';
const begun = [
  // Another sentence, or what stands behind a comma, a colon, a dash or in brackets.
  `(?<=[,;:])\\s+|(?<=[.!?])${shortened}\\s+|\\s+[-–—]{1,2}\\s+|\\s*\\.{2,}\\s*|\\s*\\n+\\s*|\\s*[()]\\s*`,
  // A clause that hangs on another.
  '\\s+(?=(?:because|since|so that|so (?:they|we|he|she|it|nobody|no one|everyone|that)|which|whose|although|though|while|whereas|' +
    '(?<!\\b(?:soon|long|well|far|much|many|same)\\s)as (?:the|their|his|her|our|they|we|he|she|it|always|usual|discussed|agreed|promised)|before (?:i|we)|like (?:the others|always|last time))\\b)',
].join('|');
const clauses = new RegExp(begun, 'iu');

/** What is said in passing although a word of it may turn a meaning elsewhere. */
const inPassing = new RegExp(
  [
    "^(?:(?:and|oh|so|well) )*(?:if (?:you )?(?:don'?t mind|can|could|would|possible|that'?s ok(?:ay)?|it'?s ok(?:ay)?|have (?:a|the) (?:sec|second|minute|moment|chance|time))|when(?:ever)? (?:you (?:can|have|get|are|find)|suits|possible|convenient)|whenever suits(?: you)?|as discussed|as agreed|as promised|as (?:always|usual|ever)|before i (?:forget|call|phone|ring|meet|see|talk|speak|write|reply|go|leave|start|send)|just (?:curious|wondering|asking|so you know|checking)|while you'?re (?:at it|there|up)|no (?:rush|hurry|problem|worries|need to hurry|drama)|not urgent|nothing urgent|hope (?:you|your|all|this|that|the)|i'?m on (?:the|a|my)|sorry for|forgive)\\b",
    "\\b(?:can'?t|cannot) wait\\b|\\b(?:nobody|no one|never) (?:ever )?(?:use[sd]?|touche[sd]?|needs|logs? in|opened|logged)\\b",
    '\\b(?:should have|was) (?:been )?(?:done|sorted|fixed|handled) (?:last|ages|weeks?|days?|long)',
  ].join('|'),
  'iu',
);

const mostClauses = 24;
/** One word apart may turn everything: ", psych". */
const saysMore = /\p{L}.*\s.*\p{L}/u;
/** "Client: Contoso | Note: wait": a form has fields, no remarks. */
const form = /\||(?:^|\n)[^\n]{0,30}:.*(?:\n|\s)\p{L}+:\s/u;
export const isForm = (message: string): boolean => form.test(message);

/**
 * Parts a message into what it says of its subject and the remarks beside it: clauses that say nothing of it (`isBare`). Null when there
 * is none, or nothing else.
 */
export const withoutRemarks = (
  message: string,
  isBare: (clause: string, passing: boolean) => boolean,
): Parted | null => {
  const parts = message.split(clauses).filter((part) => part !== undefined && part.trim() !== '');
  if (parts.length < 2 || parts.length > mostClauses || isForm(message)) return null;
  const remarks: string[] = [];
  const rest: string[] = [];
  for (const part of parts) {
    const passing = inPassing.test(part);
    const isRemark = saysMore.test(part) && (passing || !part.includes('?')) && isBare(part, passing);
    (isRemark ? remarks : rest).push(isRemark ? part : part.trim());
  }
  if (remarks.length === 0 || rest.length === 0) return null;
  return { rest: joined(rest), remarks: remarks.map((part) => part.trim().replace(/[,;:]$/, '')) };
};

/** Each clause ends as it did, or else with a comma. */
const joined = (parts: readonly string[]): string =>
  parts
    .map((part, n) =>
      n === parts.length - 1 ? part.replace(/[,;:]$/, '') : /[,;:.!?]$/.test(part) ? part : `${part},`,
    )
    .join(' ');

/** "Cost of Acrobat, anybody?" asks everybody here, and names nobody. */
export const withoutVocative = (message: string): string =>
  message.replace(/,\s*(?:any(?:one|body)|some(?:one|body)|folks|guys)(?=\s*[?!.]*\s*$)/i, '');
