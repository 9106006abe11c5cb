import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../orders.test.ts');
