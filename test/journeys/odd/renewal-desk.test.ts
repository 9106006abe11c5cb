import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../renewal-desk.test.ts');
