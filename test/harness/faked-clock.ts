import { globSync } from 'node:fs';
import { startOfTest, zoneOfTest } from './dates.ts';

/** What makes a process believe in another date (libfaketime). Its clock runs on, and its timers are left alone. */
export const clockAt = (at: number, zone: string): Record<string, string> => {
  const [library] = globSync('/usr/lib/*/faketime/libfaketime.so.1');
  if (library === undefined)
    throw new Error('Processes on other dates need libfaketime: apt-get install faketime');
  return {
    LD_PRELOAD: library,
    FAKETIME: `${at < Date.now() ? '-' : '+'}${Math.abs(Math.round((at - Date.now()) / 1000))}s`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    TZ: zone,
    TIME_ZONE: zone,
  };
};

/** For the processes that a test starts: the date of the test, if it runs on all, or the one that this process believes in. */
export const clockOfProcesses = (): Record<string, string> => {
  if (process.env.TEST_DATES === 'all') return clockAt(startOfTest(), zoneOfTest());
  if (process.env.FAKETIME === undefined) return {};
  const names = ['LD_PRELOAD', 'FAKETIME', 'FAKETIME_DONT_FAKE_MONOTONIC', 'TZ'];
  const own = names.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(own), TIME_ZONE: zoneOfTest() };
};
