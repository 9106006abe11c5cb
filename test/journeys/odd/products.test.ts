import { tellInTheOddWorld } from '../../harness/world.ts';

tellInTheOddWorld();
await import('../products.test.ts');
