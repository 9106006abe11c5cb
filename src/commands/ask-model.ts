import { givenIn } from '../core/atoms/given.ts';
import { maskedOf } from '../core/model/masked.ts';
import { readFrame } from '../core/model/model-frame.ts';
import type { Portfolio } from '../core/portfolio/portfolio.ts';
import type { Reading } from '../core/reading/reading.ts';
import { missingRole } from '../core/rules/permissions.ts';
import type { IntentKind } from '../core/understanding/intent.ts';
import type { Answer } from '../core/words/chat.ts';
import type { Role } from '../core/words/people.ts';
import { modelReadingCard } from '../views/changes/model-reading.ts';
import type { Context } from '../workflows/context.ts';
import { commandFor } from './index.ts';
import { offerOf } from './offer-instead.ts';

/** A longer message is no single sentence, and says more than a model needs to know. */
const longest = 60;

/**
 * What a configured language model reads in a message that the bot did not understand: at best a card with one button.
 * Null when nothing holds up, and for people who may not ask for it.
 */
export const askModel = async (
  context: Context,
  role: Role,
  portfolio: Portfolio | null,
  { spans, modality }: Reading,
): Promise<Answer | null> => {
  const { languageModel, now, zone, log } = context;
  if (languageModel === null || portfolio === null) return null;
  if (spans.length === 0 || spans.length > longest) return null;
  if (missingRole({ role }, 'viewer') !== null) return null;
  const masked = maskedOf(portfolio, spans);
  const frame = await languageModel(masked.text);
  if (frame === null || frame.command === 'none') return null;
  const reading = readFrame(portfolio, frame, masked, { now: now(), zone });
  if (reading === null) {
    log.info({ command: frame.command }, 'a reading of a language model did not hold');
    return null;
  }
  const command = commandFor(reading.intent.kind as Exclude<IntentKind, 'unknown'>);
  if (missingRole({ role }, command.role) !== null) return null;
  if (reading.kind === 'look-up') return context.answer(modelReadingCard(reading));
  // The rules know what such a message is about: a model does not overrule them.
  if (modality !== null && modality !== 'order') return null;
  return context.answer(
    modelReadingCard({ kind: 'change', offer: offerOf(context, portfolio, reading.intent, givenIn(spans)) }),
  );
};
