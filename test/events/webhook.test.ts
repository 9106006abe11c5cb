import { afterEach, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { englishWords } from '../../scripts/events/words.ts';
import { createSinks } from '../../src/events/sinks.ts';
import { type Answered, startServer } from './psa.ts';
import { anEvent } from './samples.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const secret = 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';

const started = async (answer: () => Answered = () => ({ status: 204 }), signing = secret) => {
  const receiver = await startServer(answer);
  const { all, close } = createSinks(
    {
      webhook: { url: `${receiver.url}/flow?sig=hush`, secret: async () => signing, now: () => Date.now() },
      tickets: null,
    },
    englishWords,
  );
  closing.push(receiver.stop, close);
  const [sink] = all;
  if (sink === undefined) throw new Error('no sink was made');
  return { receiver, sink };
};

test.each([
  ['whsec_ and base64', secret, new Webhook(secret)],
  [
    'any other text',
    'a plain text of 24 letters',
    new Webhook('a plain text of 24 letters', { format: 'raw' }),
  ],
])('what is signed with %s is verified by the library of the scheme', async (_, signing, verifier) => {
  const { receiver, sink } = await started(undefined, signing);
  const event = anEvent();
  expect(await sink.send(event)).toEqual({ kind: 'done' });
  const [call] = receiver.calls;
  const { type, timestamp, data } = event;
  expect(call?.method).toBe('POST');
  expect(call?.query.get('sig')).toBe('hush');
  expect(verifier.verify(call?.text ?? '', call?.headers as Record<string, string>)).toEqual({
    type,
    version: 1,
    timestamp,
    data,
  });
  expect(call?.headers['content-type']).toBe('application/json');
});

test('an event has the same webhook-id however often it is sent', async () => {
  const { receiver, sink } = await started();
  const event = anEvent();
  await sink.send(event);
  await sink.send(event);
  expect(receiver.calls.map(({ headers }) => headers['webhook-id'])).toEqual([event.id, event.id]);
});

test.each([
  [200, { kind: 'done' }],
  [202, { kind: 'done' }],
  [404, { kind: 'later', down: false }],
  [500, { kind: 'later', down: false }],
  [503, { kind: 'later', down: true }],
  [410, { kind: 'stopped' }],
] as const)('an answer of %i', async (status, sent) => {
  const { sink } = await started(() => ({ status }));
  expect(await sink.send(anEvent())).toMatchObject(sent);
});

test('a redirect is not followed', async () => {
  const { receiver, sink } = await started(() => ({ status: 302, headers: { location: '/elsewhere' } }));
  expect(await sink.send(anEvent())).toMatchObject({
    kind: 'later',
    reason: { kind: 'redirected', status: 302 },
  });
  expect(receiver.calls).toHaveLength(1);
});

test('the pause that a receiver asks for is kept, in seconds and as a date', async () => {
  let after = '120';
  const { sink } = await started(() => ({ status: 429, headers: { 'retry-after': after } }));
  expect(await sink.send(anEvent())).toMatchObject({ retryAfterMs: 120_000 });
  after = new Date(Date.now() + 60_000).toUTCString();
  const sent = await sink.send(anEvent());
  expect(sent.kind === 'later' ? (sent.retryAfterMs ?? 0) : 0).toBeGreaterThan(50_000);
  after = 'soon';
  expect(await sink.send(anEvent())).toMatchObject({ retryAfterMs: null });
});

test('a receiver that is gone is told without its address', async () => {
  const { receiver, sink } = await started();
  await receiver.stop();
  closing.splice(0, 1);
  const sent = await sink.send(anEvent());
  expect(sent).toMatchObject({ kind: 'later', down: true });
  expect(JSON.stringify(sent)).not.toMatch(/hush|127\.0\.0\.1/);
});
