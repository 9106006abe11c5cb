/** A moment in UTC, in milliseconds since 1970. Time zones appear only in text for people. */
export type Instant = number;
