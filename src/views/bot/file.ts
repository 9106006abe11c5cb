import { count } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';

const names = {
  audit: 'Audit',
  renewals: 'Renewals',
  'price-rises': 'Price rises',
  margins: 'Margins',
  annual: 'Monthly or annual',
  orders: 'Orders',
  spend: 'Spend',
  usage: 'Usage',
  invoices: 'Invoices',
  invoice: 'Invoice',
  draft: 'Draft invoice',
  compare: 'Invoices compared',
  companies: 'Companies',
  subscriptions: 'Subscriptions',
  contacts: 'Contacts',
  portfolio: 'Subscriptions found',
  unused: 'Unused seats',
  products: 'Products',
  misunderstood: 'Misunderstood messages',
  mapped: 'What is mapped',
} as const;
type OfKind = Readonly<{ kind: keyof typeof names }>;

const titleOf = ({ kind }: OfKind): string => `${names[kind]} · CSV`;

/** A link to a file, which works for a limited time. `what` begins the title: "Audit". */
export const fileCard = ({
  kind,
  url,
  minutes,
}: OfKind & Readonly<{ url: string; minutes: number }>): Plan => ({
  template: 'download',
  filling: {
    speak: `The ${names[kind].toLowerCase()} as a file`,
    title: titleOf({ kind }),
    text: `The link works for ${count(minutes, 'minute')}, for anyone who has it. Do not share it.`,
    url,
  },
});

/** Why there is no file. Whoever runs the bot can fix the first two, the person who asks the last. */
const whys = {
  here: 'Here I can only send a link, and links need PUBLIC_URL, the bot’s https address. Ask me in our personal chat, or ask whoever runs the bot to set it.',
  'no-offer':
    'Bots cannot send files here, and links need PUBLIC_URL, the bot’s https address. Ask whoever runs the bot to set it.',
  'not-alone': 'This file is only for you. Ask me in our personal chat.',
} as const;

export const noFileCard = ({ kind, reason }: OfKind & Readonly<{ reason: keyof typeof whys }>): Plan =>
  noticeCard({ title: titleOf({ kind }), tone: 'warning', text: whys[reason] });

/** What Teams shows beside the buttons of an offer. */
export const fileOfferText = ({ kind }: OfKind): string => `${names[kind]} as CSV, for spreadsheets`;

/** Replaces "one moment" when the offer came late. */
export const fileOfferedCard = (of: OfKind): Plan =>
  noticeCard({ title: titleOf(of), tone: 'neutral', text: 'The file is ready below.' });

/** Replaces an offer once the file was sent. */
export const fileSentCard = ({ name }: Readonly<{ name: string }>): Plan =>
  noticeCard({ title: `Sent · ${name}`, tone: 'good', text: 'It is in your OneDrive files.' });

export const fileNotTakenCard = (): Plan =>
  noticeCard({
    title: 'Declined',
    tone: 'neutral',
    text: 'The file was not sent. Ask again when you need it.',
  });

const refusals = {
  'not-mine': 'This file was not offered to you.',
  expired: 'The offer has expired.',
  'not-allowed': 'Your role no longer allows it.',
} as const;

/** The offer stands for no file, at least not for this person now. */
export const fileRefusedCard = (reason: keyof typeof refusals): Plan =>
  fileNotSentCard({ text: refusals[reason], reference: null });

/** The file could not be made or sent; the reference finds the entry in the log. */
export const fileNotSentCard = ({
  text,
  reference,
}: Readonly<{ text: string; reference: string | null }>): Plan =>
  noticeCard({
    title: 'Not sent',
    tone: 'attention',
    text,
    safe: 'Ask for the file again.',
    ...(reference === null ? {} : { reference }),
  });

const troubles = {
  'not-read':
    'The bot has not read companies and subscriptions from Pax8 yet, so the file would be empty. Ask again in a few minutes.',
  'company-gone': 'This company is no longer at Pax8.',
  'nothing-to-compare': 'There are no longer two invoices to compare. Ask for the comparison again.',
} as const;

/** Why a file cannot be made, for whoever fetches it. */
export const fileTrouble = (reason: keyof typeof troubles): string => troubles[reason];
