import { type Frame, list } from './frame.ts';

/** The kinds of questions about money and what was bought. */
export const billingFrames: readonly Frame[] = [
  {
    intent: 'invoices',
    names: 'company',
    signs: {
      invoices: 4,
      unpaid: 1,
      unsettled: 2,
      paid: 0.5,
      overdue: 0.5,
      invoice: 0.5,
      top: 0.5,
      amount: 0.5,
    },
    patterns:
      'unsettled subs | overdue have company | unsettled any | unsettled wh | unpaid system | unpaid howMany | unpaid pay | invoice unpaid | top invoice | paid period | paid company | invoice amount',
    takes: `${list} howMany except by pay system most cost`,
    forbids: 'compare rose usage alert changed why',
    time: 'back',
  },
  {
    intent: 'invoice',
    names: 'company',
    signs: { invoice: 3.5, 'line-items': 1, last: 1, period: 0.5, number: 0.5, pay: 0.5, paid: 0.5 },
    patterns:
      'pay system period | invoice number | charges system period | howMany charges period | charges howMany system | did pay last | did paid last | did pay invoice | paid last',
    takes:
      'company last period number csv line-items paid pay system whatIs look by howMany reference cost line-items look did charges any',
    forbids: 'compare rose soFar draft changed invoices alert why usage',
    time: 'back',
  },
  {
    intent: 'draft',
    names: 'company',
    signs: { draft: 4, soFar: 1, invoice: 1, charges: 1, invoices: 0.5, cost: 0.5, howMany: 0.5 },
    patterns: 'soFar invoice | soFar charges | soFar cost system | next invoice',
    takes: 'company period csv pay system whatIs howMany invoice look last',
    forbids: 'compare rose renewal orders',
  },
  {
    intent: 'compare-invoices',
    names: 'company',
    signs: { compare: 2, rose: 1.5, invoice: 1, invoices: 1, changed: 1, why: 1, pay: 0.5 },
    patterns:
      'did rose period | rose system | compare invoice | compare invoices | compare period | compare charges | rose invoice | rose invoices | why rose | changed invoice | ' +
      'changed invoices | pay rose why | why pay rose | rose pay | why charges | why invoice',
    takes:
      'company top period last csv system number amount cost when did by line-items howMany changed whatIs share',
    forbids: 'renewal orders usage product product-name vendor monthly',
    time: 'back',
  },
  {
    intent: 'check-invoice',
    names: 'company',
    signs: { reconcile: 5, invoice: 0.5, invoices: 0.5, matches: 1, period: 0.5, company: 0.5 },
    patterns: 'matches invoice | matches invoices',
    takes:
      'company companies period csv last system subs every any me by have charges monthly number seats did',
    forbids: 'compare rose renewal orders usage trial changed audit',
    time: 'back',
  },
  {
    intent: 'usage',
    names: 'company',
    signs: { usage: 4, howMuch: 1.5, used: 1.5, did: 1, 'product-name': 0.5, period: 0.5 },
    patterns:
      'cost product-name period | charges product-name period | spend product-name period | usage compare | product-name rose | product-name usage | howMuch used did product-name | howMuch used did company | howMuch used product-name period | usage company | usage product-name company',
    takes:
      'company product-name period csv cost by howMany last did have most vendor spend charges every amount except any top companies compare bySpend',
    forbids: 'invoice invoices renewal changed seats',
    time: 'back',
  },
  {
    intent: 'spend',
    names: 'company',
    signs: { spend: 3.5, profit: 3, pay: 1.5, cost: 1.5, company: 0.5, vendor: 1, every: 0.5, howMany: 0.5 },
    time: 'back',
    patterns:
      'spend every | spend system | profit company | cost company | cost vendor | pay company | pay vendor | cost every system | profit vendor | ' +
      'profit look | profit every | pay every | cost every | charges company | vendor charges | spend cost',
    takes:
      'company vendor csv except every system howMany whatIs by last period overTime monthly subs have per sells look companies charges vendor-word period rose soFar amount seat-limit any currency',
    forbids:
      'product-name rose invoice invoices top most least orders renewal who soFar bySpend byMargin bySeats share draft lack usage',
  },
  {
    intent: 'price',
    names: 'product',
    signs: {
      price: 3,
      cost: 1.5,
      charges: 1,
      pay: 1,
      'product-name': 1,
      product: 0.5,
      howMany: 0.5,
      number: 0.5,
    },
    patterns:
      'pay by product-name | cost by product-name | cost product-name | charges product-name | pay product-name | price product-name | price vendor',
    takes:
      'company product-name vendor product number seats monthly annual threeYear commitment terms subs system whatIs have top compare called sell ordered number-of',
    only: { number: 'wh howMany seats', company: 'wh whatIs howMany price charges cost' },
    forbids:
      'history renewal invoice invoices profit changed orders usage trial who every lack top amount changedSeats period',
  },
  {
    intent: 'product',
    names: 'product',
    signs: { product: 3, about: 1, commitment: 0.5, sell: 0.5, whatIs: 0.5, order: 0.5 },
    patterns:
      'product product-name | about product-name | whatIs product-name | commitment product-name sell | ' +
      'order product-name product | commitment product-name',
    takes:
      'product-name product about whatIs monthly annual threeYear commitment terms sell order have look product',
    forbids:
      'company price cost pay history renewal invoice who when lack but trial seats number window ends every companies howMany profit vendor',
  },
  {
    intent: 'products',
    names: 'product',
    signs: { catalogue: 4, products: 3, sell: 2, vendor: 0.5, find: 0.5, csv: 0.5, any: 0.5 },
    patterns:
      'wh product-name exist | wh vendor exist | any product-name exist | sell products | sell vendor | any vendor have | every vendor look | products vendor | products product-name | ' +
      'product-name any whatIs | catalogue vendor | sell product-name | find product-name | find vendor | products find | ' +
      'look vendor | look product-name | any product product-name | any product | any have product-name | vendor sell every | system have vendor | system have product-name',
    takes:
      'vendor product-name product csv every have any find whatIs called sell products order system look me by have',
    forbids:
      'company companies who price cost pay spend renewal history lack but seats howMany top most bySeats subs when profit trial monthly annual threeYear usage orders',
  },
  {
    intent: 'orders',
    names: 'company',
    signs: {
      orders: 4,
      order: 2,
      ordered: 2,
      failed: 0.5,
      processing: 0.5,
      last: 0.5,
      period: 0.5,
      through: 1,
      where: 1,
    },
    patterns:
      'any processing | wh processing | any failed | ordered wh | ordered period | order company | order where | order through | ordered last | order last | ' +
      'order status',
    takes: `${list} failed processing reference except who have did through status where when done howMany any number`,
    forbids:
      'product renewal invoice invoices trial seats price cost history help howTo policy limit requester',
    time: 'back',
  },
];
