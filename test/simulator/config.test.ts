import { describe, expect, test } from '@jest/globals';
import { readSimulatorConfig, withArguments } from '../../src/simulator/config.ts';

describe('the simulator’s variables', () => {
  test('have defaults that a demo needs', () => {
    expect(readSimulatorConfig({ SIM_SEED: '' })).toMatchObject({
      kind: 'config',
      options: { port: 4010, host: '127.0.0.1', profile: 'usual', latencyMs: 0, clientId: 'demo' },
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

  test('choose the odd world, also on the command line, where data of one’s own goes before its own', () => {
    expect(readSimulatorConfig({ SIM_PROFILE: 'odd' })).toMatchObject({ options: { profile: 'odd' } });
    const environment = withArguments(['--profile', 'odd'], { SIM_DATA: 'large' });
    expect(readSimulatorConfig(environment)).toMatchObject({ options: { profile: 'odd', data: 'large' } });
    expect(readSimulatorConfig(withArguments(['--profile', 'even'], {}))).toEqual({
      kind: 'problems',
      problems: ['SIM_PROFILE must be usual or odd'],
    });
    expect(() => withArguments(['--odd'], {})).toThrow(/--odd/);
  });

  test('are told wrong all at once, by name', () => {
    expect(readSimulatorConfig({ SIM_PORT: '99999', SIM_DATA: 'big', SIM_SEED: 'x' })).toEqual({
      kind: 'problems',
      problems: [
        'SIM_PORT must be at most 65535',
        'SIM_DATA must be demo, odd, large, hostile, or empty',
        'SIM_SEED must be a whole number',
      ],
    });
  });
});
