import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../companies.test.ts');
