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
  {
    intent: 'price-history',
    signs: {
      priceHistory: 4,
      price: 0.5,
      'product-name': 0.5,
      company: 0.5,
      reference: 0.5,
      rose: 0.5,
      when: 0.5,
    },
    patterns: 'price history product-name | price history company | when rose price product-name',
    takes:
      'company product-name reference vendor history changed last did have cost charges seats subs every overTime',
    only: { seats: 'price cost charges' },
    forbids: 'invoice invoices usage orders renewal atRenewal audit alert trial who',
    time: 'back',
  },
  {
    intent: 'margins',
    names: 'company',
    signs: { margins: 3.5, profit: 2, 'share-limit': 3.5, company: 0.5, subs: 0.5, least: 0.5 },
    patterns:
      'margins | margins company | margins subs | profit share-limit | profit subs | profit subs company',
    takes: 'csv top company vendor product-name product except every have where subs by any whatIs',
    only: { top: 'share-limit', by: 'share-limit' },
    forbids:
      'least companies who products byMargin invoice invoices orders renewal atRenewal usage history trial spend amount rose costRise priceRise howMany share overTime',
  },
  {
    intent: 'cost-rises',
    names: 'company',
    signs: { costRise: 4, profit: 0.5, price: 0.5, company: 0.5, period: 0.5, where: 0.5 },
    takes:
      'company period every companies subs vendor product-name except still did have price rose last same any cost who why',
    forbids: 'invoice invoices usage orders renewal atRenewal audit alert trial priceRise',
    time: 'back',
  },
  {
    intent: 'annual',
    names: 'company',
    signs: { annualSaves: 4, older: 0.5, monthly: 0.5, annual: 0.5, company: 0.5, 'product-name': 0.5 },
    patterns: 'monthly older terms | monthly terms older wh | monthly older any',
    takes:
      'company product-name vendor except csv every companies subs terms commitment annual monthly older cost price pay howMany can have when top seats whatIs spend',
    forbids: 'invoice invoices usage orders history audit alert trial threeYear number renewal ordered',
  },
  {
    intent: 'sooner',
    signs: { sooner: 4, 'product-name': 0.5, company: 0.5, subs: 0.5 },
    takes: 'company product-name vendor subs seats can reduce changedSeats one have when',
    forbids: 'invoice invoices orders price audit alert trial howTo number',
  },
];
