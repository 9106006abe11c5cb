import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../alerts.test.ts');
