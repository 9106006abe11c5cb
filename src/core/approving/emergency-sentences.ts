import type { Intent } from '../understanding/intent.ts';
import type { Token } from '../understanding/sentence.ts';

const mostWords = 16;
const row = (says: string): RegExp => new RegExp(`^(?:${says})$`, 'iu');

const noun =
  '(?:emergency|emergencies|urgent|emergency approvals?|urgent approvals?|urgent requests?|urgent changes?)';
const amount = '(?<sign>[$€£])?(?<amount>\\d{1,9}(?:[.,]\\d{1,2})?)(?: ?(?<currency>[a-z]{3}|[$€£]))?';
const sets: readonly RegExp[] = [
  row(`(?:allow |set |make )?(?:the )?${noun} (?:limit )?(?:up )?(?:to|below|under) ${amount}`),
  row(`(?:allow |set )?(?:one approver|a single approver) for ${noun} (?:up to|below|under) ${amount}`),
];
const ends: readonly RegExp[] = [
  row(`(?:no|turn off|switch off|stop|disable|forbid|end) (?:the )?${noun}(?: any more| any longer|)`),
  row(`(?:the )?${noun} (?:off|never)`),
];
const lists = row(
  `(?:show |list |open |the |our |my |pending |all )*(?:reviews|reviews to do|emergency reviews)|` +
    `(?:what|anything|is anything|which changes) (?:is |are |has |have |needs? |there )*(?:left )?(?:to be reviewed|to review|a review|review)|` +
    `what (?:still )?(?:waits|is waiting) for (?:a )?review|what was (?:approved|let through|done) in (?:an )?emergency|` +
    `(?:is there |was there |what |which |any |anything |changes |requests |that |still )*(?:went|gone|come|came|slipped|passed) through (?:as|in) (?:an )?(?:emergency|urgent)(?:(?: and| that| which| nobody| no one| has| have| is| was| not| never| yet| been| looked at| still| needs?| to be)* (?:reviewed|review))?(?: yet| so far|)|` +
    `(?:(?:have|are|were|is|there|do|we|got|had|any|some|which|what|show|list|me|all|of|the|those|these|our) )*(?:emergencies|emergency (?:changes|requests|approvals|buys|orders|purchases|increases|ones)|urgent (?:changes|requests|approvals|buys|orders|ones)) (?:(?:that|which|nobody|no one|(?:nobody|no one)['’]s|has|have|are|were|is|not|never|been|back|looked|gone|went|checked|still|waiting|need|needs|for|to|be|a) )*(?:reviewed|review|over|back over|looked at(?: again)?|been checked|second look|another look)(?: yet|)`,
);
const signs: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

export const emergencyCues = 'emergency emergencies urgent review reviews reviewed';

/** Reads "emergency up to 500", "no emergency approvals", "reviews". */
export const readEmergency = (said: readonly Token[]): Intent | null => {
  if (said.length > mostWords) return null;
  const text = said
    .map((token) => token.text)
    .join(' ')
    .replace(/[.!?]+$/, '');
  if (lists.test(text)) return { kind: 'reviews' };
  if (ends.some((says) => says.test(text))) return { kind: 'emergency', upTo: null };
  const { groups } = sets.map((says) => says.exec(text)).find((match) => match !== null) ?? {};
  if (groups === undefined) return null;
  const currency = groups.sign ?? groups.currency ?? null;
  return {
    kind: 'emergency',
    upTo: {
      amount: String(groups.amount).replace(',', '.'),
      currency: currency === null ? null : (signs[currency] ?? currency.toUpperCase()),
    },
  };
};
