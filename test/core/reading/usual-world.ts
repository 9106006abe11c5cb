import { type World, worldOf } from '../../../scripts/corpus-score.ts';
import { read } from '../../../src/core/reading/read.ts';
import type { Decision } from '../../../src/core/reading/reading.ts';
import { shown as shownIntent } from './shown-intent.ts';

const held = (product: string, seats: number, term = 'annual') => ({
  product,
  seats,
  term,
  status: 'Active',
});

const premium = 'Microsoft 365 Business Premium';
const basic = 'Microsoft 365 Business Basic';
const exchange = 'Exchange Online (Plan 1)';
const e3 = 'Microsoft 365 E3';
const usual = [held(premium, 12), held(e3, 20), held(basic, 15)];

/** A few companies, some of them called like words of the bot. */
const world = worldOf({
  today: '2026-11-23',
  zone: 'Europe/Berlin',
  companies: [
    {
      name: 'Contoso',
      has: [...usual, held(exchange, 8), held('Microsoft 365 E5', 25), held('Visio Plan 2', 4)],
    },
    { name: 'Fabrikam, Inc.', has: [...usual, held(exchange, 30)] },
    { name: 'Northwind Traders', has: usual },
    { name: "Margie's Travel", has: usual },
    { name: 'Woodgrove Bank', has: usual },
    ...[
      'Bank of America',
      'April Media',
      'Next Level IT',
      'Cancel Culture Inc',
      'Studio 54',
      '3M',
      'Four Seasons Dental',
      'All Star Dental',
      'New York Dental',
      'Users First',
      'Robo Bot',
      'Smith & Sons',
      'March Hare Ltd',
      'May Logistics',
      'Grant Thornton',
      'Decide Ltd',
    ].map((name) => ({ name, has: usual })),
  ],
  catalogue: [
    premium,
    basic,
    exchange,
    e3,
    'Microsoft 365 E5',
    'Visio Plan 2',
    'Microsoft 365 Apps for business',
    'Microsoft Defender for Office 365 (Plan 1)',
    'Microsoft 365 Copilot',
    'Power BI Premium Per User',
    'Project Plan 3',
    'AvePoint Cloud Backup',
    'Microsoft Azure',
  ],
  vendors: {
    ...Object.fromEntries(
      [premium, basic, exchange, e3, 'Microsoft 365 E5', 'Visio Plan 2', 'Microsoft Azure'].map((name) => [
        name,
        'Microsoft',
      ]),
    ),
    'AvePoint Cloud Backup': 'AvePoint',
  },
  skus: { [premium]: 'MST-NCE-103-C100' },
} satisfies World);

const { portfolio } = world;
const here = { now: world.now, zone: world.zone };

const decided = (decision: Decision): string => {
  switch (decision.kind) {
    case 'do':
      return [decision.intent, ...(decision.more ?? [])].map(shownIntent).join(' ; ');
    case 'confirm':
      return `offer ${decision.intents.map(shownIntent).join(' ; ')}`;
    case 'ask':
      return `ask ${decision.missing.join(', ')}: ${shownIntent(decision.intent)}`;
    case 'say':
      return `say ${decision.about}`;
    case 'unknown':
      return 'unknown';
  }
};

/** What a sentence means here, in one line. */
export const meant = (sentence: string): string => {
  const { decision } = read(sentence, portfolio, here);
  const filters = decision.kind === 'do' ? Object.entries(decision.filters ?? {}) : [];
  const left = decision.kind === 'do' ? (decision.left ?? []) : [];
  return [
    decided(decision),
    ...filters.map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`),
    ...(left.length > 0 ? [`left: ${left.join(' ')}`] : []),
  ].join(' | ');
};
