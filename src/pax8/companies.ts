import type { Company, Rows, Urgency } from '../core/marketplace.ts';
import type { Client } from './client.ts';
import { readAllPages } from './pages.ts';
import { readCompany } from './wire.ts';

export const companies = (client: Client, concurrency: number, urgency: Urgency): Promise<Rows<Company>> =>
  readAllPages({ client, template: '/companies', urgency, concurrency, read: readCompany });
