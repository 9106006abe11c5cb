import type { AlertFilter, AlertForm } from '../../core/alerts/alert.ts';
import { resolveCompany } from '../../core/finding/resolve.ts';
import { resolveVendor } from '../../core/names/vendors.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import type { AlertWords, Intent } from '../../core/understanding/intent.ts';
import { alertPlacesCard } from '../../views/alerts/alert-places.ts';
import { alertProblem } from '../../views/alerts/alert-problems.ts';
import {
  alertsHereCard,
  alertsImpossibleCard,
  alertsOffCard,
  alertsRanCard,
  alertsUnclearCard,
  alertTestedCard,
} from '../../views/alerts/alerts-answers.ts';
import { missingRoleCard, notReadyCard } from '../../views/kit/replies.ts';
import {
  nextFor,
  removePlace,
  setPlace,
  sweepNow,
  testPlace,
  whereIs,
} from '../../workflows/alerts/alert-places.ts';
import { mayPost, removePost } from '../../workflows/alerts/timed-posts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { isApproverFor, namesOf } from '../../workflows/people/people.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { unresolvedCompany } from '../asking/look-up.ts';
import { withVendors } from '../asking/with-vendors.ts';

type Alerts = Extract<Intent, { kind: 'alerts' }>;

/** More than this nobody reads. */
const mostUnsure = 100;

const run = async (context: Context, intent: Alerts, asker: Asker): Promise<Reply> => {
  const { answer } = context;
  if (intent.do === 'list') return list(context, asker);
  const missing = missingRole(asker, 'approver');
  if (missing !== null) {
    const { person, conversation, role } = asker;
    await record(
      context,
      person,
      'command.refused',
      { command: `alerts ${intent.do}`, role },
      { conversation },
    );
    return { answer: answer(missingRoleCard(missing)) };
  }
  if (intent.problem !== null)
    return { answer: answer(alertsUnclearCard({ problem: alertProblem(intent.problem) })) };
  if (intent.do !== 'off' && asker.conversation.serviceUrl === '')
    return { answer: answer(alertsImpossibleCard({ kind: 'not-in-teams' })) };
  switch (intent.do) {
    case 'here':
      return here(context, intent, asker);
    case 'off':
      return off(context, asker);
    case 'run':
      return runNow(context, asker.person.tenantId);
    case 'test':
      return test(context, asker);
  }
};

/** Ends everything that comes here by itself. */
const off = async (context: Context, { person, conversation }: Asker): Promise<Reply> => {
  const were = await removePlace(context, person, conversation);
  const today = await removePost(context, person, conversation, 'today');
  return { answer: context.answer(alertsOffCard({ were, today })) };
};

const list = async (context: Context, { person, conversation }: Asker): Promise<Reply> => {
  const { memory, answer, show } = context;
  const [all, timed, unsure] = await Promise.all([
    memory.alertPlaces.list(person.tenantId),
    memory.timedPosts.list(person.tenantId),
    memory.alerts.inState(person.tenantId, 'unsure', mostUnsure),
  ]);
  const places = await Promise.all(
    all.map(async (place) => ({
      place,
      where: await whereIs(context, place, conversation),
    })),
  );
  const posts = await Promise.all(
    timed.map(async (post) => {
      const where = await whereIs(context, post, conversation);
      const allowed = where.scope !== null && (await mayPost(context, post.setBy, { scope: where.scope }));
      return { post, where, allowed };
    }),
  );
  const next = nextFor(context);
  return { answer: answer(alertPlacesCard({ places, posts, unsure: unsure.length, next }, show())) };
};

