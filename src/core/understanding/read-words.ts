import { distance, typosAllowed } from '../names/typos.ts';
import { phrases, type Token, wordsIn } from './sentence.ts';

/** Commands that only read. */
export type ReadKind =
  | 'help'
  | 'companies'
  | 'subscriptions'
  | 'subscription'
  | 'renewals'
  | 'pending'
  | 'history'
  | 'whoami'
  | 'status'
  | 'refresh';

const rows: readonly (readonly [ReadKind, string])[] = [
  ['help', 'help /help commands menu examples'],
  [
    'renewals',
    'renewals renewal renew renews renewing renewed expiring expire expires expiry expirations expiration',
  ],
  ['history', 'history log changelog'],
  ['pending', 'pending approvals approval requests queue'],
  ['whoami', 'whoami'],
  ['status', 'status health ping version uptime'],
  ['refresh', 'refresh reload resync sync synchronise synchronize'],
  [
    'companies',
    'companies company customers customer clients client tenants tenant organisations organizations orgs',
  ],
  ['subscriptions', 'subscriptions subs licences licenses seats licensing licence license products lics'],
  ['subscription', 'subscription sub'],
];

export const readWords: ReadonlyMap<string, ReadKind> = new Map(
  rows.flatMap(([kind, words]) => words.split(' ').map((word): [string, ReadKind] => [word, kind])),
);
/** In the order in which they count when several stand in one sentence. */
export const readKinds: readonly ReadKind[] = rows.map(([kind]) => kind);

/** Whole sentences, politeness aside. */
export const fixedSentences: readonly (readonly [ReadKind, readonly (readonly string[])[]])[] = [
  [
    'help',
    phrases(
      'what can you do|what do you do|what can i do|what can i say|what can i ask|what can i ask you|what can i type|who are you|' +
        'what are you|how does this work|how do you work|how do i use this|how do i use you|how to use this|how does it work|' +
        'get started|getting started|start|options|what now|what is this|help me|i need help|need help|get help|' +
        'what are the commands|what are your commands|list commands|show commands|show help|show me help|what else can you do|' +
        'what can you do for me|what can you help with|what can you help me with|how can you help|how can you help me|' +
        'how do you do|tutorial|manual|introduce yourself|features|test',
    ),
  ],
  [
    'whoami',
    phrases(
      'who am i|what is my role|my role|what am i|what may i do|what am i allowed to do|my permissions|what are my permissions|' +
        'am i an admin|am i admin|am i an approver|can i approve|what role do i have|which role do i have|my rights|my account|me|' +
        'what are my rights|show my role|my access|what access do i have|do i have access|who are you talking to|who do you think i am',
    ),
  ],
  [
    'pending',
    phrases(
      'anything waiting for approval|anything waiting|anything to approve|anything pending|anything open|what is waiting|' +
        'what is waiting for approval|what needs approval|what needs approving|what needs my approval|waiting for approval|' +
        'awaiting approval|waiting for me|what is waiting for me|what is open|to approve|what do i have to approve|' +
        'what do i need to approve|open requests|open changes|open approvals|waiting|to do|todo|my tasks|inbox|' +
        'what should i approve|is anything waiting|is anything waiting for approval|is there anything waiting for approval|' +
        'is there anything to approve|is there anything waiting|anything for me|anything for me to approve|what is in the queue|' +
        'what changes are waiting|which changes are waiting|which requests are open|what requests are open|approve',
    ),
  ],
  [
    'status',
    phrases(
      'are you there|are you up|are you ok|are you okay|are you alive|are you working|are you online|are you running|how are you|' +
        'is pax8 up|is pax8 ok|is pax8 down|is everything ok|everything ok|how old is the data|how old is your data|' +
        'how fresh is the data|is the data current|how current is the data|when was the last refresh|last refresh|last sync|' +
        'when did you last refresh|is it working|is pax8 working|is everything working|alive|bot status|system status',
    ),
  ],
  [
    'refresh',
    phrases(
      'update|update data|update the data|reread|read again|pull latest|pull the latest|get latest|get the latest|' +
        'get latest data|get the latest data|fetch latest|fetch the latest data|update everything|load again|update portfolio|update the portfolio|update the list',
    ),
  ],
  [
    'renewals',
    phrases(
      'what is coming up|anything coming up|coming up|upcoming|what is due|what is next|anything due|what is up for renewal',
    ),
  ],
];

const typed = [...readWords].filter(([word]) => word.length > 3);

/** The command that a first word means, small typos forgiven: what only reads may be guessed. */
export const readKindOf = ({ word }: Token): ReadKind | null => {
  const exact = readWords.get(word.replace(/^\//, ''));
  if (exact !== undefined) return exact;
  const allowed = typosAllowed(word);
  if (allowed === 0 || notTypos.has(word)) return null;
  const near = typed
    .map(([of, kind]) => ({ kind, away: distance(word, of, Math.min(allowed, of.length < 8 ? 1 : 2)), of }))
    .filter(({ away, of }) => away <= Math.min(allowed, of.length < 8 ? 1 : 2))
    .sort((a, b) => a.away - b.away);
  return near[0]?.kind ?? null;
};

/** Words of their own that are one letter away from a command's word. */
const notTypos = wordsIn(
  'held hell kelp text meet heat sink pinging statue states seat sears pint pink king ring men clint',
);

/** Asking words that may stand before what is wanted. */
export const askingLead = phrases(
  'show|show me|show us|list|list all|display|see|view|find|search|search for|look up|lookup|look for|get|get me|fetch|give me|' +
    'give us|tell me|tell me about|print|pull up|open|check|check on|what are|what is|what about|which are|which|what|who are|who is|' +
    'all|all of|all the|the|my|our|me|us|any|are there any|are there|is there any|is there|do we have|do we have any|have we got|' +
    'do we have got|how about|i need|need|i want|want|i am looking for|looking for|a list of|list of|the list of|an overview of|' +
    'overview of|overview|details|details of|details for|details on|details about|info|info on|info for|info about|information on|' +
    'how many|how much|current|active|full|complete|every|upcoming|also|a|an|see all|to see|to know|know|have a look at|look at|some|about',
);
