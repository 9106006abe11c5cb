import type { AlertFilter } from '../../core/alerts/alert.ts';
import { resolveCompany } from '../../core/finding/resolve.ts';
import { resolveVendor } from '../../core/names/vendors.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import type { AlertWords, Intent } from '../../core/understanding/intent.ts';
import {
  nextFor,
  removePlace,
  setPlace,
  sweepNow,
  type Tested,
  testPlace,
  whereIs,
} from '../../workflows/alerts/alert-places.ts';
import { record } from '../../workflows/audit/record-act.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { unresolvedCompany } from '../asking/look-up.ts';
import { withVendors } from './renewals-scope.ts';

type Alerts = Extract<Intent, { kind: 'alerts' }>;

/** What is sent from a terminal would be shown there, and be missing in Teams. */
const notInTeams =
  'Renewal alerts go to Teams: say this to the bot in a channel or chat there, not at a terminal.';

/** More than anybody reads on. */
const mostUnsure = 100;

const run = async (context: Context, intent: Alerts, asker: Asker): Promise<Reply> => {
  const { views } = context;
  if (intent.do === 'list') return list(context, asker);
  const missing = missingRole(asker.role, 'approver');
  if (missing !== null) {
    const { person, conversation, role } = asker;
    await record(
      context,
      person,
      'command.refused',
      { command: `alerts ${intent.do}`, role },
      { conversation },
    );
    return { answer: views.notAllowed(missing) };
  }
  if (intent.problem !== null) return { answer: views.alertsUnclear({ problem: intent.problem }) };
  if (intent.do !== 'off' && asker.conversation.serviceUrl === '')
    return { answer: views.alertsUnclear({ problem: notInTeams }) };
  switch (intent.do) {
    case 'here':
      return here(context, intent, asker);
    case 'off':
      return {
        answer: views.alertsOff({ were: await removePlace(context, asker.person, asker.conversation) }),
      };
    case 'run':
      return runNow(context);
    case 'test':
      return test(context, asker);
  }
};

const list = async (context: Context, { person, conversation }: Asker): Promise<Reply> => {
  const { memory, views, now } = context;
  const [all, unsure] = await Promise.all([
    memory.alertPlaces.list(person.tenantId),
    memory.alerts.inState(person.tenantId, 'unsure', mostUnsure),
  ]);
  const places = await Promise.all(
    all.map(async (place) => ({
      place,
      here: place.conversationId === conversation.id,
      where: await whereIs(context, place, conversation),
    })),
  );
  return { answer: views.alertPlaces({ places, unsure: unsure.length, next: nextFor(context) }, now()) };
};

const here = async (context: Context, intent: Alerts, { person, conversation }: Asker): Promise<Reply> => {
  const { views, now, settings } = context;
  const held = context.portfolio.current();
  if (held === null) return { answer: views.notReady(context.portfolio.trouble() !== null) };
  const named = intent.filter.company !== null || intent.filter.vendor !== null;
  const portfolio = named ? await withVendors(context, held) : held;
  const found = filterOf(portfolio, intent.filter);
  if (found.kind === 'no-vendor')
    return {
      answer: views.alertsUnclear({
        problem: `No subscription is known of a vendor like “${found.text}”, so no alert would ever come.`,
      }),
    };
  if (found.kind !== 'filter')
    return {
      answer: unresolvedCompany(context, portfolio, found, (company) => sentenceOf(intent, company)),
    };
  const form = intent.form ?? { kind: 'each' };
  const { place, replaced } = await setPlace(context, person, conversation, { filter: found.filter, form });
  const next = nextFor(context, form) ?? now();
  return { answer: views.alertsHere({ place, replaced, defaultDays: settings.alertDays, next }, now()) };
};

type Found =
  | Readonly<{ kind: 'filter'; filter: AlertFilter }>
  | Readonly<{ kind: 'no-vendor'; text: string }>
  | Exclude<ReturnType<typeof resolveCompany>, { kind: 'one' }>;

