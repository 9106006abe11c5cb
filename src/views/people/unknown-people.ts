/** An admin of the configuration whom the bot has not met yet. */
export const unmetAdminName = (objectId: string): string => `Admin ${objectId.slice(0, 8)}`;

/** Someone of whom only the id is left. */
export const leftPersonName = (): string => 'someone who has left';
