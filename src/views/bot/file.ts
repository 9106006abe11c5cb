import { count, lowered } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const names = texts({
  audit: msg`Audit`,
  renewals: msg`Renewals`,
  'price-rises': msg`Price rises`,
  margins: msg`Margins`,
  annual: msg`Monthly or annual`,
  orders: msg`Orders`,
  spend: msg`Spend`,
  usage: 'Usage',
  invoices: msg`Invoices`,
  invoice: msg`Invoice`,
  draft: msg`Draft invoice`,
  compare: msg`Invoices compared`,
  companies: msg`Companies`,
  subscriptions: msg`Subscriptions`,
  contacts: msg`Contacts`,
  portfolio: msg`Subscriptions found`,
  unused: msg`Unused seats`,
  products: msg`Products`,
  misunderstood: msg`Misunderstood messages`,
  mapped: msg`What is mapped`,
  month: msg`Invoice checked`,
  'what-changed': msg`What changed`,
  growth: msg`Seats over time`,
} as const);
type OfKind = Readonly<{ kind: keyof typeof names }>;

const titleOf = ({ kind }: OfKind): string => t`${names[kind]} · CSV`;

/** A link to a file, valid for a limited time. `what` begins the title: "Audit". */
export const fileCard = ({
  kind,
  url,
  minutes,
}: OfKind & Readonly<{ url: string; minutes: number }>): Plan => ({
  template: 'download',
  filling: {
    speak: t`The ${lowered(names[kind])} as a file`,
    title: titleOf({ kind }),
    text: t`The link works for ${count(minutes, 'minute')}, for anyone who has it. Do not share it.`,
    url,
  },
});

/** Why there is no file. Whoever runs the bot can fix the first two, the person who asks the last. */
const noFileReasons = texts({
  here: msg`Here I can only send a link, and links need PUBLIC_URL, the bot’s https address. Ask me in our personal chat, or ask whoever runs the bot to set it.`,
  'no-offer': msg`Bots cannot send files here, and links need PUBLIC_URL, the bot’s https address. Ask whoever runs the bot to set it.`,
  'not-alone': msg`This file is only for you. Ask me in our personal chat.`,
} as const);

export const noFileCard = ({
  kind,
  reason,
}: OfKind & Readonly<{ reason: keyof typeof noFileReasons }>): Plan =>
  noticeCard({ title: titleOf({ kind }), tone: 'warning', text: noFileReasons[reason] });

/** What Teams shows beside the buttons of an offer. */
export const fileOfferText = ({ kind }: OfKind): string => t`${names[kind]} as CSV, for spreadsheets`;

/** Replaces "one moment" when the offer came late. */
export const fileOfferedCard = (of: OfKind): Plan =>
  noticeCard({ title: titleOf(of), tone: 'neutral', text: t`The file is ready below.` });

/** Replaces an offer once the file was sent. */
export const fileSentCard = ({ name }: Readonly<{ name: string }>): Plan =>
  noticeCard({ title: t`Sent · ${name}`, tone: 'good', text: t`It is in your OneDrive files.` });

export const fileNotTakenCard = (): Plan =>
  noticeCard({
    title: t`Declined`,
    tone: 'neutral',
    text: t`The file was not sent. Ask again when you need it.`,
  });

const refusals = texts({
  'not-mine': msg`This file was not offered to you.`,
  expired: msg`The offer has expired.`,
  'not-allowed': msg`Your role no longer allows it.`,
} as const);

/** There is no file behind the offer, at least not for this person now. */
export const fileRefusedCard = (reason: keyof typeof refusals): Plan =>
  fileNotSentCard({ text: refusals[reason], reference: null });

/** The file could not be made or sent; the reference finds the entry in the log. */
export const fileNotSentCard = ({
  text,
  reference,
}: Readonly<{ text: string; reference: string | null }>): Plan =>
  noticeCard({
    title: t`Not sent`,
    tone: 'attention',
    text,
    safe: t`Ask for the file again.`,
    ...(reference === null ? {} : { reference }),
  });
