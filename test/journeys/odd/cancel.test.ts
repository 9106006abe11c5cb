import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../cancel.test.ts');
