import type { Change } from '../core/changes/change.ts';
import type { NotAsked } from '../core/changes/not-asked.ts';
import type { NotNow } from '../core/changes/not-now.ts';
import type { Renewal } from '../core/renewals/renewal.ts';
import type { OrderRefusal } from '../core/rules/order-rules.ts';
import type { PolicyRefusal } from '../core/rules/policy.ts';
import type { AnyRefusal } from '../core/rules/refusals.ts';
import type { Answer } from '../core/words/chat.ts';
import type { Instant } from '../core/words/instant.ts';
import { alertPlaces } from './alerts/alert-places.ts';
import { alertsHere, alertsOff, alertsRan, alertsUnclear, alertTest } from './alerts/alerts-answers.ts';
import { placeLost } from './alerts/place-lost.ts';
import { renewalDigest } from './alerts/renewal-digest.ts';
import { renewalNudge } from './alerts/renewal-nudge.ts';
import { audit, auditCheck, auditOfNobody } from './audit/audit.ts';
import { draftInvoice, draftRefused } from './billing/draft-invoice.ts';
import { invoice } from './billing/invoice.ts';
import { invoiceCompare } from './billing/invoice-compare.ts';
import { chooseInvoice, notComparable, notOnInvoice, whichMonth } from './billing/invoice-none.ts';
import { invoices } from './billing/invoices.ts';
import { spend } from './billing/spend.ts';
import { usage, usageNoDays } from './billing/usage.ts';
import { file, fileNotSent, fileNotTaken, fileOffered, fileSent, noFile } from './bot/file.ts';
import { help } from './bot/help.ts';
import { status } from './bot/status.ts';
import { welcome } from './bot/welcome.ts';
import { whoami } from './bot/whoami.ts';
import { type BundleOptions, bundle } from './changes/bundle.ts';
import { unclearEnd } from './changes/cancel-words.ts';
import { type ChangeOptions, change } from './changes/change.ts';
import { whichPrice } from './changes/new-price-words.ts';
import { notNowText } from './changes/not-now-words.ts';
import { orderRefusal } from './changes/order-words.ts';
import { notAskedText, reasonTexts, whyText } from './changes/outcome-words.ts';
import { pending } from './changes/pending.ts';
import { reminder } from './changes/reminder.ts';
import { againstPolicy, badCount, refusal, refused, subscriptionGone } from './changes/seat-words.ts';
import { chooseUnclear, settleHow } from './changes/settle.ts';
import { staffForm } from './changes/staff-form.ts';
import { whatIf } from './changes/what-if.ts';
import { companies } from './companies/companies.ts';
import { company } from './companies/company.ts';
import { companyForm } from './companies/company-form.ts';
import { contactForm } from './companies/contact-form.ts';
import { contacts, removeContact } from './companies/contacts.ts';
import { history } from './companies/history.ts';
import { subscription } from './companies/subscription.ts';
import { subscriptions } from './companies/subscriptions.ts';
import { cardText } from './kit/card-text.ts';
import {
  choose,
  chooseCompany,
  chooseSubscription,
  missing,
  noCompany,
  noProduct,
  noReference,
} from './kit/choose.ts';
import type { Show } from './kit/format.ts';
import { type Notice, notice } from './kit/notice.ts';
import type { Plan } from './kit/plan.ts';
import { failed, notAllowed, notReady, notUnderstood, refreshed, working } from './kit/replies.ts';
import type { Templates } from './kit/template.ts';
import { notOrdered, orderForm, orderGone } from './ordering/order-form.ts';
import { oneOrder, orders } from './ordering/orders.ts';
import { price } from './ordering/price.ts';
import { product } from './ordering/product.ts';
import { chooseProduct, noSuchProduct, productGone, products } from './ordering/products.ts';
import { policy } from './people/policy.ts';
import { policyForm } from './people/policy-form.ts';
import { refusalText } from './people/policy-words.ts';
import {
  approvals,
  granted,
  revoked,
  roleRefused,
  unclearGrant,
  unclearGrantCompany,
  unclearPerson,
} from './people/role-answers.ts';
import { roles } from './people/roles.ts';
import { planNotDone } from './renewals/plan-not-done.ts';
import { type RenewalOptions, renewal } from './renewals/renewal.ts';
import { renewalUnclear } from './renewals/renewal-unclear.ts';
import { renewalWindow } from './renewals/renewal-window.ts';
import { renewals } from './renewals/renewals.ts';
import { noVendor } from './renewals/renewals-none.ts';

export type ViewsOptions = Readonly<{
  templates: Templates;
  /** IANA zone in which dates are written. */
  zone: string;
  /** Told when a card could not be laid out; the answer went out as plain text then. */
  onFailure(card: string, problem: unknown): void;
}>;

