import type { Instant } from '../../core/words/instant.ts';
import { pageOf } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { count, date, type Show } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const listIt = texts({ title: msg`Organisations`, say: 'organisations' });
const how = (): string => t`Write a domain or a tenant id, as in: allow organisation fabrikam.com`;
const none = (): string => t`Guests and people of other organisations get no answer.`;

type Row = Readonly<{ organisation: string; by: string; at: Instant }>;

/** The organisations whose people may talk to the bot. */
export const organisationsCard = (
  { rows, page }: Readonly<{ rows: readonly Row[]; page: number }>,
  show: Show,
): Plan => {
  if (rows.length === 0)
    return noticeCard({ title: t`Organisations`, tone: 'neutral', text: none(), details: [how()] });
  const { rows: shown, range, pages } = pageOf(rows, page, 'organisations');
  return list({
    title: t`Organisations`,
    speak: t`${count(rows.length, 'other organisation')} allowed`,
    sentence: t`Their people may talk to me here, with the default role until an admin grants another.`,
    sections: [
      {
        heading: t`Organisation`,
        caption: t`Since`,
        rows: shown.map(({ organisation, by, at }) => ({
          name: escapeText(organisation, 80),
          lines: [t`allowed by ${escapeText(by, 60)}`],
          figures: [date(at, show)],
        })),
      },
    ],
    total: { name: t`In all`, figures: [String(rows.length)] },
    notes: range === '' ? [] : [range],
    asOf: '',
    pages,
    suggestions: [],
  });
};

export type OrganisationChanged = Readonly<{
  change: 'allowed' | 'allowed-already' | 'revoked' | 'not-allowed';
  organisation: string;
}>;

export const organisationCard = ({ change, organisation }: OrganisationChanged): Plan => {
  const name = plainText(organisation, 80);
  switch (change) {
    case 'allowed':
      return noticeCard({
        title: t`Organisation allowed`,
        tone: 'good',
        text: t`People of ${name} may talk to me here. They have the default role until an admin grants another.`,
        details: [t`Where they read along, costs are shown as to your own people.`],
        suggestions: [listIt],
      });
    case 'revoked':
      return noticeCard({
        title: t`Organisation not allowed any more`,
        tone: 'good',
        text: t`People of ${name} get no answer from now on.`,
        suggestions: [listIt],
      });
    case 'allowed-already':
      return noticeCard({
        title: t`Allowed already`,
        tone: 'neutral',
        text: t`People of ${name} may talk to me already.`,
        safe: t`Nothing was changed.`,
        suggestions: [listIt],
      });
    case 'not-allowed':
      return noticeCard({
        title: t`Not allowed before`,
        tone: 'neutral',
        text: t`${name} is not one of the allowed organisations.`,
        safe: t`Nothing was changed.`,
        suggestions: [listIt],
      });
  }
};

/** The sentence names no organisation, or nothing that proves one; `own`: it names this organisation itself. */
export const unclearOrganisationCard = (
  problem: Readonly<{ kind: 'none' } | { kind: 'own' } | { kind: 'not-one'; written: string }>,
): Plan =>
  noticeCard({
    title: t`Which organisation?`,
    tone: 'neutral',
    text:
      problem.kind === 'own'
        ? t`That is your own organisation. Its people may talk to me anyway.`
        : problem.kind === 'not-one'
          ? t`“${plainText(problem.written, 60)}” is no domain and no tenant id. ${how()}.`
          : `${how()}.`,
    safe: t`Nothing was changed.`,
    suggestions: [listIt],
  });
