import { keepFilesInMemory } from './files-in-memory.ts';
import { open } from './postgres-server.ts';

export default async (): Promise<void> => {
  keepFilesInMemory();
  await open();
};
