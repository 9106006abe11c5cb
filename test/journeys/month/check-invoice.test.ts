import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PsaAddition, startConnectwiseSimulator } from '../../../src/simulator/psa/connectwise.ts';
import type { Context } from '../../../src/workflows/context.ts';
import { keepPsa } from '../../../src/workflows/mapped/keep-psa.ts';
import { findDifference } from '../../../src/workflows/month/find-difference.ts';
import { openTicket } from '../../../src/workflows/month/open-ticket.ts';
import { readToday } from '../../../src/workflows/renewals/read-today.ts';
import { dataOf, read, sentenceOf, sentencesOf } from '../../harness/cards.ts';
import { midMonth } from '../../harness/dates.ts';
import { ann, bo, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

const never = (): never => {
  throw new Error('the portfolio was read');
};

const addition = (id: number, quantity: number): PsaAddition => ({
  ...{ id, agreementId: 7, company: { id: 250, identifier: 'ContosoLtd', name: 'Contoso Ltd.' } },
  ...{ product: { id: 117, identifier: 'M365BP' }, description: 'M365 Business Premium' },
  ...{ quantity, unitPrice: 30, billCustomer: 'Billable', effectiveDate: '2024-01-01T00:00:00Z' },
});

describe('month end', () => {
  let bot: RunningBot;
  let psa: Awaited<ReturnType<typeof startConnectwiseSimulator>>;
  beforeAll(async () => {
    psa = await startConnectwiseSimulator([addition(1, 10)]);
    bot = await startBot({
      simulator: { now: midMonth },
      env: {
        TICKETS: 'connectwise',
        ...{
          CONNECTWISE_URL: psa.url,
          CONNECTWISE_COMPANY: 'demo',
          CONNECTWISE_CLIENT_ID: '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9',
        },
        ...{ CONNECTWISE_PUBLIC_KEY: 'public', CONNECTWISE_PRIVATE_KEY: 'demo' },
        TICKETS_FOR_DIFFERENCES: 'on',
      },
    });
    await bot.loaded();
  });
  afterAll(() => Promise.all([bot.stop(), psa.stop()]));

  const premium = () =>
    [...(bot.app.context.portfolio.current()?.subscriptions.values() ?? [])].filter(
      ({ productName, companyId }) =>
        productName?.startsWith('Microsoft 365 Business Premium') === true &&
        bot.app.context.portfolio.current()?.companies.get(companyId)?.name === 'Contoso',
    );

  test('a month without an invoice was not checked, and no money is said', async () => {
    const text = await bot.says('check invoice June 2019');
    expect(text).toContain('Nothing was checked');
    expect(text).not.toMatch(/\$|too (?:much|little)/);
  });

  test('every line has a verdict, and what was not looked at has its reason', async () => {
    const text = await bot.says('check invoice');
    expect(text).toMatch(/^Invoice check · /);
    expect(text).toMatch(/Differs|Not checked|Explained|Agrees/);
    expect(text).toContain('The PSA was not read yet.');
    expect(text).not.toContain('Everything that is billed agrees');
  });

  test('an older month before the history is not held against the seats of today', async () => {
    const { card } = await bot.answer('check invoice last month');
    expect(read(card)).toContain('The nightly history begins after this month');
    expect(read(card)).toMatch(/Agrees:? 0 lines/);
  });

  test('a PSA that refuses leaves what was read last; a reading is kept with its age', async () => {
    const { context } = bot.app;
    psa.settings.refuse = 403;
    await keepPsa(context);
    expect(await context.memory.psa.load()).toBeNull();
    psa.settings.refuse = null;
    // It is left alone for ten minutes.
    await keepPsa(context);
    expect(await context.memory.psa.load()).toBeNull();
    await context.memory.claims.release('psa reading connectwise');
    await keepPsa(context);
    const kept = await context.memory.psa.load();
    expect(kept?.lines).toHaveLength(1);
    const { calls } = psa.settings;
    const before = calls.length;
    await keepPsa(context);
    expect(calls).toHaveLength(before);
  });

  test('the PSA bills fewer than are held: by how much, with the change that would mend it', async () => {
    await bot.says('map Contoso to psa "ContosoLtd"', bo);
    await bot.says('map "Business Premium" to psa "M365BP"', bo);
    const held = premium().reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    const { card } = await bot.answer('check invoice for Contoso');
    const text = read(card);
    expect(text).toContain(`${held} seats at Pax8, 10 seats billed by the PSA`);
    expect(text).toContain(`The customer is billed $${((held - 10) * 30).toFixed(2)} too little`);
    expect(await bot.says('today')).toMatch(
      /The PSA does not bill \d+ seats? of Microsoft 365 Business Premium\./,
    );
    // What a PSA once said that is no longer set up, or that was not read for days, is no news of today.
    const { context } = bot.app;
    const kinds = async (now: Context) =>
      (await readToday(now, tenant, context.portfolio.current() ?? never())).lines.map(({ kind }) => kind);
    expect(await kinds(context)).toContain('unbilled');
    expect(await kinds({ ...context, psa: null })).not.toContain('unbilled');
    const later = context.now() + 3 * 86_400_000;
    expect(await kinds({ ...context, now: () => later })).not.toContain('unbilled');
    const [say = ''] = sentencesOf(card ?? {}, /^Propose/);
    expect(say).toMatch(/^set #[\da-f]{8} to 10 seats$/);
    // An ordinary request, with all its rules: committed seats are planned for the renewal, and nothing is written at Pax8.
    expect(await bot.says(say)).toMatch(
      /Business Premium, \d+ → 10 seats: The seats are committed[\s\S]*\[Plan for /,
    );
    expect(bot.simulator.requests().filter(({ method }) => method === 'PUT')).toEqual([]);
    expect((await bot.app.context.memory.audit.latest(tenant, { limit: 50 })).length).toBeGreaterThan(0);
  });

  /** The buttons of the line of Contoso that the PSA bills. */
  const pressed = async (verb: string, more: object = {}, as = ann) => {
    const { card, messageId } = await bot.answer('check invoice for Contoso', as);
    const data = dataOf(card ?? {}, verb).find(({ id }) => String(id).startsWith('psa '));
    const where = { as, in: personal(as), messageId };
    return bot.connector.press(verb, { ...data, ...more }, where);
  };
  const marks = () => bot.app.context.memory.monthMarks.list(tenant);
  const audited = async () =>
    (await bot.app.context.memory.audit.latest(tenant, { limit: 50 }))
      .map(({ event }) => event)
      .filter((event) => event.startsWith('difference.'));

  test('a note on a difference is shown the next time, in the file and the audit, and taken back', async () => {
    const noted = await pressed('note-difference', {
      note0: 'x',
      note1: 'y',
      row: 7,
      note7: ' Two seats\nare free. ',
    });
    expect(read(noted.card)).toMatch(/Note by Ann Archer, .*: Two seats are free\./);
    expect((await marks()).map(({ kind, text }) => [kind, text])).toEqual([['note', 'Two seats are free.']]);
    expect(await bot.says('check invoice for Contoso', bo)).toContain('Two seats are free.');
    expect(await bot.says('audit', bo)).toContain('noted on a difference of Microsoft 365 Business Premium');
    const taken = await pressed('note-difference', { row: 7 });
    expect(read(taken.card)).not.toContain('Note by');
    expect(await marks()).toEqual([]);
    expect(await audited()).toEqual(['difference.note-removed', 'difference.noted']);
  });

  test('a ticket is opened once a month, with numbers and without what is paid to Pax8; its number stays', async () => {
    psa.settings.readOnly = true;
    expect(read((await pressed('ticket-difference')).card)).toContain('ConnectWise PSA answered 403');
    psa.settings.readOnly = false;
    await pressed('note-difference', { row: 7, note7: 'We pay 18 a seat.' });
    const { card } = await pressed('ticket-difference');
    await pressed('note-difference', { row: 7, note7: '' });
    expect(read(card)).toMatch(/Ticket opened[\s\S]*Ticket 4711 in ConnectWise PSA\./);
    expect(read((await pressed('ticket-difference')).card)).toContain('There is a ticket already');
    const [ticket, ...others] = psa.settings.tickets.filter(({ summary }) => summary.includes('[D-'));
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({
      companyId: 250,
      summary: expect.stringMatching(/^Contoso, .*PSA-[\da-f]{8}-[\da-f]{8}\]$/),
    });
    expect(ticket?.text).toMatch(
      /ConnectWise PSA bills 10 seats of .*, and the company has \d+ seats at Pax8/,
    );
    // Customers may read it: no amounts, and no notes, which are for those who see costs.
    expect(ticket?.text).not.toMatch(/\$|USD|18 a seat/);
    expect(await bot.says(sentenceOf(card ?? {}, 'Back to the check'))).toMatch(/Ticket 4711, /);
    expect(await audited()).toEqual(
      expect.arrayContaining(['difference.ticket', 'difference.ticket-refused']),
    );
    // Where nobody has allowed it, nothing is written: the words are for copying.
    const { context } = bot.app;
    const held = context.portfolio.current() ?? never();
    const of = {
      id: (await marks())[0]?.difference ?? '',
      month: (await marks())[0]?.month ?? '',
      companyId: null,
    };
    const found = await findDifference(context, tenant, held, of);
    const by = { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: 'Ann' };
    const where = { person: by, conversation: { ...personal(ann), tenantId: tenant } as never };
    const calls = psa.settings.calls.length;
    const off = await openTicket({ ...context, ticketDesk: null }, where, found ?? never());
    expect([off.kind, off.words.title]).toEqual(['off', ticket?.summary]);
    expect(psa.settings.calls).toHaveLength(calls);
  });

  test('while a slow PSA opens a ticket nobody else opens it, however slow its answers are', async () => {
    const { context } = bot.app;
    const held = context.portfolio.current() ?? never();
    const [{ difference: id = '', month = '' } = {}] = await marks();
    const found = await findDifference(context, tenant, held, { id, month, companyId: null });
    const by = { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: 'Ann' };
    const where = { person: by, conversation: { ...personal(ann), tenantId: tenant } as never };
    let later = 0;
    const kinds: string[] = [];
    const press = (open: () => Promise<number>) => {
      const tickets = { ...(context.ticketDesk?.tickets ?? never()), find: async () => null, open };
      const now = () => context.now() + later;
      const desk = { tickets, companies: {} };
      return openTicket({ ...context, now, ticketDesk: desk }, where, found ?? never());
    };
    const first = await press(async () => {
      // Five calls of up to 15 s each.
      later = 75_000;
      kinds.push((await press(async () => 4_713)).kind);
      return 4_712;
    });
    expect([...kinds, first.kind]).toEqual(['busy', 'opened']);
  });

  test('what no longer differs has no note and no ticket', async () => {
    expect((await pressed('ticket-difference', { id: 'psa gone gone' })).toast).toContain(
      'no longer differs',
    );
    expect((await pressed('note-difference', { month: 'June' })).toast).toContain('cannot read this form');
  });
});
