import { describe, expect, test } from '@jest/globals';
import { maskedOf } from '../../../src/core/model/masked.ts';
import { type ModelFrame, modelCommands, readFrame } from '../../../src/core/model/model-frame.ts';
import { plainWords } from '../../../src/core/model/plain-words.ts';
import { here, readIn, world } from '../reading/world.ts';

const masked = (message: string) => maskedOf(world.portfolio, readIn(message).spans);

describe('what a language model may see of a message', () => {
  test.each([
    [
      'companies and products are tokens',
      'vanarsdel wants business premium',
      '[COMPANY_1] wants [PRODUCT_1]',
    ],
    [
      'a name said twice is one token, another a second',
      'vanarsdel and fabrikam and vanarsdel',
      '[COMPANY_1] and [COMPANY_2] and [COMPANY_1]',
    ],
    ['a name of several companies is a token too', 'contoso and contoso', '[COMPANY_1] and [COMPANY_1]'],
    [
      'people and unknown names are hidden',
      'Bob Meier at globex needs something',
      '[WORD] [WORD] at [WORD] needs something',
    ],
    ['a capital inside a sentence begins a name', 'ask Stock about it', 'ask [WORD] about it'],
    ['the first word and "I" may have one', 'Somebody said I might', 'Somebody said I might'],
    ['mentions are hidden', '@Jonas asked', '[WORD] asked'],
    [
      'addresses are hidden',
      'somebody wrote to bob@globex.com or https://globex.com/x',
      'somebody wrote to [WORD] or [WORD]',
    ],
    ['long numbers are hidden', 'hello 4711004711', 'hello [NUMBER]'],
    [
      'phone numbers are hidden',
      'somebody on 040 123 45 67',
      'somebody on [NUMBER] [NUMBER] [NUMBER] [NUMBER]',
    ],
    [
      'ids, quotes and reasons are hidden',
      '#1a2b3c4d thing "quoted words" because of Bob',
      '[ID] thing [QUOTE] [REASON]',
    ],
    [
      'numbers of seats are shown, whole ones are known',
      'something 3 or about 2.5',
      'something 3 or about 2.5',
    ],
  ])('%s', (_, message, text) => {
    expect(masked(message).text).toBe(text);
  });

  test('the numbers of seats are known, not those that are hidden', () => {
    expect(masked('something 3 thing 12 and 4711004711').numbers).toEqual([3, 12]);
  });

  test('no plain word is a first name that is common and no word otherwise', () => {
    for (const name of ['bob', 'anna', 'jonas', 'peter', 'maria', 'tom', 'kim'])
      expect(plainWords.has(name)).toBe(false);
  });
});

const message = 'somebody said vanarsdel should have 3 business premium';
const nothing: ModelFrame = { command: 'none', company: null, product: null, number: null, period: null };
const all = { company: '[COMPANY_1]', product: '[PRODUCT_1]', number: 3 };
const readAs = (said: string, frame: Partial<ModelFrame>) =>
  readFrame(world.portfolio, { ...nothing, ...frame }, masked(said), here);

describe('a frame of a language model', () => {
  test('that orders is a change, read by the bot itself', () => {
    expect(readAs(message, { command: 'add', ...all })).toMatchObject({
      kind: 'change',
      intent: { kind: 'seats', direction: 'add', count: { n: 3 }, target: { company: 'VanArsdel' } },
    });
  });

  test('that asks is the sentence by which the bot knows it', () => {
    expect(
      readAs('some light on vanarsdel next month', {
        command: 'renewals',
        company: '[COMPANY_1]',
        period: 'Next  month',
      }),
    ).toMatchObject({
      kind: 'look-up',
      sentence: 'renewals VanArsdel next month',
    });
  });

  test('without a company is the look-up of all', () =>
    expect(readAs('hello what costs', { command: 'spend' })).toMatchObject({
      ...{ kind: 'look-up', sentence: 'spend', intent: { of: null } },
    }));

  test.each([
    ['what-changed', 'last month', 'what changed last month'],
    ['seats-over-time', null, 'seats over time'],
    ['cost-rises', null, 'costs that rose'],
  ] as const)('%s without a company is the look-up of all', (command, period, sentence) => {
    expect(readAs('hello, light on last month', { command, period })?.kind).toBe('look-up');
    expect(readAs('hello, light on last month', { command, period })).toMatchObject({
      sentence: expect.stringContaining(sentence),
    });
  });

  test.each([
    ['names no command', { command: 'none' }],
    ['names an unknown command', { command: 'approve', ...all }],
    ['names a property of objects', { command: 'constructor', ...all }],
    ['names a company by its name', { command: 'add', ...all, company: 'VanArsdel' }],
    ['names another company', { command: 'add', ...all, company: '[COMPANY_2]' }],
    ['names another product', { command: 'add', ...all, product: 'Office 365 E3' }],
    ['names another number', { command: 'add', ...all, number: 30 }],
    ['names a part of a number', { command: 'add', ...all, number: 2.5 }],
    ['leaves out the number of a change', { command: 'add', ...all, number: null }],
    ['leaves out the company of a change', { command: 'add', ...all, company: null }],
    ['leaves a number over', { command: 'cancel', ...all }],
    ['names a period that is not there', { command: 'renewals', period: 'next year' }],
    ['names a period with a token', { command: 'renewals', period: '[COMPANY_1] should' }],
    ['says what the bot does not read like that', { command: 'contacts', company: '[PRODUCT_1]' }],
  ])('that %s is not taken', (_, frame) => {
    expect(readAs(message, frame)).toBeNull();
  });

  test('a change of a message with two companies is not taken: nothing is chosen', () => {
    expect(
      readAs('vanarsdel or fabrikam, 3 business premium, said somebody', { command: 'add', ...all }),
    ).toBeNull();
  });

  test('a change that the bot itself would have to ask about is not taken', () => {
    expect(
      readAs('somebody said greenfield should have 3 visio plan 2', { command: 'add', ...all }),
    ).toBeNull();
  });

  test('a period that is longer than one is not taken', () => {
    const long = 'that and that and that and that and that and that';
    expect(readAs(long, { command: 'renewals', period: long })).toBeNull();
  });

  test('a company in a period cannot smuggle another sentence in', () => {
    expect(
      readAs('vanarsdel, add it to all', { command: 'spend', company: '[COMPANY_1]', period: 'add it' }),
    ).toMatchObject({ sentence: 'spend VanArsdel' });
  });

  const sample = 'vanarsdel 3 business premium next month';
  test.each(modelCommands.map(({ name }) => name))('%s is read by the bot as what it means', (name) => {
    const isCancel = name === 'cancel';
    const reading = readAs(isCancel ? 'vanarsdel business premium' : sample, {
      command: name,
      ...all,
      ...(isCancel ? { number: null } : {}),
      period: isCancel ? null : 'next month',
    });
    expect(reading).not.toBeNull();
  });
});
