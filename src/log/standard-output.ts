import { writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** How often, and how long each time (milliseconds), a full pipe is waited for before a line is dropped. */
const patience = { times: 100, each: 5 };
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes lines to a file descriptor. A line that cannot be written is dropped, where pino's own stream would try for
 * ever. https://github.com/pinojs/sonic-boom/blob/master/index.js (`flushSync`)
 */
export const linesTo = (descriptor: number, write: typeof writeSync = writeSync): DestinationStream => {
  let stuck = false;
  const writeOnce = (rest: Uint8Array): number => {
    for (let tries = 0; ; tries += 1)
      try {
        return write(descriptor, rest);
      } catch (thrown) {
        if ((thrown as NodeJS.ErrnoException).code !== 'EAGAIN' || stuck || tries >= patience.times)
          throw thrown;
        Atomics.wait(sleeper, 0, 0, patience.each);
      }
  };
  return {
    write: (line) => {
      try {
        for (let rest: Uint8Array = Buffer.from(line); rest.length > 0; )
          rest = rest.subarray(writeOnce(rest));
        stuck = false;
      } catch {
        // One line was waited for long enough; the next ones are not until one is taken.
        stuck = true;
      }
    },
  };
};

export const standardOutput = linesTo(1);
