import type { PricePlan, Product, Rows, Urgency } from '../core/marketplace.ts';
import type { Client } from './client.ts';
import { readOne } from './one.ts';
import { misshapen } from './pax8-error.ts';
import { withId } from './routes.ts';
import { readList, readPricePlan, readProduct } from './wire.ts';

export const pricing = async (
  client: Client,
  id: string,
  companyId: string | null,
  urgency: Urgency,
): Promise<Rows<PricePlan>> => {
  const call = withId('GET', '/products/{id}/pricing', id);
  const query = companyId === null ? '' : `?${new URLSearchParams({ companyId })}`;
  const list = readList(await client.read({ ...call, path: `${call.path}${query}` }, urgency));
  if (list === null) throw misshapen(call);
  const rows = list.map(readPricePlan).filter((plan) => plan !== null);
  return { rows, unreadable: list.length - rows.length };
};

export const product = (client: Client, id: string, urgency: Urgency): Promise<Product | null> =>
  readOne(client, '/products/{id}', id, urgency, readProduct);
