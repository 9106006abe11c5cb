/** A part of a message, and what is between it and the next. */
export type MessagePart = Readonly<{
  text: string;
  gap: string;
  /** "so", "anyway", "long story short": what follows is a conclusion from what was said before. */
  drawn: boolean;
  /** A sentence, a line or a bracket ends with it. */
  closed: boolean;
}>;

/** Short for something: no sentence ends here. */
const shortened =
  '(?<!\\b(?:inc|ltd|corp|bros|dept|approx|min|max|ext|tel|nos?|vs|etc|mrs?|dr|st|co|\\p{L}\\.\\p{L})[.])';
const begun = [
  // Another sentence, or what stands behind a comma, a colon, a dash or in brackets.
  `(?<=[,;:])(?!\\s+(?:check|tick|ticked)[.!])\\s+|(?<=[.!?])${shortened}\\s+|(?<=\\p{Extended_Pictographic}|[:;]-?\\))\\s+|\\s+[-–—]{1,2}\\s+|\\s*\\.{2,}\\s*|\\s*\\n+\\s*|\\s*[()]\\s*|\\s+\\|\\s+`,
  // A clause that hangs on another, or stands beside it.
  '\\s+(?=(?:because|since|so that|so (?:please|pls|they|we|he|she|it|nobody|no one|everyone|that|(?:can|could|would) (?:we|you|i|they))|so i (?:need|want) (?:everything|what|to (?:know|see)|an? (?:list|overview))|(?<!\\b(?:say|know|remember|specify|mention|sure)\\s+)which|whose|now that (?:the|we|they|i|it|our)|although|though|while|whereas|' +
    '(?<!\\b(?:soon|long|well|far|much|many|same)\\s)as (?:the|their|his|her|our|they|we|he|she|it|always|usual|discussed|agreed|promised)|before (?:i|we)|like (?:the others|always|last time))\\b)',
  "\\s+(?=(?:and|but) (?:they|he|she|we|i|i'?m|i'?ll|nobody|no one|everyone|please|then i|yes)\\b)|\\s+(?=but \\p{L}+ \\p{L}+)|\\s+(?=(?:hence|therefore|anyways?|long story short)\\b)",
].join('|');
const boundary = new RegExp(`(${begun})`, 'iu');

