import { describe, expect, test } from '@jest/globals';
import { readSimulatorConfig } from '../../src/simulator/config.ts';

describe('the simulator’s variables', () => {
  test('have defaults that a demo needs', () => {
    expect(readSimulatorConfig({ SIM_SEED: '' })).toMatchObject({
      kind: 'config',
      options: { port: 4010, host: '127.0.0.1', data: 'demo', latencyMs: 0, clientId: 'demo' },
    });
  });

  test('choose a large set of any size', () => {
    const environment = {
      SIM_DATA: 'large',
      SIM_COMPANIES: '5000',
      SIM_SUBSCRIPTIONS: '50000',
      SIM_LATENCY_MS: '200',
    };
    expect(readSimulatorConfig(environment)).toMatchObject({
      options: { data: 'large', companies: 5000, subscriptions: 50_000, latencyMs: 200 },
    });
  });

  test('are told wrong all at once, by name', () => {
    expect(readSimulatorConfig({ SIM_PORT: '99999', SIM_DATA: 'big', SIM_SEED: 'x' })).toEqual({
      kind: 'problems',
      problems: [
        'SIM_PORT must be at most 65535',
        'SIM_DATA must be demo, large, hostile or empty',
        'SIM_SEED must be a whole number',
      ],
    });
  });
});
