import { expect, test } from '@jest/globals';
import { type Span, startCollector } from '../harness/collector.ts';
import { ann } from '../harness/people.ts';
import { startBot } from '../harness/running-bot.ts';

/** The names of a step and of all within it, each beneath what it is a part of. */
const tree = (spans: readonly Span[], { id, name }: Span): unknown => {
  const within = spans.filter(({ parent }) => parent === id);
  return within.length === 0 ? name : { [name]: within.map((one) => tree(spans, one)) };
};

test('a turn, its calls to Pax8 and its sends are one trace, when a collector is configured', async () => {
  const collector = await startCollector();
  const bot = await startBot({
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: 'our-bot' },
  });
  await bot.loaded();
  await bot.says('history Business Premium for Contoso', ann);
  await bot.stop();
  await collector.close();
  const turn = collector.spans.find(({ name }) => name === 'turn message');
  if (turn === undefined) throw new Error('the turn left no trace');
  expect(turn.service).toBe('our-bot');
  const ofTurn = collector.spans.filter(({ trace }) => trace === turn.trace);
  const text = JSON.stringify(tree(ofTurn, turn));
  expect(text).toMatch(/Pax8 GET \/subscriptions\/\{id\}\/history/);
  expect(text).toMatch(/Teams send/);
  const call = ofTurn.find(({ name }) => name.startsWith('Pax8 GET'));
  expect(call?.facts).toMatchObject({ 'http.request.method': 'GET', 'http.response.status_code': 200 });
  // No company's name, no text, no id of Pax8's.
  expect(JSON.stringify(collector.spans)).not.toMatch(/Contoso|history Business|[0-9a-f]{8}-[0-9a-f]{4}/);
  // What nobody asked for is a trace of its own.
  const reading = collector.spans.find(({ name }) => name === 'Pax8 GET /companies');
  expect(reading?.trace).not.toBe(turn.trace);
});

test('without a collector, or switched off, nothing is sent', async () => {
  const collector = await startCollector();
  for (const env of [{}, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SDK_DISABLED: 'true' }]) {
    const bot = await startBot({ env });
    await bot.loaded();
    await bot.says('companies', ann);
    await bot.stop();
  }
  await collector.close();
  expect(collector.spans).toEqual([]);
});

test('a collector that does not answer keeps nobody waiting', async () => {
  const bot = await startBot({
    env: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:9/v1/traces' },
  });
  await bot.loaded();
  expect(await bot.says('companies', ann)).toMatch(/Companies/);
  const began = performance.now();
  await bot.stop();
  expect(performance.now() - began).toBeLessThan(5_000);
});
