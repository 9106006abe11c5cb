import { describe, expect, test } from '@jest/globals';
import { byOwner } from '../../../src/core/alerts/owner-digest.ts';
import { readDigest } from '../../../src/core/questions/digest-sentences.ts';
import { readTokens } from '../../../src/core/understanding/sentence.ts';

const person = (objectId: string) => ({ tenantId: 't1', objectId, name: objectId });
const owned = (companyId: string, owner: string) => ({
  ...{ tenantId: 't1', companyId, owner: person(owner), setBy: person('bo'), setAt: 1 },
});

test('companies are their owner’s; those of nobody, or of somebody who is not reached, are nobody’s', () => {
  const all = [owned('a', 'ann'), owned('b', 'bo'), owned('c', 'ann'), owned('elsewhere', 'ann')];
  const split = byOwner(['a', 'b', 'c', 'd'], all, ({ owner }) => owner.objectId !== 'bo');
  expect(split.owners).toEqual([{ owner: person('ann'), companyIds: ['a', 'c'] }]);
  expect([...split.nobodys]).toEqual(['b', 'd']);
});

describe('sentences about the digest', () => {
  const read = (text: string) => readDigest(readTokens(text));
  test.each([
    ['my digest', { kind: 'digest', of: 'mine' }],
    ['digest please', { kind: 'digest', of: 'mine' }],
    ['Show me my weekly digest.', { kind: 'digest', of: 'mine' }],
    ['what do my companies need?', { kind: 'digest', of: 'mine' }],
    ['what needs me at my customers today', { kind: 'digest', of: 'mine' }],
    ['today at my clients', { kind: 'digest', of: 'mine' }],
    ["what's in my digest", { kind: 'digest', of: 'mine' }],
    ['digest of companies without an owner', { kind: 'digest', of: 'nobody' }],
    ['what needs somebody at customers with no owner?', { kind: 'digest', of: 'nobody' }],
    ['show me the unowned digest', { kind: 'digest', of: 'nobody' }],
    ['my digest off', { kind: 'digest-setting', do: 'off' }],
    ['stop my digest', { kind: 'digest-setting', do: 'off' }],
    ['please turn off my digest', { kind: 'digest-setting', do: 'off' }],
    ['unsubscribe me from the digest', { kind: 'digest-setting', do: 'off' }],
    ['no more digests for me', { kind: 'digest-setting', do: 'off' }],
    ['turn my digest on', { kind: 'digest-setting', do: 'on' }],
    ['start sending me my digest again', { kind: 'digest-setting', do: 'on' }],
  ])('%s', (text, intent) => expect(read(text)).toEqual(intent));
  test.each([
    'weekly digest on monday at 9',
    'alerts here as a digest',
    'my companies',
    'today',
    'companies without an owner',
    'digest of Contoso',
    'who stopped my digest',
    `my digest ${'and '.repeat(16)}more`,
  ])('not %s', (text) => expect(read(text)).toBeNull());
});
