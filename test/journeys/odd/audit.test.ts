import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../audit.test.ts');
