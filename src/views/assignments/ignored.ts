import type { IgnoredEntry } from '../../core/ports/assignment-memory.ts';
import { inPages, pageOf } from '../kit/buttons.ts';
import { chooseCard } from '../kit/choose.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { count, date, type Show } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

type Named = Pick<IgnoredEntry, 'productName' | 'companyName'>;

const everywhere = (): string => t`all companies`;
/** "Exchange Online Kiosk at Contoso", "Exchange Online Kiosk at all companies". */
const whatText = ({ productName, companyName }: Named): string =>
  t`${productPlain(productName, 80)} at ${companyName === null ? everywhere() : plainText(companyName, 60)}`;

const sentenceOf = (verb: 'ignore' | 'stop ignoring', { productName, companyName }: Named): string =>
  companyName === null ? `${verb} ${productName}` : `${verb} ${productName} at ${companyName}`;

const listIt = texts({ title: msg`What is ignored`, say: 'ignored' });

export const nowIgnoredCard = ({ entry, before }: Readonly<{ entry: Named; before: boolean }>): Plan =>
  noticeCard({
    title: before ? t`Ignored already` : t`Ignored`,
    tone: 'good',
    text: t`Seats of ${whatText(entry)} that nobody uses no longer count.`,
    details: [
      t`It holds for good and for everyone here, in the list of unused seats and in what today needs.`,
      t`The seats stay as they are, and so does what they cost.`,
    ],
    suggestions: [{ title: t`Stop ignoring it`, say: sentenceOf('stop ignoring', entry) }, listIt],
  });

export const countedAgainCard = ({ entries }: Readonly<{ entries: readonly Named[] }>): Plan =>
  noticeCard({
    title: t`No longer ignored`,
    tone: 'good',
    text: t`Seats of ${entries.map(whatText).join(t`, and of `)} count again.`,
    suggestions: [{ title: t`Unused`, say: 'unused' }, listIt],
  });

/** Why nothing was ignored, or counted again. */
export type NotIgnored = Readonly<{
  kind: 'no-product' | 'not-held' | 'not-ignored' | 'all-companies';
  text: string;
  company: string | null;
}>;

const reasons: Readonly<Record<NotIgnored['kind'], (of: NotIgnored) => string>> = {
  'no-product': () => t`Which product? Say it with its company, or alone for all companies.`,
  'not-held': ({ text, company }) =>
    company === null
      ? t`No company has “${plainText(text, 80)}”.`
      : t`${plainText(company, 60)} has no “${plainText(text, 80)}”.`,
  'not-ignored': ({ text, company }) =>
    company === null
      ? t`“${plainText(text, 80)}” is not ignored.`
      : t`“${plainText(text, 80)}” is not ignored at ${plainText(company, 60)}.`,
  'all-companies': () => t`Your role is for some companies only. Say at which of them.`,
};

export const notIgnoredCard = (problem: NotIgnored): Plan =>
  noticeCard({
    title: t`Nothing changed`,
    tone: 'warning',
    text: reasons[problem.kind](problem),
    details: [t`For example: ignore Exchange Online Kiosk at the company’s name.`],
    suggestions: [listIt],
  });

/** Several products have this name. Each choice ignores one. */
export const whichIgnoredCard = ({
  text,
  choices,
}: Readonly<{ text: string; choices: readonly Named[] }>): Plan =>
  chooseCard({
    title: t`Which product?`,
    sentence: t`Several fit “${plainText(text, 60)}”. Nothing is ignored yet.`,
    button: t`Ignore`,
    choices: choices.slice(0, 8).map((choice) => ({
      label: productPlain(choice.productName, 80),
      detail: choice.companyName === null ? everywhere() : plainText(choice.companyName, 60),
      say: sentenceOf('ignore', choice),
    })),
  });

export type IgnoredInput = Readonly<{
  entries: readonly IgnoredEntry[];
  /** Whether the viewer may change it. */
  mayChange: boolean;
  page: number;
}>;

/** Each row has its button. */
const rowsOnPage = 4;

/** What does not count as unused, who said so, and a button that takes it back. */
export const ignoredCard: View<IgnoredInput> = (input, show) =>
  inPages((size) => ignoredPage(input, size, show), rowsOnPage);

const ignoredPage = ({ entries, mayChange, page }: IgnoredInput, size: number, show: Show): Plan => {
  const rule = t`Free licences, and those for servers or a whole tenant, are left out by themselves.`;
  if (entries.length === 0)
    return noticeCard({
      title: t`Ignored`,
      tone: 'neutral',
      text: t`Nothing is ignored: all seats that nobody uses count.`,
      details: [rule, t`Leave one out: ignore Exchange Online Kiosk at the company’s name.`],
      suggestions: [{ title: t`Unused`, say: 'unused' }],
    });
  const shown = pageOf(entries, page, 'ignored', size);
  return list({
    title: t`Ignored`,
    speak: count(entries.length, 'ignored product'),
    sentence: [t`Their unused seats do not count`, shown.range].filter((part) => part !== '').join(' · '),
    sections: [
      {
        heading: t`Product`,
        caption: '',
        rows: shown.rows.map(({ productName, companyName, by, at }) => ({
          name: productText(productName, 80),
          lines: [
            companyName === null ? everywhere() : escapeText(companyName, 60),
            `${escapeText(by.name, 60)} · ${date(at, show)}`,
          ],
          figures: [],
        })),
      },
    ],
    total: { name: '', figures: [] },
    notes: [rule],
    asOf: '',
    pages: shown.pages,
    suggestions: mayChange
      ? shown.rows.map((entry) => ({
          title: t`Count ${whatText(entry)}`.slice(0, 60),
          say: sentenceOf('stop ignoring', entry),
        }))
      : [],
  });
};
