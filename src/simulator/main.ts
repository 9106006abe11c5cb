import { readSimulatorConfig, withArguments } from './config.ts';
import { startSimulator } from './start.ts';

const run = async (): Promise<void> => {
  const config = readSimulatorConfig(withArguments(process.argv.slice(2)));
  if (config.kind === 'problems') throw new Error(config.problems.join('\n'));
  const simulator = await startSimulator(config.options);
  process.stdout.write(
    `Simulated Pax8 on ${simulator.url} (${config.options.data ?? config.options.profile})\n`,
  );
  const asked = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => asked.resolve());
  await asked.promise;
  await simulator.stop();
};

run().catch((thrown: unknown) => {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 1;
});
