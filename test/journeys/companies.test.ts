import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { button, buttons, read, sentenceOf } from '../harness/cards.ts';
import { endWithEvents } from '../harness/events-hold.ts';
import { ann, bo, cy, personal, type Somebody, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => endWithEvents(bot));

const says = async (text: string, as: Somebody = bo): Promise<string> => read((await bot.ask(text, as)).card);
const writes = () =>
  bot.simulator.requests().filter(({ method, path }) => method !== 'GET' && !path.endsWith('/token'));
const audited = async (event: RegExp) =>
  (await bot.app.context.memory.audit.latest(tenant, { limit: 50 }))
    .filter((entry) => event.test(entry.event))
    .map(({ event: name }) => name)
    .reverse();

type Shown = Awaited<ReturnType<RunningBot['ask']>>;
const press = (
  shown: Pick<Shown, 'card' | 'messageId'>,
  title: string,
  inputs: object = {},
  as: Somebody = bo,
) => {
  const { verb, data } = button(shown.card ?? {}, title);
  return bot.connector.press(
    verb,
    { ...data, ...inputs },
    { as, in: personal(bo), messageId: shown.messageId },
  );
};
const inputs = {
  name: 'Tailspin Toys',
  street: '1 Toy Road',
  city: 'Leeds',
  postalCode: 'LS1 1AA',
  country: 'gb',
  phone: '+44 20 7946 0958',
  website: 'tailspin.example.com',
  billOnBehalfOfEnabled: 'no',
  selfServiceAllowed: 'yes',
  orderApprovalRequired: 'yes',
};
const tia = {
  firstName: 'Tia',
  lastName: 'Spin',
  email: 'tia@tailspin.example.com',
  contactPhone: '+44 20 7946 0958',
  types: 'Admin,Billing,Technical',
  primaries: 'Admin,Billing,Technical',
};
const contosoInputs = {
  ...inputs,
  name: 'Contoso',
  street: '4567 Main St',
  city: 'Buffalo',
  stateOrProvince: 'NY',
  postalCode: '14201',
  country: 'US',
};

describe('a company', () => {
  test('is shown with its address, contacts, flags, spend and next renewal, read at once', async () => {
    bot.simulator.clearRequests();
    const shown = await bot.ask('company Contoso', ann);
    const text = read(shown.card);
    expect(text).toMatch(
      /^Contoso {2}Active\n\d+ subscriptions, \d+ seats and \d+ of other products, \$[\d,.]+ a month/,
    );
    expect(text).toMatch(/Address: 4567 Main St, Buffalo, NY 14201, US/);
    expect(text).toMatch(/Admin: \w+ \w+\nBilling: \w+ \w+\nTechnical: \w+ \w+/);
    expect(text).toMatch(/Next renewal: \d+ \w+ \d+, /);
    expect(sentenceOf(shown.card ?? {}, 'Edit')).toBe('edit company Contoso');
    expect(
      bot.simulator
        .requests()
        .map(({ path }) => path.replace(/[0-9a-f-]{36}/, '…'))
        .sort(),
    ).toEqual(['/v1/companies/…', '/v1/companies/…/contacts']);
  });

  test('that is Inactive says so beside its subscriptions', async () =>
    expect(await says('subscriptions trey')).toMatch(/Inactive: nothing can be ordered for it/));

  test('that is Inactive says which contact is missing', async () =>
    expect(await says('company Trey Research')).toMatch(
      /Inactive[\s\S]*No primary contact for Billing[\s\S]*Billing: nobody/,
    ));

  test('whose contacts cannot be read is shown all the same', async () => {
    bot.simulator.faults([{ match: { path: '^/v1/companies/.*/contacts' }, fault: '401', times: 20 }]);
    expect(await says('company Contoso')).toMatch(/Contacts: could not be read/);
  });

  test('that is not clear is asked about', async () =>
    expect(await says('company f')).toMatch(/Which company\?/));
});

