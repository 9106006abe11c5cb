import type { Intent } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import { withoutPoliteness } from '../understanding/politeness.ts';
import { type Token, textOf } from '../understanding/sentence.ts';
import { endIn } from './end-at.ts';
import { isAway, type OrderCut, orderAlone } from './said-why.ts';

/** As long as such a sentence is. */
const mostWords = 35;

/** What comes before or after a name without being one. */
const noName =
  '(?!(?:for|in|is|as|if|when|once|unless|while|should|would|did|does|do|can|could|make|set|appoint|let|have|who|what|why|the|a|and|then|but|so|or|not|maybe|perhaps|please|' +
  "put|take|hand|give|pass|use|want|need|get|down|off|up|over|this|that|next|i|we|he|she|they|it|no|nobody|only|said|says|told|ask|asked|tell|whether|will|\\p{L}+n't)\\b)";
const word = "\\p{L}[\\p{L}\\d.'-]*";
/** "Tom may sign": somebody called May is mentioned. */
const name = `(?:@|(?!may\\b))${noName}${word}(?: ${noName}(?!may\\b)${word}){0,3}`;
const mention = `@${word}(?: ${noName}(?!may\\b)${word}){0,3}`;
const of = `(?:(?<mine>my)|our|(?<of>${name})'s?)`;
const noun = '(?:deputy|stand-in|stand in|substitute|delegate|backup approver|backup|cover)';
/** A company may have a backup, which is no person. */
const sure = '(?:deputy|stand-in|stand in|substitute|delegate|backup approver)';
const covers =
  '(?:stands in|steps in|fills in|will stand in|is standing in|will fill in|deputi[sz]es|covers|will cover|is covering)';
const forWhom = `for (?<for>${name})`;

/** When, and why one asks. */
const then =
  "(?: (?:at the moment|right now|currently|today|this week|these days|now|(?:while|when) \\p{L}+(?:'s|'re| is| are)\\b.{0,40})|)";

/** What somebody who is away leaves to another. */
const work =
  '(?:stuff|things|work|changes|requests|approvals|orders|approving|sign-offs|part|desk|inbox|queue|approver role)';
const decides = '(?:approves?|decides?|signs?(?: off)?|okays?)';
const all = '(?: (?:on )?(?:everything|things|stuff|changes|all|it all|requests|orders))?(?: off)?';
const instead = `(?:(?:in|on) (?:(?<mine>my)|(?<of>${name})'s|(?<third>his|her|their)) (?:place|stead|absence|behalf)|(?:in place|on behalf) of (?<for>${name}))`;

/** "use Acronis as our backup": a product is entered so, and no person who is mentioned. */
const puts = `(?:put|set|enter|have|want|use) (?<who>${name})(?: down| in| up)?`;
const putsMention = `(?:put|set|enter|have|want|use) (?<who>${mention})(?: down| in| up)?`;
const ofWhom = `(?:for|of) (?<for>${name})`;

type Does = 'set' | 'end' | 'list';
/** `beside`: it is meant so only beside a time or an absence; otherwise it may tell what is so anyway. */
type Row = readonly [says: RegExp, does: Does, beside: boolean];
const row = (says: string, does: Does): Row => [new RegExp(`^(?:${says})$`, 'iu'), does, false];
const rowBeside = (says: string, does: Does): Row => [new RegExp(`^(?:${says})$`, 'iu'), does, true];