/** Whom the names of a sentence mean. Where no company has such a name it may be a vendor's. */
const filterOf = (portfolio: Portfolio, words: AlertWords): Found => {
  const { product, minMonthly, days } = words;
  const rest = { product, minMonthly, days };
  const company = words.company === null ? null : resolveCompany(portfolio, words.company);
  const meant = words.company === null ? null : resolveVendor(portfolio, words.company);
  const isVendor = meant?.kind === 'one' && (meant.exact || company?.kind === 'no-company');
  if (words.vendor === null && isVendor && !(company?.kind === 'one' && company.exact))
    return { kind: 'filter', filter: { company: null, vendor: meant.vendor, ...rest } };
  if (company !== null && company.kind !== 'one') return company;
  const vendor = words.vendor === null ? null : vendorIn(portfolio, words.vendor);
  if (words.vendor !== null && vendor === null) return { kind: 'no-vendor', text: words.vendor };
  const one = company === null ? null : { id: company.company.id, name: company.company.name };
  return { kind: 'filter', filter: { company: one, vendor, ...rest } };
};

/** The vendor's name; as written where it is part of several, or while only products' names tell of it. */
const vendorIn = (portfolio: Portfolio, text: string): string | null => {
  const found = resolveVendor(portfolio, text);
  if (found.kind === 'one') return found.vendor;
  if (found.kind === 'several') return text;
  const part = text.toLowerCase();
  const held = [...portfolio.standings.values()];
  return held.some(({ subscription }) => subscription.productName?.toLowerCase().includes(part))
    ? text
    : null;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '')}"`;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The sentence again, with that company. */
const sentenceOf = ({ filter, form }: Alerts, company: string): string => {
  const { vendor, product, minMonthly, days } = filter;
  return [
    `alerts here for company ${quoted(company)}`,
    ...(vendor === null ? [] : [`vendor ${quoted(vendor)}`]),
    ...(product === null ? [] : [`product ${quoted(product)}`]),
    ...(minMonthly === null ? [] : [`at least ${minMonthly} a month`]),
    ...(days === null ? [] : [`${days.join(', ')} days`]),
    ...(form === null ? [] : [formText(form)]),
  ].join(', ');
};

const formText = (form: NonNullable<Alerts['form']>): string => {
  if (form.kind === 'each') return 'for each renewal';
  return form.every === 'day'
    ? `daily digest at ${form.hour}`
    : `weekly digest on ${weekdays[form.weekday - 1] ?? 'Monday'} at ${form.hour}`;
};

const runNow = async (context: Context): Promise<Reply> => {
  const { views, now } = context;
  const swept = await sweepNow(context);
  return {
    answer:
      swept === null ? views.notReady(context.portfolio.trouble() !== null) : views.alertsRan(swept, now()),
  };
};

const outcomes: Readonly<Record<Tested, { tone: 'good' | 'warning'; text: string }>> = {
  arrived: { tone: 'good', text: 'The test alert arrived: renewal alerts reach this place.' },
  late: { tone: 'warning', text: 'Teams did not take the test alert yet. The bot keeps trying.' },
  unsure: { tone: 'warning', text: 'Teams did not say whether the test alert arrived. Is it here?' },
  lost: { tone: 'warning', text: 'The test alert could not be sent: Teams does not let the bot speak here.' },
};

const test = async (context: Context, { person, conversation }: Asker): Promise<Reply> => {
  const { views, memory } = context;
  const place = await memory.alertPlaces.get(person.tenantId, conversation.id);
  if (place === null)
    return {
      answer: views.alertsUnclear({ problem: 'No renewal alerts come here, so there is nothing to test.' }),
    };
  return { answer: views.notice({ title: 'Renewal alerts', ...outcomes[await testPlace(context, place)] }) };
};

export const alerts = command({
  name: 'alerts',
  kind: 'alerts',
  usage: 'alerts [here [for <company>] [over <amount>] [daily digest] | off | run | test]',
  summary: 'Renewal alerts in this channel or chat, in good time before each term ends',
  examples: [
    'alerts here',
    'alerts here for Microsoft, weekly digest on Monday at 9',
    'alerts off',
    'alerts test',
  ],
  role: 'viewer',
  run,
});
