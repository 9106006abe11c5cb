import type { Seed } from '../world.ts';
import { catalog } from './catalog.ts';
import { demoSeed } from './demo.ts';
import { hostileSeed } from './hostile.ts';
import { largeSeed } from './large.ts';
import { oddSeed } from './odd.ts';

export const dataSets = ['demo', 'odd', 'large', 'hostile', 'empty'] as const;
export type Data = (typeof dataSets)[number];

export type SeedOptions = Readonly<{
  data: Data;
  companies: number;
  subscriptions: number;
  /** Orders of long ago, in the large set. */
  orders: number;
  seed: number;
  now: number;
}>;

/** The rows that a simulator starts with, with dates relative to now. `empty` is a partner without customers. */
export const seedFor = ({ data, now, ...size }: SeedOptions): Seed => {
  switch (data) {
    case 'demo':
      return demoSeed(now);
    case 'odd':
      return oddSeed(now);
    case 'large':
      return largeSeed({ ...size, now });
    case 'hostile':
      return hostileSeed(now);
    case 'empty':
      return {
        companies: [],
        products: Object.values(catalog).map((product) => ({ ...product })),
        subscriptions: [],
      };
  }
};
