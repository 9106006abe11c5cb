import { type Frame, list } from './frame.ts';

/** The kinds of questions about how prices come and go. */
export const priceFrames: readonly Frame[] = [
  {
    intent: 'price-rises',
    names: 'company',
    signs: {
      priceRise: 3,
      rose: 1.5,
      atRenewal: 1,
      renewal: 1,
      letter: 1,
      price: 0.5,
      companies: 0.5,
      company: 0.5,
      vendor: 0.5,
      period: 0.5,
    },
    patterns:
      'rose atRenewal | rose renewal | priceRise atRenewal | priceRise renewal | priceRise period | priceRise company | priceRise letter | howMany pay atRenewal | letter company',
    takes: `${list} product-name monthly annual threeYear monthlyToo cost pay ends howMany top who have soFar by system vendor-word`,
    forbids:
      'invoice invoices usage history why did changed draft orders order trial seats number howTo person alert decision spend profit catalogue contacts role limit policy audit',
  },
];
