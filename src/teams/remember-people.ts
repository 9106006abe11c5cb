import type { People } from '../core/ports/memory.ts';

/** Saves a person only when they are new or their name or Teams id has changed. */
export const rememberChangedPeople = (people: Pick<People, 'remember'>): Pick<People, 'remember'> => {
  const known = new Map<string, string>();
  return {
    remember: async (person, teamsId, now) => {
      const who = `${person.tenantId} ${person.objectId}`;
      const called = `${teamsId} ${person.name}`;
      if (known.get(who) === called) return;
      await people.remember(person, teamsId, now);
      known.set(who, called);
    },
  };
};
