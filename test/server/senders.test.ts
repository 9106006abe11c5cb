import { describe, expect, test } from '@jest/globals';
import { createLimit, createSenders } from '../../src/server/senders.ts';

const senderOf = (proxies: readonly string[], remoteAddress: string, forwarded?: string) =>
  createSenders(proxies)({
    socket: { remoteAddress } as never,
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  });

describe('the sender', () => {
  test.each([
    ['10.0.0.1', undefined, '10.0.0.1'],
    ['::ffff:10.0.0.1', undefined, '10.0.0.1'],
    ['2001:DB8:1:2:3::4', undefined, '2001:db8:1:2'],
    // Not a proxy: its word is not taken.
    ['198.51.100.9', '203.0.113.7', '198.51.100.9'],
    ['::ffff:10.1.2.3', '203.0.113.7', '203.0.113.7'],
    ['10.1.2.3', '1.1.1.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
    ['10.1.2.3', '203.0.113.7:4711', '203.0.113.7'],
    ['10.1.2.3', '[2001:db8:1:2::9]:4711', '2001:db8:1:2'],
    ['10.1.2.3', '10.7.7.7, 10.8.8.8', '10.7.7.7'],
    ['10.1.2.3', '', '10.1.2.3'],
    ['fd00::1', '203.0.113.7', '203.0.113.7'],
  ])('%s that forwards %s is %s', (remote, forwarded, sender) => {
    expect(senderOf(['10.0.0.0/8', 'fd00::/8'], remote, forwarded)).toBe(sender);
  });

  test('of a proxy without a network is that address alone', () => {
    expect(senderOf(['10.0.0.1'], '10.0.0.1', '203.0.113.7')).toBe('203.0.113.7');
    expect(senderOf(['10.0.0.1'], '10.0.0.2', '203.0.113.7')).toBe('10.0.0.2');
  });
});

describe('a limit', () => {
  test('takes a burst, then as many as its rate, of each sender', () => {
    let at = 0;
    const limit = createLimit({ rate: 2, burst: 3 }, () => at);
    const take = (sender: string, count: number) => Array.from({ length: count }, () => limit(sender));
    expect(take('a', 4)).toEqual([true, true, true, false]);
    expect(take('b', 1)).toEqual([true]);
    at = 500;
    expect(take('a', 2)).toEqual([true, false]);
    at = 60_000;
    expect(take('a', 4)).toEqual([true, true, true, false]);
  });

  test('of very many senders remembers the last ten thousand', () => {
    const limit = createLimit({ rate: 0, burst: 1 }, () => 0);
    for (let n = 0; n < 10_001; n++) limit(`${n}`);
    expect([limit('10000'), limit('0')]).toEqual([false, true]);
  });
});
