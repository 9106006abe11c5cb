/** Lengths of time in milliseconds; a day is 24 hours, whatever a calendar says of it. */
export const hour = 60 * 60 * 1000;
export const day = 24 * hour;
