import { DateTime } from 'luxon';
import type { Instant } from './instant.ts';

/** What a file is called after: its kind, and the company, vendor or invoice it is about. */
export type FileTitle = Readonly<{ kind: string; of: readonly (string | null)[] }>;

const longest = 40;

/** Letters and digits that every system takes in a file name; the rest becomes hyphens. */
const safe = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');

/**
 * "subscriptions-northwind-dental-2026-11-24-1408.csv"; a second file in that minute gets "-2". Teams replaces a file
 * of the same name, or does nothing. https://github.com/MicrosoftDocs/msteams-docs/issues/1667
 */
export const fileName = ({ kind, of }: FileTitle, at: Instant, zone: string, count: number): string => {
  const minute = DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd-HHmm');
  const parts = [kind, ...of.map((part) => safe(part ?? '')), minute, count > 1 ? String(count) : ''];
  return `${parts.filter((part) => part !== '').join('-')}.csv`;
};
