import type { Conversation } from '../../core/words/chat.ts';
import { fileCard, fileOfferedCard, fileOfferText, noFileCard } from '../../views/bot/file.ts';
import type { Context } from '../../workflows/context.ts';
import {
  type FileKind,
  fileFor,
  isForOneAlone,
  linkMinutes,
  linkTo,
  type Orders,
  offerTo,
} from '../../workflows/files/downloads.ts';
import type { Asker, Reply } from './command.ts';

/** Whether this conversation can get lists as files. */
export const hasFiles = ({ settings }: Context, { scope }: Conversation): boolean =>
  scope === 'personal' || settings.publicUrl !== null;

/**
 * A file in the way that reaches the asker: offered in a personal chat, as a link elsewhere, printed at a terminal.
 * Permission was checked before, and is checked again at the download.
 */
export const fileReply = async <K extends FileKind>(
  context: Context,
  { person, conversation }: Pick<Asker, 'person' | 'conversation'>,
  kind: K,
  order: Orders[K],
): Promise<Reply> => {
  const { settings } = context;
  const alone = conversation.scope === 'personal';
  if (!alone && isForOneAlone(kind))
    return { answer: context.answer(noFileCard({ kind, reason: 'not-alone' })) };
  const file = await fileFor(context, person, kind, order);
  const answer =
    settings.publicUrl === null
      ? context.answer(noFileCard({ kind, reason: alone ? 'no-offer' : 'here' }))
      : context.answer(
          fileCard({
            kind,
            url: await linkTo(context, settings.publicUrl, person, kind, order),
            minutes: linkMinutes,
          }),
        );
  if (!alone) return { answer };
  const offer = {
    name: file.name,
    description: fileOfferText({ kind }),
    // Known only when it is made, which is when it is taken.
    size: null,
    order: await offerTo(context, person, kind, order),
  };
  return { answer, offer: { ...offer, instead: context.answer(fileOfferedCard({ kind })) }, file };
};
