import { expect, test } from '@jest/globals';
import { memoryAfter } from '../../../scripts/corpus-score.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import type { Decision } from '../../../src/core/reading/reading.ts';
import { here, world } from '../reading/world.ts';

/** Whatever follows whatever: each of these after each of those. */
const lists = [
  'who has E3',
  'who has E3 but not Copilot',
  'who lacks Copilot',
  'who has more than 50 seats',
  'how many seats of Business Premium do we have',
  'customers under 200 a month',
  'top 5 customers by spend',
  'margins below 10%',
  'renewals next 30 days',
  'renewals over $500 next month',
  'renewals of Litware',
  'subscriptions of VanArsdel',
  'VanArsdel Premium',
  'price of E3 for Fabrikam Inc',
  'price history of Premium at VanArsdel',
  'history of VanArsdel Premium',
  'usage of Trey Research',
  'usage last month',
  'what changed last month',
  'what changed at Litware since September',
  'invoices',
  'invoice of October',
  'spend',
  'spend of Litware',
  'spend by vendor',
  'trials',
  'orders of Litware',
  'pending',
  'contacts of Litware',
  'company Litware',
  'companies in Berlin',
  'owner of Litware',
  'decide december',
  'unused seats at VanArsdel',
  'seats of Litware over the year',
  'what goes up at renewal',
  'what would annual save Litware',
  'audit of Litware',
  'who is an approver',
  'today',
  'is E3 cheaper than E5',
  'price of E3 and E5 for Fabrikam Inc',
  'ignored licences',
  'ignore Exchange Kiosk at Contoso Ltd',
  'newest customers',
  'customers with Huntress in Denver',
  'which customers pay in euros',
  'share of Adobe in our spend',
  'renewals until the 15th',
  'renewals in the next 3 months by company',
  'next week’s renewals',
  'cost rises this year',
  'alerts',
  'deputies',
  'my digest',
  'what if 3 E3 for Woodgrove Bank',
  'until when can Litware return Basic',
  'which premium of Fabrikam Inc can go down sooner',
];
const orders = [
  'add 2 Premium to VanArsdel',
  'remove 2 Premium from VanArsdel',
  'set VanArsdel Premium to 30',
  'cancel Visio at Contoso Ltd',
  'order 3 Copilot for Litware',
  'charge VanArsdel 24 for Premium',
  'add 2 Premium to VanArsdel and 3 Visio to Contoso Ltd',
  'new starter at VanArsdel, Premium',
  'make @Ann an approver',
  'add 3 E5',
  'add Premium for VanArsdel',
  'add 2 for Litware',
  'swap 2 Basic for Premium at Litware',
  'tickets 4711 and 4712: add 2 E3 for Woodgrove Bank',
  'remove 2 E3 from Woodgrove Bank at renewal and add 3 Visio to Contoso Ltd now',
  'move 2 E3 from Woodgrove Bank to Fabrikam Inc',
  'add E3 for Woodgrove Bank and Fabrikam Inc, 2 each',
  'charge Litware 5 euros a month for Basic',
  'urgent: add 1 Premium to VanArsdel, a mailbox is missing',
];
/** None of these orders anything by itself. */
const follow = [
  ...['and Litware?', 'only Litware', 'without Fabrikam', 'Salem?', 'and Copilot?', 'only the annual ones'],
  ...['who doesn’t?', 'and who does?', 'which ones', 'the other way round', 'leave out those with Visio'],
  ...[
    'as csv',
    'by vendor',
    'by seats',
    'top 3',
    'the biggest',
    'just the number',
    'last month',
    'and in November?',
  ],
  ...[
    'until when?',
    'since when?',
    'since when do they pay that?',
    'how much is that',
    'at what price',
    'why?',
  ],
  ...[
    'what do they have',
    'when do they renew',
    'and their contacts',
    'who owns them',
    'history of it',
    'its price',
  ],
  ...[
    'show me that one',
    'the second one',
    'the first',
    'next',
    'more',
    'all of them',
    'those with more than 10',
  ],
  ...['over 500', 'under 15%', 'between 10 and 20', 'in Berlin', 'from Adobe', 'monthly ones', 'only trials'],
  ...[
    'not that one',
    'the wrong one',
    'sorry, Litware',
    'I mean Fabrikam Inc',
    'no',
    'thanks',
    'hm',
    'ok',
    'lol',
  ],
  ...[
    'they have 28',
    'wait',
    'hold on',
    'what about Copilot',
    'is that a lot?',
    'and the others?',
    'same again?',
  ],
  ...[
    'Fabrikam has 5',
    'half of them?',
    'who asked for that',
    'what happens to it',
    'is it pending',
    'status?',
  ],
];

