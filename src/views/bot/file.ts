import { count } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';

const names = {
  audit: 'Audit',
  renewals: 'Renewals',
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
  products: 'Products',
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
    text: `The file can be fetched for ${count(minutes, 'minute')}, by whoever has the link: do not pass it on.`,
    url,
  },
});

/** Why there is no file. Whoever runs the bot can fix the first two, the person who asks the last. */
const whys = {
  here: 'A file comes here as a link, and for links the bot needs PUBLIC_URL: the https address at which it can be reached. Whoever runs the bot can set it. In our personal chat I can hand you the file without it.',
  'no-offer':
    'Teams takes no files from bots here, and for a link the bot needs PUBLIC_URL: the https address at which it can be reached. Whoever runs the bot can set it.',
  'not-alone': 'This file is for you alone. Ask me in our personal chat.',
} as const;

export const noFileCard = ({ kind, why }: OfKind & Readonly<{ why: keyof typeof whys }>): Plan =>
  noticeCard({ title: titleOf({ kind }), tone: 'warning', text: whys[why] });

/** What Teams shows beside the buttons of an offer. */
export const fileOfferText = ({ kind }: OfKind): string => `${names[kind]} as CSV, for spreadsheets`;

/** Replaces "one moment" when the offer came late. */
export const fileOfferedCard = (of: OfKind): Plan =>
  noticeCard({ title: titleOf(of), tone: 'neutral', text: 'The file is offered below.' });

/** Replaces an offer once the file was sent. */
export const fileSentCard = ({ name }: Readonly<{ name: string }>): Plan =>
  noticeCard({ title: `Sent · ${name}`, tone: 'good', text: 'It is among your files in OneDrive.' });

export const fileNotTakenCard = (): Plan =>
  noticeCard({
    title: 'Not taken',
    tone: 'neutral',
    text: 'The file was not sent. Ask again when you need it.',
  });

const refusals = {
  'not-mine': 'That is no offer that I made to you.',
  expired: 'The offer is too old.',
  'not-allowed': 'Your role does not allow it any more.',
} as const;

/** The offer stands for no file, at least not for this person now. */
export const fileRefusedCard = (why: keyof typeof refusals): Plan =>
  fileNotSentCard({ text: refusals[why], reference: null });

/** The file could not be made or sent; the reference finds the entry in the log. */
export const fileNotSentCard = ({
  text,
  reference,
}: Readonly<{ text: string; reference: string | null }>): Plan =>
  noticeCard({
    title: 'Not sent',
    tone: 'attention',
    text,
    safe: 'Nothing was changed. Ask for the file again.',
    ...(reference === null ? {} : { reference }),
  });

const troubles = {
  'not-read':
    'Companies and subscriptions have not been read from Pax8 yet, so the file would be empty. Ask again in a few minutes.',
  'company-gone': 'This company is at Pax8 no more.',
  'nothing-to-compare': 'There are no two invoices to compare any more. Ask for the comparison again.',
} as const;

/** Why a file cannot be made, for whoever fetches it. */
export const fileTrouble = (why: keyof typeof troubles): string => troubles[why];
