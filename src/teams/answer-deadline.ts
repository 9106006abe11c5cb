/** Teams and people wait three seconds. Longer work is answered first and finished afterwards. */
const deadline = 2_500;

type Parts = Readonly<{
  pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  later: (what: string, work: Promise<unknown>) => void;
}>;

/**
 * Waits for the work as long as Teams does: returns its value, or null when it takes longer; then `late` gets the
 * value.
 */
export const createAnswerDeadline = ({ pause, later }: Parts) => {
  return {
    async run<T>(work: Promise<T>, late: (value: T) => Promise<void> | void = () => {}): Promise<T | null> {
      const done = new AbortController();
      const timeUp = pause(deadline, done.signal).then(
        () => null,
        () => null,
      );
      const first = await Promise.race([work.then((value) => ({ value })), timeUp]).finally(() =>
        done.abort('answered'),
      );
      if (first !== null) return first.value;
      later('a turn that went on after its answer', work.then(late));
      return null;
    },
  };
};

export type AnswerDeadline = ReturnType<typeof createAnswerDeadline>;
