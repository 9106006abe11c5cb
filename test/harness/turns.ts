import { createTeams, type TeamsOptions } from '../../src/teams/teams.ts';

/** What goes on after Teams has its answer: the turns of messages. */
export type Turns = Readonly<{
  /** Call before an activity is sent. The result waits until the turns that began since have ended, at most so long. */
  from(): () => Promise<void>;
}>;

/** Tests that say something want to look at its answer, but not wait for one that hangs (milliseconds). */
const patience = 2_500;

/** Teams as `make` makes it, with its turns followed. */
export const followTurns = (make: typeof createTeams = createTeams) => {
  const underWay = new Set<Promise<unknown>>();
  const turns: Turns = {
    from: () => {
      const before = new Set(underWay);
      return async () => {
        let timer: NodeJS.Timeout | undefined;
        const timeUp = new Promise((over) => {
          timer = setTimeout(over, patience);
        });
        await Promise.race([Promise.all([...underWay].filter((work) => !before.has(work))), timeUp]);
        clearTimeout(timer);
      };
    },
  };
  return {
    turns,
    createTeams: (options: TeamsOptions) =>
      make({
        ...options,
        later: (what, work) => {
          const followed = work.catch(() => {}).finally(() => underWay.delete(followed));
          underWay.add(followed);
          options.later(what, work);
        },
      }),
  };
};
