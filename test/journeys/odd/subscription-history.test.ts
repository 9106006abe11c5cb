import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../subscription-history.test.ts');
