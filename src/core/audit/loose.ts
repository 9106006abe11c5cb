import type { Why } from '../changes/why.ts';

/** Readers of facts as recorded: anything of an unexpected shape counts as absent. */
export type Loose = Readonly<Record<string, unknown>>;
export const looseOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;
export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
/** As the bot wrote it; null for anything else. */
export const whyIn = (value: unknown): Why | null =>
  textOf(looseOf(value).state) === null ? null : (value as Why);
