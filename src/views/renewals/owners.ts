import type { Company } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import { type Person, samePerson } from '../../core/words/people.ts';
import { inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, unknownCompany } from '../kit/escape.ts';
import { count, date, type Show } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { ListRow, Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type OwnerSetInput = Readonly<{
  company: Pick<Company, 'name'>;
  kind: 'set' | 'removed' | 'same' | 'not-theirs';
  /** Null means nobody. */
  to: Person | null;
  by: Person;
  before: Person | null;
  /** Open renewals that changed hands with it. */
  renewals: number;
}>;

/** Answers `owner of Contoso is @Ann` and `no owner for Contoso`. */
export const ownerSetCard = ({ company, kind, to, by, before, renewals }: OwnerSetInput): Plan => {
  const who = to === null ? t`Nobody` : samePerson(to, by) ? t`You` : to.name;
  const mine = to !== null && samePerson(to, by);
  const moved =
    to === null
      ? t`${count(renewals, 'open renewal has', 'open renewals have')} no owner any more.`
      : t`${count(renewals, 'open renewal goes', 'open renewals go')} with it.`;
  const passed = renewals === 0 ? [] : [moved];
  const text = {
    set: mine ? t`You now own ${company.name}.` : t`${who} now owns ${company.name}.`,
    removed: t`${company.name} has no owner any more.`,
    same:
      to === null
        ? t`${company.name} has no owner.`
        : mine
          ? t`You already own ${company.name}.`
          : t`${who} already owns ${company.name}.`,
    'not-theirs': t`${who} has no role that may decide for ${company.name}. Give them one first: grant requester.`,
  }[kind];
  return noticeCard({
    title: t`Owner`,
    tone: kind === 'not-theirs' ? 'warning' : 'good',
    text,
    details: [
      ...(kind === 'set' && before !== null ? [t`Before it was ${before.name}.`] : []),
      ...passed,
      ...(kind === 'set'
        ? [
            mine
              ? t`All its renewals are yours from now on, and reminders mention you.`
              : t`All its renewals are theirs from now on, and reminders mention them.`,
          ]
        : []),
    ],
    ...(kind === 'not-theirs' ? { safe: t`Nothing was changed.` } : {}),
    suggestions: [{ title: t`Owners`, say: 'owners' }],
  });
};

export type OwnersInput = Readonly<{
  rows: readonly Readonly<{
    company: Pick<Company, 'name'> | null;
    owner: Person;
    setBy: Person;
    setAt: Instant;
    /** The owner no longer has a role for the company. */
    gone: boolean;
  }>[];
  /** Companies without an owner, among those shown. */
  without: number;
  /** Whose companies these are; null for all. */
  of: Person | null;
  page: number;
  say: string;
}>;

/** Who looks after which company; owners without a role first. */
export const ownersCard = (input: OwnersInput, show: Show): Plan =>
  inPages((size) => ownersPage(input, size, show));

const ownersPage = ({ rows, without, of, page, say }: OwnersInput, size: number, show: Show): Plan => {
  const sorted = rows.toSorted((a, b) => Number(b.gone) - Number(a.gone));
  const { rows: shown, range, pages } = pageOf(sorted, page, say, size);
  const gone = rows.filter((row) => row.gone).length;
  const row = ({ company, owner, setBy, setAt, gone: isGone }: OwnersInput['rows'][number]): ListRow => ({
    name: escapeText(company?.name ?? unknownCompany(), 60),
    lines: [
      ...(isGone ? [t`has no role for it any more: choose another owner`] : []),
      t`since ${date(setAt, show)}, by ${escapeText(setBy.name, 60)}`,
    ],
    figures: [escapeText(owner.name, 60)],
  });
  const title = of === null ? t`Owners` : t`Companies of ${escapeText(of.name, 60)}`;
  const ownedText = count(rows.length, 'company has an owner', 'companies have an owner');
  const none = of === null ? t`No company has an owner yet.` : t`They own no company yet.`;
  return list({
    title,
    speak: rows.length === 0 ? none : `${ownedText}.`,
    sentence:
      rows.length === 0
        ? none
        : [
            of === null ? ownedText : count(rows.length, 'company', 'companies'),
            ...(of === null && without > 0 ? [t`${count(without, 'company', 'companies')} without one`] : []),
            ...(gone > 0 ? [t`${count(gone, 'owner')} without a role`] : []),
          ].join(' · '),
    sections: rows.length === 0 ? [] : [{ heading: t`Companies`, caption: t`Owner`, rows: shown.map(row) }],
    total: { name: '', figures: [] },
    notes: [
      ...(range === '' ? [] : [range]),
      t`To give a company an owner, say for example: owner of Contoso is @Ann. To take it back: no owner for Contoso.`,
    ],
    asOf: '',
    pages,
    suggestions: [{ title: t`My renewals`, say: 'my renewals' }],
  });
};
