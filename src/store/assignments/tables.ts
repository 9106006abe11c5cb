/** Rows as stored; `tables.ts` beside this folder says how. */
export type AssignmentTables = {
  /** Microsoft's numbers of a customer's tenant, as last read. */
  customer_tenants: {
    /** Of the customer, not of those who talk to the bot. */
    id: string;
    /** JSON; null while it was never read. */
    licences: string | null;
    as_of: number | null;
    trouble: string | null;
    trouble_since: number | null;
    next_at: number;
    failures: number;
  };
  ignored_licences: {
    tenant_id: string;
    product_id: string;
    /** Empty for all companies. */
    company_id: string;
    product_name: string;
    company_name: string | null;
    by_id: string;
    by_name: string;
    at: number;
  };
};
