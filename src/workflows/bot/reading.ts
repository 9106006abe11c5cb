import { type Portfolio, withTaught } from '../../core/portfolio/portfolio.ts';
import type { TaughtEntry } from '../../core/ports/memory.ts';
import { read } from '../../core/reading/read.ts';
import { piecesOf } from '../../core/reading/read-message.ts';
import type { Reading } from '../../core/reading/reading.ts';
import type { IntentKind } from '../../core/understanding/intent.ts';
import { withoutQuotations } from '../../core/understanding/quotations.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** A message of longer ago is not the last one any more. */
export const lastMessageMs = 15 * 60_000;

/** The newest variant of each portfolio for what was taught, so that its names are prepared once. */
const variants = new WeakMap<Portfolio, Readonly<{ key: string; portfolio: Portfolio }>>();

const variantOf = (portfolio: Portfolio, taught: readonly TaughtEntry[]): Portfolio => {
  if (taught.length === 0) return portfolio;
  const names = taught.map(({ name, kind, id, means }) => ({ name, kind, id, means }));
  const key = JSON.stringify(names);
  const known = variants.get(portfolio);
  if (known?.key === key) return known.portfolio;
  const made = withTaught(portfolio, names);
  variants.set(portfolio, { key, portfolio: made });
  return made;
};

/**
 * The portfolio as an organisation speaks of it: known by the names that its admins taught too. Asks the store each time, so
 * that all instances know a name as soon as it is taught.
 */
const portfolioFor = async (
  { portfolio, memory }: Pick<Context, 'portfolio' | 'memory'>,
  tenantId: string,
): Promise<Portfolio | null> => {
  const held = portfolio.current();
  return held === null ? null : variantOf(held, await memory.taughtNames.list(tenantId));
};

/** How a message of this organisation is read now. */
export const readFor = async (
  context: Pick<Context, 'portfolio' | 'memory' | 'now' | 'zone'>,
  tenantId: string,
  message: string,
): Promise<Readonly<{ reading: Reading; portfolio: Portfolio | null }>> => {
  const portfolio = await portfolioFor(context, tenantId);
  return { reading: read(message, portfolio, { now: context.now(), zone: context.zone }), portfolio };
};

/** Sentences about the message before them are no last message themselves. */
const aboutTheLast: ReadonlySet<IntentKind> = new Set(['explain', 'not-meant']);

const isTold = ({ decision }: Reading): boolean =>
  decision.kind === 'do'
    ? !aboutTheLast.has(decision.intent.kind)
    : decision.kind !== 'say' || (decision.about !== 'thanks' && decision.about !== 'greeting');

/**
 * Saves how a message was read, for *why?* and *Not what I meant*; returns its id. Null when there is nothing to tell of it, or
 * it could not be saved: then the answer goes out all the same.
 */
export const saveReading = async (
  { memory, newId, now, log }: Pick<Context, 'memory' | 'newId' | 'now' | 'log'>,
  { person, conversation }: Readonly<{ person: Person; conversation: Conversation }>,
  message: string,
  { reading, portfolio }: Readonly<{ reading: Reading; portfolio: Portfolio | null }>,
): Promise<string | null> => {
  if (!isTold(reading)) return null;
  const { modality, decision } = reading;
  const id = newId();
  const said = withoutQuotations(message).slice(0, 1000);
  try {
    await memory.readMessages.add({
      ...{ id, person, conversationId: conversation.id, at: now(), said, modality, decision },
      pieces: piecesOf(portfolio, reading),
    });
    return id;
  } catch (thrown) {
    log.warn({ reason: messageOf(thrown) }, 'a reading could not be saved');
    return null;
  }
};
