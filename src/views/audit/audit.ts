import { auditFacts } from '../../core/audit/audit-facts.ts';
import type { AuditCheck, AuditFlaw, AuditRecord } from '../../core/audit/audit-memory.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Deed } from '../../core/understanding/intent.ts';
import { inPages, type PageButton, sayButtons } from '../kit/buttons.ts';
import { escapeText, paragraphs, plainText, sentenceText } from '../kit/escape.ts';
import { count, moment, type Show } from '../kit/format.ts';
import { deedWords } from '../kit/notes.ts';
import { noticeCard } from '../kit/notice.ts';
import { periodText } from '../kit/period-text.ts';
import type { Plan, View } from '../kit/plan.ts';
import { notAllowedCard } from '../kit/replies.ts';
import { msg, t, texts } from '../texts/t.ts';
import { entryLines, entryText, entryWhen } from './audit-words.ts';

export type AuditInput = Readonly<{
  /** Newest first. */
  records: readonly AuditRecord[];
  /** What they are about, in a person's words; null for everything. */
  about: string | null;
  /** Whose entries, when both a person and a company are asked about. */
  also?: string | null;
  /** What was done, when that is asked about. */
  deed?: Deed | null;
  /** The period asked about, in words. */
  period: string | null;
  /** The sentence that shows this card again. */
  say: string;
  /** Whether there are older and newer entries. */
  older: boolean;
  newer: boolean;
}>;

/** The newest decisions, or older ones: a page is the number of the entry above it. */
export const auditCard: View<AuditInput> = (input, show) => inPages((size) => auditPage(input, size, show));

const auditPage = (
  { records: all, about, also = null, deed = null, period, say, older, newer }: AuditInput,
  size: number,
  show: Show,
): Plan => {
  const records = all.slice(0, size);
  const done = deed === null ? null : (deedWords[deed] ?? null);
  const when = period === null ? null : periodText(period);
  const named = [about, also, done, when].filter((part) => part !== null);
  const title = [t`Audit`, ...named.map((part) => escapeText(part))].join(' · ');
  if (records.length === 0)
    return noticeCard({
      title: [t`Audit`, ...named.map((part) => plainText(part))].join(' · '),
      tone: 'neutral',
      text:
        period === null && also === null && deed === null
          ? t`Nothing is recorded yet.`
          : period === null
            ? t`Nothing of this is recorded.`
            : t`Nothing is recorded for this time.`,
      ...(named.length === 0 ? {} : { suggestions: [{ title: t`All of the audit`, say: 'audit' }] }),
    });
  const last = records.at(-1)?.seq ?? 0;
  const first = records[0]?.seq ?? last;
  const entries = records.map((record) => {
    const facts = auditFacts(record);
    return {
      text: entryText(record, facts, show),
      when: entryWhen(record, show),
      details: `details-${record.seq}`,
      more: paragraphs(entryLines(record, facts, show)),
    };
  });
  const sentence = sentenceText(say);
  const pages: PageButton[] = [
    ...(older || records.length < all.length ? [{ title: t`Older`, say: sentence, page: last }] : []),
    ...(newer ? [{ title: t`Newest`, say: sentence, page: 0 }] : []),
  ];
  return {
    template: 'audit',
    filling: {
      speak: plainText(t`Audit: ${count(records.length, 'entry', 'entries')}`),
      title,
      sentence: first === last ? t`Entry ${last}` : t`Entries ${last}–${first}, newest first`,
      entries,
      details: entries.filter(({ more }) => more !== '').map(({ details }) => details),
      pages,
      buttons: sayButtons([
        { title: t`Check the chain`, say: 'audit verify' },
        { title: t`Export as CSV`, say: about === null ? 'audit csv' : `audit csv ${about}` },
      ]).map((button) => ({ ...button, mode: 'secondary' as const })),
    },
  };
};

const broken: Readonly<Record<AuditFlaw, string>> = texts({
  missing: msg`is missing`,
  changed: msg`was changed after it was written`,
  unchained: msg`does not follow from the one before it`,
  unsealed: msg`is not sealed with the bot’s key: the audit was cut or rewritten`,
  'not-as-noted': msg`is not the one that the bot noted outside the database: the audit was rewritten`,
});

/** With a role for some companies only, nobody may read the audit of all. */
export const auditOfAllRefusedCard = (): Plan =>
  notAllowedCard(t`Your role covers only some companies. Ask for the audit of one of them.`);

type Intact = Extract<AuditCheck, { kind: 'intact' }>;

/** What the check proves, and since when. */
const proofLines = ({ sealed, otherKey, noted }: Intact, show: Show): string[] => [
  sealed === null
    ? t`Not sealed: no AUDIT_KEY is set, so who can write to the database could write the whole audit anew.`
    : t`Sealed since entry ${sealed.from}, ${moment(sealed.since, show)}: from there on nobody without the bot’s key can change, add or take out entries unseen, except from the end.`,
  ...(otherKey === 0
    ? []
    : [
        t`${count(otherKey, 'entry was', 'entries were')} sealed with another key. Only their chain was checked.`,
      ]),
  noted === null
    ? t`Nothing is noted outside the database: whether the newest entries were cut off only shows beside what the bot has sent out.`
    : t`Since ${moment(noted.since, show)} nothing was cut off or rewritten, up to entry ${noted.seq}: it agrees with what the bot notes outside the database. Of the time before, this proves nothing.`,
];

export const auditCheckCard: View<AuditCheck> = (check, show) => {
  if (check.kind === 'broken')
    return noticeCard({
      title: t`Audit · THE CHAIN IS BROKEN`,
      tone: 'attention',
      text: t`Entry ${check.seq} ${broken[check.reason]}. You cannot rely on it or on later entries.`,
      details: [
        t`Someone changed the database outside the bot, or an older copy was put in its place. Keep the database as it is and compare it with a backup.`,
      ],
    });
  if (check.lastHash === null)
    return noticeCard({
      title: t`Audit · no entries`,
      tone: 'warning',
      text: t`This proves nothing. If there were entries before, they were deleted, or this is another database.`,
    });
  return noticeCard({
    title: t`Audit · chain intact`,
    tone: 'good',
    text: t`${count(check.entries, 'entry', 'entries')}, each chained to the one before.`,
    details: [...proofLines(check, show), t`Last hash ${check.lastHash.slice(0, 16)}`],
  });
};

/** The name fits nothing and nobody, or several. */
export const auditOfNobodyCard = (
  found:
    | Readonly<{ kind: 'several'; text: string; names: readonly string[] }>
    | Readonly<{ kind: 'none'; text: string; nearest: readonly Company[] }>,
): Plan => {
  const names = found.kind === 'several' ? found.names : found.nearest.map(({ name }) => name);
  const written = plainText(found.text, 60);
  return noticeCard({
    title: t`Audit`,
    tone: 'warning',
    text:
      found.kind === 'several'
        ? t`“${written}” can mean several. Which one?`
        : t`I know no company, person or request called “${written}”.`,
    suggestions: names.slice(0, 3).map((name) => ({ title: name, say: `audit ${name}` })),
  });
};
