import type { IgnoredEntry } from '../../core/ports/assignment-memory.ts';
import { inPages, pageOf } from '../kit/buttons.ts';
import { chooseCard } from '../kit/choose.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { count, date, type Show } from '../kit/format.ts';
import { list } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';

type Named = Pick<IgnoredEntry, 'productName' | 'companyName'>;

const everywhere = 'all companies';
/** "Exchange Online Kiosk at Contoso", "Exchange Online Kiosk at all companies". */
const whatText = ({ productName, companyName }: Named): string =>
  `${productPlain(productName, 80)} at ${companyName === null ? everywhere : plainText(companyName, 60)}`;

const sentenceOf = (verb: 'ignore' | 'stop ignoring', { productName, companyName }: Named): string =>
  `${verb} ${productName}${companyName === null ? '' : ` at ${companyName}`}`;

const listIt = { title: 'What is ignored', say: 'ignored' };

export const nowIgnoredCard = ({ entry, before }: Readonly<{ entry: Named; before: boolean }>): Plan =>
  noticeCard({
    title: before ? 'Ignored already' : 'Ignored',
    tone: 'good',
    text: `Seats of ${whatText(entry)} that nobody uses no longer count.`,
    details: [
      'It holds for good and for everyone here, in the list of unused seats and in what today needs.',
      'The seats stay as they are, and so does what they cost.',
    ],
    suggestions: [{ title: 'Stop ignoring it', say: sentenceOf('stop ignoring', entry) }, listIt],
  });

export const countedAgainCard = ({ entries }: Readonly<{ entries: readonly Named[] }>): Plan =>
  noticeCard({
    title: 'No longer ignored',
    tone: 'good',
    text: `Seats of ${entries.map(whatText).join(', and of ')} count again.`,
    suggestions: [{ title: 'Unused', say: 'unused' }, listIt],
  });

/** Why nothing was ignored, or counted again. */
export type NotIgnored = Readonly<{
  kind: 'no-product' | 'not-held' | 'not-ignored' | 'all-companies';
  text: string;
  company: string | null;
}>;

const reasons: Readonly<Record<NotIgnored['kind'], (of: NotIgnored) => string>> = {
  'no-product': () => 'Which product? Say it with its company, or alone for all companies.',
  'not-held': ({ text, company }) =>
    company === null
      ? `No company has “${plainText(text, 80)}”.`
      : `${plainText(company, 60)} has no “${plainText(text, 80)}”.`,
  'not-ignored': ({ text, company }) =>
    `“${plainText(text, 80)}” is not ignored${company === null ? '' : ` at ${plainText(company, 60)}`}.`,
  'all-companies': () => 'Your role is for some companies only. Say at which of them.',
};

export const notIgnoredCard = (why: NotIgnored): Plan =>
  noticeCard({
    title: 'Nothing changed',
    tone: 'warning',
    text: reasons[why.kind](why),
    details: ['For example: ignore Exchange Online Kiosk at the company’s name.'],
    suggestions: [listIt],
  });

/** Several products are called so. Each choice ignores one. */
export const whichIgnoredCard = ({
  text,
  choices,
}: Readonly<{ text: string; choices: readonly Named[] }>): Plan =>
  chooseCard({
    title: 'Which product?',
    sentence: `Several fit “${plainText(text, 60)}”. Nothing is ignored yet.`,
    button: 'Ignore',
    choices: choices.slice(0, 8).map((choice) => ({
      label: productPlain(choice.productName, 80),
      detail: choice.companyName === null ? everywhere : plainText(choice.companyName, 60),
      say: sentenceOf('ignore', choice),
    })),
  });

export type IgnoredInput = Readonly<{
  entries: readonly IgnoredEntry[];
  /** Whether whoever looks may change it. */
  mayChange: boolean;
  page: number;
}>;

/** Each row has its button. */
const rowsOnPage = 4;

/** What is left out of unused seats, who chose so, and a button that takes it back. */
export const ignoredCard: View<IgnoredInput> = (input, show) =>
  inPages((size) => ignoredPage(input, size, show), rowsOnPage);

const ignoredPage = ({ entries, mayChange, page }: IgnoredInput, size: number, show: Show): Plan => {
  const rule = 'Free licences, and those for servers or a whole tenant, are left out by themselves.';
  if (entries.length === 0)
    return noticeCard({
      title: 'Ignored',
      tone: 'neutral',
      text: 'Nothing is ignored: all seats that nobody uses count.',
      details: [rule, 'Leave one out: ignore Exchange Online Kiosk at the company’s name.'],
      suggestions: [{ title: 'Unused', say: 'unused' }],
    });
  const shown = pageOf(entries, page, 'ignored', size);
  return list({
    title: 'Ignored',
    speak: count(entries.length, 'ignored product'),
    sentence: ['Their unused seats do not count', shown.range].filter((part) => part !== '').join(' · '),
    sections: [
      {
        heading: 'Product',
        caption: '',
        rows: shown.rows.map(({ productName, companyName, by, at }) => ({
          name: productText(productName, 80),
          lines: [
            companyName === null ? everywhere : escapeText(companyName, 60),
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
          title: `Count ${whatText(entry)}`.slice(0, 60),
          say: sentenceOf('stop ignoring', entry),
        }))
      : [],
  });
};
