import type { Config } from '../config.ts';
import type { LookedInto } from '../store/keep/look-into.ts';
import type { Store } from '../store/open.ts';

/** The running bot's open database, which was migrated at the start. */
export const running = async (store: Store, { database }: Pick<Config, 'database'>): Promise<LookedInto> => {
  const problem = await store.problem();
  const { hostname, pathname } = URL.parse(database.url) ?? { hostname: '', pathname: '' };
  const place =
    store.kind === 'sqlite' ? database.url.replace(/^sqlite:(?:\/\/)?/, '') : `${hostname}${pathname}`;
  const fine =
    place === ':memory:'
      ? ({ kind: 'in-memory' } as const)
      : ({ kind: 'fine', store: store.kind, place } as const);
  return {
    seen: problem === null ? fine : { kind: 'trouble', problem },
    memory: store,
    close: async () => {},
  };
};
