import { fold } from '../names/name-words.ts';
import { isTurning } from '../understanding/turning.ts';
import type { Atom } from './atom.ts';
import { cuesOfWord } from './cue-at.ts';
import type { Cue } from './cues.ts';
import { otherChanges, turningCues } from './verbs.ts';

/** `says`: a whole clause; its capturing groups are open words, none of which may turn, time, count or change anything. */
type Row = Readonly<{ says: string; place?: 'before' | 'after'; fewer?: true }>;

const parts: Readonly<Record<string, string>> = {
  /** Somebody: "my mentor", "Ann", "the accountant". */
  WHO: "((?:(?:my|our|the|their|his|her|your) )?[\\p{L}'.-]+(?: [\\p{L}'.-]+)?)",
  /** A few words of which nothing is known. */
  FEW: "([\\p{L}'-]+(?: [\\p{L}'-]+){0,4})",
  /** The same, or none. */
  ANY: "((?: [\\p{L}'-]+){0,5})",
  /** When and where something was said. */
  THEN: '(?:,? (?:yesterday|earlier|already|just now|this morning|last (?:week|night|month|time)|on the phone|by (?:phone|e?-?mail)|in writing|in person|(?:over|at|during|after) (?:an? |the |our )?(?:beers?|wine|coffee|tea|lunch|breakfast|dinner|drinks?|call|meeting|pint|game)))*',
  /** A time that has come, or does by itself. */
  NOW: '(?: (?:now|today|right away|straight away|at once|asap|this morning|before (?:lunch|noon|i (?:go|leave)|we close)))?',
  FINE: '(?:all |perfectly |totally )?(?:fine|ok|okay|alright|all right|good|cool)',
};

