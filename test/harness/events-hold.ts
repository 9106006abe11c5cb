import { englishWords } from '../../scripts/events/words.ts';
import { publicEvent } from '../../src/core/audit/public-event.ts';
import { eventSchema } from '../../src/events/schemas.ts';
import { bodyOf } from '../../src/events/webhook.ts';
import { tenant } from './people.ts';
import type { RunningBot } from './running-bot.ts';

const known = { companyName: null, externalId: null, renewalId: null };

/** The end of a journey: every event that it would have sent out is as its schema says, and the bot stops. */
export const endWithEvents = async ({ app, stop }: RunningBot): Promise<void> => {
  try {
    const records = await app.context.memory.audit.latest(tenant, { limit: 1000 });
    for (const event of records.flatMap((record) => publicEvent(record, known) ?? [])) {
      const { error } = eventSchema(event.type).safeParse(JSON.parse(bodyOf(event, englishWords.why)));
      if (error !== undefined) throw new Error(`${event.type} is other than its schema: ${error.message}`);
    }
  } finally {
    await stop();
  }
};
