import { t } from '../texts/t.ts';

/** An admin from the configuration whom the bot has not met yet. */
export const unmetAdminName = (objectId: string): string => t`Admin ${objectId.slice(0, 8)}`;

/** Someone of whom only the id is left. */
export const leftPersonName = (): string => t`someone who has left`;
