/** A moment in UTC, in milliseconds since 1970. Zones appear only where text for people is made. */
export type Instant = number;
