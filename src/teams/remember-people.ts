import type { People } from '../core/ports/people-memory.ts';

/** Saves a person only when they are new or their name, Teams id, time zone or locale has changed. */
export const rememberChangedPeople = (people: Pick<People, 'remember'>): Pick<People, 'remember'> => {
  const known = new Map<string, string>();
  return {
    remember: async (person, told, now) => {
      const who = `${person.tenantId} ${person.objectId}`;
      const called = `${told.teamsId} ${told.zone} ${told.locale} ${person.name}`;
      if (known.get(who) === called) return;
      await people.remember(person, told, now);
      known.set(who, called);
    },
  };
};
