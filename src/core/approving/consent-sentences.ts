import type { Intent } from '../understanding/intent.ts';
import type { Token } from '../understanding/sentence.ts';

const mostWords = 20;
const row = (says: string): RegExp => new RegExp(`^(?:${says})$`, 'iu');

const consent = "(?:customer(?:'s|s)? |client(?:'s|s)? )?(?:consent|agreement)";
const amount = '(?<sign>[$€£])?(?<amount>\\d{1,9}(?:[.,]\\d{1,2})?)(?: ?(?<currency>[a-z]{3}|[$€£]))?';
const company = '(?:for|of|from|by) (?<company>.{1,120}?)';
const signs: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

const over = '(?:above|over)';
const orders = '(?:(?:ask for|require|need) |)(?:the |)';
const never = row(`(?:no|stop|remove) ${consent} ${over}(?: an(?:y|) amount|)`);
const above = row(`${orders}${consent} (?:needed |required )?${over} ${amount}(?: a month|)`);
const ends = row(
  `(?:no|remove|stop asking for|do not ask for) ${consent} ${company}(?: any more| any longer|)`,
);
const needs = row(
  `(?:require |need |ask for |always ask for )?(?:the )?${consent} (?:(?:is )?(?:needed|required) )?${company}(?: (?:is |)(?:needed|required)|)`,
);
const prices = row(`(?:show customers prices|customers (?:may )?see (?:the )?prices)`);
const noPrices = row(
  `(?:show customers no prices|customers (?:may )?(?:see no prices|do not see (?:the )?prices))`,
);

export const consentCues = 'consent agreement prices';

/** Reads "customer consent for Contoso", "customer consent above 500", "no customer consent for Contoso", "customers see prices". */
export const readConsent = (said: readonly Token[]): Intent | null => {
  if (said.length > mostWords) return null;
  const text = said
    .map((token) => token.text)
    .join(' ')
    .replace(/[.!]+$/, '')
    .replaceAll('’', "'");
  if (prices.test(text)) return { kind: 'consent', do: 'prices', company: null, above: null };
  if (noPrices.test(text)) return { kind: 'consent', do: 'no-prices', company: null, above: null };
  if (never.test(text)) return { kind: 'consent', do: 'end', company: null, above: null };
  const limit = above.exec(text)?.groups;
  if (limit !== undefined) {
    const currency = limit.sign ?? limit.currency ?? null;
    const written = { amount: String(limit.amount).replace(',', '.') };
    return {
      ...{ kind: 'consent', do: 'set', company: null },
      above: { ...written, currency: currency === null ? null : (signs[currency] ?? currency.toUpperCase()) },
    };
  }
  const ended = ends.exec(text)?.groups;
  if (ended !== undefined) return { kind: 'consent', do: 'end', company: `${ended.company}`, above: null };
  const needed = needs.exec(text)?.groups;
  return needed === undefined
    ? null
    : { kind: 'consent', do: 'set', company: `${needed.company}`, above: null };
};
