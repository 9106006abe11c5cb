import type { Word } from './atom.ts';

const modifier =
  '(?:the|their|his|her|our|an?|this|big|annual|yearly|busy|grand|large|major|upcoming|summer|winter|spring|autumn|christmas|xmas|holiday|festive|easter|' +
  'seasonal|trade|open|school|tax|year-end|month-end|january|sales|product|new|office|external|client|board)';
const event =
  '(?:rush|season|peak|sale|sales|party|fair|show|event|audit|inspection|day|opening|launch|exhibition|conference|wedding|festival|concert|tour|' +
  'training|workshop|course|courses|classes|lessons|meeting|exams?|election|harvest|stocktake|stocktaking|period|tournament|auction|gala|move|relocation|campaign|go-live)';
const onDay =
  '(?: (?:on|in|at|from|this|next|coming|the|early|late|\\d{1,2}(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|week|month|' +
  'january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)){0,4}';
/** "their temps start", "the week is out": nothing of the order's own, which would be a condition. */
const begun =
  '(?:(?!(?:renewals?|terms?|subscriptions?|contracts?|commitments?|licen[cs]es?|seats?|trials?|orders?|quotes?|price|prices|budget)\\b)\\p{L}+ ){1,2}' +
  '(?:starts?|begins?|arrives?|joins?|opens?|comes?|returns?|goes live|go live|kicks? off|is out|is over|moves?)(?: (?:there|here|work|in|back|again|up|with (?:us|them)))*';
/** "the increase hits", "prices go up". */
const dearer =
  "(?:(?:it|they|that|this|(?:the |their |any |microsoft's |all )*(?:prices?|costs?|licen[cs]es?))(?: all)? (?:goes up|go up|rises?|gets? (?:dearer|more expensive|pricier)|increases?)|(?:the |any |that |this |next |new |microsoft's |price |cost )+(?:increase|hike|rise|price change|prices)(?: (?:hits?(?: (?:us|them))?|comes?(?: in)?|kicks? in|lands?|takes effect|starts?|bites?|arrives?|appl(?:y|ies)))?|(?:microsoft|adobe|they|the vendor)(?: puts?| raises?| increases?) (?:up )?(?:the |its |their |all )*prices(?: up)?)";
const occasion = new RegExp(
  `^(?:for|before|ahead of|in time for)(?:(?: ${modifier}){1,4} ${event}${onDay}|(?<=before)(?: ${modifier}){1,3} ${begun}${onDay}|(?<=before) ${dearer}(?: (?:again|there|once more))*)(?= (?:please|pls|thanks|thx|ta|cheers)|$)`,
  'iu',
);
const most = 14;

/**
 * "for the Christmas rush", "before their big event": what seats are for, as a phrase that ends its clause; it names a
 * season and is no date. How many words it takes; 0 when none begins here.
 */
export const occasionLength = (words: readonly Word[], at: number): number => {
  if (!/^(?:for|before|ahead|in)$/.test(words[at]?.word ?? '')) return 0;
  const rest = words.slice(at, at + most);
  const end = rest.findIndex(({ comma, line }, n) => comma === true || rest[n + 1]?.line !== line);
  const [found] =
    occasion.exec(
      rest
        .slice(0, end + 1)
        .map(({ word }) => word)
        .join(' '),
    ) ?? [];
  return found === undefined ? 0 : found.split(' ').length;
};

/** Whether a reason is such an occasion: the seats may be meant for then only. */
export const isOccasion = (reason: string): boolean => occasion.test(reason);
