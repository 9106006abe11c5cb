import { withoutQuotations } from './quotations.ts';

const header =
  /^[ \t]*(?:fwd?|wg|from|to|cc|sent|date|subject|reply-to|importance|von|an|gesendet|betreff|datum|de|objet|envoyé|para|asunto|van|onderwerp)[ \t]*:/i;
/** "FW: …" up to where the mail that is forwarded begins. */
const forwards = /^\s*fwd?[ \t]*:[\s\S]{0,200}?(?:forwarded message|original message)[ \t]*:?[ \t-]*\n/i;
const begins = /^\s*(?:(?:fwd?|re|subject|betreff)[ \t]*:[^\n]*\n\s*)?(?:from|von|de|van)[ \t]*:[^\n]*\n/i;

const refused = String.raw`\b(?:declined|rejected|ignore|done|maybe|later|sorted|already|withdrawn|opinions?|thoughts|questions?|spam|scam\w*|phish\w*|fake|nonsense|wrong|mistake|competitors?|pax8|microsoft|newspapers?|old|no|not|nicht|cancelled|canceled|storniert|hold|wait|draft|quote|next|for (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b`;
/** The subject of what is forwarded, unless it refuses or puts off what stands below. */
const subject = String.raw`^\s*(?:fwd?|wg)[ \t]*:(?![^\n]*(?:${refused}|\?))[^\n]*\n`;
/** "FW: New starter" above a mail whose header is gone. */
const subjectOnly = new RegExp(String.raw`${subject}[ \t]*\n`, 'i');
/** "Thanks, Jan, Two Rivers Outfitters" as its last words: each of them is a name's. */
const signedOff =
  /(?<=[\s.!?])(?:[Mm]any thanks|[Tt]hanks|[Tt]hank you|[Tt]hx|[Cc]heers|(?:[Kk]ind |[Bb]est )?[Rr]egards|[Bb]est|[Gg]ruß|[Gg]roet(?:en|jes)?)[,!]?\s+(?!(?:Wait|Only|Not|If|When|Once|Until|Before|After|Do|Don)\b)(?!.*\b(?:Pending|Approval|Next|Tomorrow|Should|Later|Maybe|But|Year|Week|Month|Please|Agrees?|Unless|Perhaps)\b)\p{Lu}\p{Ll}+(?:[\s,(]+[\p{Lu}&][\p{L}&.'’-]*){0,5}\)?\s*$/u;

const opens = `(?:(?:fwd?|wg)\\s*:(?:(?![^\\n]*(?:${refused}|\\?))[^\\n"“„]{1,80}\\n)?|(?:(?:i|we|just|only)(?:['’]ve)? ){0,2}(?:got|received|have|had) this (?:(?:mail|message|note|one|text|in) ){0,2}(?:just now |today |this morning )?from (?!.*\\b(?:draft|example|old|template|test|yesterday|last|ago|answer|reply)\\b.*:)(?![^\\n:]*\\b(?:spam|scam\\w*|phish\\w*|fake|nonsense|competitors?|pax8|microsoft|newspapers?)\\b)[^:"“”\\n]{2,40}(?:,? (?:no (?:clue|idea)|not sure|(?:i )?(?:don['’]t|can['’]t) (?:know|read|understand)(?: it| a word| that)?)(?: what (?:it|that|this) (?:says|means|is)| of it)?)?\\s*:|(?:e-?mail|mail|message|nachricht|bericht) (?:from|of|von|vom|van) (?:(?:the|our|a|de|den|dem|der|unserem) )?(?:customer|client|kunden?|kundin|klant)\\s*:|(?:ticket|case|ref) #?\\w{0,6}[-#]?\\d[\\w-]*\\s*:)`;
/** 'FW: "Hi Ann, could we get 2 more. Thanks, Jan, Contoso"': a mail between quotation marks, and nothing else. */
const betweenMarks = new RegExp(
  `^\\W*(?<lead>${opens})\\s*(?:["“„](?<inside>[^"“”„]{8,600})["”“]|['‘](?<single>.{8,600})['’])[^\\p{L}\\p{N}?]*$`,
  'isu',
);
/** "Hi Ann,", "Sehr geehrte Damen und Herren,". */
const salutes =
  /^\s*(?:hi|hello|hey|hiya|dear|hallo|guten (?:tag|morgen)|moin|sehr geehrte\p{L}*|liebe[rs]?|lieber|beste|geachte|bonjour|hola)(?: [\p{L}.]+){0,4}\s*,\s*/iu;
/** The words before a closing within a line, and what follows it, each on its own line. */
const closedApart = (text: string): string =>
  text.replace(
    signedOff,
    (said) =>
      `\nThanks\n${said
        .replace(/^\P{L}*\p{L}+(?: regards| thanks| you)?[,!]?\s+/u, '')
        .split(/,\s+/)
        .join('\n')}`,
  );
const quotedMail = (message: string): string | null => {
  const { lead: opening = '', inside, single } = betweenMarks.exec(message)?.groups ?? {};
  const body = inside ?? single;
  if (body === undefined) return null;
  const number = /^(?:ticket|case|ref)/i.test(opening) ? opening.replace(/\s*:\s*$/, ', ') : '';
  return `Request: ${number}${closedApart(body.replace(salutes, '').trim())}`;
};

/** "Fwd: Adobe" above a mail of which each line is quoted. */
const quotedBelow = new RegExp(String.raw`${subject}(?:[ \t]*(?:>|&gt;)[^\n]*(?:\n|$))+\s*$`, 'i');
const unquoted = (message: string): string =>
  message.replace(/^[ \t]*(?:>|&gt;)[ \t]?/gim, '').replace(/^[^\n]*\n/, '');

/**
 * A message that is a mail from its first line on, without header, signature and history. Its words are another's, so
 * it is read as a request. Null for any other message.
 */
export const pastedMail = (message: string): string | null => {
  if (!message.includes(':')) return null;
  const quoted = quotedMail(message);
  if (quoted !== null) return quoted;
  if (quotedBelow.test(message)) return `Request: ${unquoted(message).replace(salutes, '')}`;
  const forwarded = forwards.exec(message);
  if (forwarded !== null) {
    const rest = message.slice(forwarded[0].length).trim();
    return pastedMail(rest) ?? (rest === '' ? null : `Request: ${withoutQuotations(rest)}`);
  }
  if (!begins.test(message) && !subjectOnly.test(message)) return null;
  const lines = message.replace(/\r\n?/g, '\n').trim().split('\n');
  const firstLine = lines.findIndex((line) => !header.test(line));
  const body = closedApart(lines.slice(firstLine).join('\n'));
  const rest = firstLine < 0 ? '' : withoutQuotations(body);
  return rest === '' ? null : `Request: ${rest}`;
};

const doesThis =
  /\b(?:kan dat|lukt dat|kun je (?:dat|dit) (?:regelen|doen)|machst du das|kannst du das (?:bitte )?(?:machen|erledigen|übernehmen)|geht das)\s*\?|\b(?:can|could|would|will) (?:you|someone|somebody|anyone|u|we) (?:please |pls )?(?:do|sort|action|handle|process|arrange|organi[sz]e|see to|take care of|deal with|get) (?:this|that|it)\b(?: one)?(?: please| pls)?\s*\??|\b(?:pls|plz|please|kindly) (?:do|action|sort|process|handle|take care of)(?: (?:this|that|it|so)(?: one)?)?\s*[.!?]*\s*$/i;
/** "that's from Wide World, see above": whose words they are. */
const sentBy =
  /^\W*(?:that|this|it|above)(?:['’]s| is| was| came| comes)? (?:from|by) (?<who>[^,.;\n]{2,60}?)(?:[,.;]? (?:see |as )?above)?\W*$/i;
/** 'The customer wrote "…" - it's Contoso'. */
const isFrom =
  /^\W*(?:(?:the|a|our) )?(?:customer|client|user|caller) (?:wrote|writes|says|mailed|asks)\b\W*(?:it['’]?s|it is|this is|that['’]?s|from) (?<who>[^,.;?!\n]{2,60}?)\W*$/i;
const own = /[“"]([^“”"]{8,300})[”"]/;
const negates = /\b(?:not|don'?t|no|never|if|once|when|unless|after|before|until|yesterday|already)\b/i;

const ticket = '(?:#?\\w{0,6}[-#]?\\d[\\w-]*|(?:ticket|tkt|ref|case) \\S+)';
/** "Contoso writes: …", "#4711 | Contoso | P2 | …", "Mail from Contoso: …": whose words are all that is said. */
const writes = new RegExp(
  `^\\W*(?:(?<before>${ticket})\\s*[|/,–-]\\s*)?(?:(?:e-?mail|mail|message)(?: of \\p{L}+ \\p{L}+)? (?:from|von|van) (?<from>[^|/:"“”]{2,50}?)\\s*:|(?<who>[^|/:"“”]{2,50}?)\\s*(?:/ [^|/:"“”]{2,30} )?(?:(?:writes?|mails?|emails?|schreibt|schreiben|schrijft)\\s*:|\\|(?: *p\\d *\\|)?))\\s*[“"](?<inside>[^“”"]{8,300})[”"](?:\\s*[,.–-]*\\s*(?<after>${ticket}))?\\s*(?<asks>(?:can|could) (?:you|someone) (?:please )?(?:arrange|do|process|handle) (?:this|that|it)(?: please)?\\?|kan dat\\?|lukt dat\\?|machst du das\\?|geht das\\?)?\\W*$`,
  'iu',
);
/** "Ticket 88310 / Contoso / M. Stone writes: we need …": the same without quotation marks. */
const ticketWrites = new RegExp(
  `^\\W*(?<number>${ticket})\\s*[|/–-]\\s*(?<who>[^|/:"“”\n]{2,50}?)\\s*[|/–-]\\s*(?![^:]*\\b(?:never|not|no longer)\\b)[^|/:"“”\n]{2,40}? (?:writes?|mails?|emails?|schreibt|schrijft)\\s*:\\s*(?!.*\\b(?:needed|wanted|had)\\b)(?<inside>[^"“”]{8,300})$`,
  'iu',
);
/** "Could you take them off?": not "did you add them?". */
const begs =
  /(?:^|[.,!] ?)(?:please )?(?:could|can|would) (?:you|we)\b(?!.*\b(?:tell|check|see|explain|confirm|send|know|why|what|when did|how)\b)/i;
const lately = /(?:,? (?:this (?:morning|afternoon)|today|just now|just in|vanochtend|heute|heute früh))+$/i;
/** 'From Janet @ Contoso: "…"': somebody there, and what she writes between quotation marks. */
const fromSomebody =
  /^\W*from (?!.*\b(?:draft|example|old|template|test|yesterday|last)\b.*:)[\p{L}.' -]{2,30} (?:@|at|of) (?<who>[^|/:"“”\n]{2,50}?)\s*:\s*[“"](?<inside>[^“”"]{8,400})[”"]\W*$/iu;
const lead = 'Request: ';
const writtenBy = (message: string): string | null => {
  const open = ticketWrites.exec(message)?.groups;
  if (open !== undefined)
    return `${lead}ticket ${open.number?.replace(/^#|^\p{L}+ /u, '')}, ${open.who}, ${open.inside}`;
  const { who: firm, inside: words } = fromSomebody.exec(message)?.groups ?? {};
  if (words !== undefined) return `${lead}${firm}, ${words.replace(salutes, '').replace(greets, '')}`;
  const { before, after, from, who, inside, asks } = writes.exec(message)?.groups ?? {};
  const sender = (from ?? who)?.replace(lately, '');
  const number = before ?? after;
  return inside === undefined ||
    (inside.includes('?') && asks === undefined && !begs.test(inside)) ||
    sender === undefined ||
    /\b(?:draft|answer|reply|note|example|old|request|quote|template|test|summary|history|yesterday)\b/i.test(
      sender,
    )
    ? null
    : `Request: ${inside.replace(greets, '')}\nCompany: ${sender}${number === undefined ? '' : `\nTicket: ${number.replace(/^#|^\p{L}+ /u, '')}`}`;
};

/** "…, with many thanks and best wishes from the school office.": how a letter ends. */
const greets =
  /[,.]? (?:with )?(?:(?:many thanks|thanks|thank you|best wishes|(?:kind|best) regards)(?: in advance)?(?:,| and)? ?)+(?:(?:from|,) [^,.;]{2,40})?[.!]?$/i;

/**
 * Somebody else's words with "can you do this?" beside them, in quotation marks or behind ">": read as a request, with
 * what is beside them. Null for any other message.
 */
export const quotedRequest = (message: string): string | null => {
  const whole = /[:|]/.test(message) ? writtenBy(message) : null;
  if (whole === null && !/[>"“”]/.test(message)) return null;
  if (whole !== null) return whole;
  const lines = message.replace(/\r\n?/g, '\n').trim().split('\n');
  const quoted = lines.filter((line) => /^\s*>/.test(line)).map((line) => line.replace(/^[\s>]+/, ''));
  const rest = lines.filter((line) => !/^\s*>/.test(line)).join('\n');
  const inside = quoted.length > 0 ? quoted.join('\n') : own.exec(message)?.[1];
  const outside = quoted.length > 0 ? rest : message.replace(own, ' ');
  if (inside === undefined || outside.length > 120 || negates.test(outside)) return null;
  const sender = quoted.length > 0 ? sentBy.exec(outside)?.groups?.who : undefined;
  if (sender !== undefined) return `Request: ${inside}\nCompany: ${sender}`;
  const whose = isFrom.exec(outside)?.groups?.who;
  if (whose !== undefined) return `Request: ${inside}\nCompany: ${whose}`;
  const asks = doesThis.exec(outside);
  if (asks === null) return null;
  const beside = outside.replace(asks[0], ' ').replace(tellsWho, (_, who: string) => `${who.trim()}\n`);
  return `Request: ${inside}\n${beside.replace(/[-–—]+\s*$/, ' ')}`.trim();
};

/** "The client from Contoso wrote:": whom the words are from. */
const tellsWho =
  /^([^\n:]{0,60}?)(?: has| have| just)*\b(?:e?mailed|wrote|said|says|writes|asked|asks|sent|schreibt|schrieb|schrijft|schreef|kam|kwam|came in)\b(?: (?:in|us|me|gerade|net|binnen|today|this morning|just now))*[ ]*(?:[:,]|(?= {2}))/i;

const quiet =
  /^(?:priority|prio|contact|phone|phone number|tel|telephone|mobile|email|e-mail|email address|assigned to|assignee|urgency|severity|impact|category|subcategory|queue|board|caller|raised by|opened by|reported by|submitted by|requester|site|location|department|request type|type|sla|source|channel|user|name|full name|user name|employee|employee name|job title)$/i;
const field = /(?:^|[ \t]*[|\n][ \t]*)([\p{L}][\p{L} -]{1,20}):[ \t]*([^|\n]*)/gu;
const turning = /\b(?:not|no|don'?t|never|hold|wait|if|once|until|cancel\w*|on hold)\b/i;

/** "Current: 21, New: 23": the present number becomes another one. */
const steps =
  /\b(?:current|currently|old|existing|previous|before)(?: (?:qty|quantity|seats|licen[cs]es|count|total))?\s*[:=]?\s*(\d{1,5})\s*[\n,;/|]+\s*(?:new|wanted|target|requested|after)(?: (?:qty|quantity|seats|licen[cs]es|count|total))?\s*[:=]?\s*(\d{1,5})\b/giu;

const dashed = /[ \t]+-[ \t]+(?=\p{Lu}[\p{L} ]{1,20}:\s)/gu;
/** "Ticket #4711   Priority: High   SLA: 8h". */
const spread = /[ \t]{2,}(?=\p{Lu}[\p{L} ]{1,20}:\s)/gu;
/** "Client - Contoso" in lines of their own. */
const dashedField =
  /^[ \t]*((?:client|customer|company|product|licen[cs]e|sku|request|qty|quantity|seats|users?|po|ticket|reason|site|contact|action|change|priority|status)(?: (?:name|number|no|id|type))?)[ \t]+[-–—][ \t]+(?=\S)/gim;
/** "New user - Name: J. Harris - Company: Contoso - License: E3": a field a line. */
const asLines = (given: string): string => {
  const text = (given.match(dashedField) ?? []).length > 1 ? given.replace(dashedField, '$1: ') : given;
  return asFields(text);
};
const asFields = (text: string): string =>
  [dashed, spread].reduce(
    (all, between) => ((all.match(between) ?? []).length > 1 ? all.replace(between, '\n') : all),
    text,
  );

const idle =
  /^[ \t]*[-*•][ \t]+[^:\n]{2,40}:[ \t]*(?:nothing(?: (?:to do|new|today|open))?|no changes?|none|n\/a|all (?:good|fine|quiet)|ok|fine|quiet|-)[ \t]*[.!]?[ \t]*$/i;
/** A list of customers without those for whom there is nothing to do. */
const withoutIdle = (text: string): string => {
  const lines = text.split('\n');
  return lines.length < 3 ? text : lines.filter((line) => !idle.test(line)).join('\n');
};

/** What a column of a table holds, by its heading. */
const columns: readonly (readonly [says: RegExp, as: (cell: string) => string])[] = [
  [
    /^(?:client|customer|company|account|tenant|organi[sz]ation|kunde|klant)(?: name)?$/i,
    (cell) => `${cell}:`,
  ],
  [/^(?:product|licen[cs]e|sku|item|subscription|plan|produkt|product name)$/i, (cell) => cell],
  [
    /^(?:new (?:total|qty|quantity|count|number|seats)|target(?: qty)?|wanted|should be|total)$/i,
    (cell) => `to ${cell}`,
  ],
  [
    /^(?:add|to add|extra|additional|more|seats to add|qty to add)$/i,
    (cell) => `+${cell.replace(/^\+/, '')}`,
  ],
  [/^(?:remove|to remove|fewer|less|seats to remove)$/i, (cell) => `-${cell.replace(/^-/, '')}`],
  [/^(?:change|delta|difference|\+\/-)$/i, (cell) => cell],
];
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/\t+|\s*\|\s*/)
    .map((cell) => cell.trim());

/** A table with headings, each row as a line: "Contoso: Business Premium to 30". */
const withTable = (text: string): string => {
  const lines = text.split('\n').filter((line) => /[^\s|:-]/.test(line));
  const start = lines.findIndex((line) => /\t|\|/.test(line));
  const heads = cellsOf(lines[start] ?? '').map((head) => columns.find(([says]) => says.test(head))?.[1]);
  const rows = lines.slice(start + 1).map(cellsOf);
  const whole = rows.length > 0 && rows.every((row) => row.length === heads.length && !row.includes(''));
  // What stands above a bill or a report says what the numbers are.
  const above = lines.slice(0, Math.max(start, 0)).join(' ');
  if (/\b(?:invoice|bill|usage|report|numbers|draft|example|vs|difference|quote)\b/i.test(above))
    return above;
  if (start < 0 || heads.length < 3 || heads.includes(undefined) || !whole) return text;
  const said = rows.map((row) => row.map((cell, n) => heads[n]?.(cell)).join(' '));
  return `Request:\n${[...lines.slice(0, start), ...said].join('\n')}`;
};

/** When somebody starts is not when the order is to be carried out. */
const isQuiet = (label: string, text: string): boolean =>
  quiet.test(label) ||
  (/^start(?: date)?$/i.test(label) && /\bnew (?:user|starter|hire|employee|joiner|colleague)\b/i.test(text));

/** "Ticket 20907 | Contoso | P3": how urgent it is, and no product. */
const urgency =
  /(?<=^[^\n]*(?:\b(?:tickets?|tkt|case|incident|inc|sr|req|ref)\b|#)[^\n]*\d[^\n]*[|/])\s*(?:p[1-5]|(?:prio(?:rity)?|sev(?:erity)?)[ :]*p?[1-5])\s*(?:\||(?=\n|$))|\b(?:prio|priority)[ :]*p[1-5]\b,?/gimu;

/** A ticket without the fields that say nothing about the change: priority, contact, status, assignee. */
export const withoutFields = (message: string): string => {
  const given = message.replace(urgency, '');
  const text = withTable(withoutIdle(asLines(given))).replace(steps, '$1 becomes $2');
  if (!text.includes(':')) return text;
  const fields = [...text.matchAll(field)];
  if (fields.length < 2) return text;
  return text.replace(field, (whole, label: string, value: string) =>
    isQuiet(label.trim(), text) && !turning.test(value) ? '\n' : whole.replace('|', '\n'),
  );
};
