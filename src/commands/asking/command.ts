import type { RoleSource } from '../../core/rules/permissions.ts';
import type { Intent, IntentKind } from '../../core/understanding/intent.ts';
import type { Answer, Conversation, FileOffer, Incoming, Posted } from '../../core/words/chat.ts';
import type { Person, Role } from '../../core/words/people.ts';
import type { Context } from '../../workflows/context.ts';
import type { File } from '../../workflows/files/file.ts';

export type Mentions = Extract<Incoming, { kind: 'message' }>['mentions'];

/** Who asks, where, and as what. */
export type Asker = Readonly<{
  person: Person;
  role: Role;
  roleFrom: RoleSource;
  conversation: Conversation;
  /** The people whom the sentence mentions. */
  mentions: Mentions;
  /** The sentence as it was understood; paging buttons say it again. */
  sentence: string;
  /** Page of a list, from 0. */
  page: number;
}>;

/**
 * What a command answers; `posted` is told where the answer went, when it must be found again. `offer` stands for the
 * answer where Teams takes files, `file` where they are printed (`file-reply.ts` makes both).
 */
export type Reply = Readonly<{
  answer: Answer;
  posted?: (where: Posted) => Promise<void>;
  offer?: Offer;
  file?: File;
}>;

/** `instead` takes the place of "one moment" when the offer comes late. */
export type Offer = FileOffer & Readonly<{ instead: Answer }>;

/** One row of the table of commands: what people read about it, and what it does. */
export type Command<K extends IntentKind = IntentKind> = Readonly<{
  /** Its first words; unique. */
  name: string;
  kind: K;
  usage: string;
  summary: string;
  examples: readonly [string, ...string[]];
  /** The least role that may use it. */
  role: Role;
  run(context: Context, intent: Extract<Intent, { kind: K }>, asker: Asker): Promise<Reply>;
}>;

/** A row whose `run` fits its own kind of intent. */
export const command = <K extends IntentKind>(row: Command<K>): Command<K> => row;
