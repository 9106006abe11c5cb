import type { Change } from '../../core/changes/change.ts';
import { askedTo, awaitsRequester } from '../../core/changes/change-facts.ts';
import { inPages, pageOf } from '../kit/buttons.ts';
import { escapeText, plainText, productText } from '../kit/escape.ts';
import { count, moment, number, relative, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { counted, t } from '../texts/t.ts';
import { bundleSentence, bundleTitle, companiesOf, sharedNotes } from './bundle.ts';
import { givenReasonFacts } from './change.ts';
import { approvalsText, changeSentence, stateOf } from './change-words.ts';
import { noteTexts, reasonTexts } from './outcome-words.ts';
import { pressData, vendorFacts } from './vendor-details.ts';

export type PendingInput = Readonly<{
  /** All waiting ones, the oldest first; `page` counts from 0. */
  changes: readonly Change[];
  /** They wait for a renewal, not for a decision. */
  planned?: boolean;
  page: number;
  say: string;
  /** The companies whose changes are wanted; absent for all. */
  companies?: readonly string[] | undefined;
  /** The change a button on this list was pressed for; `why` when the press did nothing. */
  done?: Readonly<{ change: Change; reason: string | undefined }>;
}>;

/** Fewer than in other lists: each entry is a decision with its own buttons. */
const onePage = 5;

export const pendingCard: View<PendingInput> = (input, show) =>
  inPages((size) => pendingPage(input, size, show), onePage);

const pendingPage = (
  { changes, planned = false, page, say, companies = [], done }: PendingInput,
  size: number,
  show: Show,
): Plan => {
  const shown = pageOf(leads(changes), page, say, size);
  const waiting = count(
    leads(changes.filter(({ state }) => state === 'pending')).length,
    'change waits',
    'changes wait',
  );
  const plans = count(leads(changes).length, 'change is planned', 'changes are planned');
  const unclear = changes.filter(({ state }) => state === 'needs-check').length;
  const news = done === undefined || done.change.state === 'pending' ? '' : doneText(done.change, show);
  const entries = shown.rows.map((change) => entry(change, changes, show));
  const repeated = repeatedIn(entries.map(({ small }) => small));
  const reason =
    done?.reason === undefined
      ? ''
      : `${escapeText(done.change.companyName)}: ${escapeText(done.reason, 300)}`;
  if (changes.length === 0 && done === undefined) {
    return noticeCard({
      title: planned ? t`Planned` : t`Pending`,
      tone: 'good',
      text: planned
        ? t`No change is planned for a renewal.`
        : companies.length === 0
          ? t`Nothing waits for a decision.`
          : t`Nothing of ${namesOf(companies)} waits for a decision.`,
      suggestions: [{ title: t`Renewals`, say: 'renewals next 30 days' }],
    });
  }
  return {
    template: 'pending',
    filling: {
      speak: plainText(planned ? plans : t`${waiting} for a decision.`),
      title: planned ? t`Planned` : t`Pending`,
      sentence: [
        planned ? plans : t`${waiting} for a decision`,
        ...(companies.length > 0 ? [namesOf(companies)] : []),
        ...(unclear > 0 ? [counted('{n, plural, other {# being checked at Pax8}}', { n: unclear })] : []),
      ].join(' · '),
      news,
      reason,
      entries: entries.map(({ lines, small, ...rest }) => ({
        ...rest,
        lines: [...lines, ...small.filter((note) => !repeated.has(note))],
      })),
      notes: [...repeated].map(
        ([note, times]) => t`For ${times === entries.length ? t`all` : number(times)} of these: ${note}`,
      ),
      range: shown.range,
      pages: shown.pages,
      buttons: [],
    },
  };
};

/** What is in more than one of the lists, and in how many. */
const repeatedIn = (lists: readonly (readonly string[])[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const note of lists.flatMap((list) => [...new Set(list)])) times.set(note, (times.get(note) ?? 0) + 1);
  return new Map([...times].filter(([, n]) => n > 1));
};

const mostNamed = 3;

const namesOf = (companies: readonly string[]): string => {
  const named = companies.slice(0, mostNamed).map((name) => plainText(name, 60));
  const others = companies.length - named.length;
  return others === 0
    ? named.join(t` and `)
    : t`${named.join(t` and `)} and ${count(others, 'other', 'others')}`;
};

const doneText = (change: Change, show: Show): string =>
  `${stateOf(change).word}: ${escapeText(change.companyName)}, ${changeSentence(change, show)}`;

/** One entry for the lines of a bundle. */
const leads = (changes: readonly Change[]): readonly Change[] => {
  const seen = new Set<string>();
  return changes.filter(({ bundle, state }) => {
    if (bundle === null) return true;
    const key = `${bundle.id} ${state}`;
    return !seen.has(key) && seen.add(key);
  });
};

/** Lines of several renewals may be of several companies. */
const lineText = (line: Change, show: Show): string =>
  line.bundle?.kind === 'renewals'
    ? `${escapeText(line.companyName, 50)} · ${changeSentence(line, show)}`
    : changeSentence(line, show);

const entry = (change: Change, changes: readonly Change[], show: Show) => {
  const bundleId = change.bundle?.id ?? null;
  const lines =
    bundleId === null
      ? []
      : changes.filter((line) => line.bundle?.id === bundleId && line.state === change.state);
  const asked = askedTo(change);
  const { word, colour } = stateOf(change);
  const approvals = approvalsText(change);
  const askedBy = t`Asked by ${escapeText(change.requestedBy.name, 60)} · ${moment(change.requestedAt, show)}`;
  return {
    title: escapeText(companiesOf([change, ...lines])),
    state: word,
    colour,
    sentence:
      lines.length === 0 ? changeSentence(change, show) : `${bundleTitle(lines)}: ${bundleSentence(lines)}`,
    lines: [
      ...lines.map((line) => lineText(line, show)),
      change.state === 'pending' ? t`${askedBy} · expires ${relative(change.expiresAt, show)}` : askedBy,
      ...(approvals === '' || change.state !== 'pending' ? [] : [t`Approvals: ${approvals}`]),
      ...(asked === null ? [] : [t`Asked for ${number(asked)} seats`]),
      ...givenReasonFacts(change).map(({ label, value }) => `${label}: ${value}`),
      ...(lines.length === 0 ? [change] : lines).flatMap((line) =>
        vendorFacts(line).map(({ label, value }) => `${label}: ${value}`),
      ),
    ],
    /** Why it needs approval, and notes; nothing once it is decided. */
    small:
      change.state === 'pending'
        ? [
            ...[
              ...new Set((lines.length === 0 ? [change] : lines).flatMap((line) => reasonTexts(line, show))),
            ]
              .slice(0, 2)
              .map((text) => escapeText(text, 160)),
            ...notesOf(change, lines, show),
          ]
        : [],
    id: bundleId ?? change.id,
    approveData: {
      ...pressData(bundleId ?? change.id, lines.length === 0 ? [change] : lines),
      list: 'pending',
    },
    approveVerb: bundleId === null ? 'approve' : 'approve-bundle',
    rejectVerb: bundleId === null ? 'reject' : 'reject-bundle',
    canDecide: change.state === 'pending' && !awaitsRequester(change),
  };
};

/** The notes of a change; for several lines, those that hold for all, then each line's own, by product. */
const notesOf = (change: Change, lines: readonly Change[], show: Show): string[] => {
  const text = (note: string): string => escapeText(note, 160);
  const shared = lines.length < 2 ? noteTexts(change, show) : sharedNotes(lines, show);
  const own =
    lines.length < 2
      ? []
      : lines.flatMap((line) =>
          noteTexts(line, show)
            .filter((note) => !shared.includes(note))
            .slice(0, 2)
            .map((note) => `${productText(line.productName, 60)}: ${text(note)}`),
        );
  return [...shared.slice(0, 3).map(text), ...own.slice(0, 6)];
};
