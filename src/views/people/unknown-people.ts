/** An admin of the configuration whom the bot has not met yet. */
export const unmetAdminName = (objectId: string): string => `Admin ${objectId.slice(0, 8)}`;

/** Somebody of whom only the id is left. */
export const leftPersonName = (): string => 'somebody who has left';
