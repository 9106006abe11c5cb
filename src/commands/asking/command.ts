import type { RoleSource } from '../../core/rules/permissions.ts';
import type { Filters, Intent, IntentKind } from '../../core/understanding/intent.ts';
import type { Answer, Conversation, FileOffer, Incoming, Posted } from '../../core/words/chat.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import type { Person, Role } from '../../core/words/people.ts';
import type { Context } from '../../workflows/context.ts';
import type { File } from '../../workflows/files/file.ts';

type Mentions = Extract<Incoming, { kind: 'message' }>['mentions'];

/** Who asks, where, and in which role. */
export type Asker = Readonly<{
  person: Person;
  role: Role;
  roleFrom: RoleSource;
  conversation: Conversation;
  /** The people mentioned in the sentence. */
  mentions: Mentions;
  /** Why the change is wanted, from the message or an input. */
  given: GivenReason;
  /** The sentence as understood; paging buttons repeat it. */
  sentence: string;
  /** How many rows of a list come before the page shown. */
  page: number;
  /** What narrows the question beyond what its intent says. */
  filters: Filters;
}>;

/**
 * A command's answer. `posted` learns where it went. `offer` replaces it where Teams takes files, `file` where files
 * are printed (`file-reply.ts` makes both).
 */
export type Reply = Readonly<{
  answer: Answer;
  posted?: (where: Posted) => Promise<void>;
  offer?: Offer;
  file?: File;
  /** Only the asker needs to see it, if the settings say so. */
  aside?: true;
  /** Filters of its row that did not narrow it after all, such as a name that fits nothing. */
  unheeded?: Filters;
}>;

/** `instead` replaces "one moment" when the offer comes late. */
type Offer = FileOffer & Readonly<{ instead: Answer }>;

/** A row in the table of commands: what people read about it, and what it does. */
export type Command<K extends IntentKind = IntentKind> = Readonly<{
  /** Its first words; unique. */
  name: string;
  kind: K;
  usage: string;
  summary: string;
  examples: readonly [string, ...string[]];
  /** The lowest role that may use it. */
  role: Role;
  /** It covers all companies, even when it names one: a role for some companies is not enough. */
  everywhere?: true;
  /** Works on all companies, whatever its person sees, and checks permissions itself. */
  whole?: true;
  /** Shows partner costs and would be empty without them; `own`: people who see some companies' costs get those. */
  costs?: true | 'own';
  /** Only looks things up, so its sentences may be suggested when one was not understood. */
  reads?: true;
  /** Its card decides, so in a channel everybody sees the answer, even where look-ups are private. */
  openly?: true;
  /** The filters that it applies; its answer names the others. */
  filters?: readonly (keyof Filters)[];
  run(context: Context, intent: Extract<Intent, { kind: K }>, asker: Asker): Promise<Reply>;
}>;

/** A row whose `run` matches its kind of intent. */
export const command = <K extends IntentKind>(row: Command<K>): Command<K> => row;
