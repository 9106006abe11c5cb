import type { Intent } from './intent.ts';
import { numberAt } from './numbers.ts';
import { seatNouns } from './seat-words.ts';
import {
  phraseAt,
  phrases,
  type Token,
  textOf,
  withoutLead,
  withoutTail,
  wordAt,
  wordsIn,
} from './sentence.ts';

/** Words for the roles. */
const roleWords: Readonly<Record<string, string>> = {
  viewer: 'viewer',
  viewers: 'viewer',
  reader: 'viewer',
  requester: 'requester',
  requesters: 'requester',
  requestor: 'requester',
  approver: 'approver',
  approvers: 'approver',
  admin: 'admin',
  admins: 'admin',
  administrator: 'admin',
  administrators: 'admin',
};

const granting = wordsIn('grant give assign make appoint promote downgrade upgrade set change add let allow');
const revoking = wordsIn('revoke remove take withdraw delete demote strip drop unassign');
const article = phrases('a|an|the|role|role of|the role of|rights|rights of|as|to be|to|into|of|our|new');
const roleTail = phrases(
  'only|just|role|rights|permission|permissions|access|now|again|role away|rights away|away',
);

const roleAt = (tokens: readonly Token[]): string | null => roleWords[wordAt(tokens, 0)] ?? null;
const mentions = ({ text }: Token | undefined = nobody): boolean => text.startsWith('@') && text.length > 1;
const nobody: Token = { text: '', word: '', owner: null, colon: false };

/** Whether the order is about seats, not roles ("give Contoso 3 more"). */
const aboutSeats = (tokens: readonly Token[]): boolean =>
  tokens.some((token, at) => seatNouns.has(token.word) || numberAt(tokens, at) !== null);

const whoIn = (tokens: readonly Token[]): string | null => {
  const named = withoutTail(tokens, roleTail);
  const last = named.at(-1);
  // Whoever "her" is stands elsewhere.
  if (last === undefined || (named.length === 1 && /^(?:him|her|them|it)$/.test(last.word))) return null;
  return [...named.slice(0, -1).map(({ text }) => text), last.owner ?? last.text].join(' ');
};

/** Names separated by commas or "and"; a quoted name stays whole. */
const namesIn = (tokens: readonly Token[]): string[] => {
  const names: Token[][] = [[]];
  for (const token of withoutTail(tokens, phrases('only|too|as well|please'))) {
    if (token.word === 'and') names.push([]);
    else names.at(-1)?.push(token);
    if (token.comma === true) names.push([]);
  }
  return names
    .map((part) => textOf(withoutLead(part, phrases('for|company|customer|client|the company|the customer'))))
    .filter((name) => name !== '');
};

const everywhere = phrases(
  'all|all companies|all of them|every company|everything|everybody|everyone|any company',
);

/** Splits at "for" or "at" into person and companies. No companies only for "all" or without "for". */
const parted = (tokens: readonly Token[]): { before: readonly Token[]; companies: string[] } => {
  const at = tokens.findIndex(({ word }) => /^(?:for|at)$/.test(word));
  if (at < 0) return { before: tokens, companies: [] };
  const before = tokens.slice(0, at);
  const after = tokens.slice(at + 1);
  if (everywhere.some((phrase) => phrase.length === after.length && phraseAt(after, 0, phrase)))
    return { before, companies: [] };
  const companies = namesIn(after);
  return { before, companies: companies.length === 0 ? [''] : companies };
};

const grantOf = (
  role: string | null,
  who: readonly Token[],
  companies: readonly string[],
): Extract<Intent, { kind: 'grant' }> => ({ kind: 'grant', role, who: whoIn(who), companies });

/** The role: a known word, else the words as written. */
const roleText = (tokens: readonly Token[]): string | null => {
  const bare = withoutTail(withoutLead(tokens, article), roleTail);
  return roleAt(bare) ?? (bare.length === 0 ? null : textOf(bare));
};

const readGrant = (tokens: readonly Token[]): Intent | null => {
  const [verb] = tokens;
  const sure = verb?.word === 'grant';
  const { before, companies } = parted(tokens.slice(1));
  if (before.length === 0) return sure && tokens.length === 1 ? grantOf(null, [], []) : null;
  if (before.some(mentions) === false && aboutSeats(before)) return null;
  if (verb?.word === 'let' || verb?.word === 'allow') return letApprove(before, companies);
  return roleTo(before, companies, sure);
};

/** "let @Bo approve". */
const letApprove = (before: readonly Token[], companies: readonly string[]): Intent | null => {
  const at = before.findIndex(({ word }) => word === 'approve');
  const who = withoutTail(before.slice(0, at), phrases('to'));
  return at > 0 && who.length > 0 ? grantOf('approver', who, companies) : null;
};

