import type { RoleSource } from '../../core/rules/permissions.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person, Role } from '../../core/words/people.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { endOf, type Show } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';

const may: Readonly<Record<Role, string>> = {
  none: 'You may not use the bot yet. An admin can give you a role.',
  viewer: 'You may look things up.',
  requester: 'You may look things up and ask for seat changes.',
  approver: 'You may look things up, ask for seat changes and decide other people’s requests.',
  admin: 'You may do everything and give roles to others.',
};

const sources: Readonly<Record<RoleSource, string>> = {
  configuration: 'the bot’s configuration',
  grant: 'an admin, in the chat',
  default: 'the default for everyone',
};

export type WhoamiInput = Readonly<{
  person: Person;
  role: Role;
  from: RoleSource;
  /** Names of the companies that the role covers; null for all. */
  companies?: readonly string[] | null;
  /** The role for all other companies, when it covers only some. */
  otherwise?: Role;
  /** When the granted role ends. */
  until?: Instant | undefined;
  standsInFor?: readonly Person[];
}>;

export const whoamiCard = (
  { person, role, from, companies = null, otherwise = 'none', until, standsInFor = [] }: WhoamiInput,
  show: Show,
): Plan =>
  facts({
    title: escapeText(person.name),
    state: role === 'none' ? 'No role' : role.charAt(0).toUpperCase() + role.slice(1),
    colour: role === 'none' ? 'Attention' : 'Good',
    speak: plainText(`You are ${person.name}, role ${role}.`),
    sentence: may[role],
    facts: [
      { label: 'Role', value: role },
      { label: 'Given by', value: sources[from] },
      ...(until === undefined ? [] : [{ label: 'Until', value: endOf(until, show) }]),
      ...(standsInFor.length === 0
        ? []
        : [
            {
              label: 'Stands in for',
              value: standsInFor.map(({ name }) => escapeText(name, 60)).join(', '),
            },
          ]),
      ...(companies === null
        ? []
        : [
            {
              label: 'For',
              value: companies
                .slice(0, 20)
                .map((name) => escapeText(name, 60))
                .join(', '),
            },
            { label: 'Elsewhere', value: otherwise === 'none' ? 'no role' : otherwise },
          ]),
    ],
    more: [
      { label: 'Object id', value: escapeText(person.objectId, 64) },
      { label: 'Tenant', value: escapeText(person.tenantId, 64) },
    ],
  });
