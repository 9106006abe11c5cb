import type { Instant } from '../../core/words/instant.ts';
import type { Person, Role } from '../../core/words/people.ts';
import { inPages, pageOf } from '../kit/buttons.ts';
import { escapeText } from '../kit/escape.ts';
import { count, date, endOf, type Show } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import type { ListRow, Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type RolesInput = Readonly<{
  rows: readonly Readonly<{
    person: Person;
    role: Role;
    /** Company names; null for all companies. */
    companies: readonly string[] | null;
    /** Null when the role comes from the configuration. */
    granted: Readonly<{ by: string; at: Instant; until?: Instant | undefined }> | null;
    /** Who stands in for them. */
    deputy?: Readonly<{ name: string; until: Instant }> | null;
  }>[];
  defaultRole: Role;
  page: number;
  say: string;
}>;

const companiesShown = 6;

/** Who has which role, for which companies, and from whom. */
export const rolesCard = (input: RolesInput, show: Show): Plan =>
  inPages((size) => rolesPage(input, size, show));

const rolesPage = ({ rows, defaultRole, page, say }: RolesInput, size: number, show: Show): Plan => {
  const { rows: shown, range, pages } = pageOf(rows, page, say, size);
  const row = ({ person, role, companies, granted, deputy = null }: RolesInput['rows'][number]): ListRow => ({
    name: escapeText(person.name, 60),
    lines: [
      companiesText(companies),
      granted === null
        ? t`set in the bot’s configuration`
        : t`granted by ${escapeText(granted.by, 60)} · ${date(granted.at, show)}`,
      ...(granted?.until === undefined ? [] : [t`until ${endOf(granted.until, show)}`]),
      ...(deputy === null
        ? []
        : [t`${escapeText(deputy.name, 60)} stands in until ${endOf(deputy.until, show)}`]),
    ],
    figures: [role],
  });
  return list({
    title: t`Roles`,
    speak: t`${count(rows.length, 'person has', 'people have')} a role of their own.`,
    sentence:
      rows.length === 0
        ? t`Nobody has a role of their own.`
        : t`Each role includes the ones before it: viewer, requester, approver, admin.`,
    sections: rows.length === 0 ? [] : [{ heading: t`People`, caption: t`Role`, rows: shown.map(row) }],
    total: { name: t`Everybody else`, figures: [defaultRole === 'none' ? t`no role` : defaultRole] },
    notes: range === '' ? [] : [range],
    asOf: '',
    pages,
    suggestions: [{ title: t`Policy`, say: 'policy' }],
  });
};

const companiesText = (companies: readonly string[] | null): string => {
  if (companies === null) return t`for all companies`;
  const names = companies.slice(0, companiesShown).map((name) => escapeText(name, 60));
  const more = companies.length - names.length;
  return more > 0 ? t`for ${names.join(', ')} and ${more} more` : t`for ${names.join(', ')}`;
};
