import type { IntentKind } from '../understanding/intent.ts';
import { frames } from './frames.ts';

/** What is asked in the words of a frame and yet is done, or tells about the bot itself. */
const deeds: ReadonlySet<IntentKind> = new Set<IntentKind>([
  ...(['company-form', 'decide', 'assign', 'approvals', 'refresh', 'help'] as const),
]);

/** Look-ups that are asked with names and values, by their frames. */
export const framed: ReadonlySet<IntentKind> = new Set(
  frames.map(({ intent }) => intent).filter((kind) => !deeds.has(kind)),
);

/** Everything that only looks something up. */
export const lookUps: ReadonlySet<IntentKind> = new Set<IntentKind>([
  ...framed,
  ...(['today', 'digest', 'owners', 'owner', 'approvers', 'reviews', 'deputies', 'doctor', 'setup'] as const),
  ...([
    'mapped',
    'ignored',
    'terms',
    'explain',
    'taught',
    'misunderstood',
    'webhooks',
    'portal-only',
  ] as const),
]);