/** Reads a role and a person in either order. `sure`: the verb alone says that a role is granted. */
const roleTo = (before: readonly Token[], companies: readonly string[], sure: boolean): Intent | null => {
  // "the role of @Bo to approver", "@Bo to approver", "@Bo as an approver", "approver to @Bo".
  const of = phrases('the role of|role of|the rights of').find((phrase) => phraseAt(before, 0, phrase));
  const held = of === undefined ? before : before.slice(of.length);
  const at = held.findLastIndex(({ word }) => word === 'to' || word === 'as' || word === 'into');
  const [left, right] = at < 0 ? [held, []] : [held.slice(0, at), held.slice(at + 1)];
  const leftRole = roleAt(withoutLead(left, article));
  const rightRole = roleAt(withoutLead(right, article));
  if (at >= 0 && rightRole !== null && !(leftRole !== null && right.some(mentions)))
    return grantOf(rightRole, left, companies);
  // "assign the Litware renewal to @Bo" gives no role.
  const isRenewal = left.some(({ word }) => word === '' || /^renewals?$/.test(word));
  const toSomebody = held[at]?.word === 'to' && !(isRenewal && leftRole === null);
  if (toSomebody && (leftRole !== null || sure || right.some(mentions)) && !left.some(mentions))
    return grantOf(leftRole ?? roleText(left), right, companies);
  if (at >= 0) return left.some(mentions) ? grantOf(roleText(right), left, companies) : null;
  // "@Bo an approver", "@Bo the approver role", "approver" alone.
  const end = withoutTail(held, roleTail);
  const role = roleAt(end.slice(-1));
  if (role !== null)
    return grantOf(role, withoutTail(end.slice(0, -1), phrases('a|an|the|our|role')), companies);
  return sure && leftRole !== null ? grantOf(leftRole, left.slice(1), companies) : null;
};

/** A role is removed as a whole. With companies after it the name fits nobody, so the bot asks. */
const readRevoke = (tokens: readonly Token[]): Intent | null => {
  const [verb, ...all] = tokens;
  const sure = verb?.word === 'revoke';
  const before = withoutTail(withoutLead(all, [['away']]), fromWhom);
  if (before.length === 0) return sure ? { kind: 'revoke', who: null } : null;
  if (!before.some(mentions) && aboutSeats(before)) return null;
  const from = before.findLastIndex(({ word }) => /^(?:from|of|off)$/.test(word));
  const roleIn = before.some(({ word }) => Object.hasOwn(roleWords, word) || /^(?:role|rights)$/.test(word));
  const left = withoutLead(before.slice(from + 1), article);
  // "from the approvers" is no person.
  const ofRole = from > 0 && left.length === 1 && roleAt(left) !== null;
  if (from >= 0 && (sure || roleIn) && !ofRole) return { kind: 'revoke', who: whoIn(before.slice(from + 1)) };
  const as = ofRole ? from : before.findIndex(({ word }) => word === 'as');
  const named = withoutTail(as < 0 ? before : before.slice(0, as), roleTail);
  const owner = named.findIndex((token) => token.owner !== null);
  // "Sarah's approver role for Litware" is no whole role.
  const whole = owner >= 0 && named.slice(owner + 1).every(({ word }) => ofRoles.has(word));
  const bare = whole ? named.slice(0, owner + 1) : named;
  // "revoke @Bo, that was it for him": what follows is no part of a name.
  if (bare.slice(0, -1).some(({ comma }) => comma === true)) return null;
  const owned = roleIn && whole && bare.every(({ word }) => word !== '');
  if (!sure && !mentions(bare[0]) && !(roleIn && as > 0) && !owned) return null;
  // "revoke approver" names a role but nobody.
  return { kind: 'revoke', who: bare.length === 1 && roleAt(bare) !== null ? null : whoIn(bare) };
};
const ofRoles = new Set([
  ...Object.keys(roleWords),
  ...wordsIn('role roles right rights permission permissions access and own whole'),
]);
const fromWhom = phrases('off him|off her|off them|from him|from her|from them|again');

/** A verb alone is not enough: "add 3 E3". */
export const roleCues = ['grant revoke role rights approve @', ...Object.keys(roleWords)].join(' ');

/** Reads an order that gives or takes a role; null when it is none. A mistyped word never grants or revokes. */
export const readRoleSentence = (tokens: readonly Token[]): Intent | null => {
  const verb = wordAt(tokens, 0);
  if (granting.has(verb)) return readGrant(tokens);
  return revoking.has(verb) ? readRevoke(tokens) : null;
};

const admitting = wordsIn('allow admit trust accept add');
const barring = wordsIn('revoke disallow remove block forbid');
const organisationNamed =
  /^\S+\s+(?:the\s+|any\s+)?(?:(?:guests?|people)\s+(?:of|from)\s+(?:the\s+)?(?:organi[sz]ation\s+|tenant\s+)?|(?:guest\s+)?(?:organi[sz]ation|tenant)\b[\s:]*)(.*)$/i;
const organisationWords = wordsIn('organisation organisations organization organizations tenant tenants');
const aroundOrganisations = wordsIn(
  'show list the which what are is allowed guest guests all our of me give trusted',
);

export const organisationCues = [...organisationWords, 'guest guests people'].join(' ');

/**
 * Reads "organisations", "allow organisation fabrikam.com" and "revoke organisation …". Uses the text, because a domain may hold
 * the name of a company; `tokens` are without politeness.
 */
export const readOrganisations = (tokens: readonly Token[], clean: string): Intent | null => {
  const words = tokens.map(({ word }) => word);
  if (words.some((word) => organisationWords.has(word)) && words.every(isOfList))
    return { kind: 'organisations', do: 'list', organisation: null };
  const verb = wordAt(tokens, 0);
  const isAllowing = admitting.has(verb);
  if (!isAllowing && !barring.has(verb)) return null;
  const from = clean.toLowerCase().indexOf(verb);
  const match = organisationNamed.exec(clean.slice(Math.max(0, from)).trim());
  if (match === null) return null;
  const organisation = String(match[1])
    .replace(/[\s.!?]+$/, '')
    .replace(/\s+(?:please|again|any ?more)$/i, '');
  return {
    kind: 'organisations',
    do: isAllowing ? 'allow' : 'revoke',
    organisation: organisation === '' ? null : organisation,
  };
};

const isOfList = (word: string): boolean => organisationWords.has(word) || aroundOrganisations.has(word);
