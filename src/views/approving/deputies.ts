import type { Deputy, DeputyRefusal } from '../../core/approving/deputies.ts';
import type { Person } from '../../core/words/people.ts';
import { samePerson } from '../../core/words/people.ts';
import { pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { endOf, type Show } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard, notPossibleCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const listIt = texts({ title: msg`Deputies`, say: 'deputies' });
const safe = (): string => t`Nothing was changed.`;
const example = (): string => t`For example: my deputy is @Bo until Friday.`;
const name = ({ name: written }: Person): string => plainText(written, 60);

export const deputySetCard = (
  { deputy: { principal, deputy, until, by }, before }: Readonly<{ deputy: Deputy; before: Deputy | null }>,
  show: Show,
): Plan => {
  const own = samePerson(by, principal);
  return noticeCard({
    title: t`Deputy`,
    tone: 'good',
    text: own
      ? t`${name(deputy)} stands in for you until ${endOf(until, show)}.`
      : t`${name(deputy)} stands in for ${name(principal)} until ${endOf(until, show)}.`,
    details: [
      own
        ? t`${name(deputy)} can approve and reject what you could, and nothing else.`
        : t`${name(deputy)} can approve and reject what ${name(principal)} could, and nothing else.`,
      own
        ? t`Nobody approves their own request this way, and yours need someone else.`
        : t`Nobody approves their own request this way, and requests of ${name(principal)} need someone else.`,
      ...(before === null || samePerson(before.deputy, deputy)
        ? []
        : [t`${name(before.deputy)} no longer stands in.`]),
    ],
    suggestions: [
      listIt,
      { title: t`No deputy`, say: own ? 'no deputy' : `no deputy for ${principal.name}` },
    ],
  });
};

/** Sent to the deputy in their own chat. */
export const deputyToldCard = ({ principal, until, by }: Deputy, show: Show): Plan =>
  noticeCard({
    title: t`You stand in`,
    tone: 'neutral',
    text: t`You stand in for ${name(principal)} until ${endOf(until, show)}.`,
    details: [
      t`You can approve and reject requests that ${name(principal)} could. Cards and the audit say that you did it for ${name(principal)}.`,
      t`Said by ${name(by)}.`,
    ],
    suggestions: [{ title: t`Pending`, say: 'pending' }],
  });

const refusals: Readonly<Record<DeputyRefusal, (principal: string, deputy: string) => string>> = {
  'foreign-tenant': (_, deputy) => t`${deputy} belongs to another organisation.`,
  self: (principal) => t`${principal} cannot stand in for themselves.`,
  'not-own': (principal) => t`Only ${principal} or an admin says who stands in for ${principal}.`,
  'nothing-to-do': (principal) => t`${principal} is no approver, so there is nothing to do for them.`,
  'deputy-without-role': (_, deputy) => t`${deputy} has no role yet. An admin gives one first.`,
  over: () => t`That time has passed.`,
  'too-long': () => t`A deputy can stand in for a year at most.`,
};

export const deputyRefusedCard = ({
  reason,
  principal,
  deputy,
}: Readonly<{ reason: DeputyRefusal; principal: Person; deputy: Person }>): Plan =>
  notPossibleCard(refusals[reason](name(principal), name(deputy)), [listIt]);

/** The end is missing, or cannot be read. */
export const untilWhenCard = ({ written }: Readonly<{ written: string | null }>): Plan =>
  noticeCard({
    title: t`Until when?`,
    tone: 'warning',
    text:
      written === null ? t`A deputy needs an end.` : t`I do not know when “${plainText(written, 60)}” is.`,
    details: [t`Say a day or a time, such as until 15 December, until Friday or for 8 hours.`, example()],
    safe: safe(),
    suggestions: [listIt],
  });

export const deputyEndedCard = (
  input:
    | Readonly<{ kind: 'ended'; deputy: Deputy }>
    | Readonly<{ kind: 'nobody' | 'not-own'; principal: Person }>,
): Plan => {
  if (input.kind === 'ended')
    return noticeCard({
      title: t`No deputy`,
      tone: 'good',
      text: t`${name(input.deputy.deputy)} no longer stands in for ${name(input.deputy.principal)}.`,
      suggestions: [listIt],
    });
  return input.kind === 'nobody'
    ? noticeCard({
        title: t`No deputy`,
        tone: 'neutral',
        text: t`Nobody stands in for ${name(input.principal)}.`,
        details: [example()],
        suggestions: [listIt],
      })
    : notPossibleCard(refusals['not-own'](name(input.principal), ''), [listIt]);
};

export type DeputiesInput = Readonly<{ rows: readonly Deputy[]; page: number }>;

/** Who stands in for whom now. */
export const deputiesCard = ({ rows, page }: DeputiesInput, show: Show): Plan => {
  if (rows.length === 0)
    return noticeCard({
      title: t`Deputies`,
      tone: 'neutral',
      text: t`Nobody stands in for anybody.`,
      details: [example()],
      suggestions: [{ title: t`Roles`, say: 'roles' }],
    });
  const { rows: shown, range, pages } = pageOf(rows, page, 'deputies');
  return list({
    title: t`Deputies`,
    speak:
      rows.length === 1
        ? t`${rows.length} person stands in for somebody.`
        : t`${rows.length} people stand in for somebody.`,
    sentence: t`They approve and reject for whoever is away, and nothing else.`,
    sections: [
      {
        heading: t`Away`,
        caption: t`Deputy`,
        rows: shown.map(({ principal, deputy, until, by }) => ({
          name: escapeText(principal.name, 60),
          lines: [t`until ${endOf(until, show)}`, t`said by ${escapeText(by.name, 60)}`],
          figures: [escapeText(deputy.name, 60)],
        })),
      },
    ],
    total: { name: t`In all`, figures: [String(rows.length)] },
    notes: range === '' ? [] : [range],
    asOf: '',
    pages,
    suggestions: [{ title: t`Roles`, say: 'roles' }],
  });
};