describe('a new company', () => {
  const create = async (rest: object = {}, as: Somebody = bo) => {
    const shown = await bot.ask('create company Tailspin Toys');
    return press(
      { ...shown, card: (await bot.ask('create company Tailspin Toys', bo)).card },
      'Create',
      { ...inputs, ...tia, ...rest },
      as,
    );
  };

  test('is created with its contact and is Active, once, and stands in the audit', async () => {
    const shown = await bot.ask('create company Tailspin Toys', bo);
    expect(read(shown.card)).toMatch(/New company[\s\S]*Name: Tailspin Toys/);
    bot.simulator.clearRequests();
    const { card } = await press(shown, 'Create', { ...inputs, ...tia });
    expect(read(card)).toMatch(
      /Tailspin Toys {2}Active[\s\S]*Created at Pax8 with its contact\.[\s\S]*Admin: Tia Spin/,
    );
    expect(writes().map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, '…')}`)).toEqual([
      'POST /v1/companies',
    ]);
    expect(await audited(/^(company|contact)\./)).toEqual(['company.create-sent', 'company.created']);
    // https://github.com/pax8labs/pax8-cli: without contacts in the same call it would be Inactive.
    const types = ['Admin', 'Billing', 'Technical'].map((type) => ({ type, primary: true }));
    expect(writes()[0]?.body).toMatchObject({ contacts: [{ email: tia.email, types }] });
  });

  test('is not created twice by a double press, nor by a second form', async () => {
    const shown = await bot.ask('create company Tailspin Toys', bo);
    const pressed = await Promise.all([1, 2, 3].map(() => press(shown, 'Create', { ...inputs, ...tia })));
    expect(pressed.filter(({ card }) => card !== null && /Created at Pax8/.test(read(card)))).toHaveLength(1);
    const again = await create();
    expect(read(again.card)).toMatch(/Not saved[\s\S]*There is already a company called “Tailspin Toys”/);
    expect(writes().filter(({ path }) => path === '/v1/companies')).toHaveLength(1);
  });

  test('whose answer is lost is found by reading, and not sent again', async () => {
    bot.simulator.faults([{ match: { method: 'POST', path: '/v1/companies' }, fault: 'reset-after' }]);
    const { card } = await create();
    expect(read(card)).toMatch(/Tailspin Toys {2}Active[\s\S]*Created at Pax8/);
    expect(writes().filter(({ path }) => path === '/v1/companies')).toHaveLength(1);
  });

  test('that is not to be found after a lost answer is told as unclear', async () => {
    bot.simulator.faults([{ match: { method: 'POST', path: '/v1/companies' }, fault: '500' }]);
    const { card } = await create();
    expect(read(card)).toMatch(/Outcome unclear[\s\S]*Pax8 does not list “/);
    expect(buttons(card ?? {})).not.toContain('Create');
    expect(writes().filter(({ path }) => path === '/v1/companies')).toHaveLength(1);
    expect(await audited(/^company\./)).toEqual(['company.create-sent', 'company.create-unclear']);
  });

  test('is Active everywhere at once, and can be ordered for by its button, in the partner’s own currency', async () => {
    const { card } = await create();
    expect(bot.app.context.portfolio.current()?.companies.size).toBeGreaterThan(0);
    const known = [...(bot.app.context.portfolio.current()?.companies.values() ?? [])];
    expect(known.find(({ name }) => name === 'Tailspin Toys')).toMatchObject({ status: 'Active' });
    const say = sentenceOf(card ?? {}, 'Order');
    expect(say).toBe('order for Tailspin Toys');
    expect(await says(say, bo)).toMatch(/Which product/);
    expect(await says('order 2 Exchange Online Plan 2 for Tailspin', bo)).toMatch(
      /Order · Tailspin Toys[\s\S]*(?:USD is the currency of your other customers|show none)/,
    );
  });

  test('is not created without a contact: it would be Inactive, and its name taken', async () => {
    const none = { firstName: '', lastName: '', email: '', contactPhone: '' };
    expect(read((await create(none)).card)).toMatch(/Not saved[\s\S]*First name is missing/);
    expect(writes()).toEqual([]);
  });

  test('with mistakes comes back with all of them and with what was typed', async () => {
    const { card } = await create({ country: 'England', website: 'http://x', email: 'tia', street: null });
    const text = read(card);
    expect(text).toMatch(
      /Country can have at most 2 characters[\s\S]*https:\/\/[\s\S]*E-mail is not an e-mail address/,
    );
    expect(text).toMatch(/Street is missing/);
    expect(text).toMatch(/Name: Tailspin Toys[\s\S]*City: Leeds[\s\S]*Country: England[\s\S]*E-mail: tia/);
    expect(writes()).toEqual([]);
  });

  test('is for approvers, at the sentence and at the press', async () => {
    expect(await says('create company Tailspin Toys', ann)).toMatch(/needs the role approver/);
    expect((await create({}, ann)).toast).toMatch(/needs the role approver\. Yours is requester/);
    const who = { tenantId: tenant, objectId: cy.aadObjectId ?? '', name: cy.name };
    await bot.app.context.memory.roles.grant(who, { role: 'approver', companies: ['elsewhere'] }, who, 1);
    expect(await says('create company Tailspin Toys', cy)).toMatch(/needs the role approver/);
    expect((await create({}, cy)).toast).toMatch(/needs the role approver/);
    expect(writes()).toEqual([]);
  });

  test.each([{ form: 'x' }, { name: { evil: true } }, { id: 7 }])(
    'of forged data is none: %j',
    async (rest) => {
      expect((await create(rest)).toast).toMatch(/Nothing was saved/);
      expect(writes()).toEqual([]);
    },
  );
});

describe('a company that is there', () => {
  const edit = async (rest: object, as: Somebody = bo) => {
    const shown = await bot.ask('edit company Contoso', bo);
    const details = await bot.app.context.marketplace.companyDetails(
      button(shown.card ?? {}, 'Save').data.id as string,
      'person',
    );
    const held = {
      phone: details?.phone,
      website: details?.website,
      billOnBehalfOfEnabled: details?.billOnBehalfOfEnabled ? 'yes' : 'no',
      selfServiceAllowed: details?.selfServiceAllowed ? 'yes' : 'no',
      orderApprovalRequired: details?.orderApprovalRequired ? 'yes' : 'no',
    };
    return { shown, pressed: await press(shown, 'Save', { ...contosoInputs, ...held, ...rest }, as) };
  };

  test('is sent only what was changed', async () => {
    const { pressed } = await edit({ phone: '555-555-0199', city: 'Albany' });
    expect(read(pressed.card)).toMatch(/Saved at Pax8: address, phone\.[\s\S]*Albany/);
    const [patch] = writes();
    expect(patch?.method).toBe('PATCH');
    expect(Object.keys(patch?.body as object).sort()).toEqual(['address', 'phone']);
    expect(await audited(/^company\./)).toEqual(['company.change-sent', 'company.changed']);
  });

  test('with nothing changed is sent nothing', async () => {
    expect(read((await edit({})).pressed.card)).toMatch(/You changed nothing, so nothing was saved/);
    expect(writes()).toEqual([]);
  });

  test('that was changed by somebody else meanwhile is not written over', async () => {
    const first = await bot.ask('edit company Contoso', bo);
    await edit({ phone: '555-555-0199' });
    const late = await press(first, 'Save', { ...contosoInputs, phone: '555-555-0100' });
    expect(read(late.card)).toMatch(
      /Someone changed this company after you opened the form[\s\S]*Phone: 555-555-0199/,
    );
    expect(writes()).toHaveLength(1);
  });

  test('is written once by a double press', async () => {
    const { shown } = await edit({});
    const typed = { ...contosoInputs, phone: '555-555-0123' };
    await Promise.all([1, 2, 3].map(() => press(shown, 'Save', typed)));
    expect(writes()).toHaveLength(1);
  });

  test('whose change gets no answer is read to see whether it was made', async () => {
    bot.simulator.faults([{ match: { method: 'PATCH' }, fault: 'reset-after' }]);
    expect(read((await edit({ city: 'Albany' })).pressed.card)).toMatch(/Saved at Pax8: address/);
    bot.simulator.faults([{ match: { method: 'PATCH' }, fault: '500' }]);
    expect(read((await edit({ city: 'Troy' })).pressed.card)).toMatch(
      /did not say whether the change was made/,
    );
    expect(writes()).toHaveLength(2);
  });

  test('whose change Pax8 refuses says so, and keeps what was typed', async () => {
    bot.simulator.faults([{ match: { method: 'PATCH' }, fault: '401', times: 20 }]);
    const { pressed } = await edit({ city: 'Albany' });
    expect(read(pressed.card)).toMatch(/Not saved[\s\S]*Nothing was changed[\s\S]*City: Albany/);
    expect(await audited(/^company\./)).toEqual(['company.change-sent', 'company.change-refused']);
  });

  test('is not edited from another tenant, where an approver of this one is none', async () => {
    const who = { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: ann.name };
    await bot.app.context.memory.roles.grant(who, { role: 'approver', companies: null }, who, 1);
    const { card, messageId } = await bot.ask('edit company Contoso', ann);
    const { verb, data } = button(card ?? {}, 'Save');
    const elsewhere = {
      as: ann,
      in: personal(ann),
      messageId,
      tenantId: 'c0ffee00-0000-4000-8000-000000000000',
    };
    const { toast } = await bot.connector.press(verb, { ...data, ...contosoInputs }, elsewhere);
    expect(toast).toMatch(/needs the role approver/);
    expect(writes()).toEqual([]);
  });

  test('with a value far too long comes back with its name, and with what was typed, cut', async () => {
    const { pressed } = await edit({ city: 'Albany '.repeat(1_000), website: 'w'.repeat(30_000) });
    expect(read(pressed.card)).toMatch(
      /Not saved\nCity can have at most 60 characters\.\nWebsite can have at most 200 characters\.\nCorrect it below and try again[\s\S]*City: Albany Albany/,
    );
    expect(Buffer.byteLength(JSON.stringify(pressed.card))).toBeLessThan(25_600);
    expect(writes()).toEqual([]);
  });

  test('is edited by approvers only', async () => {
    expect(await says('edit company Contoso', ann)).toMatch(/needs the role approver/);
    expect((await edit({ city: 'Albany' }, ann)).pressed.toast).toMatch(/needs the role approver/);
    const who = { tenantId: tenant, objectId: cy.aadObjectId ?? '', name: cy.name };
    await bot.app.context.memory.roles.grant(who, { role: 'approver', companies: ['elsewhere'] }, who, 1);
    expect(await says('edit company Contoso', cy)).toMatch(/Your role is for elsewhere only/);
    expect((await edit({ city: 'Albany' }, cy)).pressed.toast).toMatch(/needs the role approver/);
    expect(writes()).toEqual([]);
  });

  test.each([{ id: '' }, { id: 'c0ffee00-0000-4000-8000-00000000dead' }, { basedOn: 'x'.repeat(65) }])(
    'is not found by forged data: %j',
    async (rest) => {
      expect((await edit(rest)).pressed.toast).toMatch(/Nothing was (saved|changed)|not one of/);
      expect(writes()).toEqual([]);
    },
  );
});

describe('contacts', () => {
  const shownFor = (company: string) => bot.ask(`contacts ${company}`, bo);
  const chosen = (shown: Shown, name: RegExp): string => {
    const all = JSON.stringify(shown.card).matchAll(/\{"title":"([^"]*)","value":"([^"]*)"\}/g);
    return [...all].find(([, title]) => name.test(title ?? ''))?.[2] ?? '';
  };
  const inPlace = async (shown: Shown, title: string, more: object = {}) => ({
    card: (await press(shown, title, more)).card,
    messageId: shown.messageId,
  });

  test('are listed with who is primary, and a missing one is warned of', async () => {
    expect(await says('contacts Contoso', ann)).toMatch(
      /2 contacts[\s\S]*Primary for Admin, Technical[\s\S]*Primary for Billing/,
    );
    expect(await says('contacts Trey Research')).toMatch(/1 contact\n[\s\S]*No primary contact for Billing/);
  });

  test('one is added where it is missing, and the company becomes Active', async () => {
    const form = await inPlace(await shownFor('Trey Research'), 'Add');
    expect(read(form.card)).toMatch(/New contact · Trey Research[\s\S]*Primary contact for: Billing/);
    const { card } = await press(form, 'Add', { ...tia, types: 'Billing', primaries: 'Billing' });
    expect(read(card)).toMatch(/Tia Spin was added at Pax8[\s\S]*Tia Spin\nPrimary for Billing/);
    expect(read(card)).not.toMatch(/No primary contact/);
    expect(await says('company Trey Research')).toMatch(/Trey Research {2}Active/);
    expect(await audited(/^contact\./)).toEqual(['contact.add-sent', 'contact.added']);
  });

  test('one is changed as a whole, and the same once more is nothing', async () => {
    const shown = await shownFor('Contoso');
    const id = chosen(shown, /./);
    const form = await inPlace(shown, 'Edit', { contact: id });
    expect(read(form.card)).toMatch(/Contact · Contoso[\s\S]*First name: \w+/);
    const typed = { ...tia, types: 'Admin,Technical', primaries: 'Admin,Technical' };
    const { card } = await press(form, 'Save', typed);
    expect(read(card)).toMatch(/Tia Spin was saved at Pax8/);
    const again = await inPlace({ ...shown, card }, 'Edit', { contact: id });
    expect(read((await press(again, 'Save', typed)).card)).toMatch(/You changed nothing about Tia Spin/);
    expect(read((await press(form, 'Save', { ...typed, lastName: 'Late' })).card)).toMatch(
      /changed this contact after you opened/,
    );
    expect(writes()).toHaveLength(1);
  });

  test('one is removed after a question that says what follows', async () => {
    const shown = await shownFor('Contoso');
    const question = await inPlace(shown, 'Remove', { contact: chosen(shown, /./) });
    expect(read(question.card)).toMatch(
      /Remove \w+ \w+\?[\s\S]*only primary contact for Admin and Technical[\s\S]*Inactive/,
    );
    expect(writes()).toEqual([]);
    expect(read((await inPlace({ ...shown, card: question.card }, 'Keep')).card)).toMatch(/2 contacts/);
    const { card } = await press(question, 'Remove');
    expect(read(card)).toMatch(/was removed at Pax8[\s\S]*No primary contact for Admin and Technical/);
    expect(read((await press(question, 'Remove')).card)).toMatch(/no longer exists/);
    expect(writes().map(({ method }) => method)).toEqual(['DELETE']);
  });

  test('with mistakes come back with what was typed', async () => {
    const form = await inPlace(await shownFor('Contoso'), 'Add');
    const { card } = await press(form, 'Add', { ...tia, email: 'tia', types: 'Owner' });
    expect(read(card)).toMatch(
      /Not saved[\s\S]*E-mail is not an e-mail address[\s\S]*Choose from[\s\S]*First name: Tia/,
    );
    const long = await press(form, 'Add', { ...tia, firstName: 'T'.repeat(5_000) });
    expect(read(long.card)).toMatch(
      /First name can have at most 60 characters[\s\S]*First name: T{200}…[\s\S]*Contact for: Admin, Billing, Technical/,
    );
    expect(writes()).toEqual([]);
  });

  test('that Pax8 refuses show its own text, and what was typed', async () => {
    const form = await inPlace(await shownFor('Contoso'), 'Add');
    const { card } = await press(form, 'Add', { ...tia, email: 'tia@späß.example.com' });
    expect(read(card)).toMatch(
      /Not saved[\s\S]*Pax8: Invalid Contact; email: [\s\S]*Fix what Pax8 reports[\s\S]*E-mail: tia@späß/,
    );
    const mended = await press({ ...form, card }, 'Add', { ...tia });
    expect(read(mended.card)).toMatch(/Tia Spin was added/);
  });

  test('whose answer is lost are settled by reading, each way', async () => {
    const form = await inPlace(await shownFor('Contoso'), 'Add');
    bot.simulator.faults([{ match: { method: 'POST', path: '^/v1/companies/' }, fault: 'reset-after' }]);
    const added = await press(form, 'Add', { ...tia, types: '', primaries: '' });
    expect(read(added.card)).toMatch(/Tia Spin was added/);
    const shown = await shownFor('Contoso');
    bot.simulator.faults([{ match: { method: 'PUT' }, fault: '500-after' }]);
    const editing = await inPlace(shown, 'Edit', { contact: chosen(shown, /Tia/) });
    expect(read((await press(editing, 'Save', { ...tia, lastName: 'Spinner' })).card)).toMatch(
      /Tia Spinner was saved/,
    );
    bot.simulator.faults([{ match: { method: 'DELETE' }, fault: 'reset-after' }]);
    const asking = await inPlace(shown, 'Remove', { contact: chosen(shown, /Tia/) });
    expect(read((await press(asking, 'Remove')).card)).toMatch(/Tia Spinner was removed/);
    bot.simulator.faults([{ match: { method: 'POST', path: '^/v1/companies/' }, fault: '500' }]);
    const unclear = await inPlace(await shownFor('Contoso'), 'Add');
    expect(read((await press(unclear, 'Add', tia)).card)).toMatch(/did not say whether the change was made/);
    expect(writes()).toHaveLength(4);
  });

  test('are added once by a double press', async () => {
    const form = await inPlace(await shownFor('Contoso'), 'Add');
    const pressed = await Promise.all([1, 2, 3].map(() => press(form, 'Add', tia)));
    expect(pressed.filter(({ toast }) => /already sent/.test(toast ?? ''))).toHaveLength(2);
    expect(writes()).toHaveLength(1);
  });

  test('are changed by approvers only, and forged data finds nothing', async () => {
    const shown = await shownFor('Contoso');
    const contact = chosen(shown, /./);
    for (const title of ['Add', 'Edit', 'Remove'])
      expect((await press(shown, title, { contact }, ann)).toast).toMatch(/needs the role approver/);
    const form = await inPlace(shown, 'Add');
    expect((await press(form, 'Add', tia, ann)).toast).toMatch(/needs the role approver/);
    expect((await press(shown, 'Edit', { contact: 'nobody' })).toast).toMatch(/Choose a contact/);
    expect((await press(shown, 'Edit', { id: '' })).toast).toMatch(/Nothing was saved/);
    expect((await press(form, 'Add', { ...tia, form: 'x' })).toast).toMatch(/Nothing was saved/);
    const at = { as: bo, in: personal(bo), messageId: shown.messageId };
    expect((await bot.connector.press('remove-contact', { id: 'x' }, at)).toast).toMatch(/Nothing was saved/);
    expect(writes()).toEqual([]);
  });
});
