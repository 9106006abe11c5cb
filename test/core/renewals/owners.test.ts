import { describe, expect, test } from '@jest/globals';
import { ownerSentenceIn } from '../../../src/core/questions/owner-sentences.ts';
import { passedOn } from '../../../src/core/renewals/owners.ts';
import { ada, aRenewal, now } from '../alerts/due-samples.ts';

const bo = { ...ada, objectId: 'bo', name: 'Bo' };
const cy = { ...ada, objectId: 'cy', name: 'Cy' };
const by = { person: cy, now };

describe('when a company’s owner changes, its renewal', () => {
  test('that was nobody’s or the former owner’s goes with it, and its story says so', () => {
    for (const owner of [null, ada]) {
      const next = passedOn(aRenewal({ owner }), [ada, bo], by);
      expect(next).toMatchObject({ owner: bo, version: aRenewal().version + 1 });
      expect(next?.story.at(-1)).toEqual({ kind: 'assigned', at: now, person: cy, to: bo });
    }
    expect(passedOn(aRenewal({ owner: ada }), [ada, null], by)).toMatchObject({ owner: null });
  });

  test('that was given to somebody by itself stays theirs', () => {
    expect(passedOn(aRenewal({ owner: cy }), [ada, bo], by)).toBeNull();
    expect(passedOn(aRenewal({ owner: cy }), [null, bo], by)).toBeNull();
  });

  test('changes nothing where nothing changes', () => {
    expect(passedOn(aRenewal({ owner: ada }), [ada, ada], by)).toBeNull();
    expect(passedOn(aRenewal({ owner: null }), [ada, null], by)).toBeNull();
  });
});

describe('a sentence about who looks after a company', () => {
  test.each([
    ['owner of Contoso is @Ann Archer', 'owner', 'Contoso', '@Ann Archer'],
    ['please make Bo the owner of Fabrikam, Inc.', 'owner', 'Fabrikam, Inc.', 'Bo'],
    ['set owner of "Ocean View" to me', 'owner', 'Ocean View', 'me'],
    ['I own Contoso from now on', 'owner', 'Contoso', 'me'],
    ['I’m the owner of Contoso', 'owner', 'Contoso', 'me'],
    ['@Ann now owns Contoso', 'owner', 'Contoso', '@Ann'],
    ['Contoso belongs to @Ann', 'owner', 'Contoso', '@Ann'],
    ['no owner for contoso', 'owner', 'contoso', null],
    ['Contoso has no owner any more', 'owner', 'Contoso', null],
    ['owners', 'owners', null, null],
    ['who owns what?', 'owners', null, null],
    ['who owns Contoso?', 'owners', 'Contoso', null],
    ['owner of Contoso', 'owners', 'Contoso', null],
    ['my companies', 'owners', null, 'me'],
    ['companies of @Ann', 'owners', null, '@Ann'],
    ['which customers does @Ann own', 'owners', null, '@Ann'],
  ])('%s', (text, kind, company, who) => {
    expect(ownerSentenceIn(text)).toEqual({ kind, company, who });
  });

  test.each([
    'companies',
    'the owner of Contoso called: add 3 seats',
    'who owns the renewal of Contoso',
    'who owns it?',
    'companies of the north',
    `owner of ${'x'.repeat(300)} is me`,
    'someone owns Contoso',
    'the owner wants 3 more E3',
  ])('is not: %s', (text) => {
    expect(ownerSentenceIn(text)).toBeNull();
  });
});
