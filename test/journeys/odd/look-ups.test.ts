import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../look-ups.test.ts');
