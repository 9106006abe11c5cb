import type { HelpGroup, HelpRow, Topic } from '../../core/understanding/help-topics.ts';
import { includes, type Role } from '../../core/words/people.ts';
import { type Suggestion, sayButtons } from '../kit/buttons.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

export type HelpInput = Readonly<{
  groups: readonly HelpGroup[];
  /** The role of the person who asks. */
  role: Role;
  /** What the person wants help with, as written; null for everything. */
  about: string | null;
  /** The topic that this means; null when there is none. */
  topic: Topic | null;
  /** Sentences for this person to try, with names of their own companies. */
  examples: readonly HelpExample[];
}>;

/** `title` is for a button, in English as the catalogue has it; `reads`: pressing it changes nothing. */
type HelpExample = Readonly<{ title: string; sentence: string; reads: boolean }>;

/** Examples, and the groups of commands, each opened by a press. Commands above the person's role are only counted. */
export const helpCard = (input: HelpInput): Plan =>
  input.topic === null ? overview(input) : about(input, input.topic);

const overview = ({ groups, role, about: written, examples }: HelpInput): Plan => {
  const allowed = groups
    .map(({ name, commands }) => ({ name, commands: commands.filter((row) => includes(role, row.role)) }))
    .filter(({ commands }) => commands.length > 0);
  const all = groups.flatMap(({ commands }) => commands);
  const beyond = all.length - allowed.flatMap(({ commands }) => commands).length;
  return {
    template: 'help',
    filling: {
      speak: t`What you can say, in groups of sentences.`,
      title: t`What you can say`,
      sentence: t`${unknown(written)}Use these words or your own. Parts of names are enough.`,
      commands: [],
      examples: examples.map(({ sentence }) => `*${escapeText(sentence, 100)}*`),
      groups: allowed.map(({ name, commands }) => ({
        heading: t({ english: name }),
        names: commands.map((row) => row.name).join(', '),
        ...sayButtons([{ title: t`Open`, say: `help ${name.toLowerCase()}` }])[0],
      })),
      notes: more(beyond, role),
      buttons: sayButtons(role === 'none' ? [{ title: t`Who am I?`, say: 'whoami' }] : toPress(examples)),
    },
  };
};

/** Buttons for the examples that only read. */
const toPress = (examples: readonly HelpExample[]): Suggestion[] =>
  examples
    .filter(({ reads }) => reads)
    .slice(0, 3)
    .map(({ title, sentence }) => ({ title: t({ english: title }), say: sentence }));

const unknown = (written: string | null): string =>
  written === null ? '' : t`There is no command for “${escapeText(written, 40)}”. `;

const about = ({ role }: HelpInput, { title, commands }: Topic): Plan => {
  const allowed = commands.filter((row) => includes(role, row.role));
  const beyond = commands.length - allowed.length;
  const examples = allowed.length <= 3 ? 3 : 1;
  return {
    template: 'help',
    filling: {
      speak: t`Help about ${plainText(t({ english: title }), 40)}.`,
      title: t`Help · ${escapeText(t({ english: title }), 40)}`,
      sentence: allowed.length === 0 ? t`Your role has no commands for this.` : '',
      commands: allowed.map((row) => shown(row, examples)),
      examples: [],
      groups: [],
      notes: more(beyond, role),
      buttons: sayButtons([...toTry(allowed), { title: t`All commands`, say: 'help' }]),
    },
  };
};

const more = (beyond: number, role: Role): string[] =>
  beyond === 0
    ? []
    : [
        beyond === 1
          ? t`${beyond} more needs a higher role than yours (${role === 'none' ? t`none` : role}). An admin can change it.`
          : t`${beyond} more need a higher role than yours (${role === 'none' ? t`none` : role}). An admin can change it.`,
      ];

/** Only examples that read: a press must not change anything. */
const toTry = (rows: readonly HelpRow[]): Suggestion[] =>
  rows
    .filter(({ reads }) => reads)
    .flatMap(({ examples }) => examples.slice(0, 1))
    .slice(0, 2)
    .map((say) => ({ title: say, say }));

/** Adds the examples that show more than the usage line. */
const shown = ({ usage, summary, examples }: HelpRow, most: number) => {
  const others = examples.filter((example) => !usage.startsWith(example)).slice(0, most);
  return {
    usage: escapeText(usage, 100),
    summary: [
      escapeText(t({ english: summary }), 200),
      ...others.map((other) => `*${escapeText(other, 100)}*`),
    ].join(' · '),
  };
};
