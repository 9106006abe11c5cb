import { companyRoutes } from './companies.ts';
import { productRoutes } from './products.ts';
import type { Route } from './route.ts';
import { subscriptionRoutes } from './subscriptions.ts';

/** Every operation of the partner API that the simulator plays, below `/v1` and behind a bearer token. */
export const apiRoutes: readonly Route[] = [...companyRoutes, ...productRoutes, ...subscriptionRoutes];
