import type { SaidAbout } from '../../core/reading/reading.ts';
import { type GivenReason, givenText, isGiven } from '../../core/words/given-reason.ts';
import { escapeText, linesText } from '../kit/escape.ts';
import type { Colour, Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
import { leftText, notOrderedText, type Offer, offerText } from './offers.ts';

/** What the text of the dialog asks for. */
export type Drafted =
  /** `sure`: sending it requests the change; otherwise its button in the chat does. */
  | Readonly<{
      kind: 'changes';
      offers: readonly Offer[];
      left: readonly string[];
      given: GivenReason;
      sure: boolean;
    }>
  /** A change that lacks something, which the bot asks for in the chat. */
  | Readonly<{ kind: 'incomplete'; left: readonly string[] }>
  | Readonly<{ kind: 'said'; about: SaidAbout }>
  | Readonly<{ kind: 'no-change' | 'not-understood' | 'empty' | 'not-ready' }>;

/** As many characters as the bot reads of a message. */
const longest = 1000;

/** The text of a message as the dialog shows it and sends it back. */
export const dialogText = (text: string): string => linesText(text, longest);

/** Whether sending it brings an answer into the chat. */
export const isChange = ({ kind }: Drafted): boolean => kind === 'changes' || kind === 'incomplete';

export const dialogTitle = (): string => t`Create a change`;

const example = (): string => t`For example: add 3 seats of Business Premium for Contoso.`;

type Shown = Readonly<{ heading: string; colour: Colour; lines: readonly string[] }>;

const plain = (heading: string, ...lines: readonly string[]): Shown => ({
  heading,
  colour: 'Default',
  lines,
});

const shownOf = (drafted: Drafted): Shown => {
  switch (drafted.kind) {
    case 'changes':
      return {
        heading: t`I read:`,
        colour: 'Good',
        lines: [
          ...drafted.offers.slice(0, 8).map((offer) => escapeText(offerText(offer), 200)),
          ...(isGiven(drafted.given) ? [t`Reason: ${escapeText(givenText(drafted.given), 300)}`] : []),
          ...(drafted.left.length === 0 ? [] : [escapeText(leftText(drafted.left), 300)]),
          drafted.sure
            ? t`Nothing is bought before it is approved, or your policy allows it.`
            : t`The bot asks you to confirm it in the chat.`,
        ],
      };
    case 'incomplete':
      return {
        heading: t`Something is missing`,
        colour: 'Warning',
        lines: [
          ...(drafted.left.length === 0 ? [] : [escapeText(leftText(drafted.left), 300)]),
          t`Complete the text above, or send it: the bot then asks you in the chat.`,
        ],
      };
    case 'said':
      return plain(
        t`No change`,
        drafted.about === 'quoted'
          ? t`I read only what somebody writes, not quotes, forwarded messages or code.`
          : notOrderedText[drafted.about],
        example(),
      );
    case 'no-change':
      return plain(t`No change`, t`This asks for no change. Ask the bot in a chat instead.`, example());
    case 'not-understood':
      return plain(t`I did not understand that`, t`Write the change in one sentence.`, example());
    case 'empty':
      return plain(t`What should change?`, example());
    case 'not-ready':
      return plain(
        t`One moment`,
        t`The bot is reading companies and subscriptions from Pax8. Send it again in a minute.`,
      );
  }
};

type Input = Readonly<{ text: string; quoted: string; drafted: Drafted }>;

/** The dialog on a message: its text, which can be edited, and what the bot reads in it. */
export const changeDialogCard = ({ text, quoted, drafted }: Input): Plan => {
  const { heading, colour, lines } = shownOf(drafted);
  const sends = isChange(drafted);
  return {
    template: 'change-dialog',
    filling: {
      speak: `${dialogTitle()}. ${heading}`,
      label: t`What should change?`,
      error: t`Write what should change.`,
      placeholder: t`add 3 seats of Business Premium for Contoso`,
      max: longest,
      text: dialogText(text),
      heading,
      colour,
      lines,
      notes: sends
        ? [t`If you change the text, the bot shows what it reads before it asks for anything.`]
        : [],
      quotedLabel: t`Quoted in the message, not read:`,
      quoted: quoted === '' ? '' : escapeText(quoted, 300),
      quotedText: linesText(quoted, 300),
      button: sends ? t`Ask for it` : t`Read it`,
      style: sends ? 'positive' : 'default',
    },
  };
};

/** Where the answer to a sent dialog went. Plain text: Teams does not format it. */
export const dialogNotices = texts({
  here: msg`The bot answered in this conversation.`,
  personal: msg`The bot answered in your chat with it, because it is not a member here.`,
  nowhere: msg`The bot could not post its answer. Write to it: pending.`,
  'no-chat': msg`Nothing was requested. Write to the bot once, for example “help”, so that it can answer you.`,
  repeated: msg`This was sent already.`,
} as const);