/** Everything that the bot can say, as functions from data to an answer. */
export const createViews = ({ templates, zone, onFailure }: ViewsOptions) => {
  const answer = (plan: Plan): Answer => {
    const { card, problem } = templates.render(plan);
    if (problem !== null) onFailure(plan.template, problem);
    return { card, text: cardText(card) };
  };
  /** A view of nothing but its input. */
  const plain =
    <Input extends unknown[]>(view: (...input: Input) => Plan) =>
    (...input: Input): Answer =>
      answer(view(...input));
  /** A view with dates or ages: takes the present moment last. */
  const dated =
    <Input>(view: (input: Input, show: Show) => Plan) =>
    (input: Input, now: Instant): Answer =>
      answer(view(input, { now, zone }));

  return {
    welcome: plain(welcome),
    help: plain(help),
    companies: dated(companies),
    company: dated(company),
    companyForm: plain(companyForm),
    contacts: plain(contacts),
    contactForm: plain(contactForm),
    removeContact: plain(removeContact),
    products: plain(products),
    product: plain(product),
    price: plain(price),
    chooseProduct: plain(chooseProduct),
    noSuchProduct: plain(noSuchProduct),
    productGone: plain(productGone),
    subscriptions: dated(subscriptions),
    subscription: dated(subscription),
    renewals: dated(renewals),
    noVendor: plain(noVendor),
    renewal: (one: Renewal, options: RenewalOptions, now: Instant): Answer =>
      answer(renewal(one, options, { now, zone })),
    renewalNudge: dated(renewalNudge),
    renewalWindow: dated(renewalWindow),
    renewalUnclear: dated(renewalUnclear),
    planNotDone: dated(planNotDone),
    renewalDigest: dated(renewalDigest),
    alertPlaces: dated(alertPlaces),
    alertsHere: dated(alertsHere),
    alertsOff: plain(alertsOff),
    alertsRan: dated(alertsRan),
    alertTest: dated(alertTest),
    alertsUnclear: plain(alertsUnclear),
    placeLost: dated(placeLost),
    change: (one: Change, options: ChangeOptions, now: Instant): Answer =>
      answer(change(one, options, { now, zone })),
    bundle: (lines: readonly [Change, ...Change[]], options: BundleOptions, now: Instant): Answer =>
      answer(bundle(lines, options, { now, zone })),
    pending: dated(pending),
    history: dated(history),
    audit: dated(audit),
    auditCheck: plain(auditCheck),
    file: plain(file),
    noFile: plain(noFile),
    fileOffered: plain(fileOffered),
    fileSent: plain(fileSent),
    fileNotTaken: plain(fileNotTaken),
    fileNotSent: plain(fileNotSent),
    auditOfNobody: plain(auditOfNobody),
    invoices: dated(invoices),
    invoice: dated(invoice),
    draftInvoice: plain(draftInvoice),
    draftRefused: plain(draftRefused),
    invoiceCompare: dated(invoiceCompare),
    chooseInvoice: dated(chooseInvoice),
    notOnInvoice: dated(notOnInvoice),
    whichMonth: plain(whichMonth),
    notComparable: dated(notComparable),
    whoami: plain(whoami),
    roles: dated(roles),
    granted: plain(granted),
    revoked: plain(revoked),
    roleRefused: plain(roleRefused),
    unclearGrant: plain(unclearGrant),
    unclearPerson: plain(unclearPerson),
    unclearGrantCompany: plain(unclearGrantCompany),
    approvals: plain(approvals),
    policy: dated(policy),
    policyForm: dated(policyForm),
    whatIf: dated(whatIf),
    usage: dated(usage),
    usageNoDays: plain(usageNoDays),
    spend: dated(spend),
    status: dated(status),
    refreshed: plain(refreshed),
    choose: plain(choose),
    chooseCompany: dated(chooseCompany),
    chooseSubscription: dated(chooseSubscription),
    noCompany: dated(noCompany),
    noProduct: dated(noProduct),
    noReference: dated(noReference),
    missing: plain(missing),
    badCount: plain(badCount),
    unclearEnd: plain(unclearEnd),
    refused: dated(refused),
    againstPolicy: plain(againstPolicy),
    reminder: dated(reminder),
    settleHow: plain(settleHow),
    chooseUnclear: dated(chooseUnclear),
    subscriptionGone: plain(subscriptionGone),
    notUnderstood: plain(notUnderstood),
    notAllowed: plain(notAllowed),
    notReady: plain(notReady),
    working: plain(working),
    failed: dated(failed),
    notice: (input: Notice, now?: Instant): Answer =>
      answer(notice(input, now === undefined ? undefined : { now, zone })),
    /** Sentences about a change in plain text: why it is as it is, why it needs approval, why it cannot be made. */
    why: (one: Change, now: Instant): string => whyText(one, { now, zone }),
    reasons: (one: Change, now: Instant): string[] => reasonTexts(one, { now, zone }),
    notNow: (why: NotNow, now: Instant): string => notNowText(why, { now, zone }),
    notAsked: (one: NotAsked, now: Instant): string => notAskedText(one, { now, zone }),
    refusal: (because: AnyRefusal, now: Instant) => refusal(because, { now, zone }),
    orders: dated(orders),
    oneOrder: dated(oneOrder),
    whichPrice: plain(whichPrice),
    orderForm: plain(orderForm),
    staffForm: plain(staffForm),
    notOrdered: plain(notOrdered),
    orderGone: plain(orderGone),
    orderRefusal: (because: OrderRefusal) => orderRefusal(because),
    policyRefusal: (because: PolicyRefusal) => refusalText(because),
  };
};

export type Views = ReturnType<typeof createViews>;
