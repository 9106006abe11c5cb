import type { Company } from '../../core/marketplace/records.ts';
import { grantable, type RoleRefusal } from '../../core/rules/role-changes.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Instant } from '../../core/words/instant.ts';
import { type Person, type Role, samePerson } from '../../core/words/people.ts';
import { plainText } from '../kit/escape.ts';
import { endOf, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';

const rolesButton = { title: 'Roles', say: 'roles' };
const safe = 'Nothing was changed.';
const example = 'For example: grant approver to @Bo for Contoso, Fabrikam.';
const name = ({ name: written }: Person): string => plainText(written, 60);

export const aRole = (role: Role): string => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;

export const namesOf = (names: readonly string[]): string => {
  const [last = '', ...rest] = names.map((company) => plainText(company, 60)).reverse();
  return rest.length === 0 ? last : `${rest.reverse().join(', ')} and ${last}`;
};

export type Granted = Readonly<{
  who: Person;
  role: Role;
  companies: readonly string[] | null;
  before: Role | null;
  /** When it ends, and the role after that; null when it lasts. */
  end: Readonly<{ until: Instant; roleAfter: Role }> | null;
  /** Whether they look at these companies alone from now on. */
  limitedLookups: boolean;
}>;

export const grantedCard = (
  { who, role, companies, before, end, limitedLookups }: Granted,
  show: Show,
): Plan =>
  noticeCard({
    title: 'Role given',
    tone: 'good',
    text: `${name(who)} is now ${aRole(role)} for ${companies === null ? 'all companies' : namesOf(companies)}${end === null ? '' : `, until ${endOf(end.until, show)}`}.`,
    details: [
      ...(end === null ? [] : [`Role after that: ${end.roleAfter === 'none' ? 'no role' : end.roleAfter}.`]),
      ...(before === null ? [] : [`Role before: ${before}.`]),
      ...(companies === null
        ? []
        : [limitedLookups ? 'They see no other company.' : 'Look-ups still show all companies.']),
    ],
    suggestions: [rolesButton],
  });

export const revokedCard = ({ who, before, now }: Readonly<{ who: Person; before: Role; now: Role }>): Plan =>
  noticeCard({
    title: 'Role taken away',
    tone: 'good',
    text: `${name(who)} is no longer ${aRole(before)}. Role now: ${now} (the default).`,
    suggestions: [rolesButton],
  });

const refusals: Readonly<Record<RoleRefusal, (who: string, self: boolean) => string>> = {
  'foreign-tenant': (who) => `${who} belongs to another organisation. Only people in yours can have a role.`,
  configuration: (who) => `${who} is an admin in the bot’s configuration (BOT_ADMINS). Change it there.`,
  'admin-of-companies': () =>
    'An admin is always for all companies. For some companies, grant another role, such as approver.',
  over: () => 'That moment is over.',
  'nothing-granted': (who) => `${who} has no granted role to take away.`,
  'last-admin': (who, self) =>
    self
      ? 'You are the last admin. Make someone else an admin first.'
      : `${who} is the last admin. Make someone else an admin first.`,
};

export const roleRefusedCard = ({
  reason,
  who,
  by,
}: Readonly<{ reason: RoleRefusal; who: Person; by: Person }>): Plan =>
  noticeCard({
    title: 'Not possible',
    tone: 'attention',
    text: refusals[reason](name(who), samePerson(who, by)),
    safe,
    suggestions: [rolesButton],
  });

export type UnclearGrant =
  | Readonly<{ kind: 'no-role' }>
  | Readonly<{ kind: 'unknown-role' | 'unknown-end'; written: string }>;

/** The sentence names no role, one that does not exist, or an end that cannot be read. */
export const unclearGrantCard = (input: UnclearGrant): Plan => {
  if (input.kind === 'unknown-end')
    return noticeCard({
      title: 'Until when?',
      tone: 'warning',
      text: `I do not know when “${plainText(input.written, 60)}” is.`,
      details: [
        'Say a day or a time, such as until 31 December, until Friday or for 8 hours.',
        'For example: grant approver to @Bo until Friday.',
      ],
      safe,
      suggestions: [rolesButton],
    });
  return noticeCard({
    title: 'Which role?',
    tone: 'warning',
    text:
      input.kind === 'no-role'
        ? `The roles are ${namesOf(grantable)}.`
        : `“${plainText(input.written, 40)}” is not a role. The roles are ${namesOf(grantable)}.`,
    details: [example],
    safe,
    suggestions: [rolesButton],
  });
};

export type UnclearPerson =
  | Readonly<{ kind: 'nobody' | 'bot' | 'unknown'; written: string }>
  | Readonly<{ kind: 'several'; written: string; people: readonly Person[] }>;

/** The sentence names nobody, or nobody that the bot can be sure about. */
export const unclearPersonCard = (input: UnclearPerson): Plan =>
  noticeCard({
    title: input.kind === 'bot' ? 'Not possible' : 'Who do you mean?',
    tone: input.kind === 'bot' ? 'attention' : 'warning',
    text: whoText(input),
    details: input.kind === 'bot' ? [] : ['Mention one person with @, in a channel or chat they are in.'],
    safe,
    suggestions: [rolesButton],
  });

const whoText = (input: UnclearPerson): string => {
  const written = plainText(input.written, 60);
  switch (input.kind) {
    case 'bot':
      return 'That is the bot. It cannot have a role.';
    case 'nobody':
      return 'No person is named. The bot cannot have a role.';
    case 'unknown':
      return `The bot cannot tell who “${written}” is.`;
    case 'several':
      return `“${written}” could be ${namesOf(input.people.slice(0, 5).map((person) => person.name))}.`;
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
    title: 'Which company?',
    tone: 'warning',
    text:
      input.text === ''
        ? 'Name a company after “for”.'
        : `“${plainText(input.text, 60)}” ${several ? 'matches several companies' : 'is not a company at Pax8'}.`,
    details: [
      ...(names.length > 0 ? [`Nearest: ${namesOf(names.slice(0, 8))}.`] : []),
      'Say it again with the full name, in quotes if it has a comma.',
    ],
    safe,
    suggestions: [{ title: 'Companies', say: 'companies' }],
  });
};

