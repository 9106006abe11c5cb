/** Work that waits to be begun, first come first served. */
export type Line = Readonly<{ begin(work: () => void): void; waiting(): number }>;

/** Begins work in portions, so that turns of the event loop stay short. */
export type Pace = Readonly<{
  /** Sees when connections of this server come in: they go first. */
  watch(server: Readonly<{ on(event: 'connection', listener: () => void): unknown }>): void;
  /** A line that begins so many of its works in a turn. */
  line(perTurn: number): Line;
}>;
