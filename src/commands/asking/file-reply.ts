import type { Conversation } from '../../core/words/chat.ts';
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

/** Whether a list can be had as a file in this conversation. */
export const hasFiles = ({ settings }: Context, { scope }: Conversation): boolean =>
  scope === 'personal' || settings.publicUrl !== null;

/**
 * A file, in the way in which it reaches whoever asks: offered in a personal chat, as a link elsewhere and where Teams takes no
 * files from bots, itself at a terminal. `what` begins its title: "Renewals". Who may have it was asked before; it is asked
 * again when the file is fetched.
 */
export const fileReply = async <K extends Kind>(
  context: Context,
  { person, conversation }: Pick<Asker, 'person' | 'conversation'>,
  kind: K,
  order: Orders[K],
  what: string,
): Promise<Reply> => {
  const { views, settings } = context;
  const alone = conversation.scope === 'personal';
  if (!alone && isForOneAlone(kind)) return { answer: views.noFile({ what, why: 'not-alone' }) };
  const file = fileFor(context, person, kind, order);
  const answer =
    settings.publicUrl === null
      ? views.noFile({ what, why: alone ? 'no-offer' : 'here' })
      : views.file({
          what,
          url: await linkTo(context, settings.publicUrl, person, kind, order),
          minutes: linkMinutes,
        });
  if (!alone) return { answer };
  const offer = {
    name: file.name,
    description: `${what} as CSV, for spreadsheets`,
    // Known only when it is made, which is when it is taken.
    size: null,
    order: await offerTo(context, person, kind, order),
  };
  return { answer, offer: { ...offer, instead: views.fileOffered({ what }) }, file };
};
