import type { FileRefusal } from '../../core/audit/audit-events.ts';
import type { Answer, Incoming } from '../../core/words/chat.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';
import { failure } from '../failure.ts';
import { offeredFile } from './downloads.ts';
import type { File } from './file.ts';

type Taken = Extract<Incoming, { kind: 'file' }>;

const notMine = 'That is no offer that I made to you.';
const refusals = {
  expired: 'The offer is too old.',
  'not-allowed': 'Your role does not allow it any more.',
} as const;

/**
 * The answer to an offered file: taken, it is made, brought to where Teams keeps it and shown; the card of the offer
 * becomes what came of it. One offer gives one file, however often it is taken.
 */
export const sendFile = async (context: Context, taken: Taken): Promise<void> => {
  const { views, memory, now, log } = context;
  const { order, upload, person, conversation } = taken;
  const offered = await offeredFile(context, order, person);
  const refuse = (why: FileRefusal) => record(context, person, `file.refused.${why}`, {}, { conversation });
  const isHere = conversation.scope === 'personal';
  if (offered.kind === 'forged' || offered.kind === 'not-theirs' || !isHere) {
    await refuse(!isHere || offered.kind === 'file' ? 'not-here' : offered.kind);
    // Not in the place of a message: which one it is, nobody vouches for.
    await context.chat.send(conversation, views.fileNotSent({ text: notMine, reference: null }));
    return;
  }
  if (upload === null) return show(context, taken, views.fileNotTaken());
  if (offered.kind !== 'file') {
    await refuse(offered.kind);
    return show(context, taken, views.fileNotSent({ text: refusals[offered.kind], reference: null }));
  }
  if (!(await memory.claims.claim(`file ${offered.id}`, now()))) return;
  try {
    const shown = await context.chat.giveFile(conversation, upload, await contentOf(offered.file));
    if (shown.kind !== 'delivered')
      log.warn({ delivery: shown.kind }, 'a file was sent and could not be shown');
    await show(context, taken, views.fileSent({ name: upload.name }));
  } catch (thrown) {
    await show(context, taken, views.fileNotSent(failure(context, thrown, { file: offered.file.name })));
  }
};

/** In the place of the offer or, where that cannot be, as a message. */
const show = async ({ chat }: Context, taken: Taken, answer: Answer): Promise<void> => {
  const { conversation, messageId } = taken;
  const updated = messageId === null ? null : await chat.update(conversation, messageId, answer);
  if (updated?.kind !== 'delivered') await chat.send(conversation, answer);
};

/** Teams takes a file in one piece. */
const contentOf = async (file: File): Promise<string> => {
  const pieces: string[] = [];
  for await (const piece of file.pieces()) pieces.push(piece);
  return pieces.join('');
};
