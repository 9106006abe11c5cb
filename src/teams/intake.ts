/** What is in progress and what waits: per person, per conversation, and in all. */
type Bounds = Readonly<{
  person: Readonly<{ atOnce: number; waiting: number }>;
  conversation: Readonly<{ atOnce: number; waiting: number }>;
  all: Readonly<{ atOnce: number; waiting: number }>;
}>;

const usual: Bounds = {
  person: { atOnce: 4, waiting: 20 },
  conversation: { atOnce: 8, waiting: 60 },
  all: { atOnce: 200, waiting: 10_000 },
};

type Whose = Readonly<{ person: string; conversation: string }>;
const keyOf = ({ person, conversation }: Whose): string => JSON.stringify([person, conversation]);
type Load = { atOnce: number; waiting: number };
type Waiting = Whose & Readonly<{ begin: () => void }>;
/** `sending`: it only waits for Teams. `leave` is called once, after `turn`. */
type Entry = Readonly<{ turn: Promise<void>; sending(): void; leave(): void }>;

/**
 * Messages wait here for their turn, limited per person and conversation, people taking turns: nobody who sends
 * thousands fills the memory or keeps others waiting.
 */
export const createIntake = (bounds: Bounds = usual) => {
  const loads = { person: new Map<string, Load>(), conversation: new Map<string, Load>() };
  const all: Load = { atOnce: 0, waiting: 0 };
  /** By person, whoever had a turn longest ago first. */
  const queues = new Map<string, Waiting[]>();
  /** Who is told in which conversation that it is too much; `unsure` until it is known whether they are. */
  const told = new Map<string, Readonly<{ whose: Whose; unsure: Promise<unknown> | null }>>();

  const loadsOf = ({ person, conversation }: Whose): readonly Load[] => {
    const of = (kind: 'person' | 'conversation', key: string): Load => {
      const load = loads[kind].get(key) ?? { atOnce: 0, waiting: 0 };
      loads[kind].set(key, load);
      return load;
    };
    return [of('person', person), of('conversation', conversation), all];
  };
  const forget = (whose: Whose): void => {
    for (const kind of ['person', 'conversation'] as const) {
      const load = loads[kind].get(whose[kind]);
      if (load !== undefined && load.atOnce + load.waiting === 0) loads[kind].delete(whose[kind]);
    }
    for (const [key, one] of told) if (one.unsure === null && hasRoom(one.whose)) told.delete(key);
  };
  /** Nothing of theirs waits any more, there is a place in the conversation, and half of the room in all. */
  const hasRoom = ({ person, conversation }: Whose): boolean =>
    !loads.person.get(person)?.waiting &&
    (loads.conversation.get(conversation)?.waiting ?? 0) < bounds.conversation.waiting &&
    all.waiting <= bounds.all.waiting / 2;
  /** Nobody may wait with more in a conversation than they leave free there, so that the next one finds room. */
  const leavesRoom = ({ person, conversation }: Whose): boolean => {
    const own = queues.get(person)?.filter((each) => each.conversation === conversation).length ?? 0;
    const taken = loads.conversation.get(conversation)?.waiting ?? 0;
    return own < bounds.conversation.waiting - taken;
  };
  const limits = [bounds.person, bounds.conversation, bounds.all] as const;
  const isBelow = (whose: Whose, count: keyof Load): boolean =>
    loadsOf(whose).every((load, at) => load[count] < (limits[at]?.[count] ?? 0));
  const add = (whose: Whose, count: keyof Load, change: 1 | -1): void => {
    for (const load of loadsOf(whose)) load[count] += change;
  };

  const next = (): void => {
    if (all.atOnce >= bounds.all.atOnce) return;
    for (const [person, queue] of queues) {
      const [head] = queue;
      if (head === undefined || !isBelow(head, 'atOnce')) continue;
      queue.shift();
      queues.delete(person);
      if (queue.length > 0) queues.set(person, queue);
      add(head, 'waiting', -1);
      add(head, 'atOnce', 1);
      head.begin();
      return;
    }
  };

  /** A slot, taken at once or after those before it. */
  const entryOf = (whose: Whose, turn: Promise<void>): Entry => {
    let isSending = false;
    return {
      turn,
      sending: () => {
        if (isSending) return;
        isSending = true;
        all.atOnce -= 1;
        next();
      },
      leave: () => {
        // What only waits for Teams counts for its person and conversation until the end, and for nobody else.
        if (isSending) all.atOnce += 1;
        add(whose, 'atOnce', -1);
        next();
        forget(whose);
      },
    };
  };

  return {
    /**
     * Lets in work that may begin once its `turn` has come. Beyond the limits nothing is let in, nor what comes after
     * that, until nothing of theirs waits any more and others leave room: `too-many` the first time, then `told`.
     */
    enter(whose: Whose): Entry | 'too-many' | 'told' {
      const key = keyOf(whose);
      if (told.has(key)) return 'told';
      if (isBelow(whose, 'atOnce')) {
        add(whose, 'atOnce', 1);
        return entryOf(whose, Promise.resolve());
      }
      if (isBelow(whose, 'waiting') && leavesRoom(whose)) {
        add(whose, 'waiting', 1);
        const queue = queues.get(whose.person) ?? [];
        queues.set(whose.person, queue);
        return entryOf(whose, new Promise<void>((begin) => queue.push({ ...whose, begin })));
      }
      told.set(key, { whose, unsure: null });
      return 'too-many';
    },
    /**
     * Call at once after `too-many`: whether they are told, which what comes meanwhile waits for (`unsure`). When they
     * are not, the next one is judged anew.
     */
    async tells(whose: Whose, isNew: Promise<boolean>): Promise<boolean> {
      const key = keyOf(whose);
      told.set(key, { whose, unsure: isNew.catch(() => {}) });
      let isTold = false;
      try {
        isTold = await isNew;
      } finally {
        if (isTold) told.set(key, { whose, unsure: null });
        else told.delete(key);
        // What has waited for this is judged first; the room may be there by now.
        setImmediate(forget, whose);
      }
      return isTold;
    },
    /** Enter only while this is null. */
    unsure: (whose: Whose): Promise<unknown> | null => told.get(keyOf(whose))?.unsure ?? null,
  };
};

export type Intake = ReturnType<typeof createIntake>;
