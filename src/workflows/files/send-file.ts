import type { FileRefusal } from '../../core/audit/audit-events.ts';
import type { Answer, Incoming } from '../../core/words/chat.ts';
import { fileNotSentCard, fileNotTakenCard, fileRefusedCard, fileSentCard } from '../../views/bot/file.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';
import { failure } from '../failure.ts';
import { offeredFile } from './downloads.ts';
import type { File } from './file.ts';

type Taken = Extract<Incoming, { kind: 'file' }>;

/**
 * Handles the answer to an offered file. When accepted: makes, uploads and posts the file, and shows the result on the
 * offer's card. One offer gives one file, however often it is accepted.
 */
export const sendFile = async (context: Context, taken: Taken): Promise<void> => {
  const { answer, memory, now, log } = context;
  const { order, upload, person, conversation } = taken;
  const offered = await offeredFile(context, order, person);
  const refuse = (reason: FileRefusal) =>
    record(context, person, `file.refused.${reason}`, {}, { conversation });
  const isHere = conversation.scope === 'personal';
  if (offered.kind === 'forged' || offered.kind === 'not-theirs' || !isHere) {
    await refuse(!isHere || offered.kind === 'file' ? 'not-here' : offered.kind);
    // Not in the place of a message: which one it is, nobody vouches for.
    await context.chat.send(conversation, answer(fileRefusedCard('not-mine')));
    return;
  }
  if (upload === null) return show(context, taken, answer(fileNotTakenCard()));
  if (offered.kind !== 'file') {
    await refuse(offered.kind);
    return show(context, taken, answer(fileRefusedCard(offered.kind)));
  }
  if (!(await memory.claims.claim(`file ${offered.id}`, now()))) return;
  try {
    const shown = await context.chat.giveFile(conversation, upload, await contentOf(offered));
    if (shown.kind !== 'delivered')
      log.warn({ delivery: shown.kind }, 'a file was sent and could not be shown');
    await show(context, taken, answer(fileSentCard({ name: upload.name })));
  } catch (thrown) {
    await show(context, taken, answer(fileNotSentCard(failure(context, thrown, { file: upload.name }))));
  }
};

/** Replaces the offer's card or, if that fails, posts a message. */
const show = async ({ chat }: Context, taken: Taken, answer: Answer): Promise<void> => {
  const { conversation, messageId } = taken;
  const updated = messageId === null ? null : await chat.update(conversation, messageId, answer);
  if (updated?.kind !== 'delivered') await chat.send(conversation, answer);
};

/** The whole file, because Teams takes it in one piece. */
const contentOf = async (file: Pick<File, 'pieces'>): Promise<string> => {
  const pieces: string[] = [];
  for await (const piece of file.pieces()) pieces.push(piece);
  return pieces.join('');
};
