import type { Conversation } from '../../core/words/chat.ts';
import { fileCard, fileOfferedCard, noFileCard } from '../../views/bot/file.ts';
import type { Context } from '../../workflows/context.ts';
import {
  fileFor,
  isForOneAlone,
  type Kind,
  linkMinutes,
  linkTo,
  type Orders,
  offerTo,
} from '../../workflows/files/downloads.ts';
import type { Asker, Reply } from './command.ts';

/** Whether lists are available as files in this conversation. */
export const hasFiles = ({ settings }: Context, { scope }: Conversation): boolean =>
  scope === 'personal' || settings.publicUrl !== null;

/**
 * Delivers a file: offered in a personal chat, as a link elsewhere or where Teams takes no files from bots, printed at
 * a terminal. `what` starts its title: "Renewals". Permission was checked before and is checked again on download.
 */
export const fileReply = async <K extends Kind>(
  context: Context,
  { person, conversation }: Pick<Asker, 'person' | 'conversation'>,
  kind: K,
  order: Orders[K],
  what: string,
): Promise<Reply> => {
  const { settings } = context;
  const alone = conversation.scope === 'personal';
  if (!alone && isForOneAlone(kind))
    return { answer: context.answer(noFileCard({ what, why: 'not-alone' })) };
  const file = fileFor(context, person, kind, order);
  const answer =
    settings.publicUrl === null
      ? context.answer(noFileCard({ what, why: alone ? 'no-offer' : 'here' }))
      : context.answer(
          fileCard({
            what,
            url: await linkTo(context, settings.publicUrl, person, kind, order),
            minutes: linkMinutes,
          }),
        );
  if (!alone) return { answer };
  const offer = {
    name: file.name,
    description: `${what} as CSV, for spreadsheets`,
    // Unknown until it is made, which is when it is accepted.
    size: null,
    order: await offerTo(context, person, kind, order),
  };
  return { answer, offer: { ...offer, instead: context.answer(fileOfferedCard({ what })) }, file };
};
