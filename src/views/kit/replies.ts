import type { MissingRole } from '../../core/rules/permissions.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Failure } from '../../core/words/failure.ts';
import type { Instant } from '../../core/words/instant.ts';
import { t } from '../texts/t.ts';
import { chooseCard } from './choose.ts';
import { failureText } from './failure-text.ts';
import { count, type Show } from './format.ts';
import { noticeCard } from './notice.ts';
import type { Plan } from './plan.ts';

const detailOf = (say: string): string => {
  if (say === 'help') return t`Everything you can say`;
  return say.startsWith('help ') ? t`How to say it` : '';
};

/** The bot did not understand: offers the most similar look-ups, and help. */
export const notUnderstoodCard = (nearest: readonly string[]): Plan =>
  chooseCard({
    title: t`I did not understand that`,
    sentence: t`The nearest that I know:`,
    button: t`Say it`,
    choices: [...nearest.filter((say) => say !== 'help').slice(0, 3), 'help'].map((say) => ({
      label: say,
      detail: detailOf(say),
      say,
    })),
  });

/** The message held only a quotation. */
export const onlyQuotedCard = (): Plan =>
  noticeCard({
    title: t`Only a quote`,
    tone: 'neutral',
    text: t`I read only what you write yourself, not quotes, forwarded messages or code.`,
    suggestions: [{ title: t`Help`, say: 'help' }],
  });

export const missingRoleText = ({ role, needed, elsewhere }: MissingRole): string => {
  if (elsewhere)
    return t`This needs the role ${needed} here. Yours is for other companies. An admin can change it.`;
  return role === 'none'
    ? t`You have no role in this bot yet. An admin can give you one.`
    : t`This needs the role ${needed}. Yours is ${role}. An admin can change it.`;
};

/** The person's role is not enough. */
export const missingRoleCard = (missing: MissingRole): Plan => notAllowedCard(missingRoleText(missing));

/** The answer would show what the partner pays or earns. */
export const noCostsCard = ({ scope }: Pick<Conversation, 'scope'>): Plan =>
  noticeCard({
    title: t`Prices only`,
    tone: 'neutral',
    text:
      scope === 'personal'
        ? t`This shows what you pay Pax8, or what you earn. Your role sees prices only. An admin can change it.`
        : t`This shows what you pay Pax8, or what you earn. Your role sees prices only, or people of other organisations read along here.`,
    suggestions: [{ title: t`Who am I?`, say: 'whoami' }],
  });

export const outsiderText = (): string =>
  t`You are from another organisation. I answer you once an admin here has allowed it.`;

/** For people of other organisations, who learn nothing more. */
export const outsiderCard = (): Plan =>
  noticeCard({
    title: t`Not for guests`,
    tone: 'neutral',
    text: outsiderText(),
    safe: t`Nothing was changed.`,
    suggestions: [],
  });

/** What somebody may not do; `text` says why. */
export const notAllowedCard = (text: string): Plan =>
  noticeCard({
    title: t`Not allowed`,
    tone: 'attention',
    text,
    safe: t`Nothing was changed.`,
    suggestions: [{ title: t`Who am I?`, say: 'whoami' }],
  });

/** A private request would have no witness, and nobody to approve it. */
export const notPrivatelyCard = (): Plan =>
  noticeCard({
    title: t`Ask for changes openly`,
    tone: 'neutral',
    text: t`Only you and I see this message, and here I only answer questions. For changes and settings write my name in front, or write in our chat.`,
    safe: t`Nothing was changed.`,
  });

/** For the time before the first portfolio is loaded; `trouble`: why it could not be read. */
export const notReadyCard = (trouble: Readonly<{ reason: Failure | null }> | null): Plan =>
  noticeCard({
    title: trouble === null ? t`One moment` : t`Pax8 cannot be read`,
    tone: 'warning',
    text:
      trouble !== null
        ? t`${trouble.reason === null ? '' : failureText(trouble.reason)} The bot could not read companies and subscriptions from Pax8 yet. It keeps trying.`.trim()
        : t`The bot is reading companies and subscriptions from Pax8 for the first time. Ask again in a minute.`,
    suggestions: [{ title: t`Status`, say: 'status' }],
  });

/** Posted when an answer takes long; the answer then replaces it. */
export const workingCard = (): Plan =>
  noticeCard({
    title: t`One moment`,
    tone: 'neutral',
    text: t`Asking Pax8. The answer will appear here.`,
  });

export type Failed = Readonly<{
  text: string;
  reference: string;
  /** Pax8's own words, unchanged. */
  said?: string | null;
  asOf: Instant | null;
}>;

/** A failure that has no words of its own. */
export const unexpectedText = (): string => t`Something went wrong on my side.`;

export const failedCard = ({ text, reference, said = null, asOf }: Failed, show: Show): Plan =>
  noticeCard(
    {
      title: t`That did not work`,
      tone: 'attention',
      text,
      safe: t`Nothing was changed.`,
      reference,
      details: [
        ...(said === null ? [] : [t`Pax8 says: ${said}`]),
        ...(asOf === null ? [] : [t`Look-ups still work, with the data below.`]),
      ],
      ...(asOf === null ? {} : { asOf }),
      suggestions: [{ title: t`Status`, say: 'status' }],
    },
    show,
  );

/** The bot's own memory is away, so nothing can be recorded or begun. */
export const notRecordedCard = ({ reference }: Pick<Failed, 'reference'>): Plan =>
  noticeCard({
    title: t`Not recorded`,
    tone: 'attention',
    text: t`I cannot use my memory right now, so this was neither recorded nor looked up. Ask again in a minute.`,
    safe: t`Nothing was changed.`,
    reference,
    details: [
      t`Lists of companies, subscriptions and renewals still work. If this stays so, tell whoever runs the bot.`,
    ],
    suggestions: [{ title: t`Status`, say: 'status' }],
  });

export type Refreshed = Readonly<{
  companies: number;
  subscriptions: number;
  unreadable: number;
  /** Null when nothing was read, because the last read is less than a minute old. */
  tookMs: number | null;
}>;

export const refreshedCard = ({ companies, subscriptions, unreadable, tookMs }: Refreshed): Plan =>
  noticeCard({
    title: subscriptions === 0 ? t`Pax8 shows no subscriptions` : t`Refreshed`,
    tone: unreadable > 0 || subscriptions === 0 ? 'warning' : 'good',
    text: t`Read ${count(companies, 'company', 'companies')} and ${count(subscriptions, 'subscription')} from Pax8 ${took(tookMs)}.`,
    details: [
      ...(unreadable > 0
        ? [t`${count(unreadable, 'row')} could not be read and may be missing in the lists.`]
        : []),
      ...(subscriptions === 0
        ? [t`If the account has subscriptions, check whose Pax8 credentials the bot has.`]
        : []),
    ],
    suggestions: [{ title: t`Companies`, say: 'companies' }],
  });

const took = (ms: number | null): string => {
  if (ms === null) return t`less than a minute ago`;
  return ms < 1000 ? t`in under a second` : t`in ${count(Math.round(ms / 1000), 'second')}`;
};