/** These put an order right, or repeat it. */
const correcting =
  /^(?:and Litware|only Litware|without|sorry|I mean|ok$|same again|and Copilot|those|the |all of|not that)/;
const changes = /^(?:seats|cancel|staff|set-price|grant|revoke|deputy|settle|emergency|name-approvers)$/;
const filed = (decision: Decision): boolean =>
  decision.kind === 'do' &&
  [decision.intent, ...(decision.more ?? [])].some(({ kind }) => changes.test(kind));
/** What of these files a change right after that. */
const filedAfter = (said: string, all: readonly string[]): string[] => {
  const memory = memoryAfter(world, [said]);
  return all.filter((say) => filed(readBeside(say, world.portfolio, memory, here).decision));
};

/** One half of them beside each, the other half beside the next: all pairs would take a minute. */
const halfOf = (all: readonly string[], at: number): readonly string[] =>
  all.filter((_, n) => n % 2 === at % 2);

test.each(lists.map((said, at) => [said, at] as const))(
  'beside a list nothing that only asks files a change: %s',
  (said, at) => {
    expect(filedAfter(said, halfOf(follow, at))).toEqual([]);
  },
);

test.each(orders.map((said, at) => [said, at] as const))(
  'nor after an order does what only asks or tells: %s',
  (said, at) => {
    const asking = follow.filter((say) => !correcting.test(say));
    expect(filedAfter(said, halfOf(asking, at))).toEqual([]);
  },
);

/** These change what was said, or go on from it. */
const corrections = [
  ...['make it 5', 'make it 15%', '5', 'two', '12 of them', 'double', 'half', '+3', '-2', 'no, 4', 'wait, 4'],
  ...[
    'yes',
    'yes please',
    'go ahead',
    'cancel that',
    'undo',
    'never mind',
    'put it back',
    'again',
    'once more',
  ],
  ...[
    'at renewal',
    'on 1 December',
    'next month',
    'now',
    'not now',
    'per year',
    'monthly',
    'annual',
    'in euros',
  ],
  ...[
    'for Litware',
    'for Litware instead',
    'Litware and VanArsdel',
    'both',
    'for both',
    'one each',
    'for all of them',
  ],
  ...[
    'E5',
    'the E5',
    'instead of Visio',
    'Visio as well',
    'Copilot too',
    'Premium instead',
    'the annual one',
  ],
  ...[
    'remove them',
    'add 2',
    'add 2 Copilot',
    'remove 1',
    'set it to 9',
    'cancel it',
    'order 2',
    'swap it for E5',
  ],
  ...[
    'because they grew',
    'ticket 4711',
    'for the new intern',
    'it is urgent',
    'Ann asked for it',
    'reason: growth',
  ],
  ...['@Bo too', 'just viewer', 'until Friday', '24.50', 'to 24.50 a seat', 'a week'],
  ...[
    'why?',
    'as csv',
    'remind me',
    'approve it',
    'reject it because it is too much',
    'what would that cost?',
  ],
];

test.each([...orders, ...lists])(
  'what puts a message right names no company that nobody named: %s',
  (said) => {
    const memory = memoryAfter(world, [said]);
    const names = [...world.portfolio.companies.values()].map(({ name }) => name);
    for (const say of corrections) {
      const { decision } = readBeside(say, world.portfolio, memory, here);
      // What is asked or offered may name who else holds the product.
      if (!filed(decision)) continue;
      const text = JSON.stringify(decision);
      const named = names.filter((name) => text.includes(`"${name}"`));
      const heard = `${said} ${say}`.toLowerCase();
      expect([
        say,
        named.filter((name) => !heard.includes((name.split(/[ ,]/)[0] ?? '').toLowerCase())),
      ]).toEqual([say, []]);
    }
  },
);
