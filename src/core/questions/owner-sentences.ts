import { straight } from '../understanding/about-reading.ts';
import type { Intent } from '../understanding/intent.ts';

type Does = 'set' | 'remove' | 'ask' | 'list' | 'companies';
/** `lasts`: it orders only where it says that it holds from now on; otherwise it may tell. */
type Row = Readonly<{ does: Does; says: RegExp; lasts?: true }>;

const company = '(?:(?:the )?(?:company|customer|client) )?(?<company>"[^"]{1,150}"|.{1,150}?)';
/** The same, when nothing after it shows the end of the sentence: no other verb is part of a name. */
const alone =
  '(?:(?:the )?(?:company|customer|client) )?(?<company>"[^"]{1,150}"|(?:(?!\\b(?:wants?|call(?:s|ed)|needs?|ask(?:s|ed)?|says?|said|has|had|is|was|would|will|wrote|writes|mailed|rang|told|left|quit|before)\\b)[^:;!?]){1,80}?)';
/** Somebody mentioned, or whoever speaks: other words may be anything. */
const mentioned = '(?<who>@.{1,80}?|me|i|myself)';
const name = "(?!(?:who|nobody|someone|somebody|everybody)\\b)\\p{L}[\\p{L}'-]*(?: \\p{L}[\\p{L}'-]*)?";
const anybody = '(?<who>@?.{1,80}?)';
/** How one looks after somebody. */
const looks =
  '(?:owns|looks after|takes care of|minds|deals with|is (?:responsible for|in charge of|looking after)|manages)';
const managers = '(?:account managers?|owners?|technicians?|colleagues?|people|person|one of us|of us)';
const companies = '(?:companies|customers|clients|accounts)';
const row = (does: Does, says: string): Row => ({ does, says: new RegExp(`^${says}$`, 'iu') });

const rows: readonly Row[] = [
  row(
    'list',
    '(?:show |list )?(?:me )?(?:all )?(?:the |our )?(?:(?:company |account )?owners|account managers)(?: list|)',
  ),
  row(
    'list',
    `(?:show me |list )?(?:who|which ${managers}) (?:${looks}|look after|has|have|gets?|(?:is|are) (?:with|assigned to)) (?:what|which (?:company|customer|client|account|${companies})|everything|whom|who)(?: here|)`,
  ),
  row(
    'list',
    `which (?:client|customer|company|account|${companies}) (?:has|have|belongs? to|goes? to|(?:is|are) (?:with|looked after by|owned by)) (?:which|what) (?:account manager|owner|of us)`,
  ),
  row(
    'list',
    `(?:${companies} (?:and|with) (?:their )?owners|owners of (?:all )?(?:the |our )?${companies})`,
  ),
  row(
    'ask',
    `(?:(?:who|which) of us (?:has|minds|looks after)|who (?:of us )?${looks}(?: (?:them|it|that|this|those) (?:for|at))?|who is (?:the )?(?:account )?owner (?:of|for)) (?!\\p{L}+ing\\b)(?:the [\\p{L} ]{1,30}(?:people|guys|lot|folks)[:,] )?${alone}(?:,? (?:in|on|from) our (?:team|side)| (?:among|of) us|)`,
  ),
  row('ask', `whose (?:company|customer|client|account) is ${alone}`),
  row(
    'set',
    `(?:the )?(?:new )?(?:account )?owner (?:of|for) ${company} (?:is|should be|shall be|will be|=|to)(?: now)? ${anybody}`,
  ),
  row('set', `(?:set|change) (?:the )?(?:account )?owner (?:of|for) ${company} to ${anybody}`),
  row('set', `make ${anybody} (?:the )?(?:new )?(?:account )?owner (?:of|for) ${company}`),
  row(
    'set',
    `${mentioned}(?: now)? (?:owns?|am (?:now )?the owner (?:of|for)|is (?:now )?the owner (?:of|for)|looks? after|takes? over) ${company}`,
  ),
  row('set', `${company} (?:now )?(?:belongs to|is owned by) ${mentioned}`),
  {
    ...row(
      'set',
      `(?<who>${name}) (?:(?:is|will be|becomes) (?:now )?the (?:new )?(?:account )?owner (?:of|for)|owns|looks after|takes over) ${alone}`,
    ),
    lasts: true,
  },
  row(
    'remove',
    `(?:no|remove|delete|clear|drop)(?: the| an)?(?: account)? owner (?:for|of|from|at) ${company}`,
  ),
  row('remove', `${company} (?:has|needs) no owner(?: any ?more| now|)`),
  row(
    'companies',
    `(?:show |list )?(?:me )?(?:all )?(?:the )?${companies} (?:of|owned by|that belong to) ${mentioned}`,
  ),
  row('companies', `(?:show |list )?(?:me )?(?:all )?(?<who>my) ${companies}`),
  row('companies', `(?:which|what) ${companies} are (?<who>mine)`),
  row(
    'companies',
    `(?:what|which ${companies}) (?:do|does) ${mentioned} (?:own|look after|take care of|mind|have)`,
  ),
  row('ask', `(?:the )?(?:account )?owner (?:of|for) ${alone}`),
];

