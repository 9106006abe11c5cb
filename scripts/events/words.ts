import type { SinkWords } from '../../src/events/sinks.ts';
import { ticketWork } from '../../src/views/audit/ticket.ts';
import { whyWords } from '../../src/views/changes/outcome-words.ts';

/** What is said of events, in English and UTC. */
export const englishWords: SinkWords = {
  ticketWork,
  why: (why) => whyWords(why, { now: Date.UTC(2026, 10, 12, 8), zone: 'UTC' }),
};
