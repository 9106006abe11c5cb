import type { Intent } from '../understanding/intent.ts';

type Text = Readonly<{ text: string }>;
/** What an order names. */
type Named = Readonly<{
  company: string | null;
  companies: readonly string[];
  people: readonly string[];
  who: string | null;
  atoms: readonly Text[];
}>;
/** A row of orders, by a message with its names as signs: "@" a company, "~" a person. */
type Row = Readonly<{
  cues: string;
  says: RegExp;
  make: (named: Named, match: RegExpExecArray) => Intent | null;
  /** It says what should be, and orders nothing. */
  unless?: RegExp;
  wishes?: true;
}>;

/** A person who is named without @, as written. */
export const asWritten = (atoms: readonly Text[], name = ''): string | null => {
  const words = name.split(' ');
  const written = atoms.filter(({ text }) => words.includes(text.toLowerCase()));
  return written.length === 0 ? null : written.map(({ text }) => text).join(' ');
};

const roleNames: Readonly<Record<string, string>> = {
  ...{
    admin: 'admin',
    administrator: 'admin',
    approver: 'approver',
    requester: 'requester',
    viewer: 'viewer',
  },
  ...{
    approve: 'approver',
    approval: 'approver',
    approving: 'approver',
    request: 'requester',
    ask: 'requester',
    order: 'requester',
  },
};
const grant =
  (who: 'me' | null) =>
  ({ who: person, companies }: Named, match: RegExpExecArray): Intent => ({
    kind: 'grant',
    role: roleNames[match[1] ?? ''] ?? null,
    who: who ?? person,
    companies,
  });
/** Of several who are named nobody is meant for sure. */
const revoke = ({ who, people, atoms }: Named, [, named]: RegExpExecArray): Intent | null =>
  new Set(people).size > 1 ? null : { kind: 'revoke', who: who ?? asWritten(atoms, named) };

/** Who alone approves at a company. */
const nameApprovers = ({ company, people }: Named): Intent | null =>
  company === null || people.length === 0 ? null : { kind: 'name-approvers', company, people };

const roleCues = 'admin administrator approver requester viewer';
const role = '(admin|administrator|approver|requester|viewer)';
const approves =
  '(?:(?:may|can|should|must|is allowed to|are allowed to) )?(?:approves?|signs?|decides?|okays?)(?: off)?(?: (?:on )?(?:things|changes|anything|everything|orders|requests|stuff))?(?: off)?';
/** What may stand behind such a rule: for how long, and why. */
const andNothingElse =
  '(?:(?: from (?:now on|today|tomorrow)| please| pls| thanks| any ?more| any longer)*(?: (?:it|they|he|she|because|since)\\b.*)?)$';
/** Before an order, and no "won't" or "do". */
const begins = '^(?:(?:please|pls|hi|hey|hello|ok|so|and|can you|could you|would you|from now on) )*';
const people = '~(?:,? (?:and|or|&) ~|, ~)*';

