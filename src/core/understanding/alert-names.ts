import { textAt } from '../names/text-at.ts';
import type { AlertProblem, AlertWords } from './intent.ts';

type Names = Pick<AlertWords, 'company' | 'vendor' | 'product'>;

const nameOf = (text: string): string | null => {
  const name = text
    .replace(/^[\s,:;]+|[\s,:;]+$/g, '')
    .replace(/^(?:(?:for|of|about|from|at|on|by|only|just|the|with|and|in|all|our|please)[\s,]+)+/i, '')
    .replace(/(?:\s+(?:renewals?|subscriptions?|ones|stuff|only|too|please|and|with|as|of|for))+$/i, '')
    .replace(/^"|"$/g, '')
    .replace(/'s?$/i, '')
    .trim();
  return name === '' ||
    /^(?:for|of|about|from|at|on|by|only|just|the|with|and|in|all|our|an?|to|as|every|each|everything|anything|every company|all companies|renewals?|subscriptions?|everyone|everybody|companies|customers|any company|all customers|before|(?:before )?(?:any|some)thing(?: renews| expires)?|it renews|they renew)$/i.test(
      name,
    )
    ? null
    : name;
};

const marker = /\b(vendors?|products?|company|customer|client)\b(?:\s+(?:is|named|called))?/gi;

/** Reads company, vendor and product from the rest of a sentence; `text` is the whole one, with its quoted names. */
export const readNames = (left: string, text: string): Readonly<{ names: Names; twice: boolean }> => {
  const names: { company: string | null; vendor: string | null; product: string | null } = {
    company: null,
    vendor: null,
    product: null,
  };
  let twice = false;
  const put = (what: keyof typeof names, name: string | null) => {
    if (name === null) return;
    if (names[what] !== null) twice = true;
    names[what] = name;
  };
  const parts = left.split(marker);
  // Text and marker by turns.
  put('company', nameOf(restored(textAt(parts, 0), text)));
  for (let at = 1; at < parts.length; at += 2) {
    const word = textAt(parts, at).toLowerCase();
    const name = nameOf(restored(textAt(parts, at + 1), text));
    if (word.startsWith('vendor')) put('vendor', name);
    else if (word === 'products' && name === null && names.company !== null) {
      // "for Microsoft products".
      put('vendor', names.company);
      names.company = null;
    } else put(word.startsWith('product') ? 'product' : 'company', name);
  }
  return { names, twice };
};

/** Replaces quoted names with numbers in quotes, so their words are not read. */
export const outsideQuotes = (text: string): string => {
  let n = 0;
  return text.replace(/"[^"]*"/g, () => `"${n++}"`);
};
const restored = (part: string, text: string): string => {
  const quoted = text.match(/"[^"]*"/g) ?? [];
  return part.replace(/"(\d+)"/g, (_, n) => textAt(quoted, Number(n)));
};

const leftover =
  /(?:^|\s)(?:over|above|below|under|less than|more than|at least|digests?|daily|weekly|days?|weeks?|months?|except|without|not|but|i|i'm|we|they|he|she|if|when|once|until|because|since|haven't|hasn't|nobody)(?:\s|$)/i;

/** A name that holds words of a filter was none that could be read. */
export const unread = (names: Names): AlertProblem | null => {
  const odd = [names.company, names.vendor, names.product].find(
    (name) => name !== null && (leftover.test(name) || /^[\d$€£.,\s%]+$/.test(name)),
  );
  return odd === undefined || odd === null ? null : { kind: 'unread-name', written: odd };
};
