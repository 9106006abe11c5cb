import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

type Request = Pick<IncomingMessage, 'headers' | 'socket'>;
type Senders = (request: Request) => string;

/** Treats IPv4 written as IPv6 (`::ffff:10.0.0.1`) as IPv4, and drops a port, which some proxies add. */
const plain = (address: string): string =>
  address
    .trim()
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^\[(.*)\](?::\d+)?$/, '$1');

/** The owner of an IPv6 network has all its addresses. */
const countedAs = (address: string): string =>
  isIP(address) === 6 ? address.toLowerCase().split(':').slice(0, 4).join(':') : address;

/**
 * Who sends a request: the connecting address or, if that is a trusted proxy, the last untrusted one in
 * `X-Forwarded-For`. Anybody may have written what comes before that.
 */
export const createSenders = (trustedProxies: readonly string[]): Senders => {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    trusted.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return ({ headers, socket }) => {
    const connects = plain(socket.remoteAddress ?? '');
    if (!isTrusted(connects)) return countedAs(connects);
    const forwarded = String(headers['x-forwarded-for'] ?? '')
      .slice(-1_000)
      .split(',')
      .map(plain)
      .filter((address) => address !== '');
    return countedAs(forwarded.findLast((address) => !isTrusted(address)) ?? forwarded[0] ?? connects);
  };
};

/** Whether a proxy passed the request on. */
export const isForwarded = ({ headers }: Pick<Request, 'headers'>): boolean =>
  headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;

/** A bucket of `burst` requests per sender, refilled at `rate` a second. False means too many. */
export const createLimit = (
  { rate, burst }: Readonly<{ rate: number; burst: number }>,
  now: () => number = () => performance.now(),
): ((sender: string) => boolean) => {
  const buckets = new Map<string, { left: number; at: number }>();
  /** Many senders must not fill the memory: the one silent longest starts afresh. */
  const most = 10_000;

  return (sender) => {
    const at = now();
    const { left, at: before } = buckets.get(sender) ?? { left: burst, at };
    const filled = Math.min(burst, left + ((at - before) / 1_000) * rate);
    buckets.delete(sender);
    // Being refused costs nothing: who keeps trying is let in as often as the rate says.
    buckets.set(sender, { left: filled < 1 ? filled : filled - 1, at });
    const [oldest] = buckets.keys();
    if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
    return filled >= 1;
  };
};
