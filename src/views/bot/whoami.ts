import type { RoleSource } from '../../core/rules/permissions.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person, Role } from '../../core/words/people.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { endOf, type Show } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const may: Readonly<Record<Role, string>> = texts({
  none: msg`You may not use the bot yet. An admin can give you a role.`,
  viewer: msg`You may look things up.`,
  requester: msg`You may look things up and ask for seat changes.`,
  approver: msg`You may look things up, ask for seat changes and decide other people’s requests.`,
  admin: msg`You may do everything and give roles to others.`,
});

const sources: Readonly<Record<RoleSource, string>> = texts({
  configuration: msg`the bot’s configuration`,
  grant: msg`an admin, in the chat`,
  default: msg`the default for everyone`,
});

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
    state: role === 'none' ? t`No role` : role.charAt(0).toUpperCase() + role.slice(1),
    colour: role === 'none' ? 'Attention' : 'Good',
    speak: plainText(t`You are ${person.name}, role ${role}.`),
    sentence: may[role],
    facts: [
      { label: t`Role`, value: role === 'none' ? t`none` : role },
      { label: t`Given by`, value: sources[from] },
      ...(until === undefined ? [] : [{ label: t`Until`, value: endOf(until, show) }]),
      ...(standsInFor.length === 0
        ? []
        : [
            {
              label: t`Stands in for`,
              value: standsInFor.map(({ name }) => escapeText(name, 60)).join(', '),
            },
          ]),
      ...(companies === null
        ? []
        : [
            {
              label: t`For`,
              value: companies
                .slice(0, 20)
                .map((name) => escapeText(name, 60))
                .join(', '),
            },
            { label: t`Elsewhere`, value: otherwise === 'none' ? t`no role` : otherwise },
          ]),
    ],
    more: [
      { label: t`Object id`, value: escapeText(person.objectId, 64) },
      { label: t`Tenant`, value: escapeText(person.tenantId, 64) },
    ],
  });
