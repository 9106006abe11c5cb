import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jobs } from '../../../src/jobs/index.ts';
import { fileFor } from '../../../src/workflows/files/downloads.ts';
import { button, buttons, read, sentencesOf } from '../../harness/cards.ts';
import { ann, bo, cy, groupChat, personal, tenant } from '../../harness/people.ts';
import { newDatabase } from '../../harness/postgres.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

const minute = 60_000;

describe('one bot', () => {
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await startBot();
    await bot.loaded();
  });
  afterEach(() => bot.stop());

  const events = async () =>
    (await bot.app.context.memory.audit.latest(tenant, { limit: 20 })).map(({ event }) => event);

  describe('a taught name', () => {
    test('is taught by an admin, used by everyone, listed, and forgotten, each with an audit entry', async () => {
      expect(await bot.says('subscriptions the dentist')).not.toMatch(/^Subscriptions · Contoso/);
      expect(await bot.says('teach "the dentist" = Contoso', bo)).toContain(
        '“the dentist” now means the company Contoso.',
      );
      expect(await bot.says('subscriptions the dentist')).toMatch(/^Subscriptions · Contoso/);
      expect(await bot.says('taught')).toMatch(/the dentist[\s\S]*Contoso\n {2}Bo Berg/);
      expect(await bot.says('forget "the dentist"', bo)).toContain('no longer means Contoso');
      expect(await bot.says('subscriptions the dentist')).not.toMatch(/^Subscriptions · Contoso/);
      expect(await events()).toEqual(expect.arrayContaining(['name.taught', 'name.forgotten']));
    });

    test('of a company is used in a change, which names the company in full', async () => {
      await bot.says('teach "the dentist" = Contoso', bo);
      expect(await bot.says('add 2 seats of business premium for the dentist')).toMatch(
        /^Seat change · Contoso {2}Pending\n.*Business Premium, 12 → 14 seats/,
      );
    });

    test('of a product is used in orders of seats', async () => {
      await bot.says('teach product "the good suite" = business premium', bo);
      expect(await bot.says('add 2 the good suite for contoso')).toMatch(/Business Premium, 12 → 14 seats/);
    });

    test('may be of a product that nobody has yet', async () => {
      expect(await bot.says('teach "mail only" = Exchange Online (Plan 2)', bo)).toMatch(
        /means the product Exchange Online \(Plan 2\)/,
      );
    });

    test('is taught and forgotten by admins only, and what was tried is in the audit', async () => {
      expect(await bot.says('teach "the dentist" = Contoso')).toMatch(/^Not allowed/);
      expect(await bot.says('forget "the dentist"')).toMatch(/^Not allowed/);
      expect(await bot.app.context.memory.taughtNames.list(tenant)).toEqual([]);
      expect((await events()).filter((event) => event === 'command.refused')).toHaveLength(2);
      expect(await bot.says('taught')).toContain('An admin can teach and forget names.');
    });

    test('never is a real company’s name, words of the bot, or a product’s name', async () => {
      expect(await bot.says('teach "fabrikam" = Contoso', bo)).toMatch(/People mean Fabrikam, Inc\. by it/);
      expect(await bot.says('teach "next week" = Contoso', bo)).toMatch(/I read these words otherwise/);
      expect(await bot.says('teach "business premium" = Contoso', bo)).toMatch(
        /It is also what .*Business Premium is called/,
      );
      expect(await bot.says('teach "contoso" = Contoso', bo)).toMatch(/I know it by this name already/);
      expect(await bot.app.context.memory.taughtNames.list(tenant)).toEqual([]);
    });

    test('with an unclear meaning is asked about, and nothing is taught', async () => {
      expect(await bot.says('teach "the thing" = zzyzx', bo)).toMatch(
        /No company or product is called “zzyzx”/,
      );
      const { card } = await bot.answer('teach "the mail" = exchange online', bo);
      expect(read(card)).toMatch(/^What does “the mail” mean\?|now means/);
      expect(await bot.says('teach', bo)).toMatch(/^How to teach me a name/);
      expect(await bot.says('forget "nothing"', bo)).toMatch(/I was not taught “nothing”/);
    });

    test('takes the new meaning when it is taught again, and says what it meant before', async () => {
      await bot.says('teach "the dentist" = Contoso', bo);
      expect(await bot.says('teach "Dentist" = Fabrikam', bo)).toContain('Before, it meant Contoso.');
      expect(await bot.says('subscriptions the dentist')).toMatch(/^Subscriptions · Fabrikam/);
    });
  });

  describe('why?', () => {
    test('shows how the last message was read, word by word, and what was done', async () => {
      await bot.says('please add 2 business premium for contoso');
      expect(await bot.says('why?')).toMatch(
        /“please add 2 business premium for contoso”\nadd: more seats\n2: number\nbusiness premium: product\ncontoso: company: Contoso\nplease for: adds nothing\nMeant as: an instruction\nSo: Done: change seats · add 2/,
      );
    });

    test('says which words it does not know', async () => {
      await bot.says('blorp contoso');
      expect(await bot.says('how did you read that?')).toContain('blorp: I do not know this word');
    });

    test('is of the person’s own last message in this conversation, for 15 minutes', async () => {
      await bot.says('renewals next 30 days');
      expect(await bot.says('why?', cy)).toMatch(/^No message to look at/);
      bot.simulator.advance({ ms: 14 * minute });
      expect(await bot.says('why?')).toContain('“renewals next 30 days”');
      bot.simulator.advance({ ms: 2 * minute });
      expect(await bot.says('why?')).toMatch(/^No message to look at/);
    });
  });

  describe('Not what I meant', () => {
    const asked = (say: string) => bot.answer(say);
    const press = (sent: Awaited<ReturnType<typeof asked>>, as = ann) => {
      const { verb, data } = button(sent.card ?? {}, 'Not what I meant');
      return bot.connector.press(verb, data, { as, in: personal(ann), messageId: sent.messageId });
    };

    test('stands last on every answer, and keeps the sentence and its reading for the admins', async () => {
      const sent = await asked('gimme the stuff of contoso');
      expect(buttons(sent.card ?? {}).at(-1)).toBe('Not what I meant');
      expect((await press(sent)).toast).toMatch(/An admin can see your message/);
      expect((await press(sent)).toast).toMatch(/You told me already/);
      expect(await bot.says('misunderstood', bo)).toMatch(/“gimme the stuff of contoso”[\s\S]*Ann Archer/);
      expect(await bot.says('misunderstood')).toMatch(/^Not allowed/);
    });

    test('is for who wrote the message', async () => {
      const sent = await asked('gimme the stuff of contoso');
      expect((await press(sent, cy)).toast).toMatch(/Only who wrote the message/);
      expect(await bot.says('misunderstood', bo)).toMatch(/Nobody has said/);
    });

    test('can be said, too', async () => {
      expect(await bot.says('not what I meant')).toMatch(/^No message to look at/);
      await asked('gimme the stuff of contoso');
      expect(await bot.says('that’s not what I meant!')).toMatch(
        /An admin can see “gimme the stuff of contoso”/,
      );
      expect(await bot.says('misunderstood', bo)).toContain('“gimme the stuff of contoso”');
    });

    test('is exported without names of companies, products and people', async () => {
      for (const say of ['petra wants 2 more business premium for contoso', 'gimme the stuff of fabrikam']) {
        await asked(say);
        await bot.says('not what I meant');
      }
      expect((await bot.offered('misunderstood csv', bo)).name).toMatch(/^misunderstood.*\.csv$/);
      const admin = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
      const file = await fileFor(bot.app.context, admin, 'misunderstood', null);
      let content = '';
      for await (const piece of file.pieces()) content += piece;
      expect(content).toContain('<word> wants 2 more <product> for <company>');
      expect(content).not.toMatch(/petra|contoso|fabrikam|premium|archer/i);
    });

    test('is kept for 90 days, other messages for one', async () => {
      const sent = await asked('gimme the stuff of contoso');
      await asked('gimme the stuff of fabrikam');
      await press(sent);
      const forget = () => jobs.find(({ name }) => name === 'forget-readings')?.run(bot.app.context);
      bot.simulator.advance({ ms: 2 * 24 * 60 * minute });
      await forget();
      const { readMessages } = bot.app.context.memory;
      const who = { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: '' };
      expect(await readMessages.last(who, personal(ann).id, 0)).toMatchObject({
        said: 'gimme the stuff of contoso',
      });
      bot.simulator.advance({ ms: 90 * 24 * 60 * minute });
      await forget();
      expect(await readMessages.last(who, personal(ann).id, 0)).toBeNull();
    });
  });

  describe('what is not a command', () => {
    test('thanks get a short word, no wall of help', async () => {
      expect(await bot.says('thanks, that helped!')).toBe('You’re welcome\nI’m here when you need me.');
    });

    test('a greeting gets three sentences to try, of the person’s own companies, which only read', async () => {
      const { card } = await bot.answer('hi');
      expect(read(card)).toMatch(/^Hello\n/);
      expect(sentencesOf(card ?? {}, 'Say it')).toEqual([
        'renewals next 30 days',
        'subscriptions Contoso',
        expect.stringMatching(/^who has /),
      ]);
    });

    test('whether all is well with Pax8 gets the status', async () => {
      expect(await bot.says('is everything ok with pax8?')).toBe(await bot.says('status'));
    });

    test('a question about terms gets five short lines and a link to Microsoft’s page', async () => {
      const { card } = await bot.answer('what is the 7 day window?');
      expect(read(card).split('\n\n')[0]?.split('\n')).toHaveLength(6);
      expect(JSON.stringify(card)).toContain('"url":"https://learn.microsoft.com/partner-center/');
      expect(await bot.says('help terms')).toMatch(/^Terms of licensing[\s\S]*Trials {2}\[Read\]/);
    });

    test('what only the portal does says where, until when, and what the bot does instead', async () => {
      expect(await bot.says('turn off auto renew of business premium for contoso')).toMatch(
        /^Auto-renew: only in the Pax8 portal[\s\S]*Where: [\s\S]*Until when: [\s\S]*Business Premium of Contoso: the term ends/,
      );
      expect(await bot.says('reset the password of bob at contoso')).toMatch(/^Users: in Microsoft 365/);
    });

    test('a message that was not understood gets suggestions that only read, with names that the portfolio has', async () => {
      for (const say of [
        'blorp the contoso thing',
        'blorp',
        'florp E3 zork',
        'increse all of it, plz zork',
      ]) {
        const card = (await bot.answer(say)).card ?? {};
        expect(read(card)).toMatch(/^I did not understand that/);
        const said = sentencesOf(card, 'Say it');
        expect(said.length).toBeGreaterThan(0);
        expect(
          said.filter((sentence) =>
            /^(?:add|remove|set|order|cancel|onboard|teach|grant)\b|Litware|Tailspin/.test(sentence),
          ),
        ).toEqual([]);
      }
    });

    test('a group chat is answered the same, with the button for who wrote', async () => {
      await bot.connector.say('blorp', { as: ann, in: groupChat('ops') });
      const sent = await bot.connector.next();
      expect(buttons(sent.card ?? {})).toContain('Not what I meant');
    });
  });
});

describe('two instances', () => {
  test('know a taught name at once, and no longer once it is forgotten', async () => {
    const database = await newDatabase();
    const env = { DATABASE_URL: database };
    const [one, other] = [await startBot({ env }), await startBot({ env })];
    try {
      await one.loaded();
      await other.loaded();
      await one.says('teach "the dentist" = Contoso', bo);
      expect(await other.says('subscriptions the dentist')).toMatch(/^Subscriptions · Contoso/);
      await other.says('forget "the dentist"', bo);
      expect(await one.says('subscriptions the dentist')).not.toMatch(/^Subscriptions · Contoso/);
    } finally {
      await one.stop();
      await other.stop();
    }
  }, 60_000);
});