const rows: readonly Row[] = [
  // That it is allowed: "Rick OK'd it with their purchasing this morning".
  {
    says: "(?:and )?(?:yes,? )?WHO(?:'s|'ve| has| have)?(?: already| just| also| finally)? (?:ok'?d|okay'?d|okayed|approved|cleared|agreed(?: to)?|green-?lit|green-?lighted|blessed|signed off(?: on)?) (?:it|this|that)(?: (?:with|by) (?:(?:the|their|our|his|her) (?:purchasing|procurement|buying|accounts|finance|office|side|end|people|boss|owner)|WHO))?THEN",
    place: 'after',
  },
  // What was promised: "that's the deal I promised them on the phone".
  {
    says: "(?:and )?(?:that|this|which)(?:'s| is| was) (?:the|our|my) (?:deal|price|number|figure|total|offer|agreement|arrangement|promise)(?: that)? (?:i|we)(?:'ve| have| had)?(?: all| both)? (?:promised|agreed|shook hands on|settled on|struck|made|offered|gave|arranged)(?: (?:on|to))?(?: (?:with )?(?:them|him|her|WHO))?THEN",
    place: 'after',
  },
  // That the writer can be believed: "I can count, honest".
  {
    says: '(?:honest(?:ly)?|promise|cross my heart|i (?:swear|promise)|(?:i (?:swear|promise) )?i (?:can|do know how to|know how to) (?:count|spell|type|read|write|do (?:maths|sums))(?:,? (?:honest(?:ly)?|really|i (?:swear|promise)))*)',
    place: 'after',
  },
  // The writer's own promise: "I promised it to Nick over a beer", "I told Karen I'd do it before lunch".
  {
    says: "(?:i|we)(?:'ve| have)?(?: already| just| also)? promised (?:it|this|that|them|him|her)(?: (?:it|this|that))?(?: to WHO)?THEN",
  },
  {
    says: "(?:i|we)(?:'ve| have)?(?: already| just)? (?:told|promised|assured) WHO(?: that)? (?:(?:i|we)(?:'d| would|'ll| will) (?:do|sort|arrange|handle|see to) (?:it|this|that)|(?:it|this|that)(?:'d| would|'ll| will) be (?:done|sorted|there|arranged))NOW",
  },
  {
    says: "(?:i|we)(?:'ve| have)?(?: already| just)? promised(?: (?:them|him|her))?(?: that)? (?:it|this|that)(?:'d| would|'ll| will) be (?:done|sorted|there|arranged)NOW",
  },
  // Somebody's leave: "my mentor said it's fine", "Ann says that I can do it like this".
  {
    says: "WHO (?:said|says|told me|tells me)(?: that)? (?:it|this|that)(?:'s| is| was) FINE(?: (?:with|by) (?:him|her|them))?THEN(?: and the ticket(?: number)? (?:comes|follows|will follow|is to follow)(?: later| soon)?)?",
  },
  {
    says: 'WHO (?:said|says|told me|tells me)(?: that)? (?:i|we) (?:can|may|could)(?: just| simply)? (?:do|ask|order|send|write) (?:it|this|that|you)(?: (?:like this|like that|this way|here|in teams|by chat))?',
  },
  {
    says: "(?:yes,? )?(?:i|we)(?:'ve| have)? (?:double-)?checked(?: (?:it|this|that))?(?: twice)? (?:with|by) WHOTHEN",
    place: 'after',
  },
  {
    says: 'the ticket(?: number)? (?:comes|follows|will follow|is to follow)(?: later| soon)?',
    place: 'after',
  },
  // The writer's own charge: "the accountant asked me to tidy up:".
  {
    says: 'WHO (?:asked|told|wants|reminded) (?:me|us) to (?:tidy(?: things)? up|clean(?: things)? up|clear(?: things)? out|sort things out|get things in order):',
    place: 'before',
  },
  {
    says: "i(?:'m| am| was) told (?:one|you|we|i) (?:has|have|had) to (?:ask|say it|be) (?:nicely|nice|polite|politely|kindly)",
    place: 'before',
  },
  // What somebody's own thing needs: "the winery says the cellar PC needs its own account:".
  {
    says: 'WHO (?:says|said)(?: that)? (?:the|their|his|her) FEW (?:needs?|wants?|gets?) (?:its|their|his|her|an) own [\\p{L}]+',
    place: 'before',
  },
  // A paper or a talk that is only named: "Ref our call at 9:15", "As per the signed order form of 20 November".
  {
    says: '(?:ref(?:erence)?|re|regarding|concerning|further to|following|as per|per|based on|see)[:.]? (?:our|the|your|their|his|her|my) (?:(?:last|short|quick|signed|attached|recent) )*(?:call|chat|talk|phone call|conversation|meeting|e?-?mail|message|letter|visit|order form|form|agreement|quote|offer)(?: (?:at \\d{1,2}[:.]\\d\\d|(?:of|dated) \\d{1,2}(?:st|nd|rd|th|\\.)? \\p{L}+(?: \\d{4})?|(?:of|from) (?:this morning|today|yesterday|last week)|this morning|just now|earlier(?: today)?|yesterday|last week))?',
    place: 'before',
  },
  { says: '(?:attached|see attachment|copy attached|(?:extension|ext\\.?|room) \\d{1,5})', place: 'before' },
  // What is new there.
  {
    says: "(?:(?:a|an|the|their|there's an?|there is an?|they have an?|they've (?:got )?an?) )?(?:new|second|third|bigger|another) (?:[\\p{L}-]+ ){0,2}(?:shop|store|office|branch|site|room|floor|depot|warehouse|counter|shift|team|department|practice|clinic|building|studio|kitchen|van|truck|contract|client|customer|project|machine|line|location)s?(?: (?:at|in|for|of|over at) FEW)?",
    place: 'before',
  },
  // What is over, or begins.
  {
    says: "(?:WHO )?(?:project|season|job|contract|campaign|event|course|rush|term|merger|audit)(?: (?:at|in|of|for) FEW)?(?:'s| is| was| has| have| are| were)(?: (?:all|now|been|just|nearly))* (?:finished|over|done|complete|completed|ended|up|starting|running|back)(?: (?:now|at last|there|again))?",
  },
  // Where the writer has it from.
  {
    says: "(?:at least )?(?:that|this)(?:'s| is| was) (?:what|how) (?:i|we) (?:read|understand|understood|hear|heard|took|take|got|gather|gathered)(?: (?:out of|from|in) (?:their|the|his|her|that) (?:e?-?mail|message|ticket|note|letter))?",
    place: 'after',
  },
  // What they have been shown.
  {
    says: '(?:their|the|his|her) (?:boss|owner|manager|director|md|ceo|chef|team|people) (?:saw|has seen|have seen|watched|was shown|were shown) (?:an?|the|our|your|my) (?:demo|presentation|webinar|talk)ANY(?: and (?:is|are|was|were) FEW)?',
    place: 'after',
  },
  // A paper that comes after it.
  {
    says: "(?:(?:the|their|our|his|her) )?(?:po|p\\.o\\.|purchase order|order form|paperwork)(?: (?:number|no\\.?))?(?: #?\\d[\\w-]*)?(?:(?:'s| is| are) (?:on (?:its|the|their) way|in the (?:post|mail)|to follow|coming(?: later| soon| today)?)| follows?| will follow| comes? (?:later|soon|after))(?: (?:by|in) (?:e?-?mail|the post))?",
    place: 'after',
  },
  // Where a paper is: "PO is in the quote folder", "signed order form is attached to the ticket".
  {
    says: "(?:(?:the|their|our|his|her|its|signed|approved|final) )*(?:po|p\\.o\\.|purchase order|order form|form|paperwork|papers?|contract|agreement|quote|e?-?mail|letter|signature|documents?|docs)(?: (?:number|no\\.?))?(?:'s| is| are| was| were) (?:already |now |all )?(?:(?:attached|filed|saved|uploaded|stored|kept|enclosed|added|put|lies|lying)(?: (?:in|on|at|under|to|with))?|in|on|at|under) (?:(?:the|our|their|your|my|his|her|its|this|usual|quotes?|customer|client|shared|project|right|same|sales|contracts?|orders?|po|common|group|team) )*(?:folder|sharepoint|onedrive|drive|ticket|crm|psa|system|file|files|mailbox|inbox|e?-?mail|autotask|connectwise|halo|halopsa|portal|attachment|office|site|channel|binder|cabinet|desk)s?",
    place: 'after',
  },
  // What would befall people without it.
  {
    says: "(?:or|or else|otherwise|else)(?: the| their| our| his| her| that| both)?(?: new)? ([\\p{L}'-]+(?: [\\p{L}'-]+)?) (?:can't|cannot|can not|won't be able to|couldn't) (?:even )?(?:work|start|begin|log ?in|log on|sign in|send|receive|open|print|do|read|get|go)(?: (?:anything|mails?|e-mails?|any mails?|in|into|home|to|on|her|his|their|the|job|jobs|work|there|things|files?|drawings?|orders?))*(?: (?:tomorrow|today|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|then|at all|any ?more))?",
  },
  // What the reader need not mind.
  {
    says: "(?:please )?(?:don't|do not|dont|no need to) (?:worry|bother|fuss|care) about (?:the |their |his |her |my |any )?(?:exact )?(?:prices?|costs?|money|bill|paperwork|ticket|quote|tone|typos?|spelling|noise|fuss)",
  },
  {
    says: 'no need (?:to (?:ask|call|phone|ring|mail|email|inform|consult) (?:them|him|her|me|us|anyone|anybody|WHO)(?: (?:again|first|back|about it|any more))*|for (?:a|an|the|any|another) (?:quote|ticket|call|reply|mail|e-mail|meeting|form|paper|letter))',
  },
  // What the writer is unable to do.
  {
    says: "(?:sorry )?(?:i|we)(?:'m| am| are|'re)? (?:can't|cannot|can not|couldn't|not able to|unable to) (?:do|manage|reach|get at|get into|get to|open) (?:it|this|that|the portal|pax8)(?: (?:myself|ourselves|from here|on my phone|in the portal))+",
  },
  // That it is more of the same.
  {
    says: '(?:yes )?(?:i|we) know (?:that )?(?:we|i|they) (?:just |already |only )*(?:added|ordered|bought|got|asked for|had) (?:some|one|two|three|a few|a couple|more)(?: more)?(?: (?:yesterday|last (?:week|month)|this (?:week|month|morning)|on (?:mon|tues|wednes|thurs|fri)day))?',
    place: 'after',
  },
  // What there is, is all in use.
  {
    says: "(?:(?:all|both)(?: of)?(?: the| their| our| its)? )?(?:\\d{1,4}|ones?|seats|licen[cs]es|they have|they've got|them|the others|the rest| )*(?: (?:they|we) (?:have|got|already have))?(?: are| is)(?: all| already| now)* (?:taken|used|used up|in use|assigned|gone|given out|handed out|occupied)(?: (?:now|already|up))*",
    place: 'after',
  },
  // When it would be too late.
  {
    says: "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next week|next month|later|any later|then)(?: would be|'d be| is| will be|'s) (?:too late|no good|no use)(?: for (?:them|him|her|us))?",
    place: 'after',
  },
  // Who has only just told it, and who forgot it.
  {
    says: '(?:WHO )?(?:just |only |first |always )*(?:told|informed|notified|emailed|mailed|called|messaged) (?:me|us) (?:about|of) (?:it|this|that)THEN(?: (?:just |again )?at the last (?:minute|moment))?',
    place: 'after',
  },
  {
    says: '(?:as (?:always|usual|ever) )?at the (?:very )?last (?:minute|moment)(?: as (?:always|usual|ever))?',
    place: 'after',
  },
  {
    says: "(?:i|we)(?:'ve| have)? (?:completely |totally |just |clean )*(?:forgot|forgotten|missed|overlooked)(?: (?:to (?:do|send|ask|mention|enter|order|write) (?:it|this|that|you)|about (?:it|this|that)|it|this))?THEN",
  },
  // What else they take instead.
  {
    says: "(?:they|he|she|we)(?:'re| are| have| will|'ve)? (?:go|goes|going|gone|went|move|moving|moved|switch|switching|switched|change|changing|changed|use|using) (?:over )?(?:to |with |for )?FEW(?: (?:instead|now))+",
    place: 'after',
    fewer: true,
  },
  {
    says: "(?:they|he|she)(?:'ve| have| had)? (?:went|gone|are going|'re going|going) with (?:something else|somebody else|another one|[\\p{L}\\d]+(?: [\\p{L}\\d]+)?)",
    place: 'after',
    fewer: true,
  },
  // A thank-you ahead: "if we could see to that I'd be ever so grateful".
  {
    says: "(?:so )?if (?:we|you|somebody|someone) could (?:please |kindly |just )?(?:see to|arrange|sort|do|manage|organi[sz]e|handle|take care of|look after|action) (?:it|that|this)(?: for (?:me|us|them|her|him))?(?:,? (?:i|we)(?:'d| would|'ll| will) be (?:ever so |very |most |so )?(?:grateful|obliged|thankful|happy|pleased))?",
    place: 'after',
  },
  // Whose customer it is: "Not my customer but I had them on the line".
  {
    says: "(?:they(?:'re| are) )?not my (?:customer|client|account|usual one)s?,? but (?:i|they|he|she)(?:'ve| have)? (?:had (?:them|him|her) on the (?:line|phone)|rang me|called me|reached me|got (?:me|through to me)|just (?:had|spoke to|took the call from) (?:them|him|her))THEN",
    place: 'before',
  },
  // What they lack, behind what they have: "but no mail".
  {
    says: '(?:but|and) (?:still |have |has )*(?:no|without(?: an?| any)?) (?:e?-?mail|mailbox|outlook|teams|access|log-?in|account|software|apps?|licen[cs]e|licen[cs]es|office)(?: (?:yet|at all|so far|on (?:it|them)))*',
    place: 'after',
  },
  // That a number was not said, or cannot be read.
  {
    says: "(?:but |only |sorry )*(?:i|we|he|she|they|WHO) (?:can't|cannot|can not|couldn't|could not|don't|do not|didn't|did not|never|forgot to|doesn't|does not) (?:really |quite )?(?:read|find|see|remember|make out|know|say|says|said|tell (?:me|us)|mention|mentioned|write|wrote|note|understand)(?: down)? (?:how many|the (?:exact )?(?:number|amount|figure|quantity|handwriting|note)|(?:his|her|their) (?:handwriting|writing|note))(?: (?:of them|exactly|they (?:need|want|meant)|any ?more|there|on it))*",
    place: 'after',
  },
  // That it is not known which of several is meant: "caller didn't say which branch or anything and hung up on me".
  {
    says: "(?:but |only |sorry )*(?:he|she|they|i|we|WHO) (?:didn't|did not|doesn't|does not|don't|do not|couldn't|can't|never|forgot to|wouldn't) (?:really |even )?(?:say|says|said|tell me|mention|mentioned|know|remember|specify|specified|ask|asked|catch|hear) which (?:branch|company|customer|client|firm|office|site|location|one|lot|kind|type|sort|plan|licen[cs]e|product)(?: (?:of (?:them|the two)|it (?:is|was)|they (?:mean|meant|need|want|have|use)|or (?:anything|where|what)|exactly))*(?: and (?:hung up|rang off|was gone|were gone|put the phone down|is gone)(?: on (?:me|us))?)?",
    place: 'after',
  },
  {
    says: 'WHO (?:wrote|noted|jotted|took|scribbled) (?:it|that|the number) down(?: (?:somewhere|for me|on paper|on a note))?',
    place: 'after',
  },
  // That no more was said.
  {
    says: "(?:but )?(?:(?:nothing|not anything) (?:else|more) (?:was |has been |got )?(?:said|written|mentioned|asked)|(?:(?:they|he|she|WHO) )?(?:didn't|did not) (?:say|write|tell me|mention) (?:anything )?(?:more|else|anything else|any more)|that(?:'s| is| was) all (?:they|he|she|WHO) (?:said|wrote|told me)|said nothing else|wrote nothing else|no more was said)",
    place: 'after',
  },
  // The size of the order, or what it stands out from.
  {
    says: 'not (?:an?|such a) (?:very |really )?(?:big|huge|large|long|small|great|difficult|hard|exciting) (?:one|deal|order|job|change|thing|request)(?: today| this time| really| i know)?',
  },
  {
    says: 'nothing (?:big|fancy|special|major|dramatic|exciting|complicated|difficult)(?: today| this time| really)?',
  },
  {
    says: '(?:odd|strange|weird|funny|unusual|silly|tiny|small) (?:one|request|order)(?: this one|,? i know| today)?',
    place: 'before',
  },
  {
    says: 'unlike (?:some|most|many|all|the) (?:of the )?others?(?: (?:customers|clients|companies|people))?',
  },
  {
    says: 'if only (?:every|all|more|most|the other) (?:customers?|clients?|people|one|others?)(?: of them)? (?:was|were|had|asked|wrote|ordered|paid)ANY',
    place: 'after',
  },
  {
    says: '(?:they|he|she|WHO) (?:always |usually )?pays? (?:on time|promptly|early|in time|quickly)',
    place: 'after',
  },
  { says: "(?:i'?ll )?tell you what|you know what|guess what|here's the thing", place: 'before' },
  {
    says: '(?:the )?first(?: one| thing)? is (?:just|only|simply)(?: me)?(?: saying| to say| a)? (?:thanks|thank you|hello|hi|sorry)(?: for (?:yesterday|last (?:week|time|month)|the \\p{L}+|your \\p{L}+|everything))?',
    place: 'before',
  },
  // Whoever said the opposite.
  {
    says: '(?:whoever|(?:any|every)one who|those who|the one who) (?:said|says|thought|thinks|claimed|told (?:you|me|us))(?: that)? WHO (?:was|is|were|are) (?:shrinking|closing|quitting|leaving us|finished|broke|bust|dead) (?:was|is|were|are) (?:wrong|mistaken|lying|dreaming)',
    place: 'before',
  },
  // The writer keeps out of it.
  {
    says: "(?:i|we)(?: really)? (?:won't|will not|don't|can't|cannot|couldn't|didn't) (?:argue|complain|judge|ask why|blame (?:him|her|them))(?: (?:with (?:him|her|them)|about (?:it|that)|any more|anymore|any longer|now|today))*",
  },
  // Who begins, and when.
  {
    says: '(?:(?:the|their|our|his|her|both|two|three|four|five|six|new|all) )+(?:colleagues?|people|persons?|staff|employees|teachers?|guys|ladies|lady|girls?|starters?|joiners?|users?|temps?|trainees?|apprentices?|interns?|nurses?|drivers?)(?: will)? (?:begins?|starts?|arrives?|joins?|comes?)(?: (?:work|there|here|with (?:us|them)))?(?: (?:at|on|in|from|the|of|this|next|\\d{1,2}(?:st|nd|rd|th|\\.)?|first|second|third|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan\\p{L}*|feb\\p{L}*|mar\\p{L}*|apr\\p{L}*|may|june?|july?|aug\\p{L}*|sep\\p{L}*|oct\\p{L}*|nov\\p{L}*|dec\\p{L}*|week|month))+',
    place: 'after',
  },
  // Who called, and may be the customer.
  {
    says: "(?:(?:i|we)(?:'ve)? )?(?:just )?(?:had|got) (?:the )?([^\\s,]+(?: [^\\s,]+){0,3}) on the (?:phone|line)(?: just now| again)?",
    place: 'before',
  },
  // What somebody has, and has not, by the way.
  {
    says: '(?:no (?:money|time|clue|patience|phone)|(?:no|two|three|some|a few|a lot of) (?:questions?|jokes?|stories) about FEW)',
    place: 'before',
  },
  // What befell them, told as over.
  {
    says: "after (?:(?:the|their|last|this|that|all) )?([\\p{L}']+ )?(?:scare|outage|incident|break-in|burglary|attack|hack|flood|fire|theft|disaster|virus|phishing mail) (?:they|he|she|we)(?: finally| now| at last| all)? FEW",
    place: 'after',
  },
  // Why seats may go.
  {
    says: '(?:their|the|his|her|our) (?:budget|funding|grant|team|crew|hours) (?:was|were|got|has been|have been|is|are) (?:cut|halved|reduced|slashed|trimmed|frozen)THEN',
    fewer: true,
  },
  {
    says: '(?:(?:two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}|some|both|all|these|those|most) )?(?:of )?(?:(?:the|them|those|these|their|our) )?(?:mailboxes|accounts|users|machines|laptops|devices|pcs) (?:have been|has been|were|was|are|is|got) (?:archived|deleted|disabled|blocked|wiped|retired|scrapped|merged|sold)THEN',
    fewer: true,
    place: 'after',
  },
  // The same in other languages: they work there no more.
  {
    says: '(?:esa gente|esas personas|ellos|ellas|los empleados) ya no (?:trabajan?|est[aá]n?)(?: (?:all[ií]|aqu[ií]|ah[ií]|con ellos))?',
    fewer: true,
  },
  {
    says: '(?:die|sie|die leute|die kollegen)(?: arbeiten| sind)(?: dort| da| hier)? nicht mehr(?: dort| da| hier| im haus)?',
    fewer: true,
  },
  {
    says: '(?:ils|elles|ces gens|les gens)(?: ne)? (?:travaillent|sont) plus(?: l[aà]| ici| chez eux)?',
    fewer: true,
  },
  { says: "(?:die|ze|die mensen|die collega's) (?:werken|zijn) (?:er|daar|hier) niet meer", fewer: true },
];

