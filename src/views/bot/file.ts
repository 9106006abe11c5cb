import { count } from '../kit/format.ts';
import { notice } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';

/** A file, as a link that works for a while. `what` begins its title: "Audit". */
export const file = ({
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

/** Why there is no file; who runs the bot can mend the first two, who asks the last. */
const whys = {
  here: 'A file comes here as a link, and for links the bot needs PUBLIC_URL: the https address at which it can be reached. Whoever runs the bot can set it. In our personal chat I can hand you the file without it.',
  'no-offer':
    'Teams takes no files from bots here, and for a link the bot needs PUBLIC_URL: the https address at which it can be reached. Whoever runs the bot can set it.',
  'not-alone': 'This file is for you alone. Ask me in our personal chat.',
} as const;

export const noFile = ({ what, why }: Readonly<{ what: string; why: keyof typeof whys }>): Plan =>
  notice({ title: `${what} · CSV`, tone: 'warning', text: whys[why] });

/** Stands where "one moment" stood when the offer came late. */
export const fileOffered = ({ what }: Readonly<{ what: string }>): Plan =>
  notice({ title: `${what} · CSV`, tone: 'neutral', text: 'The file is offered below.' });

/** What an offer has become. */
export const fileSent = ({ name }: Readonly<{ name: string }>): Plan =>
  notice({ title: `Sent · ${name}`, tone: 'good', text: 'It is among your files in OneDrive.' });

export const fileNotTaken = (): Plan =>
  notice({ title: 'Not taken', tone: 'neutral', text: 'The file was not sent. Ask again when you need it.' });

export const fileNotSent = ({
  text,
  reference,
}: Readonly<{ text: string; reference: string | null }>): Plan =>
  notice({
    title: 'Not sent',
    tone: 'attention',
    text,
    safe: 'Nothing was changed. Ask for the file again.',
    ...(reference === null ? {} : { reference }),
  });
