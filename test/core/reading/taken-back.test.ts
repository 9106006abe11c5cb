import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const basic = 'Microsoft 365 Business Basic';

/** What nobody ordered so: it is offered, asked or left. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: RegExp])[]>> = {
  'so many more in total may be either': [
    ['3 basic more in total for litware', /^ask/],
    ['5 basic licences fewer altogether at litware', /^ask/],
  ],
  'a remark that says what else is so holds an order up': [
    ['add 3 basic to litware. This is outdated', /^confirm/],
    ['add 3 basic to litware. This is old news', /^confirm/],
    ['add 3 basic to litware. This is on hold', /^say conditional/],
    ['add 3 basic to litware. Shout if they disagree', /^confirm/],
    ['add 3 basic to litware. Sorry for the false alarm', /^confirm/],
    ['add 3 basic to litware, they already have them', /^say/],
    ['add 3 basic to litware. This is Dave covering for Ann', new RegExp(`^do add 3 ${basic}`)],
    ['add 3 basic to litware. Sorry for the typos', new RegExp(`^do add 3 ${basic}`)],
  ],
  'an order beside a look-up is offered, and what it leaves out is named': [
    [
      '1) add 3 basic for litware 2) show me their renewals',
      /^confirm add 3 .* left show me their renewals$/,
    ],
    ['renewals of Litware, and remove 3 basic', /^confirm remove 3 .* left renewals of Litware,$/],
    ['add 3 basic for litware and show me their invoices', /^confirm add 3 .* left show me their invoices$/],
    ['add 3 basic for litware, end of story', /^(?!do .*invoices)/],
    ['remove 3 basic at litware, end of term', /^do remove 3/],
  ],
  'who waits or holds orders nothing': [
    ['hold, add 3 basic to litware', /^ask/],
    ['please hold and add 3 basic to litware', /^ask/],
    ['as per the contract we wait, add 3 basic to litware', /^ask/],
  ],
  'a condition behind a mail is no signature': [
    ['FW: New starter\n\nPlease add 3 basic for Litware. Thanks, only when Tom agrees', /^say/],
    ['FW: New starter\n\nPlease add 3 basic for Litware. Best not today', /^say/],
    ['FW: New starter\n\nPlease add 3 basic for Litware. Thanks, Jan', /^confirm add 3/],
  ],
  'a mail is not of a company that is only spelled like its sender': [
    ['From: bob@litware.com\n\nPlease add 3 basic. Regards, Bob', /^confirm add 3 .* @ Litware/],
    ['From: bob@litwares.com\n\nPlease add 3 basic. Regards, Bob', /^ask company/],
    ['From: bob@litware.com\n\nPlease add 3 basic for our sister company Bluewater.', /^ask company/],
    ['From: bob@litware.com\n\nPlease add 3 basic. Regards, Jan, Northwind Traders', /^ask company/],
  ],
  'old words of somebody are no wish': [['Old request of Litware | "please add 3 basic"', /^say quoted/]],
  'a product that goes on as it is is not the one of the order': [
    ['add 3 basic to litware and leave basic alone', /^say/],
  ],
  'a name that no product has is asked about': [['add 3 basic plus for litware', /^confirm .* left plus/i]],
  'what is no person gets no seat': [
    ['remove 2 basic at litware, for the two new contracts', /^(?:ask|confirm)/],
  ],
  'an order lacks its product, and is no question': [['order 3 Nonesuch Thing for Litware', /^ask product/]],
  'a clock without its half of the day is not at night': [['today here at quarter to one', /^do timed-post/]],
  'one day without a digest switches nothing off': [['no digest today', /^(?!do digest-setting)/]],
  'of two companies the one behind a correction is asked about': [
    ['renewals of october films, no sorry, of last minute travel', /^do renewals @ Last Minute Travel$/],
    ['subscriptions of Contoso Ltd, sorry, of Contoso Legal', /^do subscriptions @ Contoso Legal$/],
    ['add 2 basic to litware, sorry, to Swap Shop', /^confirm add 2 .* @ Swap Shop Exchange/],
  ],
  'a cancellation of a trial that nobody holds is offered': [
    ['cancel the visio trial at litware', /^(?!do cancel)/],
    ['kill the trial at litware', /^(?!do cancel)/],
  ],
  'right is no word of rights': [['right, who has E5', /^do portfolio/]],
  'a company that asked is no new one': [
    ['we have a new client, Litware asked about them', /^(?!do company-form)/],
  ],
};

for (const [rule, sentences] of Object.entries(kinds))
  describe(rule, () => {
    test.each(sentences)('%s', (said, meant) => expect(shown(readIn(said))).toMatch(meant));
  });
