import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, test } from '@jest/globals';

const start = (environment: Record<string, string>) =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/simulator/main.ts'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

describe('the simulator as a process', () => {
  test('says its address in one line, answers, and stops on SIGTERM', async () => {
    const simulator = start({ SIM_PORT: '0' });
    const [line] = (await once(createInterface(simulator.stdout), 'line')) as [string];
    const url = /http:\S+/.exec(line)?.[0];
    const { status } = await fetch(`${url}/companies`);
    simulator.kill('SIGTERM');
    const [code] = await once(simulator, 'exit');
    expect([status, code]).toEqual([401, 0]);
  });

  test('does not start with wrong variables and lists them', async () => {
    const simulator = start({ SIM_PORT: 'x', SIM_DATA: 'y' });
    let text = '';
    simulator.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    const [code] = await once(simulator, 'close');
    expect(code).toBe(1);
    expect(text.trim().split('\n')).toHaveLength(2);
  });
});
