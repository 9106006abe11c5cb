import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../msp/month.test.ts');