const drawing =
  /^(?:(?:and|but|ok|okay|right|well)[, ]+)*(?:so(?! that\b(?!['’]s))|hence|therefore|thus|anyways?|anyhow|(?:to (?:cut|make) a )?long story short|short version|in short|to be short|bottom line|(?:and )?that'?s why|(?:the )?point (?:is|being)|moving on|different (?:matter|topic|thing)|(?:an)?other (?:matter|topic|thing)|which means|means|(?:it |as it )?turns out|tl;?dr)\b[,:]*\s*/iu;

/** "Client: Contoso | Note: wait": a form has fields, not clauses. */
const form = /\|[\s\S]*\p{L}:\s|\p{L}:\s[\s\S]*\||^[^|]*\|[^|]*$|(?:^|\n)[^\n]{0,30}:.*(?:\n|\s)\p{L}+:\s/u;
const isForm = (message: string): boolean => form.test(message);

const mostParts = 24;

/** The clauses of a message, and what is between them; none for a form, or for a text too long to examine. */
export const partsOf = (message: string): readonly MessagePart[] => {
  if (isForm(message)) return [];
  const split = message.split(boundary);
  if (split.length > mostParts * 2) return [];
  const parts: MessagePart[] = [];
  for (let at = 0; at < split.length; at += 2) {
    const text = split[at] ?? '';
    const gap = split[at + 1] ?? '';
    const last = parts.at(-1);
    if (/[\p{L}\d]/u.test(text))
      parts.push({
        ...{ text: text.trim(), gap },
        drawn: drawing.test(text),
        closed: /[.!?]$|[:;]-?\)$|\p{Extended_Pictographic}$/u.test(text.trim()) || /[\n()|]/.test(gap),
      });
    else if (last !== undefined) parts[parts.length - 1] = { ...last, gap: `${last.gap}${text}${gap}` };
  }
  return parts;
};

/** "1) … 2) …": each number begins a line. */
const numbered = /(?:^|\s)\(?1[.):]\s.*\s\(?2[.):]\s/s;
const ofList = /(?:^|\s+)\(?[1-9][.):]\s+/g;
/** Another question begins here: "… and when do they renew". */
const another =
  /[,;]?\s+(?:and|plus|also|&|\+|n)\s+(?=(?:(?:then|also|please|pls|separately),?\s+)*(?:(?!(?:who|what|which)(?: ones)? (?:do|does|is|are|has|have)(?:n['’]?t| not)\b|when (?:they|it)\b)wh(?:at|ats|ich|o|om|os|ose|en|ere|y)|how|show|list|give me|tell me)\b)/iu;

/** What goes on with the question before it: "who has E3 but not E5". */
const goesOn =
  /^(?:since (?:\p{L}+day\b|yesterday|then\b|last\b|the (?:first|start|beginning|\d)|january|february|march|april|may\b|june|july|august|september|october|november|december|\d|midnight|noon|christmas|easter|spring|summer|autumn|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)|(?:but|and|yet) (?:not?|without|only|never|(?:has|have|had|do|does|did|is|are|was|were)(?: not?|n['’]?t| never) )|except|excluding|without|(?:all |and )?(?:as|in) (?:an? )?(?:csv|excel|xlsx|spreadsheet|file))\b/iu;

/** "December:" is the time of what follows. */
const onlyTime =
  /^\W*(?:(?:in|for|this|next|last|coming|the|whole|all of) )*(?:january|february|march|april|may|june|july|august|september|october|november|december|month|quarter|week|year|q[1-4])(?: \d{4})?:$/i;

/** Each part that belongs to the one before it is joined to that. */
export const joinedParts = (
  parts: readonly MessagePart[],
  belongs: (last: MessagePart, part: MessagePart) => boolean,
): readonly MessagePart[] => {
  const done: MessagePart[] = [];
  for (const part of parts) {
    const last = done.at(-1);
    if (last === undefined || !belongs(last, part)) done.push(part);
    else {
      const text = `${last.text}${last.gap}${part.text}`;
      done[done.length - 1] = { ...part, text, drawn: last.drawn };
    }
  }
  return done;
};

/** The clauses of a message, with what narrows one in it: "since Friday", "but not E5". */
export const asksOf = (message: string): readonly MessagePart[] =>
  joinedParts(partsOf(message), (last, { text }) => goesOn.test(text) || onlyTime.test(last.text));

/** The clauses of a message that may each be a question of its own. */
export const questionsIn = (message: string): readonly MessagePart[] =>
  asksOf(numbered.test(message) ? message.replace(ofList, '\n') : message).flatMap((part) =>
    cutInto(part, part.text.split(another)),
  );

/** A part as several; what ends with it ends with the last. */
export const cutInto = (part: MessagePart, texts: readonly string[]): MessagePart[] =>
  texts.map((text, n) =>
    n === texts.length - 1 ? { ...part, text } : { ...part, text, gap: ' ', closed: false },
  );

/** What somebody ticks off: "budget signed, check". */
const ticked =
  '(?:the )?(?:budget|contract|quote|approval|signature|paperwork|ticket|mail|payment|coffee|headset|order form|po)(?: (?:signed|approved|agreed|paid|done|there|in))?';
/** What is said in passing, although elsewhere a word of it may turn a meaning. */
const inPassing = new RegExp(
  [
    "^(?:(?:and|oh|so|well) )*(?:if you(?:'?re| are)? (?:wonder|wondering|ask|asking|must know|want to know|need to know|care)|if (?:you )?(?:don'?t mind|can|could|would|possible|that'?s ok(?:ay)?|it'?s ok(?:ay)?|have (?:a|the) (?:sec|second|minute|moment|chance|time))|when(?:ever)? (?:you (?:can|have|get|are|find)|suits|possible|convenient)|whenever suits(?: you)?|as discussed|as agreed|as promised|as (?:always|usual|ever)|before i (?:forget|call|phone|ring|meet|see|talk|speak|write|reply|go|leave|start|send)|just (?:curious|wondering|asking|so you know|checking)|while you'?re (?:at it|there|up)|no (?:rush|hurry|problem|worries|need to hurry|drama)|not urgent|nothing urgent|(?:so )?(?:i )?hope (?:you|your|all|this|that|the|i'?m|i am|it)|i'?m on (?:the|a|my)|sorry (?:for|about|to)|(?:many )?(?:thanks|thank you|cheers|ta) for (?!adding|removing|ordering|the)|forgive|excuse|sent from my|in no (?:special|particular) order)\\b",
    "^(?:and )?(?:that|this|it|which)(?:'?s| is| was) what (?:(?:we|i|they|s?he|\\p{Lu}\\p{L}+)(?: and (?:i|me|\\p{Lu}\\p{L}+))?) (?:had |have |all )*(?:agreed|discussed|decided|arranged|settled)\\b",
    '^(?:(?:they|it|those|that|which) (?:was|were) )?(?:booked|ordered|added|bought|requested)\\b.{0,25}\\b(?:by mistake|in error|wrongly|accidentally|by accident)\\b',
    '^(?:and |but )?i (?:should|could|would) have (?:sent|written|asked|called|phoned|mentioned|rung|told)\\b',
    '\\bnot (?:angry|cross|rude|late|grumpy|annoyed|unhappy|moody|drunk|shouting) for once[,.!]?$',
    `^(?:and )?${ticked}, (?:check|tick|ticked)[.!]?$`,
    "\\b(?:can'?t|cannot) wait\\b|\\b(?:nobody|no one|never) (?:ever )?(?:use[sd]?|touche[sd]?|needs|logs? in|opened|logged)\\b",
    '\\b(?:should have|was) (?:been )?(?:done|sorted|fixed|handled) (?:last|ages|weeks?|days?|long)',
  ].join('|'),
  'iu',
);
export const isInPassing = (text: string): boolean => inPassing.test(text);

/** "This is Dave covering for Ann", "It's Dave from the yard": a name is written large. */
const introduces =
  /^\W*(?:[Tt]his is|[Ii]t['’]?s|[Ii]t is) \p{Lu}\p{Ll}+(?: (?:from|at) (?:the )?\p{L}+)?(?: (?:covering|standing in) for (?:the )?\p{L}+)?\W*$/u;

const politely = [
  /(?:dispatch|reception|accounts|service desk|helpdesk) here/,
  /from the list (?:s?he|they) left me/,
  /(?:i['’]?m|i am) on (?:the|a) (?:train|bus|plane|road|phone|tram)(?: so)?(?: APOLOGY)?/,
  /sent from my (?:i?phone|mobile|ipad|tablet|android)|APOLOGY/,
  /(?:coffee|lunch|drinks?|beer)['’]?s? (?:is |are )?on me/,
  /(?:ta|thanks|thank you|cheers|merci)(?: (?:very much|a lot|a million|so much|bien|beaucoup|for (?:yesterday|your help|the help|everything)))?/,
  /(?:and )?have a (?:nice|good|great|lovely) \p{L}+|over and out|shout if (?:anything(?: is (?:odd|unclear|missing|wrong))?|you need .{2,15})/u,
  /not urgent|no (?:rush|hurry)|whenever (?:suits|you (?:can|have .{3,12}))|while you[’']?re (?:up|at it|there)/,
  /good morning(?: everyone| all)?|hope .{3,40} (?:was|is) (?:kind|nice|good) to you/,
  /(?:an?|one|two|three|four|five) (?:small |quick |little )?(?:jobs?|things?)(?: for you)?|in no (?:special|particular) order/,
  /please do these \p{L}+(?: for me)?|quick one before .{3,40}|(?:sorry )?(?:that was )?the last one/u,
  new RegExp(`${ticked}, (?:check|tick|ticked)`, 'u'),
  /(?:and )?(?:then )?(?:i|we) (?:really |badly |desperately )?(?:need|could do with|deserve|fancy) (?:an? |some |my )?(?:strong |cold |long |quick )?(?:coffee|tea|lunch|break|nap|drink|beer|pint|wine|holiday|sleep|food)/,
  /which should have been done (?:last week|ages ago|long ago)(?: tbh)?/,
];
const permits = '(?:okayed|approved|signed off|confirmed|agreed|cleared|discussed)';
const spoken =
  '(?: (?:on the phone|by phone|by (?:e-?)?mail|in writing|in person|just now|today|yesterday|earlier|this (?:morning|afternoon|week)|last (?:week|night)|over lunch))';
const allowed = [
  new RegExp(`${permits} (?:by|with) WHO${spoken}*`),
  /as (?:discussed|agreed|confirmed|promised)(?: (?:with|by) WHO)?(?: (?:over lunch|on the phone|by phone|just now|today|yesterday|this morning))?/,
  /(?:that|this) ?(?:['’]s|is) what .{3,30} (?:agreed|discussed|arranged)(?: on the phone)?/,
  /(?:they|WHO) (?:finally )?signed the (?:quote|offer|contract)(?: (?:at lunch|today|yesterday|this morning))?/,
];
/** What it is good for. */
const useful =
  /so (?:that )?(?:(?:everyone|everybody|we|they|s?he) (?:can |all |could |has to |have to )*(?!(?:not|never|only|decide|check|see|test|undo)\b)(?:go|work|start|log|get|have|use)s?|(?:nobody|no one) (?:has to )?waits?)\b(?!.*\b(?:if|whether|until|unless|later|again|back|not|tomorrow|next|week|month|\p{L}+day)\b).{0,40}/u;

/** Somebody, and neither a day nor a reservation. */
const who =
  /(?!(?:nobody|none|no|not|never|next|tomorrow|tonight|mistake|accident|reservations?|conditions?|changes|then|when|if|him only|\p{L}+day)\b)(?:the |their |his |her |our )?[\p{L}'’]+(?: [\p{L}'’]+)?/u
    .source;
const apology =
  /(?:please )?(?:excuse|forgive|sorry (?:for|about)) (?:the |my |any )?(?:typos?|typing|spelling|brevity|rush|delay|short notice|noise|mess|(?:fat )?(?:thumbs?|fingers?))/
    .source;
/** What says all that it means: politeness, who has allowed it, what it is good for. */
const explained = new RegExp(
  `^\\W*(?:(?:and|oh|so|well|but) )*(?:${[...politely, ...allowed, useful]
    .map(({ source }) => source.replaceAll('APOLOGY', `(?:${apology})`).replaceAll('WHO', who))
    .join('|')})\\W*$`,
  'iu',
);
/** "agreed with their office manager by phone". */
export const tellsPermit = new RegExp(`^\\W*(?:and )?${permits}\\b`, 'iu');
const permitted = new RegExp(`\\b${permits} (?:by|with) (.+?)\\W*$`, 'iu');
const spokenLast = new RegExp(`${spoken}+$`, 'iu');
const roles =
  'boss|owner|manager|director|office|team|side|assistant|accountant|bookkeeper|controller|finance|department|partner|lead|admin|IT|HR|CFO|CEO|CIO|CTO|COO|customer|client|user|office manager|it manager|account manager';
/** Who has allowed it: a name, or somebody's role; "Sue tomorrow", "Bob?", "the wrong person", "month end" are none. */
const isSomebody = new RegExp(
  `^(?:(?:[Tt]he|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur) (?:\\p{L}+ )?(?:${roles})|(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)$)\\p{Lu}[\\p{L}'’]*(?: \\p{Lu}[\\p{L}'’]*)?|them|him|her|me|us)$`,
  'u',
);
const isPermitted = (text: string): boolean => {
  const whom = permitted.exec(text)?.[1];
  return whom === undefined || (!text.includes('?') && isSomebody.test(whom.replace(spokenLast, '')));
};
export const isExplained = (text: string): boolean =>
  (explained.test(text) && isPermitted(text)) || introduces.test(text);

/** A clause without the sign that leads on from it. */
export const withoutClosing = (text: string): string => text.replace(/[,;:]$/, '');

/** A sentence that more can be said after. */
export const withoutEnd = (sentence: string): string => sentence.replace(/[\s?!.]+$/, '');

/** A clause without the word that makes it a conclusion. */
export const withoutDrawing = (text: string): string => text.replace(drawing, '');

/** The parts that stay, as they were written. */
export const joined = (all: readonly MessagePart[], stays: (at: number) => boolean): string => {
  const staying = all.filter((_, at) => stays(at));
  return staying
    .map(({ text, gap }, n) => {
      const said = n === 0 && !stays(0) ? withoutDrawing(text) : text;
      if (n === staying.length - 1) return withoutClosing(said);
      if (stays(all.indexOf(staying[n] as MessagePart) + 1)) return `${said}${gap}`;
      if (gap.includes('\n')) return `${said}\n`;
      if (gap.includes('|')) return `${said} | `;
      if (/[()]/.test(gap)) return `${said}, `;
      return /[,;:.!?]$/.test(said) ? `${said} ` : `${said}, `;
    })
    .join('');
};

/** "Cost of Acrobat, anybody?" asks everybody here, and names nobody; "they had one after all", "do they have it or not" are no condition or denial. */
export const withoutVocative = (message: string): string =>
  message
    // "3:12am. need 1 more": the hour at which it is written.
    .replace(/^\s*(?:[01]?\d|2[0-3])(?::[0-5]\d(?: ?[ap]m)?|\.[0-5]\d ?[ap]m)\. +(?=\p{L})/iu, '')
    .replace(/,\s*(?:any(?:one|body)|some(?:one|body)|folks|guys)(?=\s*[?!.]*\s*$)/i, '')
    .replace(
      /(?<=(?:^|[,.:;!?]\s+)(?:is|are|do|does|did|has|have|was|were) (?!(?:add|remove|cancel|order|drop|buy|set|put|give|take|move|swap)\b)[^,.;!?]{3,60}) or not(?=\s*(?:\?|$))/giu,
      '',
    )
    .replace(
      /(?<=\S)(?<!\b(?:wants?|needs?|keep|keeping|uses?|using|stays?)\b[^,.;]{0,20}) after all(?=\s*(?:[,.;!?)\n]|$))/giu,
      '',
    );

/** "As per mail of the customer from today:": where the order comes from. */
export const isSource =
  /^\W*(?:as )?per (?:(?:the|their|his|her|our|your|my|today['’]s|attached|below) )*(?:e-?mail|mail|call|phone call|ticket|request|chat|conversation|meeting|letter|message|voicemail|form|order form|contract|quote)\b(?:(?! (?:i|we|you|they|s?he|it) )[^\d,;:.!?]){0,50}[:,]$/iu;
