import { readBeside } from '../../core/conversation/follow-up.ts';
import { type Memory, noMemory, remembered } from '../../core/conversation/remembered.ts';
import { namesIn } from '../../core/finding/catalogue.ts';
import type { CatalogueNames } from '../../core/names/catalogue-names.ts';
import { type Portfolio, withCatalogue, withTaught } from '../../core/portfolio/portfolio.ts';
import type { TaughtEntry } from '../../core/ports/memory.ts';
import type { Reading } from '../../core/reading/reading.ts';
import { piecesOf, type ReadMessage } from '../../core/teaching/read-message.ts';
import type { IntentKind } from '../../core/understanding/intent.ts';
import { withoutQuotations } from '../../core/understanding/quotations.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { type Sight, sightOf } from '../people/sight.ts';

type Names = Pick<Portfolio, 'catalogue'> & Readonly<{ key: string; portfolio: Portfolio }>;

/** The newest variant of each portfolio with catalogue and taught names, so that its names are prepared once. */
const variants = new WeakMap<Portfolio, Names>();

const variantOf = (
  portfolio: Portfolio,
  catalogue: CatalogueNames | null,
  taught: readonly TaughtEntry[],
): Portfolio => {
  const names = taught.map(({ name, kind, id, means }) => ({ name, kind, id, means }));
  const key = JSON.stringify(names);
  const known = variants.get(portfolio);
  if (known?.key === key && known.catalogue === catalogue) return known.portfolio;
  const named = withTaught(withCatalogue(portfolio, catalogue), names);
  variants.set(portfolio, { key, catalogue, portfolio: named });
  return named;
};

/**
 * The portfolio with the catalogue and an organisation's taught names. Asks the store each time, so that all instances
 * know a name as soon as it is taught.
 */
export const portfolioFor = async (
  { portfolio, catalogue, memory }: Pick<Context, 'portfolio' | 'catalogue' | 'memory'>,
  tenantId: string,
): Promise<Portfolio | null> => {
  const held = portfolio.current();
  const offered = catalogue.current();
  if (held === null) return null;
  const names = offered === null ? null : namesIn(offered);
  return variantOf(held, names, await memory.taughtNames.list(tenantId));
};

/** A reading, the portfolio it was read with, and what else its person sees. */
export type ReadFor = Readonly<{ reading: Reading; portfolio: Portfolio | null; sight: Sight }>;

/** How this person's message is read now, in view of what was said before. */
export const readFor = async (
  context: Context,
  person: Person,
  message: string,
  before: Memory,
): Promise<ReadFor> => {
  const sight = await sightOf(context, person);
  const portfolio = await portfolioFor(sight.context, person.tenantId);
  const here = { now: context.now(), zone: context.zone };
  try {
    return { reading: readBeside(message, portfolio, before, here), portfolio, sight };
  } catch (thrown) {
    // What an earlier version of the bot remembered may not be readable: then the message stands alone.
    context.log.warn({ reason: messageOf(thrown) }, 'what was said before could not be used');
    return { reading: readBeside(message, portfolio, noMemory, here), portfolio, sight };
  }
};

/** Sentences about the last message do not become the last message. */
const aboutTheLast: ReadonlySet<IntentKind> = new Set(['explain', 'not-meant']);

const isTold = ({ decision }: Reading): boolean =>
  decision.kind === 'do'
    ? !aboutTheLast.has(decision.intent.kind)
    : decision.kind !== 'say' || (decision.about !== 'thanks' && decision.about !== 'greeting');

/**
 * Saves how a message was read, for *why?* and *Not what I meant*; returns its id. Null when there is nothing to
 * explain, or the save failed: the answer goes out anyway.
 */
export const saveReading = async (
  { memory, newId, now, log }: Pick<Context, 'memory' | 'newId' | 'now' | 'log'>,
  { person, conversation }: Readonly<{ person: Person; conversation: Conversation }>,
  message: string,
  { reading, portfolio }: Pick<ReadFor, 'reading' | 'portfolio'>,
): Promise<string | null> => {
  if (!isTold(reading)) return null;
  const { modality, decision } = reading;
  const id = newId();
  const ownWords = withoutQuotations(message).slice(0, 1000);
  try {
    await memory.readMessages.add({
      ...{
        id,
        person,
        conversationId: threadOf(conversation),
        at: now(),
        said: ownWords,
        modality,
        decision,
      },
      pieces: piecesOf(portfolio, reading),
    });
    return id;
  } catch (thrown) {
    log.warn({ reason: messageOf(thrown) }, 'a reading could not be saved');
    return null;
  }
};

/** In a channel, what was said in one thread means nothing in another. */
export const threadOf = ({ id, threadId }: Conversation): string =>
  threadId === null ? id : `${id};${threadId}`;

/** The person's last message here, for as long as the bot remembers what was said. */
export const lastReading = (
  { memory, now }: Pick<Context, 'memory' | 'now'>,
  person: Person,
  conversation: Conversation,
): Promise<ReadMessage | null> =>
  memory.readMessages.last(person, threadOf(conversation), now() - remembered);
