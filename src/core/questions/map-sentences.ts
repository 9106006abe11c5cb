import { straight } from '../understanding/about-reading.ts';
import type { Intent, TaughtKind } from '../understanding/intent.ts';

/**
 * Sentences about what a company or product at Pax8 is in the PSA or at Microsoft. They name both sides, or neither.
 */

const polite = '(?:(?:please|pls|hey bot|bot|can you|could you)[,:]?\\s+)*';
const verb = '(?:map|link|match)';
const ofKind = '(?:the\\s+)?(?:(company|customer|client|product|licen[cs]e|sku)\\s+)?';
const anyName = `(?:"([^"]{1,150})"|'([^']{1,150})'|(.{1,150}?))`;
const psa = '(?:psa|connectwise(?: psa| manage)?|cw|halo(?:psa)?|autotask)';
const psaPart = '(?:company|customer|client|product|addition|service|item)';
const tenant =
  '(?:(?:microsoft|ms|m365|o365|entra|azure|azure ad)\\s+)?(?:tenant(?:\\s*id)?|directory)(?:\\s+with)?';

const rows: readonly Readonly<{ to: 'psa' | 'tenant'; says: RegExp }>[] = [
  {
    to: 'psa',
    says: new RegExp(
      `^${polite}${verb}\\s+${ofKind}${anyName}\\s+(?:to|with|onto|=|->|→)\\s+(?:the\\s+|our\\s+)?${psa}(?:\\s+${psaPart})?\\s*:?\\s+(.{1,200})$`,
      'isu',
    ),
  },
  {
    to: 'tenant',
    says: new RegExp(
      `^${polite}${verb}\\s+${ofKind}${anyName}\\s+(?:to|with|onto|=|->|→)\\s+(?:the\\s+|its\\s+|their\\s+)?${tenant}\\s*:?\\s+(.{1,200})$`,
      'isu',
    ),
  },
  {
    to: 'tenant',
    says: new RegExp(
      `^${polite}(?:the\\s+)?${tenant}\\s+(?:of|for)\\s+${ofKind}${anyName}\\s+(?:is|=|:)\\s+(\\S{4,200})$`,
      'isu',
    ),
  },
];

const undoing = new RegExp(
  `^${polite}(?:unmap|unlink|(?:remove|delete|forget|drop)\\s+(?:the\\s+)?mapping\\s+(?:of|for))\\s+${ofKind}${anyName}(?:\\s+(?:from|to|with)\\s+(?:the\\s+|our\\s+|its\\s+)?(${psa}|${tenant}).*)?$`,
  'isu',
);

const part = '(companies|customers|clients|products|licen[cs]es|tenants?|microsoft tenants?)';
const lists: readonly RegExp[] = [
  new RegExp(
    `^(?:show |list |open |export )?(?:me )?(?:the |our |all )?(?:psa )?(?:map|mapped|mapping|mappings)(?: (?:of|for))?(?: (?:the|our|all))?(?: ${part})?(?: (?:list|table|to the psa))?(?: (?:as )?csv)?$`,
  ),
  new RegExp(
    `^(?:show |list )?(?:me )?(?:the |our |all )?(?:un ?mapped|not mapped) ${part}(?: (?:as )?csv)?$`,
  ),
  new RegExp(
    `^(?:what|which)(?: ${part})? (?:is|are|do we have)(?: (?:still|not|not yet|already))* (?:un ?)?mapped(?: (?:yet|to (?:the |our )?(?:psa|connectwise|halo|halopsa|autotask)|to a (?:microsoft )?tenant))?$`,
  ),
  /^(?:psa|product|company|tenant) (?:map|mapping|mappings)(?: (?:as )?csv)?$/,
];

const kindOf = (word: string | undefined): TaughtKind | null => {
  if (word === undefined) return null;
  return /^(?:product|licen|sku)/i.test(word) ? 'product' : 'company';
};

const bare = (text: string): string =>
  text
    .trim()
    .replace(/[!?]+$|(?<!\b(?:ltd|inc|co|corp|llc|pty|bv|sa))\.$/giu, '')
    .replace(/^["']|["']$/g, '')
    .trim();

/** Of the ways to write a name, one was used. */
const nameIn = (names: readonly (string | undefined)[]): string | null => bare(names.join('')) || null;

const partOf = (word: string | undefined): 'companies' | 'products' | 'tenants' | null => {
  if (word === undefined) return null;
  if (/tenant/.test(word)) return 'tenants';
  return /^(?:prod|licen)/.test(word) ? 'products' : 'companies';
};

const readList = (text: string): Intent | null => {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const match = lists.map((list) => list.exec(plain)).find((each) => each !== null);
  if (match === undefined) return null;
  const only = partOf(match[1] ?? /\b(?:product|company|tenant)(?= map)/.exec(plain)?.[0]);
  return { kind: 'mapped', only, as: / csv$/.test(plain) ? 'csv' : 'card' };
};

export const mapCues =
  'map mapped mapping mappings unmap unmapped link unlink match tenant tenants tenantid directory';

/** Reads "map", "map Contoso to psa …", "unmap …"; null for every other message. */
export const mapSentenceIn = (message: string): Intent | null => {
  const text = straight(message);
  if (text.length > 400) return null;
  for (const { to, says } of rows) {
    const match = says.exec(text);
    if (match === null) continue;
    const [, of, ...names] = match;
    const target = bare(String(names.pop()));
    return {
      ...{ kind: 'map', source: nameIn(names), is: kindOf(of), to },
      counterpart: target === '' ? null : target,
    };
  }
  const undone = undoing.exec(text);
  if (undone !== null) {
    const [, of, ...names] = undone;
    const from = names.pop();
    const to = from === undefined ? null : /tenant|directory/i.test(from) ? 'tenant' : 'psa';
    return { kind: 'unmap', source: nameIn(names), is: kindOf(of), to };
  }
  return readList(text);
};