const here = async (context: Context, intent: Alerts, { person, conversation }: Asker): Promise<Reply> => {
  const { answer, show, now, settings } = context;
  const held = context.portfolio.current();
  if (held === null) return { answer: answer(notReadyCard(context.portfolio.trouble())) };
  const named = intent.filter.company !== null || intent.filter.vendor !== null;
  const portfolio = named ? await withVendors(context, held) : held;
  const found = filterOf(portfolio, intent.filter);
  if (found.kind === 'no-vendor')
    return { answer: answer(alertsImpossibleCard({ kind: 'no-vendor', text: found.text })) };
  if (found.kind !== 'filter')
    return {
      answer: unresolvedCompany(
        context,
        portfolio,
        found,
        (company) => sentenceOf(intent, company),
        'change',
      ),
    };
  if (!(await isApproverFor(context, person, found.filter.company?.id ?? null))) {
    const { role } = await roleIn(context, person);
    await record(context, person, 'command.refused', { command: 'alerts here', role }, { conversation });
    const granted = await context.memory.roles.granted(person.tenantId, person.objectId);
    const companies = namesOf(context, granted?.companies ?? null) ?? [];
    return { answer: answer(alertsImpossibleCard({ kind: 'limited', companies })) };
  }
  const form = inOwnZone(context, intent.form ?? { kind: 'each' });
  const { place, replaced } = await setPlace(context, person, conversation, { filter: found.filter, form });
  const next = nextFor(context, form) ?? now();
  return {
    answer: answer(alertsHereCard({ place, replaced, defaultDays: settings.alertDays, next }, show())),
  };
};

/** A digest's hour is the only reader's; in groups it is in TIME_ZONE. */
const inOwnZone = ({ zone, settings }: Context, form: AlertForm): AlertForm =>
  form.kind === 'each' || zone === settings.timeZone ? form : { ...form, zone };

type Found =
  | Readonly<{ kind: 'filter'; filter: AlertFilter }>
  | Readonly<{ kind: 'no-vendor'; text: string }>
  | Exclude<ReturnType<typeof resolveCompany>, { kind: 'one' }>;

/** What the names of a sentence mean. Without a company of that name it may be a vendor. */
const filterOf = (portfolio: Portfolio, words: AlertWords): Found => {
  const { product, only: kind, minMonthly, days } = words;
  const rest = { product, kind, minMonthly, days };
  const company = words.company === null ? null : resolveCompany(portfolio, words.company);
  const meant = words.company === null ? null : resolveVendor(portfolio, words.company);
  const isVendor = meant?.kind === 'one' && (meant.exact || company?.kind === 'no-company');
  if (words.vendor === null && isVendor && !(company?.kind === 'one' && company.exact))
    return { kind: 'filter', filter: { company: null, vendor: meant.vendor, ...rest } };
  if (company !== null && company.kind !== 'one') return company;
  const vendor = words.vendor === null ? null : vendorIn(portfolio, words.vendor);
  if (words.vendor !== null && vendor === null) return { kind: 'no-vendor', text: words.vendor };
  const filtered = company === null ? null : { id: company.company.id, name: company.company.name };
  return { kind: 'filter', filter: { company: filtered, vendor, ...rest } };
};

/** The vendor's name. Kept as written when it is part of several, or when only product names contain it. */
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

/** The same sentence with that company. */
const sentenceOf = ({ filter, form }: Alerts, company: string): string => {
  const { vendor, product, only, minMonthly, days } = filter;
  return [
    `alerts here for company ${quoted(company)}`,
    ...(vendor === null ? [] : [`vendor ${quoted(vendor)}`]),
    ...(product === null ? [] : [`product ${quoted(product)}`]),
    ...(only === null ? [] : [only === 'trials' ? 'only trials' : 'without trials']),
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

const runNow = async (context: Context, tenantId: string): Promise<Reply> => {
  const { answer, show } = context;
  const swept = await sweepNow(context, tenantId);
  return {
    answer:
      swept === null
        ? answer(notReadyCard(context.portfolio.trouble()))
        : answer(alertsRanCard(swept, show())),
  };
};

const test = async (context: Context, { person, conversation }: Asker): Promise<Reply> => {
  const { answer, memory } = context;
  const place = await memory.alertPlaces.get(person.tenantId, conversation.id);
  if (place === null) return { answer: answer(alertsImpossibleCard({ kind: 'none-here' })) };
  return { answer: answer(alertTestedCard(await testPlace(context, place))) };
};

export const alerts = command({
  name: 'alerts',
  kind: 'alerts',
  usage: 'alerts [here [for <company>] [only trials] [over <amount>] [daily digest] | off | run | test]',
  summary: 'Alerts in this channel or chat before each term or trial ends',
  examples: [
    'alerts here',
    'alerts here for Microsoft, weekly digest on Monday at 9',
    'alerts off',
    'alerts test',
  ],
  role: 'viewer',
  whole: true,
  run,
});
