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
  /** Who was told in which conversation that it is too much. */
  const told = new Map<string, Whose>();

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
    for (const [key, one] of told) if (hasRoom(one)) told.delete(key);
  };
  /** Nothing of theirs waits any more, and others leave half of the room. */
  const hasRoom = ({ person, conversation }: Whose): boolean =>
    !loads.person.get(person)?.waiting &&
    (loads.conversation.get(conversation)?.waiting ?? 0) <= bounds.conversation.waiting / 2 &&
    all.waiting <= bounds.all.waiting / 2;
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
      if (isBelow(whose, 'waiting')) {
        add(whose, 'waiting', 1);
        const queue = queues.get(whose.person) ?? [];
        queues.set(whose.person, queue);
        return entryOf(whose, new Promise<void>((begin) => queue.push({ ...whose, begin })));
      }
      told.set(key, whose);
      return 'too-many';
    },
    /** After `too-many` of which nobody was told: the next one is judged anew. */
    notTold(whose: Whose): void {
      told.delete(keyOf(whose));
    },
  };
};

export type Intake = ReturnType<typeof createIntake>;
