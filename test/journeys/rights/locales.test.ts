import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../../harness/bot-process.ts';
import { read } from '../../harness/cards.ts';
import { ann, bo, groupChat, type Place, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * "A locale name for the contents of the text field. The locale name is a combination of an ISO 639 two- or three-letter culture code
 * associated with a language and an ISO 3166 two-letter subculture code" (Activity schema): what a person alone reads is in their
 * locale. A group has many readers, so it reads LOCALE. Sentences are read in English, whoever says them.
 */

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ env: { LOCALE: 'en-GB' } });
  await bot.loaded();
});
afterAll(() => bot.stop());

const says = async (text: string, as: typeof bo, locale?: string, place: Place = personal(as)) => {
  await bot.connector.say(text, { as, in: place, ...(locale === undefined ? {} : { locale }) });
  return read(bot.connector.cardIn(place));
};

test('a person’s own chat is in the locale that Teams told, with its numbers and dates; groups are in LOCALE', async () => {
  const german = await says('subscriptions contoso', ann, 'de-DE');
  expect(german).toMatch(/Abonnements · Contoso/);
  expect(german).toMatch(/\d,\d\d \$/);
  expect(german).toMatch(/verlängert sich \d+\. [A-Z]\S+ 20\d\d, in \d+ Tagen/);
  expect(german).not.toMatch(/\b(?:seats|renews|Subscriptions)\b/);
  // Kept with the person, as their time zone is.
  expect(await says('subscriptions contoso', ann)).toBe(german);
  const inGroup = await says('subscriptions contoso', ann, 'de-DE', groupChat('ops'));
  expect(inGroup).toMatch(/US\$\d/);
  expect(inGroup).toMatch(/renews \d+ [A-Z]\S+ 20\d\d, in \d+ days/);
  expect(await says('subscriptions contoso', bo, 'fr-FR')).toMatch(/Subscriptions · Contoso/);
});

test('a request is German for who asked, English for who approves, and its record in the language of whoever reads it', async () => {
  const asked = await says('add 3 seats of Exchange Plan 1 for Contoso', ann, 'de-DE');
  expect(asked).toMatch(/Lizenzänderung/);
  const [change] = await bot.app.context.memory.changes.inStates(tenant, ['pending']);
  const cardOfBo = async () =>
    (await bot.app.context.memory.changeCards.of(change?.id ?? '')).find(
      ({ conversationId }) => conversationId === personal(bo).id,
    );
  // Approvers are told beside the answer.
  await until(async () => (await cardOfBo()) !== undefined);
  const shown = await cardOfBo();
  const where = { as: bo, in: personal(bo), messageId: shown?.messageId ?? '' };
  const pressed = await bot.connector.press('reject', { id: change?.id, reason: 'Not now' }, where);
  expect(read(pressed.card ?? {})).toMatch(/Seat change[\s\S]*Rejected/);
  expect(read(bot.connector.cardIn(personal(ann)))).toMatch(/Abgelehnt/);
  const audit = await says('audit', bo);
  expect(audit).not.toMatch(/Lizenz/);
  const behind = () => JSON.stringify(bot.connector.cardIn(personal(bo)));
  expect(behind()).toMatch(/Why: Every change needs approval/);
  await says('audit', bo, 'de-DE');
  expect(behind()).toMatch(/Warum: Jede Änderung/);
  expect(behind()).not.toMatch(/needs approval|a month/);
});

test('what is said before anything is understood is in the reader’s language too', async () => {
  const long = 'add 3 seats of Business Premium for Contoso '.repeat(200);
  expect(await says(long, ann, 'de-DE')).toMatch(/^Die Nachricht ist zu lang[^a-z]*[\s\S]*in Teilen\.$/);
  expect(await says(long, ann, 'de-DE', groupChat('ops'))).toMatch(/^That message is too long/);
});
