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

/**
 * What may turn the meaning of the order beside it: a condition, a denial, a doubt, another time, a report, what is done
 * already, what somebody has to allow. A clause with such words is never left aside.
 */
const turns = [
  // The same in other languages.
  '(?<!\\p{L})(?:wenn|falls|sobald|sofern|bis|erst|vielleicht|eventuell|vorerst|morgen|übermorgen|gestern|sagt|sagte|meint|si|sauf|quand|dès|jusque?|peut-être|demain|hier|dit|cuando|hasta|quizás?|tal vez|mañana|ayer|dice|als|zodra|mits|tenzij|misschien|gisteren|zegt)(?!\\p{L})',
  // It begins with a condition or a time.
  '^(?:(?:and|but|or|so|then|only|just|maybe|please|pls|also) )*(?:if|once|when|unless|until|till|after|before|as soon as|provided|assuming|in case|should|suppose|depending|pending|subject to|whenever|whether|by the time)\\b',
  '^(?:(?:and|but|or|so|then|only|just|maybe|please|pls|also|do it|effective|starting|from|as of|by|on|in|at|this|the|not before|no earlier than) )*(?:tomorrow|tonight|today|next|later|soon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|christmas|new year|end of|renewal|beginning of|start of|first of|1st|coming|following|eo[dwmqy]|q[1-4]|start(?:ing|s)? (?:date|day)|date|when|\\d)',
  "\\b(?:not|don'?t|doesn'?t|didn'?t|isn'?t|wasn'?t|won'?t|wouldn'?t|shouldn'?t|haven'?t|hasn'?t|aren'?t|cannot|can'?t|never|no|nope|none|nothing|neither|nor|without|nein|nicht|non|pas|niet|kein\\w*)\\b",
  '\\b(?:wait|waiting|hold|holding|stop|cancel\\w*|forget|ignore|scrap|scratch|skip|undo|revert|instead|rather|except|else|otherwise|first|yet|again|only|unless|until|but|though|although|however|keep|stay\\w*|leave it)\\b',
  '\\b(?:maybe|perhaps|might|may|could|would|should|probably|possibly|thinking|think|wonder\\w*|guess|consider\\w*|unsure|sure|doubt\\w*|kidding|jok(?:e|es|ing)|jk|psych|lol|haha+|imagine|hypothet\\w*|theor\\w*|suppose\\w*|wish|hope\\w*|hoping|dream\\w*|plan\\w*|discuss\\w*|decid\\w*|tbd|tbc|sarcas\\w*|yeah right|as if|or so|great|brilliant|wonderful|fantastic|lovely|marvellous|genius|awesome|sure)\\b',
  '\\b(?:already|done|did|sorted|resolved|closed|completed?|finished|handled|in progress|taken care|yesterday|was|were|been|had|used to|last (?:week|month|year|time|night))\\b',
  '\\b(?:said|says|say|saying|told|tells|asked|asks|asking|wrote|writes|claims?|according|quote\\w*|mail(?:ed)?|email(?:ed)?|message[sd]?|note to self|todo|reminder|example|e\\.g|syntax|template|dummy|demo|test\\w*|sample|format|practice|training|translate|spell\\w*|rephrase|draft\\w*)\\b',
  '\\b(?:approv\\w*|sign.?off|permission|allow\\w*|confirm\\w*|ok from|okay from|ask|check|clear(?:ed|ance)|budget|quote|po)\\b',
  '\\?',
].map((source) => new RegExp(source, 'iu'));

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

/**
 * Parts a message into what it says of its subject and the remarks beside it: clauses that name nothing (`isBare`) and whose words
 * turn no meaning. Null when there is none, or nothing else.
 */
export const withoutRemarks = (
  message: string,
  isBare: (clause: string, passing: boolean) => boolean,
): Parted | null => {
  const parts = message.split(clauses).filter((part) => part !== undefined && part.trim() !== '');
  if (parts.length < 2 || parts.length > mostClauses || form.test(message)) return null;
  const remarks: string[] = [];
  const rest: string[] = [];
  for (const part of parts) {
    const passing = inPassing.test(part);
    const isRemark =
      saysMore.test(part) && (passing || !turns.some((each) => each.test(part))) && isBare(part, passing);
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
