/** How a message means a change that it does not order. */
type Meant =
  | 'negated'
  | 'conditional'
  | 'reported'
  | 'uncertain'
  | 'past'
  | 'another-day'
  | 'question-about-change'
  | 'quoted';

type Row = readonly [meant: Meant, says: RegExp];

/** The plainest sign of how a change is spoken of, where several could be named; the first that fits counts. */
const rows: readonly Row[] = [
  ['negated', /^\W*don['’]?t you dare\b/iu],
  [
    'uncertain',
    /^\W*i wish\b|\bmay or may not\b|\bif (?:it was|it were) up to me\b|\b(?:honestly|really) (?:do not|don['’]?t) know\b|\bwould(?: have|['’]?ve) been nice\b|^\W*(?:i )?(?:can['’]?t|cannot) remember (?:if|whether)\b|^\W*oh (?:great|brilliant|joy|lovely|wonderful|super)\b|\bif \p{Lu}\p{L}+ really (?:goes|leaves)\b/iu,
  ],
  ['conditional', /^\W*(?:[Ss]hould \p{Lu}\p{L}+\b[^?]*,|[Pp]rovided (?:that )?|[Ii]f (?:the|an?) )/u],
  [
    'quoted',
    /^\W*(?:(?:please |pls )?(?:proofread|translate)\b|draft\b.{0,30}:|example\s*:|syntax\b)|\bauto-?reply\b/iu,
  ],
  ['question-about-change', /^\W*(?:must|should) (?:i|we)\b.*\bor\b|\b(?:or not|at the earliest)\s*\?/iu],
  ['question-about-change', /^\W*(?:add or remove|remove or add)\b.*\?|\btheoretically\b.*\?/iu],
  ['past', /^\W*status\s*:\s*(?:closed|done|completed?|resolved)\b|\b(?:completed|came through)\b/iu],
  [
    'past',
    /^\W*(?:(?:fyi|btw|hi|so|ok|and)\W+)*(?:i|we)(?:'ve| have)? (?:already |just )?(?:approved|rejected|declined)\b/iu,
  ],
  [
    'past',
    /\b(?:(?:we|i)(?:'ve| have)? should have \p{L}+ed|(?:we|i)(?:'ve| have) been \p{L}+ing|was a mistake to)\b/iu,
  ],
  [
    'past',
    /\b(?:(?:i|we) (?<!if (?:i|we) )had \p{L}+ed|were on \d+|j'ai \p{L}+é|(?:we|i) (?:took|upped|put) (?!.*\bif\b).*\b(?:last \p{L}+|in (?:spring|summer|autumn|winter)))\b/iu,
  ],
  [
    'reported',
    /\b(?:rep|wife|husband|boss|client|customer) (?:says|said) (?!.*\bjoke\b)|\bthey announced\b/iu,
  ],
  [
    'uncertain',
    /\b(?:i (?:guess|suppose|wonder|swear|might)|one could|wondering|(?<!do i )imagine|dreamt|dreamed|in my dreams|wishes (?:we|i|they|he|she) could|denk(?:en)? erover|some ?day|one of these days|lol|joke|if only|grows on trees|not sure|in my eyes|what do i know|nobody knows|mal sehen|probably|eventually)\b/iu,
  ],
  [
    'uncertain',
    /\b(?:(?:if|as if) (?:it were|i were|i had|we had|they had)|if we'd|had we \p{L}+|we'd have|could have|had hoped|would be (?:lovely|great|nice)|tell you (?:in|after))\b/iu,
  ],
  [
    'uncertain',
    /\?\?\s*$|^\W*(?:who on earth|which is better|wouldn't it|shouldn't)\b|\bor should\b|\bNOT\.?\W*$/u,
  ],
  [
    'uncertain',
    /\b(?:maybe|perhaps)\b.*\b(?:should|some day|might)\b|\b(?:one (?:fine )?day|some ?day|at some point)\b.*\b(?:should|could|might|will|have to|need to|['’]ll)\b/iu,
  ],
  [
    'another-day',
    /^\W*(?:after|before) (?:the )?(?:holidays|new year|christmas|xmas|easter)\b|\btomorrow, not today\b|\btonight\W*$/iu,
  ],
];

/** How a change is spoken of that is not ordered; null when the words say no more than they already did. */
export const toldAs = (written: string): Meant | null =>
  rows.find(([, says]) => says.test(written))?.[0] ?? null;
