import type { Product, Urgency } from '../core/marketplace.ts';
import type { Client } from './client.ts';
import { readOne } from './one.ts';
import { readProduct } from './wire.ts';

export const product = (client: Client, id: string, urgency: Urgency): Promise<Product | null> =>
  readOne(client, '/products/{id}', id, urgency, readProduct);
