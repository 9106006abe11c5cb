import { Agent, request } from 'undici';
import { z } from 'zod';
import type { Conversation, FileOffer, Upload } from '../core/words/chat.ts';
import { AppError } from '../errors.ts';
import type { TeamsActivity } from './activity.ts';
import { apology, isFirst, placeOf, sayIn, type TurnDeps } from './handle.ts';
import { senderOf } from './identity.ts';
import { notice } from './message.ts';
import { messageIdOf } from './message-id.ts';

/*
 * A card offers the file, the person accepts, Teams names a place in their OneDrive, and the bot uploads the file there
 * and posts it. Works in personal chats only, and not in the clouds GCC High and DoD.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/bots-filesv4
 */

/** Clouds without files, and the Playground (known by its connector's path), which shows no offers. */
const withoutFiles =
  /^https:\/\/smba\.infra\.(?:gov|dod)\.teams\.microsoft\.us\/|^https?:\/\/[^/]+\/_connector(?:\/|$)/;

/** Whether files can be offered in a conversation. */
export const takesFiles = ({ scope, serviceUrl }: Pick<Conversation, 'scope' | 'serviceUrl'>): boolean =>
  scope === 'personal' && !withoutFiles.test(serviceUrl);

export const offerMessage = ({ name, description, size, order }: FileOffer) => ({
  type: 'message' as const,
  summary: name,
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name,
      content: {
        description,
        ...(size === null ? {} : { sizeInBytes: size }),
        acceptContext: { order },
        declineContext: { order },
      },
    },
  ],
});

export const fileMessage = ({ name, contentUrl, uniqueId, fileType }: Upload) => ({
  type: 'message' as const,
  summary: name,
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl,
      name,
      content: { uniqueId, fileType },
    },
  ],
});

const text = z.string().min(1).max(4_000);
const value = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.looseObject({ order: text }),
  uploadInfo: z
    .looseObject({ uploadUrl: text, name: text, contentUrl: text, uniqueId: text, fileType: text })
    .nullish()
    .catch(null),
});

/** Reads the answer to an offer; returns null for anything else. */
const readAnswer = (raw: unknown): Readonly<{ order: string; upload: Upload | null }> | null => {
  const read = value.safeParse(raw).data;
  if (read === undefined) return null;
  const { action, context, uploadInfo } = read;
  if (action === 'decline') return { order: context.order, upload: null };
  if (uploadInfo == null) return null;
  const { uploadUrl: url, name, contentUrl, uniqueId, fileType } = uploadInfo;
  return { order: context.order, upload: { url, name, contentUrl, uniqueId, fileType } };
};

/** Answers the invoke quickly, as Teams wants; the upload goes on afterwards. */
export const onFile =
  (deps: TurnDeps) =>
  async (activity: TeamsActivity): Promise<void> => {
    const answer = readAnswer(activity.value);
    const place = placeOf(activity);
    const { person, told } = senderOf(activity, place.tenantId);
    if (answer === null || person === null) return;
    const messageId = activity.replyToId ? messageIdOf(activity.replyToId, place.threadId) : null;
    const { handle, chat, inTime } = deps;
    const work = async (): Promise<void> => {
      if (await isFirst(deps, activity))
        await handle.file({ kind: 'file', ...answer, person, told, conversation: place, messageId });
    };
    await inTime.run(
      work().catch(async (thrown: unknown) => {
        await chat.send(place, notice(apology(deps, thrown, 'a file', sayIn(deps, activity))));
      }),
    );
  };

const cloudStorage =
  /(?:^|\.)(?:sharepoint\.com|sharepoint\.us|sharepoint-mil\.us|sharepoint\.cn|up\.1drv\.com)$/;

/** Whether an address is Microsoft 365 file storage; `local` (authentication off) also allows this machine. */
export const isFilePlace = (address: string, local: boolean): boolean => {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return local;
  return url.protocol === 'https:' && url.port === '' && cloudStorage.test(url.hostname);
};

/** Microsoft takes up to 60 MB in one piece; the bot's exports are far smaller. */
const largest = 50 * 1_024 * 1_024;

/** Uploads files in one piece. Throws an AppError when that fails. */
export const createUpload = (local: boolean) => {
  const agent = new Agent({ connect: { timeout: 5_000 }, headersTimeout: 60_000, bodyTimeout: 60_000 });
  return {
    async put({ url }: Upload, content: string): Promise<void> {
      const bytes = Buffer.from(content, 'utf8');
      if (!isFilePlace(url, local))
        throw new AppError('the upload address is not one of Microsoft 365', {
          kind: 'foreign-file-address',
        });
      if (bytes.length === 0 || bytes.length > largest)
        throw new AppError(`a file of ${bytes.length} bytes`, { kind: 'file-too-large' });
      const { statusCode, body } = await request(url, {
        method: 'PUT',
        headers: {
          'content-type': 'application/octet-stream',
          'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
        },
        body: bytes,
        dispatcher: agent,
      });
      await body.dump();
      if (statusCode >= 300)
        throw new AppError(`the upload was answered ${statusCode}`, { kind: 'file-not-taken' });
    },
    close: async () => (agent.closed ? undefined : agent.close()),
    cut: () => agent.destroy(),
  };
};
