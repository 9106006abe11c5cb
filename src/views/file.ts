import { count } from './format.ts';
import { notice } from './notice.ts';
import type { Plan } from './plan.ts';

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

const whys = {
  'no-address':
    'The export needs PUBLIC_URL: the https address at which this bot can be reached. Whoever runs the bot can set it.',
  'not-alone': 'The export is a link that opens for whoever sees it. Ask me in our personal chat.',
} as const;

export const noFile = ({ what, why }: Readonly<{ what: string; why: keyof typeof whys }>): Plan =>
  notice({ title: `${what} · CSV`, tone: 'warning', text: whys[why] });
