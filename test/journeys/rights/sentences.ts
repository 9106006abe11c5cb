import type { Role } from '../../../src/core/words/people.ts';

/**
 * `about`: a company (C stands for its name), each company in a list, all companies together (a role for some is not enough),
 * or no company.
 */
export type Row = Readonly<{
  say: string;
  role: Role;
  about: 'company' | 'list' | 'all' | 'none';
  shows: RegExp;
}>;
const row = (say: string, role: Role, about: Row['about'], shows: RegExp): Row => ({
  say,
  role,
  about,
  shows,
});

/** Who may say what. */
export const table: Readonly<Record<string, Row>> = {
  companies: row('companies', 'viewer', 'list', /^Companies/m),
  company: row('company C', 'viewer', 'company', /Address/),
  contacts: row('contacts C', 'viewer', 'company', /Contacts · /),
  subscriptions: row('subscriptions C', 'viewer', 'company', /Subscriptions · /),
  subscription: row('subscription C Business Premium', 'viewer', 'company', /Business Premium/),
  history: row('history C Business Premium', 'viewer', 'company', /History · |Which subscription/),
  'what changed': row('what changed at C this week', 'viewer', 'company', /Nothing kept|What changed/),
  growth: row('seats of C over time', 'viewer', 'company', /Seats over time|Nothing kept/),
  products: row('products exchange', 'viewer', 'none', /Products · exchange/),
  product: row('product Business Premium', 'viewer', 'none', /Microsoft 365 Business Premium/),
  price: row('price of Business Premium for C', 'viewer', 'company', /Price · .* · /),
  orders: row('orders', 'viewer', 'list', /^Orders/m),
  'who has': row('who has Business Premium', 'viewer', 'list', /Companies with Business Premium/),
  portal: row('turn off auto renew', 'viewer', 'none', /Auto-renew/),
  today: row('today', 'viewer', 'list', /^Today/m),
  'today here': row('today off', 'viewer', 'none', /Today here/),
  renewals: row('renewals next 90 days', 'viewer', 'list', /^Renewals/m),
  trials: row('trials', 'viewer', 'list', /^Trials/m),
  alerts: row('alerts here for C', 'approver', 'company', /Renewal alerts here/),
  decide: row('decide C', 'viewer', 'company', /Renewal · /),
  assign: row('assign C to me', 'requester', 'company', /Assigned|Renewal · /),
  owner: row('owner of C is me', 'requester', 'company', /^Owner/m),
  owners: row('owners', 'viewer', 'list', /^Owners/m),
  add: row('add 1 seat of Exchange Plan 1 for C', 'requester', 'company', /Seat change|Is this|No such/),
  remove: row('remove 1 seat of AvePoint for C', 'requester', 'company', /Seat change|No such/),
  set: row('set Business Premium for C to 50 seats', 'requester', 'company', /Seat change|Which/),
  cancel: row('cancel Visio Plan 2 for C', 'requester', 'company', /Cancel|No such/),
  order: row('order 2 Exchange Plan 1 for C', 'requester', 'company', /Order · |Is this/),
  onboard: row('onboard 1 user at C', 'requester', 'company', /Onboarding · /),
  offboard: row('offboard 1 user at C', 'requester', 'company', /Offboarding · /),
  'set price': row('set price of Copilot Business for C to 99', 'requester', 'company', /Price|No such/),
  'create company': row('create company Tailspin Toys', 'approver', 'all', /New company/),
  'edit company': row('edit company C', 'approver', 'company', /Edit|Name/),
  'what if': row('what if add 1 seat of Business Premium for C', 'requester', 'company', /What if|Which/),
  invoices: row('invoices', 'viewer', 'all', /^Invoices/m),
  invoice: row('last invoice for C', 'viewer', 'all', /Invoice|Which invoice/),
  draft: row('draft', 'viewer', 'all', /Draft invoice/),
  'compare invoice': row('compare invoice with last month', 'viewer', 'all', /compared/),
  usage: row('usage', 'viewer', 'list', /^Usage/m),
  spend: row('spend', 'viewer', 'list', /^Spend/m),
  map: row('map', 'admin', 'all', /^Mappings/m),
  'map to': row('map C to tenant c.example.com', 'admin', 'all', /^Mapped/m),
  unmap: row('unmap C from psa', 'admin', 'all', /Nothing to take back/),
  pending: row('pending', 'viewer', 'list', /^Pending/m),
  'cancel that': row('cancel that', 'viewer', 'none', /Taken back|taken back|Cancelled/),
  settle: row('settle #0b7e6c9e applied: seen in the portal', 'approver', 'none', /No change/),
  audit: row('audit C', 'approver', 'company', /^Audit/m),
  policy: row('policy', 'viewer', 'none', /^Policy/m),
  approvals: row('approvals off', 'admin', 'none', /Approvals off/),
  roles: row('roles', 'viewer', 'none', /^Roles/m),
  grant: row('grant viewer to Nobody', 'admin', 'none', /Who do you mean/),
  revoke: row('revoke Nobody', 'admin', 'none', /Who do you mean/),
  organisations: row('allow organisation nowhere.example', 'admin', 'none', /nowhere\.example/),
  'help terms': row('help terms', 'none', 'none', /Terms of licensing/),
  why: row('why?', 'none', 'none', /How I read/),
  'not what I meant': row('not what I meant', 'none', 'none', /Thank you|already/),
  teach: row('teach "the docs" = Business Premium', 'admin', 'none', /the docs/),
  taught: row('taught', 'viewer', 'none', /Taught names/),
  forget: row('forget "the nobody"', 'admin', 'none', /the nobody/),
  misunderstood: row('misunderstood', 'admin', 'none', /[Mm]isunderstood|not meant/),
  status: row('status', 'viewer', 'none', /^Status/m),
  refresh: row('refresh', 'viewer', 'none', /Refreshed/),
  webhooks: row('webhooks', 'admin', 'none', /[Ww]ebhook/),
  doctor: row('doctor', 'admin', 'none', /[Cc]hecks|Doctor|Check/),
  setup: row('setup', 'admin', 'none', /[Ss]et/),
  whoami: row('whoami', 'none', 'none', /Pat Price/),
  help: row('help', 'none', 'none', /What you can say/),
};