export type ApprovalsInput = Readonly<{
  where: 'here' | 'nowhere';
  was: 'here' | 'nowhere' | 'elsewhere';
  scope: Conversation['scope'];
}>;

const places = { personal: 'this chat', groupChat: 'this chat', channel: 'this channel' } as const;

/** Where new requests are posted now. */
export const approvalsWhereCard = ({ was, scope }: Pick<ApprovalsInput, 'was' | 'scope'>): Plan =>
  noticeCard({
    title: 'Approvals',
    tone: 'neutral',
    text: {
      here: `New requests go to ${places[scope]}.`,
      elsewhere: 'New requests go to another channel or chat, where an admin said “approvals here”.',
      nowhere: 'No approvers’ channel is set. Approvers see new requests in their own chats with the bot.',
    }[was],
    details: ['“approvals here” posts them where you say it, “approvals off” stops that.'],
    suggestions: [
      { title: 'Pending', say: 'pending' },
      { title: 'Policy', say: 'policy' },
    ],
  });

/** Requests show costs, so they are not posted where anybody else reads along. */
export const approvalsAmongOthersCard = (): Plan =>
  noticeCard({
    title: 'Not here',
    tone: 'attention',
    text: 'People of other organisations read along here, or Teams does not tell me who does. Requests show what you pay, so they need a place of your own people.',
    safe,
    suggestions: [{ title: 'Organisations', say: 'organisations' }],
  });

/** Where new requests are posted from now on. The card also says that this does not decide who may approve. */
export const approvalsCard = ({ where, was, scope }: ApprovalsInput): Plan =>
  noticeCard({
    title: where === 'here' ? 'Approvals here' : 'Approvals off',
    tone: 'good',
    text:
      where === 'here'
        ? `New requests now go to ${places[scope]}${was === 'elsewhere' ? ', no longer to the place before' : ''}.`
        : was === 'nowhere'
          ? 'No approvers’ channel is set. Approvers see new requests in their own chats with the bot.'
          : 'New requests no longer go to an approvers’ channel. Approvers see them in their own chats with the bot.',
    details: ['Who may approve stays the same: the policy and the roles decide that.'],
    suggestions: [
      { title: 'Policy', say: 'policy' },
      { title: 'Roles', say: 'roles' },
    ],
  });
