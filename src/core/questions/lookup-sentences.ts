import { straight } from '../understanding/about-reading.ts';
import type { Intent } from '../understanding/intent.ts';

/** What a whole sentence asks for, and the words that form the next sentence. */
export type LookUp = Readonly<{ intent: Intent; left: readonly string[] }>;

const polite =
  '(?:(?:hi|hello|hey|please|pls|plz|so|ok|bot|team|and|can you|could you|would you|will you)[,:]? )*';
const noun = '(?:customer|client|company|account|logo)';
const createdWords =
  '(?:set ?up|setting up|created?|added|onboarded|registered|opened|in|into (?:the |our )?(?:system|pax8|books?))';

/** "need a new customer set up: Blue Lagoon Diving, with 6 business premium". */
const newCompany = new RegExp(
  `^${polite}(?:(?:we|i)(?:'ve| have|'d like| would like)? ?)?(?:(?:need|want|get|got|have|add|create|open|set ?up|onboard|register|put|enter|sign(?:ed)?|to) )*(?:(?:an?|another|our|one more|there is a) )?(?:brand )?new ${noun}(?: ${createdWords})?(?:(?:,)? (?:called|named|(?:the )?name is|by the name of)|\\s*[:–—]|,? -|!+ |, (?!(?:please|pls|and|so|but|who|which|they|with|as|can|could|would|for)\\b|\\S+(?: \\S+)? (?:needs?|wants?)\\b)) ?(?<name>.{2,150})$`,
  'iu',
);
/** "create a new company Brandt Clinic": its name is written large. */
const newNamed = new RegExp(
  `(?:[Cc]reate|[Aa]dd|[Oo]pen|[Ss]et ?up|[Rr]egister|[Oo]nboard) (?:an? |the )?new ${noun} (?<name>\\p{Lu}.{1,150})$`,
  'u',
);
/** Where the name of a new company ends and the next wish begins. */
const nextWish =
  /,\s+(?:[^\s&]+\s+){2}[^\s&].*$|(?:[,;(]|\s[–—-])\s*(?:they|who|it|with|and|needs?|wants?|plus|starting|please|pls|thanks|\d)\b.*$|\s(?:with|plus|and|needing|who need|needs?|wants?|for|starting with|to start with)\s+(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|some)\s.*$|[.!]\s+\p{Lu}.*$/iu;

/** "snooze Contoso for 2 weeks": the card of its renewal, which has Snooze. */
const snooze = new RegExp(
  `^${polite}snooze (?:the )?(?:next )?(?:renewals? (?:of|for|at) )?(?<company>.{1,80}?)(?:'s)?(?: renewals?)?(?<time> (?:for|until|till|by|to) .{1,40})?(?: please| pls)?$`,
  'iu',
);

const time =
  '(?:today|tonight|tomorrow|later|(?:next|this) (?:week|month|year|\\p{L}+day)|(?:on |by )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:on|in) (?:the |a |an )?(?:\\d+\\w*|week|month|year|few|two|three|four|january|february|march|april|may|june|july|august|september|october|november|december)(?: (?:days?|weeks?|months?|years?|hours?))?|at \\d+)';
/** "remind me to call Contoso", "remind me about the Woodgrove renewal next week". */
const reminder = new RegExp(
  `^${polite}(?:(?:set|add|create|make) (?:me |us )?a reminder\\b|remind (?:me|us) (?:${time} to \\p{L}+|(?!.*\\bbefore\\b)(?:to \\p{L}+|(?:(?:about|of) )?.* ${time}$)))`,
  'iu',
);

/** "remind me to add 3 E3": everything in it is for later. */
const reminderTo = new RegExp(
  `^${polite}(?:(?:set|add|create|make) (?:me |us )?a reminder to\\b|remind (?:me|us) to\\b)`,
  'iu',
);

/** A company's renewal: its card says who looks after it. */
const renewalOwner = new RegExp(
  `^${polite}(?:who (?:owns|has|handles|is responsible for|is in charge of|takes care of|looks after|is (?:the )?owner of|is on|is assigned to)|who's (?:on|handling|the owner of)|owner of|whose is) (?:the )?(?:renewal of (?<of>.{1,80}?)|(?<company>.{1,80}?)(?:'s)? renewal)(?: assigned to)?$`,
  'iu',
);

/** "where do things stand with the Woodgrove renewal", "let me decide Litware's renewal now": its card. */
const renewalStands = new RegExp(
  `^${polite}(?:where (?:do (?:things|we) stand|are (?:we|things)) (?:with|on)|how do (?:things|we) stand (?:with|on)|how far (?:along )?are we (?:with|on)|what(?: is|'s) (?:the )?(?:state|latest|state of play|happening|going on) (?:of|on|with|about)|any (?:news|progress|movement|decision)(?: yet)? (?:on|with|about|for)|(?:pull|bring|open) up|open|(?:let me|let us|let's|i(?:'d like| would like| want)? to|i have to|we have to|we need to) decide(?: on| about)?) (?:the )?(?:renewal (?:of|for|at) (?<of>.{1,80}?)|(?<company>.{1,80}?)(?:'s)? (?:next )?renewal)(?: now| today| for me| please| yet)*(?:, (?:i|we|they|he|she|it)\\b.{1,80})?$`,
  'iu',
);

const plain = (message: string): string =>
  straight(message)
    .trim()
    .replace(/[\s!?.]+$/u, '');

const decide = (company: string): Intent => ({ kind: 'decide', company: company.trim(), period: null });
/** "new customer: add 3 E3 for Woodgrove" names none. */
const ordered =
  /^(?:(?:please|pls|can you|could you) )*(?:add|remove|order|buy|set|reduce|increase|cancel|drop|give|put|take)\b.*\d/i;
/** "Contoso asked about them" is no name. */
const tells = /\s(?:asked|asks|wants?|wanted|said|says|told|called|has|have|had|is|was|signed)\s/i;
const isVague = (name: string): boolean =>
  /^(?:it|this|that|them|all|everything|which|what|the|these|those|next|my|every|each|any)\b/i.test(
    name.trim(),
  );

export const lookUpCues = 'new snooze renewal remind reminder';

/** The card of a company's renewal. */
const cardIn = (text: string, named: boolean): LookUp | null => {
  const later = snooze.exec(text)?.groups;
  if (later?.company !== undefined && !isVague(later.company))
    return { intent: decide(later.company), left: later.time === undefined ? [] : [later.time.trim()] };
  const owned = (renewalOwner.exec(text) ?? (named ? renewalStands.exec(text) : null))?.groups;
  const company = owned?.of ?? owned?.company;
  if (company !== undefined && !isVague(company)) return { intent: decide(company), left: [] };
  return null;
};

/**
 * Reads look-ups that a whole sentence is; null for every other message. `counted`: it names a product or a number of
 * seats; `named`: a company.
 */
export const lookUpIn = (message: string, counted: boolean, named: boolean): LookUp | null => {
  if (message.length > 300) return null;
  const text = plain(message);
  const created = (newCompany.exec(text) ?? newNamed.exec(text))?.groups?.name;
  if (created !== undefined) {
    const next = nextWish.exec(created)?.[0] ?? '';
    const name = created
      .slice(0, created.length - next.length)
      .replace(/^["']|["',\s]+$/gu, '')
      .trim();
    if (
      /\p{L}/u.test(name) &&
      !ordered.test(name) &&
      !tells.test(name) &&
      !/\?|^(?:what|how|who|when|why|can|do|is|does|where)\b/i.test(name)
    )
      return {
        intent: { kind: 'company-form', company: null, name, create: true },
        left: next === '' ? [] : [next.replace(/^[\s,;(–—-]+|[)\s]+$/gu, '')],
      };
  }
  const card = cardIn(text, named);
  if (card !== null) return card;
  if ((!counted || reminderTo.test(text)) && reminder.test(text))
    return {
      intent: {
        kind: 'portal-only',
        job: 'reminder',
        target: { company: null, product: null, words: null, reference: null },
      },
      left: [],
    };
  return null;
};
