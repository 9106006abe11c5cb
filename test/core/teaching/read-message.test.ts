import { describe, expect, test } from '@jest/globals';
import { withTaught } from '../../../src/core/portfolio/portfolio.ts';
import { read } from '../../../src/core/reading/read.ts';
import {
  intentsIn,
  maskedText,
  misunderstoodCsvHead,
  misunderstoodCsvLine,
  piecesOf,
  type ReadMessage,
} from '../../../src/core/teaching/read-message.ts';
import { here, world } from '../reading/world.ts';

const { portfolio } = world;
const [bright] = [...portfolio.companies.values()].filter(({ name }) => name === 'Bright Smiles Dental');
const known = withTaught(portfolio, [
  { name: 'the dentist', kind: 'company', id: bright?.id ?? '', means: 'Bright Smiles Dental' },
  { name: 'the big suite', kind: 'product', id: 'x', means: 'Microsoft 365 E5' },
]);

const messageOf = (said: string): ReadMessage => {
  const reading = read(said, known, here);
  const { modality, decision } = reading;
  return {
    ...{ id: '1', said, modality, decision, conversationId: 'c', at: Date.UTC(2026, 10, 23, 9) },
    person: { tenantId: 't', objectId: 'o', name: 'Ann Archer' },
    pieces: piecesOf(known, reading),
  };
};

describe('the pieces of a reading', () => {
  test('say of each word what it was read as, and whom a name means', () => {
    expect(
      messageOf('please add 3 business premium for vanarsdel').pieces.map(({ text, kind, cues, means }) => [
        text,
        kind,
        ...cues,
        ...means,
      ]),
    ).toEqual([
      ['please', 'cue', 'neutral'],
      ['add', 'cue', 'add'],
      ['3', 'number'],
      ['business premium', 'product'],
      ['for', 'cue', 'neutral'],
      ['vanarsdel', 'company', 'VanArsdel'],
    ]);
  });

  test('show a taught name as it was written, with what it means', () => {
    const { pieces } = messageOf('add 2 the big suite for the dentist');
    expect(pieces.filter(({ means }) => means.length > 0).map(({ text, means }) => [text, means])).toEqual([
      ['the big suite', ['Microsoft 365 E5']],
      ['the dentist', ['Bright Smiles Dental']],
    ]);
  });

  test('name nobody without a portfolio', () => {
    const pieces = piecesOf(null, read('subscriptions vanarsdel', known, here));
    expect(pieces.map(({ text, means }) => [text, means])).toEqual([
      ['subscriptions', []],
      ['vanarsdel', []],
    ]);
  });

  test('name at most three of the companies that a word may mean, and count all', () => {
    const [piece] = messageOf('contoso').pieces;
    expect(piece).toMatchObject({ kind: 'company', of: 2 });
  });

  test('name nobody before the portfolio was read', () => {
    const reading = read('add 3 business premium for vanarsdel', null, here);
    const pieces = piecesOf(null, reading);
    expect(pieces.flatMap(({ means }) => means)).toEqual([]);
    expect(pieces.map(({ kind }) => kind)).not.toContain('company');
  });
});

describe('the export of a misunderstood message', () => {
  test.each([
    ['add 3 business premium for vanarsdel', 'add 3 <product> for <company>'],
    ['bob from vanarsdel wants 2 more E3', '<word> from <company> wants 2 more <product>'],
    ['add 2 the big suite for the dentist', 'add 2 <product> for <company>'],
    ['add 3 E3 for woodgrove because of Petra Lang', 'add 3 <product> for <company> <reason>'],
    ['add 3 seats of #a0001300 for petra.lang@vanarsdel.example', 'add 3 seats of <reference> for <company>'],
  ])('has no names of companies, products and people: %s', (said, masked) =>
    expect(maskedText(messageOf(said))).toBe(masked),
  );

  test('tells the day, how it was read and what was decided', () => {
    expect(misunderstoodCsvHead).toEqual([
      'Day (UTC)',
      'Message',
      'Read as',
      'Meant as',
      'Decision',
      'Intents',
    ]);
    expect(misunderstoodCsvLine(messageOf('add 3 business premium for vanarsdel'))).toEqual([
      ...[
        '2026-11-23',
        'add 3 <product> for <company>',
        'add number product neutral company',
        'order',
        'do',
        'seats',
      ],
    ]);
    expect(misunderstoodCsvLine(messageOf('do not add 3 business premium for vanarsdel')).slice(3)).toEqual([
      'negated',
      'say negated',
      '',
    ]);
  });

  test('names what was done, offered or asked about', () => {
    expect(intentsIn(messageOf('can we add 3 business premium to vanarsdel?').decision)).toEqual(['seats']);
    expect(intentsIn(messageOf('add business premium to vanarsdel').decision)).toEqual(['seats']);
    expect(intentsIn({ kind: 'unknown', left: [] })).toEqual([]);
  });
});
