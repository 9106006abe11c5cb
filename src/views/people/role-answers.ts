import type { Company } from '../../core/marketplace/records.ts';
import { grantable, type RoleRefusal } from '../../core/rules/role-changes.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { type Person, type Role, samePerson } from '../../core/words/people.ts';
import { plainText } from '../kit/escape.ts';
import { notice } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';

const rolesButton = { title: 'Roles', say: 'roles' };
const safe = 'Nothing was changed.';
const example = 'For example: grant approver to @Bo for Contoso, Fabrikam.';
const name = ({ name: written }: Person): string => plainText(written, 60);

const namesOf = (names: readonly string[]): string => {
  const [last = '', ...rest] = names.map((one) => plainText(one, 60)).reverse();
  return rest.length === 0 ? last : `${rest.reverse().join(', ')} and ${last}`;
};

export type Granted = Readonly<{
  who: Person;
  role: Role;
  companies: readonly string[] | null;
  before: Role | null;
}>;

export const granted = ({ who, role, companies, before }: Granted): Plan =>
  notice({
    title: 'Role given',
    tone: 'good',
    text: `${name(who)} is ${role} for ${companies === null ? 'all companies' : namesOf(companies)} from now on.`,
    details: [
      ...(before === null ? [] : [`This takes the place of what was granted before: ${before}.`]),
      ...(companies === null ? [] : ['Looking things up is not limited: that shows all companies.']),
    ],
    suggestions: [rolesButton],
  });

export const revoked = ({ who, before, now }: Readonly<{ who: Person; before: Role; now: Role }>): Plan =>
  notice({
    title: 'Role taken away',
    tone: 'good',
    text:
      now === 'none'
        ? `${name(who)} is no ${before} any more, and has no role.`
        : `${name(who)} is ${before} by a grant no more, and has the role of everybody: ${now}.`,
    suggestions: [rolesButton],
  });

const refusals: Readonly<Record<RoleRefusal, (who: string, self: boolean) => string>> = {
  'foreign-tenant': (who) =>
    `${who} belongs to another organisation. Only people of this one can have a role.`,
  configuration: (who) =>
    `The bot’s configuration makes ${who} an admin, and decides alone. It can be changed there only (BOT_ADMINS).`,
  'admin-of-companies': () =>
    'An admin is one for all companies: roles and the policy are for all of them. Limit another role, such as approver.',
  'nothing-granted': (who) => `Nothing was granted to ${who}, so there is nothing to take away.`,
  'last-admin': (who, self) =>
    self
      ? 'You are the last admin: nobody could give roles any more. Make somebody else an admin first.'
      : `${who} is the last admin: nobody could give roles any more. Make somebody else an admin first.`,
};

export const roleRefused = ({
  why,
  who,
  by,
}: Readonly<{ why: RoleRefusal; who: Person; by: Person }>): Plan =>
  notice({
    title: 'Not possible',
    tone: 'attention',
    text: refusals[why](name(who), samePerson(who, by)),
    safe,
    suggestions: [rolesButton],
  });

export type UnclearGrant =
  | Readonly<{ kind: 'no-role' }>
  | Readonly<{ kind: 'unknown-role'; written: string }>;

/** The sentence names no role, or none that there is. */
export const unclearGrant = (input: UnclearGrant): Plan =>
  notice({
    title: 'Which role?',
    tone: 'warning',
    text:
      input.kind === 'no-role'
        ? `The roles are ${namesOf(grantable)}.`
        : `“${plainText(input.written, 40)}” is no role. The roles are ${namesOf(grantable)}.`,
    details: [example],
    safe,
    suggestions: [rolesButton],
  });

export type UnclearPerson =
  | Readonly<{ kind: 'nobody' | 'bot' | 'unknown'; written: string }>
  | Readonly<{ kind: 'several'; written: string; people: readonly Person[] }>;

/** The sentence names nobody, or nobody whom the bot can be sure of. */
export const unclearPerson = (input: UnclearPerson): Plan =>
  notice({
    title: input.kind === 'bot' ? 'Not possible' : 'Who is meant?',
    tone: input.kind === 'bot' ? 'attention' : 'warning',
    text: whoText(input),
    details:
      input.kind === 'bot' ? [] : ['Mention one person with @, in a channel or chat that they are in.'],
    safe,
    suggestions: [rolesButton],
  });

const whoText = (input: UnclearPerson): string => {
  const written = plainText(input.written, 60);
  switch (input.kind) {
    case 'bot':
      return 'That is the bot itself. A bot cannot have a role.';
    case 'nobody':
      return 'No person is named. The bot itself cannot have a role.';
    case 'unknown':
      return `“${written}” is not one person of this organisation whom the bot knows.`;
    case 'several':
      return `“${written}” could be ${namesOf(input.people.slice(0, 5).map((person) => person.name))}.`;
  }
};

export type UnclearCompany =
  | Readonly<{ kind: 'which-company'; text: string; candidates: readonly Company[] }>
  | Readonly<{ kind: 'no-company'; text: string; nearest: readonly Company[] }>;

/** A company of a grant that could be several or is not known. */
export const unclearGrantCompany = (input: UnclearCompany): Plan => {
  const several = input.kind === 'which-company';
  const names = (several ? input.candidates : input.nearest).map((company) => company.name);
  return notice({
    title: 'Which company?',
    tone: 'warning',
    text:
      input.text === ''
        ? 'No company is named after “for”.'
        : `“${plainText(input.text, 60)}” ${several ? 'could be several companies' : 'is no company at Pax8'}.`,
    details: [
      ...(names.length > 0 ? [`Nearest: ${namesOf(names.slice(0, 8))}.`] : []),
      'Say the sentence again with the whole name, in quotes if it holds a comma.',
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

const places = { personal: 'in this chat', groupChat: 'in this chat', channel: 'in this channel' } as const;

/** Where new requests are shown from now on. Who may approve is not decided by it, and this says so. */
export const approvals = ({ where, was, scope }: ApprovalsInput): Plan =>
  notice({
    title: where === 'here' ? 'Approvals here' : 'Approvals off',
    tone: 'good',
    text:
      where === 'here'
        ? `New requests are shown ${places[scope]}${was === 'elsewhere' ? ', and no more where they were shown before' : ''}.`
        : was === 'nowhere'
          ? 'There is no place for approvals. Approvers see requests in their own chats with the bot.'
          : 'New requests are shown in no place of their own any more. Approvers see them in their own chats with the bot.',
    details: ['Changes need the same approval as before: the policy and the roles decide that.'],
    suggestions: [
      { title: 'Policy', say: 'policy' },
      { title: 'Roles', say: 'roles' },
    ],
  });
