import { demoIds } from '../src/simulator/seed/demo.ts';
import { startSimulator } from '../src/simulator/start.ts';
import { until } from '../test/harness/bot-process.ts';
import { button, buttons } from '../test/harness/cards.ts';
import { type Connector, startConnector } from '../test/harness/connector.ts';
import { ann, person, personal } from '../test/harness/people.ts';
import { startPostgres } from '../test/harness/postgres.ts';
import type { Figure } from './figures.ts';
import { type Running, ready, startProcess } from './processes.ts';
import { median, quantile, timed } from './samples.ts';

const presses = 500;
const mostMs = 1_500;

/**
 * Everyone presses Approve at once, on two instances that share a PostgreSQL; next to it, as many messages to two echo
 * bots.
 */
export const pressesAtOnce = async (): Promise<readonly Figure[]> => {
  const postgres = await startPostgres();
  const simulator = await startSimulator();
  const connector = await startConnector();
  const env = {
    HOST: '127.0.0.1',
    PORT: '0',
    BOT_AUTH: 'off',
    DEFAULT_ROLE: 'approver',
    PAX8_API_URL: simulator.url,
    PAX8_CLIENT_ID: 'demo',
    PAX8_CLIENT_SECRET: 'demo',
    DATABASE_URL: await postgres.newDatabase(),
    WITNESS_FILE: 'none',
  };
  const bots = [await startProcess('src/main.ts', env), await startProcess('src/main.ts', env)];
  const echoes = [await startProcess('bench/echo-bot.ts', {}), await startProcess('bench/echo-bot.ts', {})];
  await Promise.all([...bots, ...echoes].map(ready));

  const echoed = await allAtOnce(connector, echoes, (n) => {
    const as = person(`Echo ${n}`);
    return connector.say('hello', { as, in: personal(as) });
  });
  turnTo(connector, bots, 0);
  await connector.say('add 3 seats of Business Premium for Contoso', { as: ann, in: personal(ann) });
  const newest = () => connector.messages(personal(ann)).at(-1);
  // On a busy machine *One moment* comes first.
  await until(() => buttons(newest()?.card ?? {}).includes('Approve'));
  const { card, messageId } = newest() ?? {};
  const { verb, data } = button(card ?? {}, 'Approve');
  simulator.clearRequests();
  const pressed = await allAtOnce(connector, bots, (n) =>
    connector.press(verb, data, {
      as: person(`Approver ${n}`),
      in: personal(ann),
      messageId: messageId ?? '',
    }),
  );
  const changes = simulator.requests().filter(({ method }) => method === 'PUT').length;
  const seats = simulator.subscription(demoIds.contosoBusinessPremium)?.quantity;

  await Promise.all([...bots, ...echoes].map(({ stop }) => stop()));
  await connector.close();
  await simulator.stop();
  await postgres.stop();
  await postgres.remove();
  const beside = (value: number) => ({ what: 'as many messages to echo bots', value });
  return [
    {
      what: 'changes that reached Pax8',
      unit: 'calls',
      value: changes,
      yardstick: null,
      bound: { says: 'exactly one', met: changes === 1 && seats === 15 },
    },
    {
      what: 'answer to a press, p50',
      unit: 'ms',
      value: median(pressed),
      yardstick: beside(median(echoed)),
      bound: null,
    },
    {
      what: 'answer to a press, p99',
      unit: 'ms',
      value: quantile(pressed, 0.99),
      yardstick: beside(quantile(echoed, 0.99)),
      bound: { says: 'within 1.5 s', met: quantile(pressed, 0.99) <= mostMs },
    },
  ];
};

const turnTo = (connector: Connector, to: readonly Running[], n: number): void =>
  connector.talkTo(`${to[n % to.length]?.url}/api/messages`);

const allAtOnce = (
  connector: Connector,
  to: readonly Running[],
  send: (n: number) => Promise<{ status: number }>,
): Promise<number[]> =>
  Promise.all(
    Array.from({ length: presses }, (_, n) => {
      turnTo(connector, to, n);
      return timed(async () => {
        const { status } = await send(n);
        if (status >= 300) throw new Error(`a bot answered ${status}`);
      });
    }),
  );
