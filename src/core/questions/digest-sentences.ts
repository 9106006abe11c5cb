import type { Intent } from '../understanding/intent.ts';
import type { Token } from '../understanding/sentence.ts';
import { plainWords } from './today-sentences.ts';

const mine = '(?:my|our)';
const companies = '(?:companies|customers|clients|accounts)';
const asking =
  '(?:(?:show|give|send|get|tell)(?: me)? |(?:what is|whats) (?:in |on )?|(?:i want |i need |let me )(?:to see |see )?|)';
const now = '(?: now| again| today| this morning| this week| please| pls| thanks)*';
const digest =
  '(?:(?:(?:weekly|daily|monday|own|personal|owner|owners) )?digest|(?:monday|weekly) (?:message|post|mail|card|list))';

/** Behind what is off for good: "no digest today" is about one day. */
const forGood = '(?: now| again| any ?more| any longer| at all| please| pls| thanks)*';

const row = (intent: Intent, ...says: readonly string[]) => {
  const end = intent.kind === 'digest-setting' ? forGood : now;
  return {
    intent,
    says: says.map(
      (each) =>
        new RegExp(`^(?:please |pls |hi |hey |ok |so |and |can you |could you |would you )*${each}${end}$`),
    ),
  } as const;
};

/** "my digest", "my digest off", "digest of companies without an owner", each in full. */
const rows = [
  row(
    { kind: 'digest-setting', do: 'off' },
    `(?:${mine} ${digest}|(?:the )?digest) (?:off|no more)(?: for me| to me|)`,
    `no (?:more )?${digest}s?(?: for me| to me|)(?: any ?more|)`,
    `(?:stop|cancel|end|disable|mute|turn off|switch off|no more|unsubscribe(?: me)? from)(?: sending(?: me)?)? (?:${mine}|the|a|any)? ?${digest}s?(?: for me| to me|)`,
    `(?:turn|switch) (?:${mine}|the) ${digest} off`,
    `(?:i|we) (?:do not|dont|no longer) (?:want|need|read)(?: to (?:get|have|receive|see))? (?:(?:${mine}|the|a|any|that|this) )?${digest}s?(?: for me| to me|)`,
    `(?:do not|dont|stop) (?:send|sending|post|posting|give|giving)(?: me| us)? (?:(?:${mine}|the|a|any|that|this) )?${digest}s?(?: to me|)`,
  ),
  row(
    { kind: 'digest-setting', do: 'on' },
    `(?:${mine} ${digest}|(?:the )?digest) (?:back )?on(?: again|)(?: for me|)`,
    `(?:start|enable|turn on|switch on|resume|unmute)(?: sending(?: me)?)? (?:${mine}|the|a) ${digest}s?(?: for me| to me|)`,
    `(?:turn|switch) (?:${mine}|the) ${digest} (?:back )?on(?: again|)`,
    `(?:i|we) (?:want|would like|need) ${mine} ${digest} back`,
  ),
  row({ kind: 'digest', of: 'mine' }, `${asking}${mine} ${digest}`, digest),
  row(
    { kind: 'digest', of: 'mine' },
    `${asking}(?:the |a )?(?:digest|today|list|summary|overview) (?:of|for|at) ${mine} ${companies}`,
    `what (?:do|does) ${mine} ${companies} need(?: from me|)`,
    `what needs (?:me|doing|attention|my attention|deciding|a decision) (?:at|for|in|with) ${mine} ${companies}`,
    `what (?:do i|should i|must i) (?:have to )?(?:do|decide) (?:for|at|about) ${mine} ${companies}`,
  ),
  row(
    { kind: 'digest', of: 'nobody' },
    `${asking}(?:the |a )?(?:digest|today|list) (?:of|for|at) (?:the |all )?${companies} (?:without|with no|that have no) (?:an )?owner(?:s|)`,
    `${asking}(?:the )?(?:unowned|ownerless) ${digest}`,
    `what needs (?:somebody|someone|us|attention) (?:at|for|in|with) (?:the |all )?${companies} (?:without|with no|that have no) (?:an )?owner(?:s|)`,
    `which ${companies} (?:have no|are without an?) owner and what do they need`,
    `what (?:do|does) (?:the )?${companies} (?:without|with no) (?:an )?owners? need`,
    `(?:which|what) ${companies} (?:have|has|are|is) (?:no|without|without an|not got an|missing an) owners? (?:and )?what do they need(?: from us|)`,
  ),
];

export const digestCues = 'digest digests my our owner owners unowned ownerless weekly';

/** Nobody needs more words to say this. */
const mostWords = 16;

/** Reads what asks for a digest of companies by their owner; null for every other message. */
export const readDigest = (tokens: readonly Token[]): Intent | null => {
  if (tokens.length > mostWords) return null;
  const text = plainWords(tokens)
    .filter((word) => word !== '')
    .join(' ')
    .replace(/\bwhats\b/g, 'what is');
  return rows.find(({ says }) => says.some((each) => each.test(text)))?.intent ?? null;
};
