import type { Pace } from './core/ports/pace.ts';

/** For how long connections that are coming in go before work, and then work before them, in milliseconds. */
const [mostHeld, leastWork] = [250, 50];

/**
 * Begins work in portions, so that turns of the event loop stay short, and none while connections come in: a turn accepts
 * one, and a check of health may be behind hundreds. https://github.com/libuv/libuv/pull/3696
 */
export const createPace = (): Pace => {
  const lines: Readonly<{ perTurn: number; waiting: (() => void)[] }>[] = [];
  let isComing = false;
  let isTurnDue = false;
  let heldSince: number | null = null;
  let workUntil = 0;

  const isHeld = (): boolean => {
    const now = performance.now();
    if (!isComing || now < workUntil) return false;
    heldSince ??= now;
    if (now - heldSince < mostHeld) return true;
    workUntil = now + leastWork;
    return false;
  };
  const nextTurn = (): void => {
    if (isTurnDue || lines.every(({ waiting }) => waiting.length === 0)) return;
    isTurnDue = true;
    setImmediate(turn);
  };
  const turn = (): void => {
    isTurnDue = false;
    const begins = !isHeld();
    isComing = false;
    if (begins) heldSince = null;
    try {
      for (const { perTurn, waiting } of begins ? lines : [])
        for (let begun = 0; begun < perTurn; begun++) waiting.shift()?.();
    } finally {
      nextTurn();
    }
  };

  return {
    watch(server) {
      server.on('connection', () => {
        isComing = true;
      });
    },
    line(perTurn) {
      const waiting: (() => void)[] = [];
      lines.push({ perTurn, waiting });
      return {
        begin(work) {
          waiting.push(work);
          nextTurn();
        },
        waiting: () => waiting.length,
      };
    },
  };
};