const rows: readonly Row[] = [
  row(
    `(?:show |list )?(?:the |our |all )?deputies|who (?:stands in|is standing in|covers)|who is standing in for whom|` +
      `(?:is |does )?(?:some|any)(?:one|body) (?:standing|filling|stepping|stands?|fills?|steps?|covering|covers?)(?: in)? for (?:${name})(?: while.*|)|` +
      `who is (?:any|every)(?:one|body)'?s? ${noun}(?: at the moment| now| today|)|who (?:deputi[sz]es|stands in|covers) for (?:whom|who)`,
    'list',
  ),
  row(
    `(?:who|who is|who's|whos) (?:stands in|standing in|is standing in|filling in|covers|covering|deputi[sz]es) ${forWhom}${then}|(?:who is|who's|whos) ${of} ${noun}${then}`,
    'list',
  ),
  row(
    `(?:is|are|does|has|will) (?:there )?(?:somebody|someone|anybody|anyone)(?: be)? (?:stand|fill|step|cover|deputi[sz])\\p{L}*(?: in)? ${forWhom}${then}`,
    'list',
  ),
  row(
    `(?:is there|does ${name} have|has ${name} (?:got )?) ?(?:a |an |any )?${sure}(?: ${forWhom}|)${then}|who has (?:a |an )?${sure}${then}`,
    'list',
  ),
  row(
    `(?:(?:remove|end|stop|clear|delete|drop|cancel) (?:${of} ${noun}|no ${sure})|no ${sure})(?: ${forWhom})?(?: any more| any longer| now|)`,
    'end',
  ),
  row(`(?:i|(?<for>${name})) (?:needs?|wants?|has|have) no ${sure}(?: any more| any longer|)`, 'end'),
  row(
    `(?<who>${name}) (?:no longer|does not|doesn't) (?:stands?|fills?|steps?|covers?)(?: in)? ${forWhom}(?: any more|)`,
    'end',
  ),
  // "for me" at the end counts as politeness.
  row(`(?<who>${name}) ${covers}(?: ${forWhom})?`, 'set'),
  row(`(?:let|have) (?<who>${name}) (?:stand in|fill in|step in|cover|deputi[sz]e)(?: ${forWhom}|)`, 'set'),
  row(`${of} ${noun} (?:is|will be|to be|should be|becomes|to) (?<who>${name})`, 'set'),
  row(`${noun} (?:for|of) (?<for>${name}) (?:is|will be|to|becomes) (?<who>${name})`, 'set'),
  row(`(?<who>${name}) (?:is|will be|becomes|as) ${of} ${noun}`, 'set'),
  row(`(?<who>${name}) (?:is|will be|becomes|as) (?:the )?${noun} (?:for|of) (?<for>${name})`, 'set'),
  row(
    `(?:make|set|appoint|name) (?<who>${name}?) (?:as )?(?:${of}|the|a) ${noun}(?: (?:for|of) (?<for>${name})|)`,
    'set',
  ),
  row(`(?:set|make|name) ${of} ${noun} (?:to|as) (?<who>${name})`, 'set'),
  row(
    `(?:delegate|hand over|hand|pass over|pass|give) (?<mine>my) (?:approvals|approving|approval rights|sign-offs)(?: over)? to (?<who>${name})`,
    'set',
  ),
  row(`${puts} (?:as|for) ${of} ${sure}|${putsMention} (?:as|for) ${of} ${noun}`, 'set'),
  row(`${puts} as (?:the |a )?${sure} ${ofWhom}|${putsMention} as (?:the |a )?${noun} ${ofWhom}`, 'set'),
  row(`(?<who>${name}) (?:can |may |will |should )?${decides}${all} ${instead}`, 'set'),
  row(`(?:let|have) (?<who>${name}) ${decides}${all} ${instead}`, 'set'),
  rowBeside(
    `(?:can |could )?(?<who>${name}) (?:can |may |will )?(?:${decides}|has|have|does|do|handles?|takes?(?: over| on)?|takes? care of|looks? after) (?:(?<mine>my)|(?<of>${name})'s|(?<third>his|her|their)) ${work}`,
    'set',
  ),
  rowBeside(`(?:let|have) (?<who>${name}) (?:${decides}|do|handle|take over) (?<mine>my) ${work}`, 'set'),
  rowBeside(
    `(?:can |could )?(?<who>${name}) (?:can |may |will )?${decides}${all} for (?:(?<mine>me)|(?<third>him|her|them))`,
    'set',
  ),
  rowBeside(`who (?:will )?${decides}${all} (?:for (?:me|${name})|(?:my|${name}'s) ${work})`, 'list'),
  row(`who (?:covers|is covering|will cover)(?: for)? me(?: .{1,30})?`, 'list'),
  row(
    `(?:take|remove) (?<who>${name})(?: off| out)? as ${of} ${noun}(?: again)?|i (?:don't|do not) need (?:a |an |any |my )?${sure}(?: any ?more| any longer| now|)`,
    'end',
  ),
  rowBeside(
    `(?<who>${name}) (?:no longer|does not|doesn't) (?:needs? to |has to |have to )?${decides}${all} (?:for (?<mine>me)|(?<mine>my) ${work}|(?:in|on) (?<mine>my) (?:place|stead|behalf))`,
    'end',
  ),
];

export const deputyCues =
  'deputy deputies deputise deputize deputises deputizes stand stands standing substitute delegate backup cover covers covering fill fills step steps approvals ' +
  'approve approves decide decides sign signs okays stuff things place stead absence behalf my';
/** In a name of several words they say nothing. */
const mayBeDeputy =
  /^\S*(?:deput|stand|substitut|delegat|backup|cover|fill|step|approv|decide|sign|okay|stuff|things|place|stead|absence|behalf|requests|changes|work|orders)\S*$/i;

/**
 * Reads "Bob stands in for Ann until 15 December", "my deputy is @Bob until Friday", "no deputy", "deputies". `all`: with the words
 * that may be politeness, such as "for me".
 */
export const readDeputy = (said: readonly Token[], here: Here, all = said): Intent | null => {
  if (said.length > mostWords || !said.some((token) => mayBeDeputy.test(token.text))) return null;
  const forMe = /\bfor me\b/i.test(textOf(all));
  const whole = { ...endIn(said, here), absences: [], away: null, beside: false };
  return deputyOf(orderAlone(said, here), forMe) ?? deputyOf(whole, forMe);
};

const written = (tokens: readonly Token[]): string => textOf(tokens).replace(/[.!]+$/, '');

/** Whose deputy it is: null for the speaker's, and undefined for "his" where nobody is named. */
const principalOf = (
  groups: Readonly<Record<string, string | undefined>>,
  away: string | null,
  forMe: boolean,
): string | null | undefined => {
  const named = groups.of ?? groups.for;
  if (named !== undefined) return /^(?:me|myself|i|my)$/i.test(named) ? null : named;
  if (groups.third !== undefined) return away ?? undefined;
  return groups.mine === undefined && !forMe ? away : null;
};

const deputyOf = ({ until, rest, away, absences, beside }: OrderCut, forMe: boolean): Intent | null => {
  // "for me" may be politeness.
  const texts = [...new Set([written(rest), written(withoutPoliteness(rest))])];
  for (const [says, does, onlyBeside] of rows) {
    const match =
      onlyBeside && !beside ? null : texts.map((text) => says.exec(text)).find((found) => found !== null);
    if (match == null) continue;
    const { groups = {} } = match;
    if (does === 'list') return { kind: 'deputies' };
    const principal = principalOf(groups, away, forMe);
    if (principal === undefined) return null;
    const end = until ?? absences.find(({ who }) => isAway(who, principal))?.until ?? null;
    return {
      ...{ kind: 'deputy', do: does, principal, deputy: groups.who ?? null },
      ...(end === null ? {} : { until: end }),
    };
  }
  return null;
};