const leads = '^\\W*(?:(?:and|oh|so|well|but|because|since|yes)[, ]+)*';
const known = rows.map(({ says, ...row }) => ({
  ...row,
  says: new RegExp(
    `${leads}(?:${Object.entries(parts).reduce(
      (text, [name, part]) => text.replaceAll(name, part),
      says,
    )})[^\\p{L}\\p{N}?]*$`,
    'iu',
  ),
}));

const turns: ReadonlySet<Cue> = new Set<Cue>([
  ...turningCues,
  ...(['if', 'what-if', 'day'] as const),
  // "the new set" may be a thing.
  ...otherChanges.filter((cue) => cue !== 'set'),
]);
const nobody = /^(?:nobody|no|none|noone|no-one|one|who|whoever|what|hardly|never|you)$/;
const isOpen = (word: string): boolean =>
  !nobody.test(word) && !isTurning(word) && !cuesOfWord(word).some((cue) => turns.has(cue));

type Told = Readonly<{ text: string; place: 'before' | 'after'; fewer: boolean }>;

/** Whether a clause beside an order only tells why, who asked or how it came about: it turns nothing. */
export const onlyTells = ({ text, place, fewer }: Told): boolean => {
  const plain = text.replaceAll('’', "'");
  return known.some((row) => {
    if ((row.place ?? place) !== place || (row.fewer === true && !fewer)) return false;
    const open = row.says.exec(plain)?.slice(1).join(' ').split(' ');
    return open?.every((word) => word === '' || isOpen(fold(word))) ?? false;
  });
};

