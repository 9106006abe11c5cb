import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../approval.test.ts');
