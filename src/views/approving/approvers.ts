import type { NamedApprovers } from '../../core/rules/policy.ts';
import type { Person } from '../../core/words/people.ts';
import { pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard, notPossibleCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const listIt = texts({ title: msg`Approvers`, say: 'approvers' });
const example = (): string => t`An admin says, for example: approvers for Contoso are @Bo and @Cy.`;
const name = (written: string): string => plainText(written, 60);

const namesOf = (people: readonly Person[]): string => {
  const names = people.map((person) => name(person.name));
  return names.length < 2 ? names.join('') : t`${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};

export type ApproversSaved = NamedApprovers &
  Readonly<{
    before: readonly Person[] | null;
    /** Why it was not saved: too many, or as a sentence; null when it was. */
    problem: string | null;
  }>;

export const approversSavedCard = ({ companyName, people, before, problem }: ApproversSaved): Plan => {
  const company = name(companyName);
  if (problem !== null)
    return notPossibleCard(
      problem === 'too-many' ? t`At most 10 people can be named for a company, and 500 companies.` : problem,
      [listIt],
    );
  if (people.length === 0)
    return noticeCard({
      title: t`Approvers`,
      tone: before === null ? 'neutral' : 'good',
      text:
        before === null
          ? t`Nobody is named for ${company}.`
          : t`Nobody is named for ${company} any more. Whoever has the role may approve.`,
      suggestions: [listIt],
    });
  return noticeCard({
    title: t`Approvers`,
    tone: 'good',
    text: t`Only ${namesOf(people)} may approve for ${company}.`,
    details: [
      t`Other approvers and admins cannot. It also holds for requests that wait, and when an approved change is sent.`,
      ...(people.length === 1
        ? [t`A change that needs two approvals, or that ${namesOf(people)} asks for, needs a second name.`]
        : []),
      ...(before === null ? [] : [t`Before: ${namesOf(before)}.`]),
    ],
    suggestions: [listIt, { title: t`Policy`, say: 'policy' }],
  });
};

/** The named person could not approve anything. */
export const notNamedCard = ({ who, company }: Readonly<{ who: Person; company: string }>): Plan =>
  notPossibleCard(
    t`${name(who.name)} is no approver for ${name(company)}. Grant the role first.`,
    [{ title: t`Roles`, say: 'roles' }],
    [t`For example: grant approver to @${name(who.name)} for ${name(company)}.`],
  );

export type ApproversInput = Readonly<{
  rows: readonly NamedApprovers[];
  /** The one company asked for. */
  about: string | null;
  page: number;
}>;

/** The companies for which somebody is named. */
export const approversCard = ({ rows, about, page }: ApproversInput): Plan => {
  if (rows.length === 0)
    return noticeCard({
      title: t`Approvers`,
      tone: 'neutral',
      text:
        about === null
          ? t`Nobody is named. Whoever has the role may approve.`
          : t`Nobody is named for ${name(about)}. Whoever has the role may approve.`,
      details: [example()],
      suggestions: [{ title: t`Roles`, say: 'roles' }],
    });
  const { rows: shown, range, pages } = pageOf(rows, page, 'approvers');
  return list({
    title: t`Approvers`,
    speak: t`${count(rows.length, 'company', 'companies')} with named approvers.`,
    sentence: t`Nobody else may approve for these companies, admins neither.`,
    sections: [
      {
        heading: t`Company`,
        caption: t`May approve`,
        rows: shown.map(({ companyName, people }) => ({
          name: escapeText(companyName, 60),
          lines: [],
          figures: [people.map((person) => escapeText(person.name, 40)).join(', ')],
        })),
      },
    ],
    total: { name: t`In all`, figures: [String(rows.length)] },
    notes: range === '' ? [] : [range],
    asOf: '',
    pages,
    suggestions: [
      { title: t`Roles`, say: 'roles' },
      { title: t`Policy`, say: 'policy' },
    ],
  });
};