/** "The second:", "Please do these three for me:", "Quick one before the phones go mad:". */
export const isCounting =
  /^\W*(?:(?:and )?(?:the )?(?:first|second|third|next|last|other)(?: one| thing)?|(?:please |can you |could you )*do (?:these|the following)(?: \p{L}+){0,3}|(?:an?|one|two|three|four|five|some|a few|a couple) (?:more )?for (?:the|your|my|our|today['’]s) (?:list|queue|pile|desk|day)|(?:(?:just |here are |i have |got )?(?:an?|one|two|three|four|five|some|a few|a couple of) )?(?:small |quick |little |more )*(?:things?|jobs?|ones?|requests?|changes?|tasks?|favou?rs?)(?: for (?:you|today|me))?|quick one before the \p{L}+ (?:go|goes|get|gets) \p{L}+)\W*$/iu;

/** "Can you do me a favour before the nine o'clock?", "are you there?" */
export const isPleading =
  /^\W*(?:(?:can|could|would|will) (?:you|u|someone|somebody) (?:please )?(?:do me|do us|help|assist|give me a hand)\b(?!.*\b(?:decide|check|understand|explain|tell|find|see|if|whether)\b).*|(?:are you|anyone|anybody|you) (?:there|around|awake|about)|would (?:it|this|that) be possible|is (?:it|this) possible|got a (?:sec|second|minute|moment)|(?:quick|small|little) (?:favou?r|request|job|one)(?: .{0,20})?|need your help(?: .{0,12})?)\W*$/iu;

export const asksBack =
  /^\W*(?:(?:and|or) )?(?:(?:would|could|will|can) you(?: please)?|please(?: do(?: (?:it|that|so))?)?|is (?:that|this) (?:ok(?:ay)?|alright|all right|right|possible|how (?:(?:it|this) works|(?:it['’]s|it is|this is) done)|doable|fine)|does (?:that|this) (?:work|make sense)|(?:do|did) i (?:do|get|have) (?:that|this|it) right|did (?:that|you) (?:work|get (?:that|this|it))|ok(?:ay)?|all good|right|possible|can do|next|who (?:picks|takes|does|handles|sees to) (?:that|this|it)(?: (?:up|on))?(?:,? (?:you|me))?|end of (?:story|novel|rant|message|list)|that(?:'s| is) (?:it|all)(?: folks)?|so that(?:'s| is) what (?:we|they|s?he) (?:needs?|wants?)(?: then)?|(?:but )?(?:in the portal |there )?(?:i|we|they|there)(?:'s| is)? (?:can )?(?:only|just) (?:seems? to |appears? to )?(?:see |find |have |has )?(?:the )?one(?: (?:there|kind|type|sort|product|plan))?|over and out|shout if .{3,40}|anything else .{0,30})\W*$/iu;

/** "Draft for my colleague. Set …", "Wrong chat, sorry": not for the bot; "money grows on trees": no order. */
export const notMeant =
  /\b(?:money (?:grows|is growing|growing) on trees|when (?:hell freezes|pigs fly)|in (?:his|her|their|your) dreams)\b|^\W*(?:(?:just |only )?(?:a )?(?:draft|test|example|sample|template)\b[^.!?\n:]*[.!?:\n]|read (?:this|that|it) back\b|wrong (?:chat|window|channel|thread)\b|(?:(?:yes|yeah|oh|well),? )?sure,? (?:let['’]?s|let us) (?:give|buy|get|order|put)\b(?!.*\b(?:then|instead)\b)|(?:(?:yes|yeah|oh),? )?sure,.*\bthat['’]?s exactly\b)|\bmoney grows on trees\b/iu;

export const talks =
  /^\W*(?:and|oh|so|well|ok(?:ay)?)?\W*(?:i|i'm|i've|me|my|we|we're|we've|our|you|your|hope|hi|hello|hey|morning|afternoon|evening|good (?:morning|afternoon|evening)|sorry|(?:this|that) is (?:something|somebody)|apologies|thanks|thank you|happy|quick|right|no (?:rush|hurry|drama|stress)|please do (?:these|the following|this)|(?:one|two|three|four|five|a few|some|\d)(?: (?:small|quick|more|last|little|other))? (?:things?|jobs?|ones?|requests?|changes?|favou?rs?|tasks?))\b/iu;

/** "Contoso just emailed:", "Got a text from the Contoso owner,": the customer's own word. */
export const isWriting = (text: string, atoms: readonly Atom[]): boolean => {
  const [company, other] = atoms.filter(({ kind }) => kind === 'company');
  return (
    company !== undefined &&
    other === undefined &&
    writing.test(text.replace(company.text, '@')) &&
    !/['’]s\b/.test(company.text)
  );
};
const writing =
  /^\W*(?:(?:hi|hey|so|ok)[, ]+)*(?:@(?: (?:just|has|have|again|also))* (?:e-?mailed|mailed|messaged|texted)(?: (?:in|us|me|again|back|just now|today|this morning))*|(?:i |we |have |had )*(?:just )?(?:got|received|had) (?:an?|the|another) (?:text|mail|e-?mail|message|call|note|voicemail|letter|sms|whatsapp)(?: just now| today)? from (?:the )?@(?: (?:owner|boss|manager|office|people|guys))?)[,:]$/iu;
