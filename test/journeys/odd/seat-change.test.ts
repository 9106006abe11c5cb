import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../seat-change.test.ts');
