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
  /** Why the change is wanted, as the message or an input says. */
  given: GivenReason;
  /** The sentence as understood; paging buttons repeat it. */
  sentence: string;
  /** How many rows of a list stand before the page of it that is shown. */
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
  /** Only whoever asked has to see it, where the settings say so. */
  aside?: true;
  /** Filters of its row that did not narrow it after all, as a name that fits nothing. */
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
  /** What it shows is about all companies, also where it names one: a role for some companies is not enough. */
  everywhere?: true;
  /** Works on all companies, whatever its person sees, and judges by itself what they may. */
  whole?: true;
  /** Shows what the partner pays, with nothing left for those who do not see that; `own`: who sees it of some companies gets those. */
  costs?: true | 'own';
  /** Only looks things up, so its sentences may be suggested when one was not understood. */
  reads?: true;
  /** Its card decides, so who asked in a channel is answered there for all, also where look-ups are not. */
  openly?: true;
  /** The filters that it applies; its answer names the others. */
  filters?: readonly (keyof Filters)[];
  run(context: Context, intent: Extract<Intent, { kind: K }>, asker: Asker): Promise<Reply>;
}>;

/** A row whose `run` matches its kind of intent. */
export const command = <K extends IntentKind>(row: Command<K>): Command<K> => row;