/** Orders that give and take roles, and say who approves, the first row that fits. */
export const roleRows: readonly Row[] = [
  // "nobody but @Kim signs for Contoso": it may tell what is so, and is offered.
  {
    cues: '@',
    says: new RegExp(
      `^(?:from (?:now on|today|tomorrow) )?(?:(?:nobody|no one|no-one)(?: else)? (?:but|except|other than|besides|apart from)|only|just) ${people} ${approves} (?:for |of |at )?@${andNothingElse}`,
    ),
    make: nameApprovers,
    wishes: true,
  },
  {
    cues: 'approver approvers approvals',
    says: new RegExp(
      `^${people} (?:is|are|should be|shall be) the only approvers? (?:for|of|at) @${andNothingElse}|^approvals? (?:for|of|at) @ only (?:by|from|through) ${people}$`,
    ),
    make: nameApprovers,
    wishes: true,
  },
  {
    cues: '@',
    says: new RegExp(`\\b(?:can|could|may) ~ (?:be|become) (?:an? )?${role}\\b`),
    make: grant(null),
  },
  {
    cues: '@',
    says: new RegExp(`\\b(?:like|love|want|need) ~ (?:to (?:be|become)|as) (?:an? |the )?${role}\\b`),
    make: grant(null),
    wishes: true,
  },
  {
    cues: '@',
    says: /~ (?:should|must|has to|needs to) be (?:able|allowed) to (approve|request|ask|order)\b/,
    make: grant(null),
    wishes: true,
  },
  {
    cues: roleCues,
    says: new RegExp(`${begins}i (?:want|need|would like|'d like) to (?:be|become) (?:an? )?${role}\\b`),
    make: grant('me'),
  },
  {
    cues: '@',
    says: new RegExp(
      `${begins}(?:give|grant) ~ (?:the )?(admin|administrator|approver|requester|viewer|approval|approving) (?:rights?|role|access|permissions?|powers?)\\b`,
    ),
    make: grant(null),
  },
  {
    cues: '@',
    says: /~ (?:should|may|must) only (?:be (?:able|allowed) to )?(?:look|see|read|view)\b/,
    unless: /\?|\b(?:why|needs? more)\b/,
    make: (named) => ({ kind: 'grant', role: 'viewer', who: named.who, companies: named.companies }),
    wishes: true,
  },
  { cues: '@', says: new RegExp(`${begins}let ~ (approve|request)\\b`), make: grant(null) },
  {
    cues: '@',
    says: new RegExp(
      `~ (?:should|must|needs?|has|is|gets?|becomes?|will|shall|ought|wants) (?:to )?(?:be |become |get |have |the |made |an? |(?:our|the) new )*${role}(?= (?:for|of|at|on|until|from|by|please|pls|now|again|too|rights?|role|access|and)\\b|,| @|$)`,
    ),
    make: grant(null),
    wishes: true,
  },
  {
    cues: '@',
    says: new RegExp(`^(?:please |hi |hey )*${role} (?:rights|role|access|permissions?) (?:for|to) ~`),
    make: grant(null),
  },
  { cues: '@', says: new RegExp(`^~ ?(?:→|=|as|to|:) (?:an? )?${role}$`), make: grant(null) },
  {
    cues: roleCues,
    says: new RegExp(
      `^(?:~|(\\p{L}+(?: \\p{L}+)?)) (?:shouldn't|shouldnt|should not|should no longer|need not|needn't|no longer needs to) be (?:an? |the )?${role}(?: any ?more| any longer)?$`,
      'u',
    ),
    make: revoke,
    wishes: true,
  },
  {
    cues: '@',
    says: new RegExp(
      `^~ (?:is no longer|is not|isn't) (?:an? |the |our )?${role}(?: any ?more| any longer)?$`,
    ),
    make: revoke,
    wishes: true,
  },
  // "revok @Tom": a mistyped word is offered.
  {
    cues: '@',
    says: /^(?!revoke )(?:re?vo?ke?|revoek|reovke|rvoke|remvoe|remoe?v|rmove) ~$/,
    make: revoke,
    wishes: true,
  },
  {
    cues: '@',
    says: /\b(?:take|remove|revoke|withdraw)\b.*\b(?:rights|role|access|permissions)\b ~ (?:has|had|holds|held)\b/,
    make: (signed) => ({ kind: 'revoke', who: signed.who }),
  },
  { cues: '@', says: /\bstrip ~ of\b.*\b(?:rights|role|access|permissions)\b/, make: revoke },
  {
    cues: '@',
    says: /^(?:please )?(?:give|grant) ~(?: (?:some )?(?:rights|access|permissions|a role))?$/,
    make: grant(null),
  },
  {
    cues: '@',
    says: /\b(?:take|remove|revoke|withdraw)\b.*\b(?:rights|role|access|permissions)\b.*\bfrom ~|~.*\bleft\b.*\b(?:remove|take|revoke|drop)\b.*\b(?:access|rights|role|permissions)\b|\bkick ~ out\b|\b(?:take|remove) (?:everything|it all)(?: away)? from ~$/,
    make: revoke,
  },
];
