import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { answerMessage } from '../../src/commands/answer-message.ts';
import { notNarrowed } from '../../src/core/portfolio/narrow.ts';
import { fileFor } from '../../src/workflows/files/downloads.ts';
import type { File } from '../../src/workflows/files/file.ts';
import { read } from '../harness/cards.ts';
import { offerIn, startStorage } from '../harness/file-storage.ts';
import { ann, bo, channel, groupChat, personal, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const sentence = 'renewals next 365 days csv';
const address = 'https://bot.example';

let bot: RunningBot;
let storage: Awaited<ReturnType<typeof startStorage>>;
const start = async (env: Record<string, string> = {}) => {
  bot = await startBot({ env });
  await bot.loaded();
};
beforeEach(async () => {
  await start();
  storage = await startStorage();
});
afterEach(() => Promise.all([bot.stop(), storage.close()]));

/** The card that now stands where a file was offered. */
const became = (messageId: string) => {
  const shown = bot.connector.messages(personal(ann)).find((sent) => sent.messageId === messageId);
  return shown?.card == null ? null : read(shown.card);
};
const attachmentsTo = (who: typeof ann) =>
  bot.connector
    .messages(personal(who))
    .flatMap(({ activity }) => activity.attachments as { contentType: string; name?: string }[]);
const given = (who = ann) =>
  attachmentsTo(who).filter(({ contentType }) => contentType.endsWith('file.info'));
const take = async (as = ann, offered = bot.offered(sentence)) => {
  const offer = await offered;
  await bot.answerOffer(offer, as, storage.placeFor(offer.name));
  return offer;
};

const holder = async () => {
  await bot.ask('help');
  const held = bot.app.context.portfolio.current();
  if (held === null) throw new Error('nothing is held');
  const person = { tenantId: tenant, objectId: String(ann.aadObjectId), name: ann.name };
  return { held, person };
};
const whole = async ({ pieces }: File): Promise<string> => {
  let text = '';
  for await (const piece of pieces()) text += piece;
  return text;
};

/** CSV as a spreadsheet reads it. */
const cellsOf = (text: string): string[][] =>
  [...text.matchAll(/(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/g)]
    .map(([cell]) => ({ last: cell.endsWith('\r\n'), text: cell.replace(/,$|\r\n$/, '') }))
    .reduce<string[][]>(
      (rows, { last, text: cell }) => {
        rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
        if (last) rows.push([]);
        return rows;
      },
      [[]],
    )
    .filter((row) => row.length > 0);

describe('a file in a personal chat', () => {
  test('is offered, goes to the person’s own storage when taken, and is shown; the offer says that it was sent', async () => {
    const { name, description, messageId } = await take();
    expect(name).toMatch(/^renewals-\d{4}-\d\d-\d\d-\d{4}\.csv$/);
    expect(description).toBe('Renewals as CSV, for spreadsheets');
    expect(storage.taken).toHaveLength(1);
    expect(storage.taken[0]?.content).toMatch(/^\uFEFFCompany,Product,Vendor.*\r\n/);
    expect(storage.taken[0]?.content).toMatch(/\r\nContoso,/);
    expect(given()).toMatchObject([{ name }]);
    expect(became(messageId)).toMatch(new RegExp(`^Sent · ${name}`));
  });

  test('is not made before it is taken, and not sent when it is declined', async () => {
    const offer = await bot.offered(sentence);
    await bot.answerOffer(offer, ann, null);
    expect(became(offer.messageId)).toMatch(/^Declined/);
    expect([storage.taken, given()]).toEqual([[], []]);
  });

  test('that is taken twice is sent once', async () => {
    const offer = await take();
    await take(ann, Promise.resolve(offer));
    expect([storage.taken.length, given().length]).toEqual([1, 1]);
    expect(became(offer.messageId)).toMatch(/^Sent/);
  });

  test('that is offered late leaves a line where the bot said that it is at work', async () => {
    const { context } = bot.app;
    await bot.ask('help');
    const person = { tenantId: tenant, objectId: String(ann.aadObjectId), name: ann.name };
    const place = await context.memory.conversations.personalOf(tenant, person.objectId);
    if (place === null) throw new Error('the chat is not known');
    const said = {
      kind: 'message',
      id: '1',
      text: sentence,
      person,
      conversation: place,
      mentions: [],
    } as const;
    let announce = () => {};
    const announced = new Promise<void>((done) => {
      announce = done;
    });
    const keys = { signingKey: () => announced.then(() => context.memory.keys.signingKey()) };
    await answerMessage({ ...context, memory: { ...context.memory, keys } }, said, async (answer) => {
      const delivery = await context.chat.send(place, answer);
      announce();
      return delivery;
    });
    const [working, offer] = bot.connector.messages(personal(ann)).slice(-2);
    expect(read(working?.card ?? null)).toMatch(/^Renewals · CSV\nThe file is ready below/);
    expect(offer && offerIn(offer)).toMatchObject({ name: expect.stringMatching(/^renewals-/) });
  });

  test('that is asked for twice is sent twice', async () => {
    await take();
    await take();
    expect(storage.taken).toHaveLength(2);
  });

  // Teams does nothing, or replaces the file, for a name used before: https://github.com/MicrosoftDocs/msteams-docs/issues/1667
  test('has a name of its own: by company, minute and, in one minute, a number', async () => {
    const names: string[] = [];
    const asked = ['subscriptions Contoso csv', 'subscriptions Fabrikam csv', 'audit csv', 'spend csv'];
    for (const text of [...asked, ...asked, 'invoices csv', 'draft csv', 'orders Contoso csv'])
      names.push((await bot.offered(text, bo)).name);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toMatch(/^subscriptions-contoso-\d{4}-\d\d-\d\d-\d{4}\.csv$/);
    expect(names[1]).toMatch(/^subscriptions-fabrikam-/);
    expect(names[4]).toBe(String(names[0]).replace('.csv', '-2.csv'));
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+\.csv$/);
  });

  test('is written with the separator and the decimal mark of CSV_FORMAT', async () => {
    await bot.stop();
    await start({ CSV_FORMAT: 'semicolon' });
    await take(ann, bot.offered('subscriptions Contoso csv'));
    const [head, first] = storage.taken[0]?.content.split('\r\n') ?? [];
    expect(head).toMatch(/^\uFEFFCompany;Product;Vendor;/);
    expect(first).toMatch(/^Contoso;[^;]*;[^;]*;Active;\d+;.*;\d+,\d+;/);
  });

  test('goes to nobody but the person to whom it was offered', async () => {
    const offer = await take(bo);
    expect([storage.taken, given(bo)]).toEqual([[], []]);
    expect(became(offer.messageId)).toBeNull();
    expect(read((await bot.connector.next()).card)).toMatch(/not offered to you/);
    expect(read((await bot.ask('audit', bo)).card)).toMatch(
      /was refused a file: it was offered to somebody else/,
    );
  });

  test.each([
    // Not by its last letters: they may say the same in other letters.
    [
      'a forged order',
      (order: string) => order.replace(/\.(.)/, (_, letter) => `.${letter === 'A' ? 'B' : 'A'}`),
    ],
    ['no order', () => 'x'],
    ['an order with more than was signed', (order: string) => `${order}.x`],
  ])('is not given for %s', async (_, forge) => {
    const offer = await bot.offered(sentence);
    await take(ann, Promise.resolve({ ...offer, order: forge(offer.order) }));
    expect(storage.taken).toEqual([]);
    expect(became(offer.messageId)).toBeNull();
  });

  test('is not given for the answer to an offer in another place', async () => {
    const { order, name, messageId } = await bot.offered(sentence);
    const where = { as: ann, in: groupChat('Licensing'), messageId };
    await bot.connector.answerOffer(order, storage.placeFor(name), where);
    expect(storage.taken).toEqual([]);
  });

  test('is not given a day later', async () => {
    const offer = await bot.offered(sentence);
    bot.simulator.advance({ days: 1 });
    await take(ann, Promise.resolve(offer));
    expect(storage.taken).toEqual([]);
    expect(became(offer.messageId)).toMatch(/^Not sent[\s\S]*has expired/);
  });

  test('is not given to somebody who may not look any more', async () => {
    const offer = await bot.offered(sentence);
    const person = { tenantId: tenant, objectId: String(ann.aadObjectId), name: ann.name };
    const { roles } = bot.app.context.memory;
    await roles.grant(person, { role: 'none', companies: null }, person, bot.simulator.now());
    await take(ann, Promise.resolve(offer));
    expect(storage.taken).toEqual([]);
    expect(became(offer.messageId)).toMatch(/^Not sent[\s\S]*no longer allows it/);
  });

  test.each([
    ['companies csv', /^companies-/, /^\uFEFFCompany,Status,.*Monthly,Currency/, /\r\nContoso,Active,/],
    ['companies cont as csv', /^companies-/, /^\uFEFFCompany,/, /\r\nContoso,/],
    ['subscriptions contoso csv', /^subscriptions-/, /^\uFEFFCompany,Product,/, /\r\nContoso,Microsoft/],
    ['csv of contacts contoso', /^contacts-/, /^\uFEFFCompany,First name,/, /\r\nContoso,.*@/],
    ['products exchange csv', /^products-/, /^\uFEFFProduct,Vendor,SKU/, /Exchange Online/],
    ['products by Microsoft csv', /^products-/, /^\uFEFFProduct,/, /,Microsoft,/],
    [
      'compare invoice with last month csv',
      /^invoices-compared-/,
      /^\uFEFFMonth before,Month,What,/,
      /\r\n\w+ \d{4},\w+ \d{4},(new|gone|changed|billed ahead),/,
    ],
  ])('can be asked for as: %s', async (text, file, head, line) => {
    const { name } = await take(ann, bot.offered(text));
    const content = storage.taken[0]?.content ?? '';
    expect(name).toMatch(file);
    expect(content).toMatch(head);
    expect(content).toMatch(line);
    const cells = cellsOf(content.replace('\uFEFF', ''));
    expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
  });

  test.each(['companies', 'products', 'subscriptions Contoso', 'contacts Contoso'])(
    'is a press away on the card of: %s',
    async (text) => {
      const { card } = await bot.ask(text);
      expect(JSON.stringify(card)).toContain(`${text} csv`);
    },
  );

  test('of a company that is not named asks which one, and is then a file', async () => {
    const { card } = await bot.ask('contacts csv');
    expect(JSON.stringify(card)).toContain('contacts Contoso csv');
  });

  test.each(['companies csv', 'products csv', 'subscriptions %s csv', 'contacts %s csv'])(
    'holds hostile names harmlessly: %s',
    async (text) => {
      await bot.stop();
      bot = await startBot({ simulator: { data: 'hostile' } });
      await bot.loaded();
      const { person, held } = await holder();
      const [kind = ''] = text.split(' ');
      const companies = [...held.companies.keys()];
      const orders = text.includes('%s')
        ? companies.map((companyId) => ({ companyId, narrowing: notNarrowed }))
        : [{ text: null, vendor: null }];
      for (const order of orders) {
        const file = await fileFor(
          bot.app.context,
          person,
          kind as 'contacts',
          order as { companyId: string },
        );
        const cells = cellsOf((await whole(file)).replace('\uFEFF', ''));
        expect(cells.flat().filter((cell) => /^[=+@\t\r\n]|^-\D/.test(cell))).toEqual([]);
      }
    },
  );

  test.each(['orders', 'renewals', 'spend', 'companies', 'subscriptions', 'contacts'] as const)(
    'of %s fails with a sentence while nothing was read from Pax8, and is not an empty list',
    async (kind) => {
      const { person } = await holder();
      const portfolio = { ...bot.app.context.portfolio, current: () => null };
      const order = { companyId: 'c1', text: null, vendor: null } as never;
      const file = await fileFor({ ...bot.app.context, portfolio }, person, kind, order);
      await expect(whole(file)).rejects.toMatchObject({
        failure: { kind: 'not-loaded' },
      });
    },
  );

  test.each(['subscriptions', 'contacts'] as const)(
    'of the %s of a company that is gone says so',
    async (kind) => {
      const { person } = await holder();
      const file = await fileFor(bot.app.context, person, kind, {
        companyId: 'gone',
        narrowing: notNarrowed,
      });
      await expect(whole(file)).rejects.toMatchObject({
        failure: { kind: 'company-gone' },
      });
    },
  );

  test('that compares invoices which are gone says so', async () => {
    const { person } = await holder();
    const period = { from: 0, to: 86_400_000, label: '' };
    const file = await fileFor(bot.app.context, person, 'compare', { companyId: null, period });
    await expect(whole(file)).rejects.toMatchObject({
      failure: { kind: 'nothing-to-compare' },
    });
  });

  test('that the storage does not take is told with a reference', async () => {
    storage.answers(507);
    const { messageId } = await take();
    expect(given()).toEqual([]);
    expect(became(messageId)).toMatch(/^Not sent[\s\S]*did not accept the file[\s\S]*Reference \w{8}/);
  });

  test('is never sent to a place outside Microsoft 365, and the place is not told', async () => {
    const offer = await bot.offered(sentence);
    const place = { ...storage.placeFor(offer.name), uploadUrl: 'https://evil.example/session' };
    await bot.answerOffer(offer, ann, place);
    expect(became(offer.messageId)).toMatch(/^Not sent[\s\S]*does not send files to that address/);
    expect(became(offer.messageId)).not.toMatch(/evil/);
  });

  test('is told in a message where its offer cannot be changed any more', async () => {
    const offer = await bot.offered(sentence);
    bot.connector.fail({ status: 404, code: 'ActivityNotFoundInConversation', on: 'update' });
    await take(ann, Promise.resolve(offer));
    expect(read(bot.connector.cardIn(personal(ann)))).toMatch(/^Sent/);
  });

  test('holds hostile names so that no spreadsheet takes one for a formula', async () => {
    await bot.stop();
    bot = await startBot({ simulator: { data: 'hostile' } });
    await bot.loaded();
    await take();
    const cells = cellsOf(storage.taken[0]?.content.replace('\uFEFF', '') ?? '');
    expect(cells.length).toBeGreaterThan(10);
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
    expect(cells.flat().some((cell) => cell.startsWith("'="))).toBe(true);
    expect(new Set(cells.map(({ length }) => length))).toEqual(new Set([14]));
  });
});

describe('where Teams takes no offer', () => {
  const asked = async () => {
    bot.connector.fail({ status: 403, code: 'Forbidden', on: 'message' });
    await bot.connector.say(sentence, { as: ann, in: personal(ann) });
    const sent = await bot.connector.next();
    expect(offerIn(sent)).toBeNull();
    return sent.card;
  };
  test('the link is given', async () => {
    await bot.stop();
    await start({ PUBLIC_URL: address });
    expect(JSON.stringify(await asked())).toContain(`${address}/api/downloads/`);
  });
  test('or a sentence says what is missing for it', async () =>
    expect(read(await asked())).toMatch(/Bots cannot send files here[\s\S]*PUBLIC_URL/));
});

describe('a file where others read along', () => {
  const link = async (place = channel('Licensing')) => {
    await bot.connector.say(sentence, { as: ann, in: place });
    const { card } = await bot.connector.next();
    const [action] = (card?.actions ?? []) as { type: string; url: string }[];
    expect(action?.type).toBe('Action.OpenUrl');
    expect(action?.url).toMatch(/^https:\/\/bot\.example\/api\/downloads\//);
    return String(action?.url).replace(address, bot.url);
  };
  beforeEach(async () => {
    await bot.stop();
    await start({ PUBLIC_URL: address });
  });

  test.each([
    ['channel', channel('Licensing')],
    ['group chat', groupChat('Licensing')],
  ])('is a link: in a %s', async (_, place) => {
    const response = await fetch(await link(place));
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="renewals-[\d-]+\.csv"$/,
    );
    expect(await response.text()).toMatch(/Company,Product,Vendor/);
  });
  test('that cannot be made says why, and is not an empty file', async () => {
    const { held } = await holder();
    const [companyId = ''] = [...held.companies.values()].flatMap(({ id, name }) =>
      name === 'Contoso' ? id : [],
    );
    await bot.connector.say('contacts Contoso csv', { as: ann, in: channel('Licensing') });
    const { card } = await bot.connector.next();
    const [action] = (card?.actions ?? []) as { url: string }[];
    (held.companies as Map<string, unknown>).delete(companyId);
    const response = await fetch(String(action?.url).replace(address, bot.url));
    expect([response.status, await response.json()]).toEqual([
      503,
      { error: 'This company is no longer at Pax8.' },
    ]);
  });
  test('is gone after 15 minutes', async () => {
    const url = await link();
    bot.simulator.advance({ ms: 15 * 60_000 });
    expect((await fetch(url)).status).toBe(404);
  });
  test.each([
    [
      'another signature',
      (url: string) => `${url.slice(0, -9)}${url.at(-9) === 'A' ? 'B' : 'A'}${url.slice(-8)}`,
    ],
    ['no signature', (url: string) => url.replace(/\.[^.]*$/, '')],
    ['a signature of something else', (url: string) => url.replace(/downloads\/./, 'downloads/A')],
    ['more than was signed', (url: string) => `${url}.x`],
  ])('is not given for a link with %s', async (_, forge) => {
    const response = await fetch(forge(await link()));
    expect([response.status, await response.json()]).toEqual([404, { error: 'not found' }]);
  });
  test('is not given for what was signed as an offer', async () => {
    const { order } = await bot.offered(sentence);
    expect((await fetch(`${bot.url}/api/downloads/${order}`)).status).toBe(404);
  });
  test('is not given for the link of somebody who has lost the role', async () => {
    const url = await link();
    const person = { tenantId: tenant, objectId: String(ann.aadObjectId), name: ann.name };
    const { roles } = bot.app.context.memory;
    await roles.grant(person, { role: 'none', companies: null }, person, bot.simulator.now());
    expect((await fetch(url)).status).toBe(404);
  });
  test('needs an address at which the bot can be reached, or a personal chat', async () => {
    await bot.stop();
    await start();
    await bot.connector.say(sentence, { as: ann, in: channel('Licensing') });
    const text = read((await bot.connector.next()).card);
    expect(text).toMatch(/PUBLIC_URL[\s\S]*in our personal chat/);
  });
});
