import { billingFrames } from './billing-frames.ts';
import { type Frame, list } from './frame.ts';
import { portfolioWords } from './portfolio-words.ts';
import { priceFrames } from './price-frames.ts';

/** The kinds of questions. When two fit equally well, both are offered. */
export const frames: readonly Frame[] = [
  {
    intent: 'renewals',
    names: 'company',
    signs: {
      renewal: 4,
      ends: 1.5,
      commitment: 1,
      terms: 0.5,
      when: 1,
      period: 1,
      company: 0.5,
      vendor: 0.5,
      undated: 1,
      monthlyToo: 0.5,
    },
    patterns:
      'ends commitment | ends when | ends period | when reduce | any period still | period soFar wh | when commitment | ' +
      'ends company wh | ends terms | rose atRenewal | rose renewal | atRenewal wh | ends product-name | ends soFar | unassigned period | undecided period | unassigned wh | undecided wh | unassigned company | undecided company | ends wh | when works product-name company | when works company',
    takes: `${list} product-name monthly annual threeYear person except unassigned undecided me can howMany top first soFar have seats sells undated by every charges assign window vendor-word rose atRenewal cost price`,
    only: { reduce: 'when howLong' },
    forbids: 'invoices invoice orders history alert decision trial howTo spend profit create',
  },
  {
    intent: 'companies',
    names: 'company',
    signs: {
      companies: 3,
      find: 1,
      called: 1,
      csv: 0.5,
      place: 1,
      inactive: 1,
      deleted: 1,
      active: 0.5,
      noWebsite: 1.5,
    },
    patterns:
      'companies company csv | find company | called company | companies called | companies place | who place | companies inactive | who inactive | ' +
      'companies field place | companies deleted | companies active | companies noWebsite | who noWebsite | companies lack contacts | who lack contacts',
    takes:
      'company called csv every have sell any about who contacts lack field billingContact adminContact technicalContact invoice admin howMany',
    only: {
      ...{
        who: 'place inactive deleted noWebsite lack',
        contacts: 'lack',
        lack: 'contacts',
        field: 'noWebsite',
      },
      ...{ invoice: 'contacts', admin: 'contacts', howMany: 'place inactive deleted active noWebsite lack' },
    },
    forbids:
      'create product product-name vendor but seats amount pending approval top most least bySeats bySpend byMargin monthly annual threeYear trial spend profit renewal cost number by ordered',
  },
  {
    intent: 'company',
    names: 'company',
    signs: { about: 1.5, company: 1.5, one: 0.5 },
    patterns: 'about company | one company | where company | company inactive | company active',
    takes: 'inactive active why company have find look whatIs every any companies',
    forbids: 'product vendor find called decision contacts audit history usage request approval',
  },
  {
    intent: 'company-form',
    names: 'new',
    signs: { create: 1, edit: 1, companies: 1, field: 1, company: 0.5, called: 0.5 },
    patterns:
      'create companies | edit company field | edit companies company | edit company about | create company field | ' +
      'edit company',
    takes: 'company companies create edit field about called where look contacts have still me left every',
    forbids:
      'product-name product vendor number subs seats renewal invoice orders history who renewal price role person portfolio any list lack monthly most top every newcomers period',
  },
  {
    intent: 'contacts',
    names: 'company',
    signs: { contacts: 4, company: 0.5, who: 0.5 },
    takes: 'company csv companies me have who whose whatIs role about invoice invoices person',
    forbids: 'product vendor alert approval assign renewal',
  },
  {
    intent: 'subscriptions',
    names: 'company',
    signs: { subs: 3, company: 1, have: 1, sells: 1.5, products: 1, csv: 0.5, about: 0.25 },
    patterns:
      'seats company | subs company | subs about company | have company | sells company | products company | ' +
      'monthly company | annual company | threeYear company | cancelled company | vendor company subs | look company | every vendor company',
    takes: `company csv vendor monthly annual threeYear every have sells seats howMany whatIs any companies pay system top line-items cancelled amount seat-limit`,
    forbids:
      'product renewal ends history lack but period number when who whose ordered price spend profit invoice invoices orders request trial usage create edit contacts audit decision assign',
  },
  {
    intent: 'subscription',
    signs: {
      howLong: 1.5,
      single: 3,
      'product-name': 1,
      company: 1,
      subs: 0.5,
      seats: 0.5,
      have: 0.5,
      commitment: 1,
      reference: 3,
      howMany: 1.5,
    },
    patterns:
      'howLong commitment company | single company vendor | howMany product-name company | company product-name | reference | company vendor commitment | company vendor',
    takes:
      'company product-name product subs seats have commitment terms pay status about whatIs monthly annual threeYear last where when sells any companies window number-of',
    only: { window: 'howLong when', 'number-of': 'window' },
    forbids:
      'history who why renewal ends usage price trial through changed changedSeats ordered spend profit invoice invoices orders cost pending approval decision assign contacts audit called rose usage works',
  },
  {
    intent: 'history',
    signs: { history: 4, changed: 1, changedSeats: 0.5, who: 0.5, why: 0.5, when: 0.5 },
    patterns:
      'did changedSeats company | did changedSeats seats | every changedSeats | who changedSeats product-name | when changedSeats product-name | why have product-name | why product-name seats | ' +
      'changed product-name | who changed product-name | who changed seats | when changed | did changed product-name | changed company subs | ' +
      'changed seats | who ordered product-name | did changedSeats product-name when | who changedSeats seats | why changedSeats product-name company | why changedSeats company | who history product-name',
    takes:
      'company product-name product reference seats subs number have period last who when why did about changedSeats most still every last',
    only: { number: 'why who did when history' },
    forbids: 'invoice invoices orders renewal trial audit alert request approval verify',
    time: 'back',
  },
  {
    intent: 'what-changed',
    names: 'company',
    signs: {
      whatChanged: 3,
      changed: 1.5,
      hasRenewed: 3,
      period: 1,
      company: 0.5,
      wh: 0.5,
      any: 0.5,
      every: 0.25,
    },
    patterns:
      'hasRenewed period | hasRenewed wh | hasRenewed company | hasRenewed any | hasRenewed did | changed period | whatChanged period | whatChanged company | wh changed company | changed company period | howMany seats changedSeats period | wh did changedSeats company period | wh did changedSeats period',
    takes:
      'company period every companies subs seats price cost product-name product vendor vendor-word except last did still data have ends changedSeats edit csv howMany',
    only: { 'product-name': 'period', edit: 'whatChanged', howMany: 'changedSeats' },
    forbids:
      'person who whose me invoice invoices orders order ordered audit renewal alert decided approval request pending trial usage role limit policy history number reference howTo verify spend profit catalogue throughYear overTime create compare field top most when why',
    time: 'back',
  },
  {
    intent: 'seats-over-time',
    names: 'company',
    signs: { overTime: 3, throughYear: 1.5, seats: 1.5, subs: 1, company: 0.5, period: 0.5, history: 0.5 },
    patterns:
      'overTime seats | throughYear seats | overTime company | overTime subs | throughYear subs | history seats company | seats company period | changedSeats throughYear',
    takes:
      'company period every companies subs seats vendor vendor-word except have did changedSeats howMany rose changed last data by csv',
    forbids:
      'product-name product person who whose me invoice invoices orders order audit renewal alert decided approval request pending trial usage role limit policy number reference howTo price cost spend profit window cancelled started ends lack but amount seat-limit',
    time: 'back',
  },
  {
    intent: 'unused',
    names: 'company',
    signs: { unused: 4, company: 0.5, seats: 0.5, subs: 0.5, pay: 0.25 },
    takes: `${list} product-name product who whose have wh companies every seats subs howMany pay spend cost`,
    forbids:
      'alert howTo trial history order orders invoice invoices usage renewal assign person period number reference',
  },
  {
    intent: 'trials',
    names: 'company',
    signs: { trial: 4, ends: 0.5, when: 0.5 },
    takes: `${list} product-name who have soFar monthly renewal companies ends still system about changed older`,
    forbids: 'alert howTo',
  },
  ...priceFrames,
  ...billingFrames,
  {
    intent: 'pending',
    signs: {
      planned: 4,
      ownRequests: 3,
      pending: 3,
      approval: 2,
      request: 1.5,
      through: 1,
      done: 0.5,
      reject: 2,
      whose: 0.5,
      unpaid: 0.5,
    },
    patterns:
      'approval wh | request unpaid | approval company | reject company | reject request | request company done | through seats | ' +
      'approval any | approval whose | request amount | approval amount | approval number | request approval | did company product-name done | ' +
      'through product-name | approval unpaid | approval me',
    takes:
      'company person request number me any still who csv unpaid through done seats product-name have reference last wh whose companies howMany subs decided where did amount seat-limit top except vendor every',
    forbids:
      'order orders audit alert policy limit approver role renewal history when period invoices invoice profit',
  },
  {
    intent: 'approvals',
    signs: { posted: 1.5, approval: 1, where: 1, pending: 0.5 },
    patterns: 'approval posted | approval where posted | pending posted where | request posted where',
    takes: 'request system wh where pending admin approver',
    forbids: 'company product vendor person orders invoice invoices renewal who number',
  },
  {
    intent: 'status',
    signs: { status: 3, works: 1, system: 1, fresh: 1.5, data: 1 },
    patterns: 'system works | data fresh | fresh wh | fresh when | whatIs system works | fresh system',
    takes: 'system works status fresh data every again period system last when any me',
    forbids:
      'company product-name product vendor refresh order orders request renewal subs invoice price spend role history look help trial',
  },
  {
    intent: 'refresh',
    signs: { refresh: 4, data: 0.5, fresh: 0.5 },
    takes: 'data system fresh every changed whatIs last works',
    forbids: 'company product-name order request invoices orders renewal when',
  },
  {
    intent: 'whoami',
    signs: { whoami: 4, me: 0.5, role: 2, approval: 0.5 },
    patterns:
      'me role have | me role | me can approval | can approval | me approver | me admin | me requester | me viewer',
    takes:
      'me role have can approval approver admin requester viewer decided whatIs system any look order ordered changedSeats subs seats products product-name companies change',
    forbids: 'company who person assign number request reject renewal unpaid',
  },
  {
    intent: 'help',
    signs: { help: 8, howTo: 6 },
    takes: 'all',
  },
  {
    intent: 'roles',
    signs: { role: 3, approver: 3, admin: 3, requester: 3, viewer: 3, who: 1 },
    patterns: 'who role | role person | who have role | person can | person role',
    takes:
      'who person company can have role every whatIs request approval seats any csv list product-name subs changed',
    only: { person: 'who wh role have can' },
    forbids: 'me number alert limit policy howTo audit',
  },
  {
    intent: 'policy',
    signs: { policy: 4, limit: 4, approver: 0.5 },
    takes:
      'me changed look system order order request number amount howMany when wh approver approval about whatIs cancelled subs can companies atRenewal',
    forbids: 'company alert pending',
  },
  {
    intent: 'audit',
    names: 'company',
    signs: {
      audit: 4,
      verify: 0.5,
      decided: 1,
      changed: 1,
      changedSeats: 0.5,
      person: 1,
      who: 0.5,
      period: 0.5,
    },
    patterns:
      'who decided company | person decided | decided period who | who decided number | who pending number | ' +
      'did decided period | verify audit | verify history | who decided | person changed | person changedSeats | person ordered | person did | ' +
      'person every | who changed | who changed company | wh changed company | wh changed period | ' +
      'wh decided period | wh decided | request period | person approval did | person request | who changedSeats company period | who changedSeats period | who request period | person changedSeats company',
    takes:
      'company person number period verify csv last request reference changed approval pending have did every about who when system product-name me changed changedSeats seats subs any wh reject any',
    only: {
      'product-name': 'person audit decided verify',
      seats: 'changedSeats',
      subs: 'changedSeats person',
    },
    forbids: 'renewal limit role can approver requester',
    time: 'back',
  },
  {
    intent: 'decide',
    names: 'company',
    signs: { decision: 3, renewal: 1, company: 0.5 },
    patterns: 'decision period | decision renewal | decision me renewal | decision person',
    takes: 'company period renewal commitment wh look about every product-name atRenewal me person',
    forbids: 'pending approval any invoice invoices',
  },
  {
    intent: 'assign',
    names: 'company',
    signs: { assign: 2, person: 1.5, renewal: 1, me: 0.5, company: 0.5 },
    patterns:
      'assign me | assign person | assign person company | assign renewal company | assign company me | company person | assign company person',
    takes: 'company person me renewal period',
    forbids:
      'role approver admin requester viewer number product-name seats contacts who any subs have whose top list look renewals',
  },
  {
    intent: 'portfolio',
    names: 'had',
    signs: {
      companies: 1,
      who: 0.5,
      lack: 1,
      but: 0.5,
      seats: 0.5,
      top: 1,
      most: 1,
      least: 1,
      bySeats: 2,
      bySpend: 2,
      byMargin: 3,
      'share-limit': 4,
      monthly: 1,
      annual: 1,
      threeYear: 3,
      window: 3,
      cancelled: 1.5,
      older: 1,
      by: 0.5,
      share: 1,
      every: 0.5,
      howMany: 0.5,
      profit: 1,
      subs: 1,
      csv: 0.5,
      still: 0.5,
      started: 0.5,
      newcomers: 4,
      currency: 0.5,
    },
    ...portfolioWords,
    time: 'back',
  },
];
