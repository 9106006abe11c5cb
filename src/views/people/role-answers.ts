import type { Company } from '../../core/marketplace/records.ts';
import { grantable, type RoleRefusal } from '../../core/rules/role-changes.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Instant } from '../../core/words/instant.ts';
import { type Person, type Role, samePerson } from '../../core/words/people.ts';
import { plainText } from '../kit/escape.ts';
import { endOf, type Show } from '../kit/format.ts';
import { noticeCard, notPossibleCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const rolesButton = texts({ title: msg`Roles`, say: 'roles' });
const safe = (): string => t`Nothing was changed.`;
const example = (): string => t`For example: grant approver to @Bo for Contoso, Fabrikam.`;
const name = ({ name: written }: Person): string => plainText(written, 60);

export const aRole = (role: Role): string => (/^[aeiou]/.test(role) ? t`an ${role}` : t`a ${role}`);

export const namesOf = (names: readonly string[]): string => {
  const [last = '', ...rest] = names.map((company) => plainText(company, 60)).reverse();
  return rest.length === 0 ? last : t`${rest.reverse().join(', ')} and ${last}`;
};

export type Granted = Readonly<{
  who: Person;
  role: Role;
  companies: readonly string[] | null;
  before: Role | null;
  /** When it ends, and the role after that; null when it lasts. */
  end: Readonly<{ until: Instant; roleAfter: Role }> | null;
  /** Whether they see only these companies from now on. */
  limitedLookups: boolean;
}>;

export const grantedCard = (
  { who, role, companies, before, end, limitedLookups }: Granted,
  show: Show,
): Plan =>
  noticeCard({
    title: t`Role given`,
    tone: 'good',
    text:
      end === null
        ? t`${name(who)} is now ${aRole(role)} for ${companies === null ? t`all companies` : namesOf(companies)}.`
        : t`${name(who)} is now ${aRole(role)} for ${companies === null ? t`all companies` : namesOf(companies)}, until ${endOf(end.until, show)}.`,
    details: [
      ...(end === null
        ? []
        : [t`Role after that: ${end.roleAfter === 'none' ? t`no role` : end.roleAfter}.`]),
      ...(before === null ? [] : [t`Role before: ${before}.`]),
      ...(companies === null
        ? []
        : [limitedLookups ? t`They see no other company.` : t`Look-ups still show all companies.`]),
    ],
    suggestions: [rolesButton],
  });

export const revokedCard = ({ who, before, now }: Readonly<{ who: Person; before: Role; now: Role }>): Plan =>
  noticeCard({
    title: t`Role taken away`,
    tone: 'good',
    text: t`${name(who)} is no longer ${aRole(before)}. Role now: ${now === 'none' ? t`none` : now} (the default).`,
    suggestions: [rolesButton],
  });

const refusals: Readonly<Record<RoleRefusal, (who: string, self: boolean) => string>> = {
  'foreign-tenant': (who) => t`${who} belongs to another organisation. Only people in yours can have a role.`,
  configuration: (who) => t`${who} is an admin in the bot’s configuration (BOT_ADMINS). Change it there.`,
  'admin-of-companies': () =>
    t`An admin is always for all companies. For some companies, grant another role, such as approver.`,
  over: () => t`That time has passed.`,
  'nothing-granted': (who) => t`${who} has no granted role to take away.`,
  'last-admin': (who, self) =>
    self
      ? t`You are the last admin. Make someone else an admin first.`
      : t`${who} is the last admin. Make someone else an admin first.`,
};

export const roleRefusedCard = ({
  reason,
  who,
  by,
}: Readonly<{ reason: RoleRefusal; who: Person; by: Person }>): Plan =>
  notPossibleCard(refusals[reason](name(who), samePerson(who, by)), [rolesButton]);

export type UnclearGrant =
  | Readonly<{ kind: 'no-role' }>
  | Readonly<{ kind: 'unknown-role' | 'unknown-end'; written: string }>;

/** The sentence names no role, one that does not exist, or an end that cannot be read. */
export const unclearGrantCard = (input: UnclearGrant): Plan => {
  if (input.kind === 'unknown-end')
    return noticeCard({
      title: t`Until when?`,
      tone: 'warning',
      text: t`I do not know when “${plainText(input.written, 60)}” is.`,
      details: [
        t`Say a day or a time, such as until 31 December, until Friday or for 8 hours.`,
        t`For example: grant approver to @Bo until Friday.`,
      ],
      safe: safe(),
      suggestions: [rolesButton],
    });
  return noticeCard({
    title: t`Which role?`,
    tone: 'warning',
    text:
      input.kind === 'no-role'
        ? t`The roles are ${namesOf(grantable)}.`
        : t`“${plainText(input.written, 40)}” is not a role. The roles are ${namesOf(grantable)}.`,
    details: [example()],
    safe: safe(),
    suggestions: [rolesButton],
  });
};

export type UnclearPerson =
  | Readonly<{ kind: 'nobody' | 'bot' | 'unknown'; written: string }>
  | Readonly<{ kind: 'several'; written: string; people: readonly Person[] }>;

/** The sentence names nobody, or nobody that the bot can be sure about. */
export const unclearPersonCard = (input: UnclearPerson): Plan =>
  noticeCard({
    title: input.kind === 'bot' ? t`Not possible` : t`Who do you mean?`,
    tone: input.kind === 'bot' ? 'attention' : 'warning',
    text: whoText(input),
    details: input.kind === 'bot' ? [] : [t`Mention one person with @, in a channel or chat they are in.`],
    safe: safe(),
    suggestions: [rolesButton],
  });

const whoText = (input: UnclearPerson): string => {
  const written = plainText(input.written, 60);
  switch (input.kind) {
    case 'bot':
      return t`That is the bot. It cannot have a role.`;
    case 'nobody':
      return t`No person is named. The bot cannot have a role.`;
    case 'unknown':
      return t`The bot cannot tell who “${written}” is.`;
    case 'several':
      return t`“${written}” could be ${namesOf(input.people.slice(0, 5).map((person) => person.name))}.`;
  }
};

export type UnclearCompany =
  | Readonly<{ kind: 'which-company'; text: string; candidates: readonly Company[] }>
  | Readonly<{ kind: 'no-company'; text: string; nearest: readonly Company[] }>;

/** The company of a grant is unknown, or the name fits several. */
export const unclearGrantCompanyCard = (input: UnclearCompany): Plan => {
  const several = input.kind === 'which-company';
  const names = (several ? input.candidates : input.nearest).map((company) => company.name);
  return noticeCard({
    title: t`Which company?`,
    tone: 'warning',
    text:
      input.text === ''
        ? t`Name a company after “for”.`
        : several
          ? t`“${plainText(input.text, 60)}” matches several companies.`
          : t`“${plainText(input.text, 60)}” is not a company at Pax8.`,
    details: [
      ...(names.length > 0 ? [t`Nearest: ${namesOf(names.slice(0, 8))}.`] : []),
      t`Say it again with the full name, in quotes if it has a comma.`,
    ],
    safe: safe(),
    suggestions: [{ title: t`Companies`, say: 'companies' }],
  });
};

export type ApprovalsInput = Readonly<{
  where: 'here' | 'nowhere';
  was: 'here' | 'nowhere' | 'elsewhere';
  scope: Conversation['scope'];
}>;

const places = texts({
  personal: msg`this chat`,
  groupChat: msg`this chat`,
  channel: msg`this channel`,
} as const);

/** Where new requests are posted now. */
export const approvalsWhereCard = ({ was, scope }: Pick<ApprovalsInput, 'was' | 'scope'>): Plan =>
  noticeCard({
    title: t`Approvals`,
    tone: 'neutral',
    text: {
      here: t`New requests go to ${places[scope]}.`,
      elsewhere: t`New requests go to another channel or chat, where an admin said “approvals here”.`,
      nowhere: t`No approvers’ channel is set. Approvers see new requests in their own chats with the bot.`,
    }[was],
    details: [t`“approvals here” posts them where you say it, “approvals off” stops that.`],
    suggestions: [
      { title: t`Pending`, say: 'pending' },
      { title: t`Policy`, say: 'policy' },
    ],
  });

/** Requests show costs, so they are not posted where others read along. */
export const approvalsAmongOthersCard = (): Plan =>
  noticeCard({
    title: t`Not here`,
    tone: 'attention',
    text: t`People of other organisations read along here, or Teams does not tell me who does. Requests show what you pay, so they need a place of your own people.`,
    safe: safe(),
    suggestions: [{ title: t`Organisations`, say: 'organisations' }],
  });

/** Where new requests are posted from now on. The card also says that this does not decide who may approve. */
export const approvalsCard = ({ where, was, scope }: ApprovalsInput): Plan =>
  noticeCard({
    title: where === 'here' ? t`Approvals here` : t`Approvals off`,
    tone: 'good',
    text:
      where === 'here'
        ? was === 'elsewhere'
          ? t`New requests now go to ${places[scope]}, no longer to the place before.`
          : t`New requests now go to ${places[scope]}.`
        : was === 'nowhere'
          ? t`No approvers’ channel is set. Approvers see new requests in their own chats with the bot.`
          : t`New requests no longer go to an approvers’ channel. Approvers see them in their own chats with the bot.`,
    details: [t`Who may approve stays the same: the policy and the roles decide that.`],
    suggestions: [
      { title: t`Policy`, say: 'policy' },
      { title: t`Roles`, say: 'roles' },
    ],
  });
