import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../renewals.test.ts');
