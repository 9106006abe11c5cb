import type { Intent } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import type { Token } from '../understanding/sentence.ts';
import { endIn } from './end-at.ts';

/** As long as such a sentence is. */
const mostWords = 25;

/** What comes before or after a name without being one. */
const noName =
  '(?!(?:for|in|is|as|if|when|once|unless|while|should|would|did|does|do|can|could|make|set|appoint|let|have|who|what|why|the|a|and|then|but|so|or|not|maybe|perhaps|please)\\b)';
const name = `@?${noName}\\p{L}[\\p{L}\\d.'-]*(?: ${noName}\\p{L}[\\p{L}\\d.'-]*){0,3}`;
const of = `(?:(?<my>my|our)|(?<of>${name})'s?)`;
const noun = '(?:deputy|stand-in|stand in|substitute|delegate|backup approver|backup|cover)';
/** A company may have a backup, which is no person. */
const sure = '(?:deputy|stand-in|stand in|substitute|delegate|backup approver)';
const covers =
  '(?:stands in|steps in|fills in|will stand in|is standing in|will fill in|deputi[sz]es|covers|will cover|is covering)';
const forWhom = `for (?<for>${name})`;

/** When, and why one asks. */
const then =
  "(?: (?:at the moment|right now|currently|today|this week|these days|now|(?:while|when) \\p{L}+(?:'s|'re| is| are)\\b.{0,40})|)";

type Row = readonly [says: RegExp, does: 'set' | 'end' | 'list'];
const row = (says: string, does: Row[1]): Row => [new RegExp(`^(?:${says})$`, 'iu'), does];

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
    `(?:(?:remove|end|stop|clear|delete|drop|cancel) )?(?:${of} ${noun}|no ${sure})(?: ${forWhom})?(?: any more| any longer| now|)`,
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
  row(`(?:delegate|hand|hand over|pass) (?<mine>my) approvals to (?<who>${name})`, 'set'),
];

export const deputyCues =
  'deputy deputies deputise deputize deputises deputizes stand stands standing substitute delegate backup cover covers covering fill fills step steps approvals';
/** In a name of several words they say nothing. */
const mayBeDeputy = /^\S*(?:deput|stand|substitut|delegat|backup|cover|fill|step|approvals)\S*$/i;

/** Reads "Bob stands in for Ann until 15 December", "my deputy is @Bob until Friday", "no deputy", "deputies". */
export const readDeputy = (said: readonly Token[], here: Here): Intent | null => {
  if (said.length > mostWords || !said.some((token) => mayBeDeputy.test(token.text))) return null;
  const { until, rest } = endIn(said, here);
  const text = rest
    .map((token) => token.text)
    .join(' ')
    .replace(/[.!]+$/, '');
  for (const [says, does] of rows) {
    const match = says.exec(text);
    if (match === null) continue;
    const { groups = {} } = match;
    if (does === 'list') return { kind: 'deputies' };
    const principal = groups.of ?? groups.for ?? null;
    const mine = principal === null || /^(?:me|myself|i|my)$/i.test(principal);
    return {
      ...{ kind: 'deputy', do: does, principal: mine ? null : principal, deputy: groups.who ?? null },
      ...(until === null ? {} : { until }),
    };
  }
  return null;
};
