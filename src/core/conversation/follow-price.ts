import type { Decision } from '../reading/reading.ts';
import { type Follow, nameOf, subjectOf } from './follow.ts';

const lead = '(?:(?:and|but|ok|okay|so|oh|hm+|then|en|und|et|y) )*';
const somebody = '(?:it|they|we|he|she|that|there)';
const took =
  "(?:'s|'d|'re| is| are| was| were| had| have| has| took| take| takes| needed| need| needs| wanted| want| wants| bought| buy| ordered| order| got| get| went for| go for| would (?:be|take|need|want))";
const noun = '(?: of (?:them|those)| seats?| licen[cs]es?| users?| people)?';
/** "and if they took N?", "for N?", "what would N be", "say N": "N" is the number. */
const supposes = new RegExp(
  `^${lead}(?:(?:what )?(?:if|suppose|supposing|say|imagine) ${somebody}${took}+ (?:only |just |about )?N${noun}(?: instead| then| rather)?|` +
    `(?:what )?(?:for|with|at|if|voor|bij|für|bei|pour|para) (?:the |only |just |de |die )?N${noun}(?: (?:that )?(?:they|we|he|she) (?:want|need|have|take|took|asked for|would take)s?)?(?: instead| then)?|` +
    `(?:what|how much) (?:would|will|are|is|do|does) N${noun}(?: (?:be|cost|come to|make))?|(?:let'?s )?say N${noun})(?: please| pls)?$`,
  'i',
);

/** "and if they took ten?" after a price: of that many. Only looked up. */
export const pricedFor = ({ said, last, message, portfolio }: Follow): Decision | null => {
  const base = subjectOf(last);
  const [number, second] = said.numbers;
  const [company, other] = said.companies;
  if (base?.kind !== 'price' || base.product === null || number?.n == null || second !== undefined)
    return null;
  if (number.sign !== null || other !== undefined || said.products.length + said.references.length > 0)
    return null;
  const text = message
    .replace(number.text, 'N')
    .replace(company?.text ?? /$^/, 'they')
    .replace(/[?!.,]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!supposes.test(text)) return null;
  return {
    kind: 'do',
    intent: {
      ...base,
      count: number.n,
      ...(company === undefined ? {} : { company: nameOf(portfolio, company) }),
    },
  };
};
