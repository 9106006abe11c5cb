import { count } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';

/** A link to a file, which works for a limited time. `what` begins the title: "Audit". */
export const fileCard = ({
  what,
  url,
  minutes,
}: Readonly<{ what: string; url: string; minutes: number }>): Plan => ({
  template: 'download',
  filling: {
    speak: `The ${what.toLowerCase()} as a file`,
    title: `${what} · CSV`,
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

export const noFileCard = ({ what, why }: Readonly<{ what: string; why: keyof typeof whys }>): Plan =>
  noticeCard({ title: `${what} · CSV`, tone: 'warning', text: whys[why] });

/** Replaces "one moment" when the offer came late. */
export const fileOfferedCard = ({ what }: Readonly<{ what: string }>): Plan =>
  noticeCard({ title: `${what} · CSV`, tone: 'neutral', text: 'The file is offered below.' });

/** Replaces an offer once the file was sent. */
export const fileSentCard = ({ name }: Readonly<{ name: string }>): Plan =>
  noticeCard({ title: `Sent · ${name}`, tone: 'good', text: 'It is among your files in OneDrive.' });

export const fileNotTakenCard = (): Plan =>
  noticeCard({
    title: 'Not taken',
    tone: 'neutral',
    text: 'The file was not sent. Ask again when you need it.',
  });

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
