import type { Instant } from '../../core/words/instant.ts';
import type { Person, Role } from '../../core/words/people.ts';
import { plainText } from '../kit/escape.ts';
import { endOf, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { aRole, namesOf } from './role-answers.ts';

export type RoleEnds = Readonly<{
  who: Person;
  role: Role;
  /** Names; null for all companies. */
  companies: readonly string[] | null;
  until: Instant;
  /** Their role after that. */
  roleAfter: Role;
}>;

/** Tells admins that a role ends soon. */
export const roleEndsCard = ({ who, role, companies, until, roleAfter }: RoleEnds, show: Show): Plan => {
  const name = plainText(who.name, 60);
  return noticeCard({
    title: t`A role ends soon`,
    tone: 'warning',
    text: t`${name} is ${aRole(role)} until ${endOf(until, show)}.`,
    details: [
      t`For ${companies === null ? t`all companies` : namesOf(companies)}. Role after that: ${roleAfter === 'none' ? t`no role` : roleAfter}.`,
      t`To let it go on, say: grant ${role} to @${name}, with a new end if it has one.`,
    ],
    suggestions: [{ title: t`Roles`, say: 'roles' }],
  });
};
