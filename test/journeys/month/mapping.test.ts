import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MappingEntry } from '../../../src/core/mapped/mapping.ts';
import type { PsaReading } from '../../../src/core/mapped/psa-lines.ts';
import { read, sentenceOf } from '../../harness/cards.ts';
import { endWithEvents } from '../../harness/events-hold.ts';
import { bo, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

describe('what is what elsewhere', () => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot({
      // Nothing listens there: what it bills is put into the store.
      env: {
        ...{ TICKETS: 'connectwise', CONNECTWISE_URL: 'http://127.0.0.1:9', CONNECTWISE_COMPANY: 'demo' },
        ...{ CONNECTWISE_CLIENT_ID: '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9' },
        ...{ CONNECTWISE_PUBLIC_KEY: 'public', CONNECTWISE_PRIVATE_KEY: 'demo' },
      },
      overrides: { jobs: [] },
    });
    await bot.loaded();
  });
  afterAll(() => endWithEvents(bot));

  const audited = async () =>
    (await bot.app.context.memory.audit.latest(tenant, { limit: 30 }))
      .map(({ event }) => event)
      .filter((event) => event.startsWith('mapping.'));

  test('before the PSA was read only tenants are mapped, by an admin, and audited', async () => {
    const { memory } = bot.app.context;
    expect(await bot.says('map Contoso to tenant contoso.onmicrosoft.com')).toMatch(/^Not allowed/);
    expect(await bot.says('map Contoso to psa "Contoso Ltd."', bo)).toContain('No PSA was read yet');
    expect(await bot.says('map Contoso to tenant Contoso.onmicrosoft.com', bo)).toContain(
      'Contoso is contoso.onmicrosoft.com at Microsoft.',
    );
    expect((await memory.mappings.list(tenant)).map(({ targetId }) => targetId)).toEqual([
      'contoso.onmicrosoft.com',
    ]);
    expect(await audited()).toEqual(['mapping.set']);
  });

  test('a name that looks alike is proposed, and mapped by one press; a press takes it back', async () => {
    const { memory, now } = bot.app.context;
    const reading: PsaReading = {
      ...{
        kind: 'connectwise',
        system: 'ConnectWise PSA',
        asOf: now(),
        lines: [],
        unreadable: 0,
        ownCurrency: null,
      },
      companies: [{ id: '250', name: 'ContosoLtd', detail: 'Contoso Ltd.' }],
      products: [{ id: '117', name: 'M365BP', detail: 'Business Premium' }],
    };
    await memory.psa.save(reading);
    const { card } = await bot.answer('map', bo);
    const list = read(card);
    expect(list).toContain('Is it ContosoLtd (Contoso Ltd.) in the PSA?');
    expect(list).toContain('Is it M365BP (Business Premium) in the PSA?');
    expect((await memory.mappings.list(tenant)).map(({ kind }) => kind)).toEqual(['tenant']);
    const yes = sentenceOf(card ?? {}, 'Yes, this one');
    expect(yes).toMatch(/^map (?:company|product) #[\da-f]{8} to psa #\d+$/);
    const mapped = (await bot.answer(yes, bo)).card;
    expect(read(mapped)).toMatch(/^Mapped[\s\S]* in the PSA\./);
    expect(await bot.says(sentenceOf(mapped ?? {}, 'Undo'), bo)).toMatch(/is no longer .* in the PSA\./);
    expect(await bot.says('map "Business Premium" to psa "m365bp"', bo)).toContain(
      'Microsoft 365 Business Premium is M365BP in the PSA.',
    );
    expect(await bot.says('map Contoso to psa "Contoso"', bo)).toContain('Contoso Ltd.');
    expect(await bot.says('unmap Contoso', bo)).toContain('no longer contoso.onmicrosoft.com at Microsoft');
    expect(await bot.says('unmap Contoso', bo)).toContain('was not mapped');
    expect(await audited()).toHaveLength(5);
  });

  test('what was mapped for another PSA stays, is not used, and is said; unmap leaves it alone', async () => {
    const { memory, now } = bot.app.context;
    const [company] = bot.app.context.portfolio.current()?.companies.values() ?? [];
    const other: MappingEntry = {
      ...{
        kind: 'psa-company',
        psa: 'halopsa',
        pax8Id: company?.id ?? '',
        targetId: '250',
        targetName: 'Other',
      },
      ...{ by: { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: 'Bo' }, at: now() },
    };
    await memory.mappings.put(other);
    const text = await bot.says('map', bo);
    expect(text).toContain('Kept but not used: 1 mapping to HaloPSA. It is not set up now.');
    expect(text).not.toContain('Other in the PSA');
    expect(await bot.says(`unmap "${company?.name}"`, bo)).toContain('was not mapped');
    expect(await memory.mappings.list(tenant)).toContainEqual(other);
  });
});
