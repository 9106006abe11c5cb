import { newAlert } from '../../core/alerts/due-alerts.ts';
import type { Urgency } from '../../core/marketplace/marketplace.ts';
import type { RenewalCard } from '../../core/ports/renewal-memory.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { stageOf } from '../../core/renewals/renewal-stage.ts';
import type { Posted } from '../../core/words/chat.ts';
import { messageOf } from '../../errors.ts';
import { inLocale } from '../../views/texts/locale.ts';
import type { Context } from '../context.ts';
import { readIn } from '../people/readers.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { mayRead } from './card-readers.ts';
import { renewalAnswer } from './renewal-answer.ts';

/** The most cards that one run of the job updates; the rest follows in the next. */
const atOnce = 100;

/** Saves where a renewal's card was posted: it is now the one of that conversation. */
export const rememberRenewal = async (
  { memory, now, newId }: Pick<Context, 'memory' | 'now' | 'newId'>,
  renewal: Renewal,
  { conversationId, messageId }: Posted,
): Promise<void> => {
  const { id: renewalId, version: shownVersion, tenantId } = renewal;
  await memory.renewalCards.put({ renewalId, conversationId, messageId, shownVersion });
  if (stageOf(renewal, now()) !== 'window') return;
  // The card itself says it, so no reply has to.
  const content = { kind: 'window', renewalId } as const;
  const place = { tenantId, conversationId };
  const alert = newAlert(`window ${renewalId} ${conversationId}`, place, content, now(), { state: 'told' });
  await memory.alerts.add([{ ...alert, id: newId() }]);
};

/** Updates every posted card of a renewal. Never throws: `publishRenewalsBehind` catches up later. */
export const publishRenewal = async (
  context: Context,
  renewal: Renewal,
  urgency: Urgency = 'person',
): Promise<void> => {
  try {
    const cards = await context.memory.renewalCards.of(renewal.id);
    await Promise.all(cards.map((card) => draw(context, card, urgency)));
  } catch (thrown) {
    context.log.warn(
      { renewal: renewal.id, reason: messageOf(thrown) },
      'the cards of a renewal were not found',
    );
  }
};

/** Updates cards that show an older state than the store, after an outage of the chat or of the bot. */
export const publishRenewalsBehind = async (context: Context): Promise<void> => {
  const cards = await context.memory.renewalCards.behind(atOnce);
  await Promise.all(cards.map((card) => draw(context, card, 'background')));
};

/** Redraws the renewal's card in a message, if it is one. */
export const redrawRenewal = async (
  context: Context,
  conversationId: string,
  messageId: string,
): Promise<void> => {
  for (const card of await context.memory.renewalCards.in(conversationId, messageId))
    await draw(context, { ...card, shownVersion: 0 }, 'background');
};

const draw = (context: Context, card: RenewalCard, urgency: Urgency): Promise<void> => {
  const { renewals, renewalCards } = context.memory;
  return bringUpToDate<Renewal, RenewalCard>(context, card, {
    logFacts: { renewal: card.renewalId },
    background: urgency === 'background',
    latest: () => renewals.get(card.renewalId),
    answer: async (renewal, conversation) => {
      const within = await readIn(context, conversation, null);
      return inLocale(within.locale, () => renewalAnswer(within, renewal, { urgency }));
    },
    mayRead: (renewal, conversation) => mayRead(context, conversation, renewal.companyId),
    shown: (shown, version) => renewalCards.shown(shown, version),
    posted: (renewal, where) => rememberRenewal(context, renewal, where),
    remove: (gone) => renewalCards.remove(gone),
    missing: (gone, since) => renewalCards.missing(gone, since),
  });
};
