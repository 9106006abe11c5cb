import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
import { answerMessage } from '../../src/commands/answer-message.ts';
import { openBot, somebody } from '../large-bot.ts';
import { withWarmStore } from '../warm-store.ts';
import { median, quantile, timed } from '../samples.ts';
await withWarmStore(async ({ env, companyNames }) => {
  const { context: bot, close } = await openBot(env);
  const pricing = () => Promise.resolve({ rows: [], unreadable: 0 });
  const context = { ...bot, marketplace: { ...bot.marketplace, pricing } };
  const posted = { kind: 'delivered', posted: { conversationId: 'bench', messageId: '1' } } as const;
  const session = new Session(); session.connect();
  const run = async (text: string, n: number) => {
    const message = { kind: 'message', id: String(n), text, mentions: [], ...somebody } as const;
    return timed(() => answerMessage(context, message, async () => posted));
  };
  const sets: [string, () => string][] = [
    ['r30', () => 'renewals next 30 days'], ['r90', () => 'renewals next 90 days'], ['r365', () => 'renewals next 365 days'],
    ['companies', () => 'companies'], ['spend', () => 'spend'], ['help', () => 'help'], ['whohas', () => 'who has Business Premium'],
    ['subs', () => `subscriptions ${companyNames[Math.floor(Math.random() * 5000)]}`]];
  for (const [name, text] of sets) {
    for (let n = 0; n < 30; n++) await run(text(), n);
    await session.post('Profiler.enable'); await session.post('Profiler.start');
    const times: number[] = []; const cpu = process.cpuUsage();
    for (let n = 0; n < 60; n++) times.push(await run(text(), n));
    const used = process.cpuUsage(cpu);
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(`/tmp/perf18/in-${name}.cpuprofile`, JSON.stringify(profile));
    console.log(name, 'p10', quantile(times, 0.1).toFixed(1), 'p50', median(times).toFixed(1), 'cpu', ((used.user + used.system) / 60_000).toFixed(1));
  }
  const m = process.memoryUsage(); console.log(Object.fromEntries(Object.entries(m).map(([k, v]) => [k, (v / 1e6).toFixed(0)])));
  await close();
});
process.exit(0);
