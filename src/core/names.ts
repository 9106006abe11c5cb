/** Filled by the name matching module. */
export type NameIndex = Readonly<{ size: number }>;
