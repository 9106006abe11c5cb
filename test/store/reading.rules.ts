import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MappingEntry } from '../../src/core/mapped/mapping.ts';
import type { PsaReading } from '../../src/core/mapped/psa-lines.ts';
import type { MonthMark } from '../../src/core/month/difference.ts';
import type { TaughtEntry } from '../../src/core/ports/memory.ts';
import type { ReadMessage } from '../../src/core/teaching/read-message.ts';
import type { Store } from '../../src/store/open.ts';
import { aPerson, hostile, type NewDatabase } from './fixtures.ts';

const aMessage = (given: Partial<ReadMessage> = {}): ReadMessage => ({
  id: randomUUID(),
  person: aPerson(),
  conversationId: 'chat',
  at: 1000,
  said: 'add 3 seats',
  pieces: [{ text: 'add', kind: 'cue', cues: ['add'], means: [], of: 0 }],
  modality: 'order',
  decision: { kind: 'unknown', left: [] },
  ...given,
});

export const readingRules = (newDatabase: NewDatabase): void =>
  describe('reading', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterAll(async () => {
      await one.close();
      if (other !== one) await other.close();
    });

    describe('taught names', () => {
      const by = aPerson();
      const dentist: TaughtEntry = {
        name: 'The Dentist',
        kind: 'company',
        id: 'c1',
        means: 'Bright Smiles',
        by,
        at: 5,
      };

      test('are known to all instances at once, each organisation its own', async () => {
        await one.taughtNames.teach(dentist);
        expect(await other.taughtNames.list(by.tenantId)).toEqual([dentist]);
        expect(await other.taughtNames.list('elsewhere')).toEqual([]);
      });

      test('are one name whatever its case, accents and article: the newest counts', async () => {
        await one.taughtNames.teach({ ...dentist, name: 'déntist', means: 'Teeth', id: 'c2', at: 6 });
        expect((await other.taughtNames.list(by.tenantId)).map(({ means }) => means)).toEqual(['Teeth']);
        expect(await other.taughtNames.forget(by.tenantId, 'the dentist')).toBe(true);
        expect(await one.taughtNames.forget(by.tenantId, 'the dentist')).toBe(false);
        expect(await one.taughtNames.list(by.tenantId)).toEqual([]);
      });

      test('keep any text', async () => {
        const odd: TaughtEntry = {
          name: hostile.replace('\u0000', ''),
          kind: 'product',
          id: 'p',
          means: hostile.replace('\u0000', ''),
          by,
          at: 1,
        };
        await one.taughtNames.teach(odd);
        expect(await other.taughtNames.list(by.tenantId)).toEqual([odd]);
        await one.taughtNames.forget(by.tenantId, odd.name);
      });
    });

    describe('mappings', () => {
      const by = aPerson();
      const mapping: MappingEntry = {
        ...{ kind: 'psa-company', pax8Id: 'c1', psa: 'connectwise', targetId: '250' },
        ...{ targetName: hostile.replace('\u0000', '') },
        ...{ by, at: 5 },
      };

      test('are known to all instances at once, one of each kind and PSA for a company or product', async () => {
        await one.mappings.put(mapping);
        const tenant = { ...mapping, kind: 'tenant', psa: null, targetId: 'contoso.com' } as const;
        await one.mappings.put(tenant);
        await one.mappings.put({ ...mapping, targetId: '251', at: 6 });
        const elsewhere = { ...mapping, psa: 'halopsa' } as const;
        await one.mappings.put(elsewhere);
        expect(await other.mappings.list(by.tenantId)).toEqual([
          { ...mapping, targetId: '251', at: 6 },
          elsewhere,
          tenant,
        ]);
        expect(await other.mappings.list('elsewhere')).toEqual([]);
        expect(await other.mappings.remove(by.tenantId, mapping)).toBe(true);
        expect(await one.mappings.remove(by.tenantId, mapping)).toBe(false);
        expect(await one.mappings.remove(by.tenantId, elsewhere)).toBe(true);
        expect((await one.mappings.list(by.tenantId)).map(({ kind }) => kind)).toEqual(['tenant']);
      });

      test('what the PSA bills is known to all instances as it was last read', async () => {
        expect(await one.psa.load()).toBeNull();
        const reading: PsaReading = {
          ...{
            kind: 'connectwise',
            system: 'ConnectWise PSA',
            asOf: 7,
            products: [],
            lines: [],
            unreadable: 1,
            ownCurrency: null,
          },
          companies: [{ id: '250', name: 'Contoso', detail: null }],
        };
        await one.psa.save(reading);
        expect(await other.psa.load()).toEqual(reading);
        await other.psa.save({ ...reading, asOf: 8, companies: [] });
        expect(await one.psa.load()).toEqual({ ...reading, asOf: 8, companies: [] });
      });
    });

    describe('what is kept of a difference', () => {
      test('is known to all instances, one note and one ticket of each', async () => {
        const by = aPerson();
        const note: MonthMark = {
          difference: 'psa c1 p1',
          kind: 'note',
          text: 'a',
          month: '2026-10',
          by,
          at: 5,
        };
        const ticket: MonthMark = { ...note, kind: 'ticket', text: '4711' };
        for (const mark of [ticket, note, { ...note, text: 'b', at: 6 }]) await one.monthMarks.put(mark);
        expect(await other.monthMarks.list(by.tenantId)).toEqual([{ ...note, text: 'b', at: 6 }, ticket]);
        expect(await other.monthMarks.list('elsewhere')).toEqual([]);
        expect(await other.monthMarks.remove(by.tenantId, note)).toBe(true);
        expect(await one.monthMarks.remove(by.tenantId, note)).toBe(false);
        expect(await one.monthMarks.list(by.tenantId)).toEqual([ticket]);
      });
    });

    describe('messages and how they were read', () => {
      test('the last one is the newest of that person, in that conversation, since a moment', async () => {
        const person = aPerson();
        const [older, newer] = [aMessage({ person, at: 10 }), aMessage({ person, at: 20 })];
        for (const message of [
          newer,
          older,
          aMessage({ person, at: 30, conversationId: 'elsewhere' }),
          aMessage({ at: 40 }),
        ])
          await one.readMessages.add(message);
        expect(await other.readMessages.last(person, 'chat', 0)).toEqual(newer);
        expect(await other.readMessages.last(person, 'chat', 21)).toBeNull();
        expect(await other.readMessages.last({ ...person, tenantId: 'elsewhere' }, 'chat', 0)).toBeNull();
      });

      test('only who wrote it marks it, once', async () => {
        const message = aMessage();
        await one.readMessages.add(message);
        expect(await other.readMessages.report(aPerson(), message.id, 50)).toBe('unknown');
        expect(await other.readMessages.report(message.person, 'nothing', 50)).toBe('unknown');
        expect(await other.readMessages.report(message.person, 'a\u0000b', 50)).toBe('unknown');
        const marks = [one, other].map(({ readMessages }) =>
          readMessages.report(message.person, message.id, 50),
        );
        expect((await Promise.all(marks)).sort()).toEqual(['already', 'reported']);
      });

      test('those marked are listed newest first, part by part, each organisation its own', async () => {
        const person = aPerson({ tenantId: 'listing' });
        const all = [1, 2, 3].map((at) => aMessage({ person, at }));
        for (const message of all) {
          await one.readMessages.add(message);
          await one.readMessages.report(person, message.id, message.at + 100);
        }
        await one.readMessages.add(aMessage({ person }));
        const [first, second, third] = all;
        expect(await other.readMessages.reported('listing', 2, 0)).toEqual([third, second]);
        expect(await other.readMessages.reported('listing', 2, 2)).toEqual([first]);
      });

      test('are forgotten after their time, marked ones later', async () => {
        const person = aPerson({ tenantId: 'forgetting' });
        const [plain, marked, young] = [
          aMessage({ person, at: 1 }),
          aMessage({ person, at: 1 }),
          aMessage({ person, at: 9 }),
        ];
        for (const message of [plain, marked, young]) await one.readMessages.add(message);
        await one.readMessages.report(person, marked.id, 5);
        await one.readMessages.forget(9, 5);
        expect(await other.readMessages.report(person, plain.id, 6)).toBe('unknown');
        expect(await other.readMessages.reported('forgetting', 9, 0)).toEqual([marked]);
        expect(await other.readMessages.last(person, 'chat', 9)).toEqual(young);
        await one.readMessages.forget(9, 6);
        expect(await other.readMessages.reported('forgetting', 9, 0)).toEqual([]);
      });
    });
  });