/** "still Priya?", "Sam or Jo?": who it may be. */
const person = "@?\\p{L}[\\p{L}'-]*";
const asPerson = `(?:(?:is (?:it|that|she|he) )?(?:(?:still|now|again) )?${person}|(?:did|was|has|is) (?:it|that|this|they) (?:go|gone|moved?|passed?|handed(?: over)?|went|been (?:moved|passed|given)|given) to ${person}|(?:did|has) ${person} (?:take|taken|took|got|get|have) (?:it|that|them|this)(?: over)?)`;
const supposed = `[,?]? (?:(?:is (?:it|that|she|he) )?(?:still|now|again) ${person}|(?:is it )?${person} or ${person}|(?:${asPerson} or )?(?:did|was|has) (?:it|that|this|they|them) .{0,40}(?:to ${person}|(?: (?:it|that|them|this))(?: over)?))`;
const around = new RegExp(
  '^(?:(?:please|pls|hey bot|hi bot|hi|hey|ok|can you|could you|would you|from now on)[,:]?\\s+)+|' +
    '(?:[,\\s]+(?:please|pls|thanks|thank you|obviously|from now on|as of (?:now|today)|from today|now)| (?:in|on|at|of) (?:our|the) (?:team|side|end)|' +
    ` (?:here|among us|these days|at the moment|currently|(?:for|by|with) us)|${supposed})+$`,
  'giu',
);

const plain = (message: string): string => {
  let text = straight(message).replace(/[!?]+$|(?<!\b(?:ltd|inc|co|corp|llc|pty|bv|sa))\.$/giu, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(around, '').trim();
  }
  return text.replace(/^who's\b/i, 'who is').replace(/^i'm\b/i, 'i am');
};

export const ownerCues =
  'own owns owned owner owners look looks looking take takes taking belong belongs my mine which whom minds deals manages responsible charge managers manager @';

/** Reads "owner of Contoso is @Ann", "who owns Contoso", "owners", "companies of @Ann"; null for every other message. */
export const ownerSentenceIn = (message: string): Intent | null => {
  if (message.length > 300) return null;
  const text = plain(message.replace(saysWhy, ''));
  for (const { does, says, lasts = false } of rows) {
    const match = lasts && !isLasting(message) ? null : says.exec(text);
    if (match === null) continue;
    const who = match.groups?.who ?? null;
    const company = match.groups?.company?.replace(/^"|"$/g, '').trim() ?? null;
    if (isVague(who) || isVague(company) || isThing.test(company ?? '')) continue;
    const meant = who !== null && /^(?:me|i|my|mine|myself)$/i.test(who) ? 'me' : who;
    return (does === 'set' || does === 'remove') && company !== null
      ? { kind: 'owner', company, who: meant }
      : { kind: 'owners', company, who: meant };
  }
  return null;
};

/** ", he took over Shauna's book": why, and no part of a name. */
const saysWhy =
  /,\s+(?:(?:because|since|as|now that) )?(?:s?he|they|\p{L}+) (?:(?:has|have) )?(?:left|quit|retired|took over|taken over|is (?:leaving|away|gone))\b(?!.*(?:n['’]t\b|\b(?:not|never|if|until|unless|but|or|and|maybe|perhaps|only|from|in|on|at)\b))[^,;:?@\d]*$/iu;

/** "Ben owns Contoso from now on": told, not asked. */
const isLasting = (message: string): boolean => lasting.test(message) && !/\?\W*$/.test(message);
const lasting = /\b(?:from (?:now on|today|this week)|as of (?:now|today)|new (?:account )?owner)\b/i;

/** What is no company: "who deals with invoices". */
const isThing =
  / renewals?\b|^(?:(?:the|our|all|their) )*(?:invoic(?:es?|ing)|billing|bills?|orders?|tickets?|requests?|approvals?|renewals?|phones?|shop|licen[cs]es?|contracts?)\b(?! \p{L})/iu;

/** Words that stand for somebody or something said elsewhere. */
const isVague = (name: string | null): boolean =>
  name !== null &&
  /^(?:who|what|which|nobody|no one|someone|somebody|it|they|he|she|we|the|this|that)\b/i.test(name);
