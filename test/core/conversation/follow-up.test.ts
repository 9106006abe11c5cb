import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { memoryAfter } from '../../../scripts/corpus-score.ts';
import { chained, withMore } from '../../../src/core/conversation/chain.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { followRows, pointsBack, saidIn } from '../../../src/core/conversation/follow-words.ts';
import { noMemory, rememberedOf } from '../../../src/core/conversation/remembered.ts';
import { here, readIn, shown, world } from '../reading/world.ts';

const bp = 'Microsoft 365 Business Premium';
const e3 = 'Microsoft 365 E3';
const e5 = 'Microsoft 365 E5';

/** "!" before what is said before: it was refused, and became no request. */
const said = (after: string, say: string) => {
  const before = after.replace(/^!/, '');
  const memory = memoryAfter(world, before === '' ? [] : before.split(' // '), before !== after);
  return readBeside(say, world.portfolio, memory, here);
};
const meant = (after: string, say: string): string => {
  const reading = said(after, say);
  const replaces = 'replaces' in reading.decision ? ' in its place' : '';
  return `${shown(reading)}${replaces}`.replaceAll('  ', ' ').trim();
};

/** What is asked for in the first sentence stands as a request that waits. */
const add = 'add 3 bp to vanarsdel';

const follows: readonly (readonly [after: string, say: string, meant: string])[] = [
  // A correction takes the request's place; what is asked for "too" stands beside it.
  [add, 'make it 5', `do add 5 ${bp} @ VanArsdel in its place`],
  [add, 'sorry, should have been 7', `do add 7 ${bp} @ VanArsdel in its place`],
  [add, 'no, remove 3', `do remove 3 ${bp} @ VanArsdel in its place`],
  [add, 'i meant fewer', `do remove 3 ${bp} @ VanArsdel in its place`],
  [add, 'no, for tailspin', `do add 3 ${bp} @ Tailspin Toys in its place`],
  [add, 'same for tailspin', `do add 3 ${bp} @ Tailspin Toys`],
  [add, 'tailspin', `confirm add 3 ${bp} @ Tailspin Toys`],
  [add, 'and for tailspin?', `confirm add 3 ${bp} @ Tailspin Toys`],
  [add, 'could you make it 5', `confirm add 5 ${bp} @ VanArsdel in its place`],
  [add, 'make it 5 tomorrow', 'say another-day'],
  [add, 'make it 5 once bob confirms', 'say conditional'],
  // What narrows nothing, or belongs to a change, is no filter of a list.
  ['who has E3', 'at renewal', 'unknown'],
  ['renewals next 30 days', 'no, 4', 'ask reading'],
  ['renewals of Litware', 'remind me', 'unknown'],
  ['who has E3', 'all of those', 'unknown'],
  ['who has E3', 'keep all of them', 'say for-each'],
  ['alerts', 'only Litware', 'do alerts'],
  ['how many seats of Business Premium do we have', 'those with more than 10', 'do portfolio'],
  // A price is asked of what was spoken of.
  ['invoices', 'how much is that', 'do price'],
  [add, 'what does that cost', `do what-if add 3 ${bp} @ VanArsdel`],
  // A share with a word that nothing explains is asked about; a number of everyday things orders nothing.
  ['add 3 E5 for Trey Research', 'ten percent I mean, of the growth', 'ask reading'],
  ['', 'if I spend 40 a week on lunch, how much is it in a year', 'unknown'],
  [
    '',
    'If a car loses 15 percent of its value each year and cost 28,000 new, what is it worth after four years? My lease runs out soon.',
    'say conditional',
  ],
  [
    '',
    'they said hello and told me Kim is out, add 2 E3 for Woodgrove',
    `confirm add 2 ${e3} @ Woodgrove Bank left they said hello and told me Kim is out`,
  ],
  // Each of two questions is of what was spoken of; a town that nobody has is still a town.
  ['renewals of Litware', 'subscriptions and contacts?', 'do subscriptions @ Litware; contacts @ Litware'],
  ['companies in Berlin', 'Xyzzy Plugh?', 'do companies'],
  ['who has E3', 'only litware', 'do company @ Litware'],
  [
    '',
    'Two things: renewals of Litware and contacts of Litware',
    'do renewals @ Litware; contacts @ Litware',
  ],
  ['', 'who approves at Litware', 'do roles'],
  ['', 'undo the Contoso change', 'do pending @ Contoso'],
  // What is to be changed, and to how many, is asked; half of what there is is a number.
  ['', 'change Litware Basic', 'ask number'],
  ['', 'halve the premium at vanarsdel', `do set 14 ${bp} @ VanArsdel`],
  // A time in words.
  ['', 'send me the morning list at half past seven', 'do timed-post'],
  ['', 'send me the morning list at quarter past eight on weekdays', 'do timed-post'],
  // Shares and multiples of a change; several tickets beside a reason are asked about.
  ['remove 3 E5 from Trey Research', 'ten percent I mean', 'ask reading'],
  ['add 3 E5 for Trey Research', 'triple that', `do add 9 ${e5} @ Trey Research in its place`],
  ['', 'tickets 4711 and 4712: add 2 E3 for Woodgrove Bank because of growth', 'ask reading'],
  ['', 'add 3 365 E3 for woodgrove', `do add 3 ${e3} @ Woodgrove Bank`],
  ['', 'set price of bp for vanarsdel to 25 a month a year', 'do set-price bp @ VanArsdel'],
  ['', 'put prices up 5% for everyone at Litware', 'say all-prices'],
  // Words alone, and what only asks or lists.
  ['', 'grant', 'do grant'],
  ['', 'revoke', 'do revoke'],
  ['', 'are alerts on in here?', 'do alerts'],
  ['who has E3', 'cancel all of those as csv', 'do portfolio'],
  ['', 'renewals from 3/12/26 to 25/12/26', 'do renewals'],
  ['', 'renewals between 5 December and 3 January', 'do renewals'],
  // What belongs to another kind of message changes nothing of this one.
  ['make @Ann an approver', 'make it 5', 'ask reading'],
  ['make @Ann an approver', 'since when do they pay that?', 'do price-history'],
  ['renewals next 30 days', 'last month', 'unknown'],
  ['companies in Berlin', 'and Copilot?', 'unknown'],
  ['', 'alerts Contoso Ltd', 'unknown'],
  // By what a customer does, of those to choose from.
  ['contacts contoso', 'the lawyers', 'do contacts @ Contoso Legal'],
  ['contacts greenfield', 'the doctors', 'do contacts @ Greenfield Primary Care'],
  ['contacts greenfield', 'the lawyers', 'unknown'],
  ['add 2 Premium to VanArsdel', 'put it back', 'ask number'],
  ['add 2 Premium to VanArsdel', 'who asked for that', 'do history'],
  ['price of E3 for Fabrikam Inc', 'Visio as well', 'do price @ Fabrikam Inc'],
  ['', 'for which customers have we named who approves', 'do approvers'],
  ['', 'send me the morning list at half past 7', 'do timed-post'],
  ['add 3 E5 for Trey Research', 'thanks, that was fast', 'say thanks'],
  [
    'add 3 E5 for Trey Research',
    'oh no they found one in the drawer. take my request back',
    `do withdraw ${e5} @ Trey Research`,
  ],
  // "wrong" with the name that was said before: the other one of that name.
  [
    'add 2 visio plan 2 for apex engines',
    "wrong apex, it's the engineering lot",
    'confirm add 2 Visio Plan 2 @ Apex Engineering',
  ],
  [
    'add 2 E3 to Contoso Legal',
    "wrong contoso, it's the ltd one",
    'confirm order 2 E3 @ Contoso Ltd in its place',
  ],
  [
    'add 2 visio plan 2 for apex engines',
    "wrong apex, it's apex engineering",
    'confirm add 2 Visio Plan 2 @ Apex Engineering',
  ],
  [
    'add 3 E5 for Trey Research',
    'please take my request back before anybody signs it',
    `do withdraw ${e5} @ Trey Research`,
  ],
  ['add 3 E5 for Trey Research', 'take my request back after anybody signs it', 'say conditional'],
  ['add 3 E5 for Trey Research', 'cancel that, found a free one', `do withdraw ${e5} @ Trey Research`],
  // What is taken back of another company is shown; a new seat found or needed beside it changes nothing at once.
  ['add 3 E5 for Trey Research', 'cancel that for Litware, they found one', 'do pending @ Litware'],
  ['add 3 E5 for Trey Research', 'cancel that for Trey Research', `do withdraw ${e5} @ Trey Research`],
  ['add 3 E5 for Trey Research', 'cancel that, they found one but need two more', 'ask reading,product'],
  ['add 3 E5 for Trey Research', "don't cancel it, they have one spare", 'say negated'],
  ['add 3 E5 for Trey Research', 'make it 5, but only if she hired two more', 'ask reading'],
  ['add 3 E5 for Trey Research', 'make it 5, another one leaves on Monday', 'ask reading'],
  ['history Woodgrove E3', 'how does that work for add 3 E5', 'do help'],
  ['contacts Litware', 'wrong number, I need the printers', 'unknown'],
  ['contacts Litware', 'no, the lawyers', 'unknown'],
  ['add 3 E5', 'oh duh, Woodgrove, the bank people', `do add 3 ${e5} @ Woodgrove Bank`],
  // A what-if that names all it takes leans on nothing, whatever else it says.
  [add, 'what if we gave woodgrove 4 more e5, frobnicate', `do what-if add 4 ${e5} @ Woodgrove Bank`],
  [
    add,
    'so if Greenfield Primary really took another 7 premium, what would that do to my monthly bill? only asking',
    `do what-if add 7 ${bp} @ Greenfield Primary Care`,
  ],
  [add, 'make it 5 frobnicate', `confirm add 5 ${bp} @ VanArsdel left frobnicate in its place`],
  [add, 'make it 5 or 6', 'ask reading'],
  // What is answered through a question of the bot takes the request back as a direct correction does.
  [`${add} // make it 5 or 6`, '6', `confirm add 6 ${bp} @ VanArsdel in its place`],
  [`${add} // make it 5 or 6 // 7 or 8`, '8', `confirm add 8 ${bp} @ VanArsdel in its place`],
  [`${add} // make it 5 or 6`, 'same for tailspin', `confirm add 3 ${bp} @ Tailspin Toys`],
  [add, 'actually for jones', 'ask which-company in its place'],
  [`${add} // actually for jones`, 'the first', `confirm order 3 bp @ Smith-Jones Architects`],
  [add, 'make it 10%', 'ask reading'],
  // A plan is of what became no request; what waits is not asked for again.
  ['!cancel visio for contoso ltd', 'yes plan it', 'confirm cancel Visio Plan 2 @ Contoso Ltd'],
  ['!cancel visio for contoso ltd', 'yes', 'confirm cancel Visio Plan 2 @ Contoso Ltd'],
  ['remove 2 bp from vanarsdel', 'plan it', 'ask reading'],
  ['raise woodgrove e3 80', 'the bigger one', 'unknown'],
  ['set price of bp for vanarsdel to 24.50', 'no, 25 a month, 300 a year', 'ask reading'],
  [add, 'make it more and less', 'ask reading'],
  [add, '5', 'ask reading'],
  [add, 'remove', 'ask reading'],
  [add, 'make it 5 because of new hires', `do add 5 ${bp} @ VanArsdel in its place`],
  [add, 'because of new hires', `do add 3 ${bp} @ VanArsdel in its place`],
  [add, '2 e3', 'confirm order 2 e3 @ VanArsdel'],
  [`${add} // make it 5`, 'make it 6', `do add 6 ${bp} @ VanArsdel in its place`],
  ['remove 2 e5 from trey', 'and 2 more', 'ask reading'],
  ['set trey e5 to 10', 'make it 12', `do set 12 ${e5} @ Trey Research in its place`],
  ['set trey e5 to 10', 'to 12 instead', `do set 12 ${e5} @ Trey Research in its place`],
  ['set trey e5 to 10', '2 more instead', `do add 2 ${e5} @ Trey Research in its place`],
  ['add 2 e5 to trey', 'no, to 40', 'ask reading'],
  ['add 2 e3 to woodgrove', 'e5 i mean', `do add 2 ${e5} @ Woodgrove Bank in its place`],
  ['add 2 e3 to woodgrove', '#a0000f01 i mean', `do add 2 ${e5} @ Woodgrove Bank in its place`],
  ['cancel visio for contoso ltd', 'now', 'do cancel Visio Plan 2 @ Contoso Ltd in its place'],
  ['cancel visio for contoso ltd', 'only 2 of them', 'do remove 2 Visio Plan 2 @ Contoso Ltd in its place'],
  ['onboard 2 users at vanarsdel with bp', 'make it 3', 'do staff on 3 bp @ VanArsdel in its place'],
  ['onboard 2 users at vanarsdel with bp', 'and visio too', 'do staff on 2 bp + visio @ VanArsdel'],
  ['onboard 2 users at vanarsdel with bp', 'same for tailspin', 'do staff on 2 bp @ Tailspin Toys'],
  ['onboard 2 users at vanarsdel with bp', 'with e3 instead', 'do staff on 2 e3 @ VanArsdel in its place'],
  ['set price of bp for vanarsdel to 24.50', '25.10 rather', `do set-price bp @ VanArsdel in its place`],
  ['set price of bp for vanarsdel to 24.50', 'same for tailspin', `do set-price ${bp} @ Tailspin Toys`],
  ['order keeper for vanarsdel', '10 of them', 'do order 10 keeper @ VanArsdel'],
  ['what if add 5 bp for vanarsdel', 'and 10?', `do what-if add 10 ${bp} @ VanArsdel`],
  ['what if add 5 bp for vanarsdel', 'do it', `do add 5 ${bp} @ VanArsdel`],
  [add, 'oops I meant 6 not 3', `do add 6 ${bp} @ VanArsdel in its place`],
  [add, 'not vanarsdel, tailspin', `do add 3 ${bp} @ Tailspin Toys in its place`],
  [add, 'not bp, basic', 'confirm order 3 basic @ VanArsdel in its place'],
  [add, 'wrong company, it was tailspin', `do add 3 ${bp} @ Tailspin Toys in its place`],
  [add, 'what about tailspin?', `confirm add 3 ${bp} @ Tailspin Toys`],
  [add, 'same for tailspin and litware', `confirm add 3 ${bp} @ Tailspin Toys; order 3 bp @ Litware`],
  [
    add,
    'same for tailspin and woodgrove and contoso',
    `confirm add 3 ${bp} @ Tailspin Toys; order 3 bp @ Woodgrove Bank; add 3 ${bp} @ Contoso Ltd`,
  ],
  [add, 'same for tailspin and litware tomorrow', 'ask reading'],
  [add, 'same for tailspin and jones', 'ask reading'],
  ['cancel visio for contoso ltd', 'no, for litware', 'ask product in its place'],
  ['add bp to vanarsdel', 'same for jones', 'ask which-company,number'],
  ['history', 'when does it renew', 'do renewals'],
  ['add 2 standard for jones', 'not', 'say negated'],
  [add, 'same for tailspin and litware, 2', 'ask reading'],
  [add, 'and 2 e5 for trey', `do add 2 ${e5} @ Trey Research`],
  [add, 'at renewal instead', `do add 3 ${bp} @ VanArsdel at term-end in its place`],
  // The newest thing only: what was spoken of or shown last, whatever was offered before.
  [
    `${add} // trey dropped their e5, maybe we kill it`,
    'kill it at the end',
    `confirm cancel ${e5} @ Trey Research`,
  ],
  [
    `trey needs 2 e5 // subscription contoso ltd visio`,
    'cancel it at renewal',
    'confirm cancel Visio Plan 2 @ Contoso Ltd',
  ],
  [
    'subscription contoso ltd visio',
    'let that lapse at the end of the term',
    'confirm cancel Visio Plan 2 @ Contoso Ltd',
  ],
  ['subscriptions contoso ltd', 'cancel it at renewal', 'unknown'],
  ['add bp to jones', 'cancel it at renewal', 'ask which-subscription'],
  // What was refused for now is the plan, offered in full.
  ['!remove 2 e5 from trey', 'yes', `confirm remove 2 ${e5} @ Trey Research at term-end`],
  ['!remove 2 e5 from trey', 'yes plan it', `confirm remove 2 ${e5} @ Trey Research at term-end`],
  ['!set trey e5 to 2', 'sure', `confirm set 2 ${e5} @ Trey Research at term-end`],
  ['!set trey e5 to 2000', 'ok', `confirm set 2000 ${e5} @ Trey Research`],
  ['!cancel visio for contoso ltd now', 'the plan', 'confirm cancel Visio Plan 2 @ Contoso Ltd'],
  ['!add 2 e5 to trey', 'plan it', `confirm add 2 ${e5} @ Trey Research at term-end`],
  ['!onboard 2 users at vanarsdel with bp', 'yes plan it', 'ask reading'],
  [
    '',
    'in place of #00000000-0000-4000-8000-000000000001: add 2 e5 to trey',
    `do add 2 ${e5} @ Trey Research in its place`,
  ],
  ['', 'in place of #00000000-0000-4000-8000-000000000001: renewals', 'do renewals'],
  // The number that the conversation had.
  ['add 4 bp to vanarsdel // make it 7', 'put it back to 4', `confirm add 4 ${bp} @ VanArsdel in its place`],
  ['vanarsdel needs 4 bp // yes // no sorry, 40', 'put it back to 4', `confirm add 4 ${bp} @ VanArsdel`],
  [
    'set trey e5 to 10 // make it 11',
    'change it back to 10',
    `confirm set 10 ${e5} @ Trey Research in its place`,
  ],
  [add, 'put it back to 28', `do withdraw ${bp} @ VanArsdel`],
  ['!add 4 bp to vanarsdel', 'put it back to 28', 'ask reading'],
  [add, 'put it back to 9', 'ask reading'],
  // More than there are: more of them, or that many in all.
  [add, 'make it 40', `ask direction (add 40 ${bp} @ VanArsdel; set 40 ${bp} @ VanArsdel) in its place`],
  [add, 'set it to 40', 'ask reading'],
  [add, 'to 40 in total', 'ask reading'],
  [add, 'double it', 'ask reading'],
  [add, 'add 2 more', 'ask reading'],
  [`${add} at renewal`, 'make it 5', `do add 5 ${bp} @ VanArsdel at term-end in its place`],
  [`${add} at renewal`, 'now please', `do add 3 ${bp} @ VanArsdel in its place`],
  ['what if add 5 bp for vanarsdel', 'and remove 2?', `do what-if remove 2 ${bp} @ VanArsdel`],
  ['cancel visio for contoso ltd', 'right now', 'do cancel Visio Plan 2 @ Contoso Ltd in its place'],
  ['cancel visio for contoso ltd', 'on 3 march', 'do cancel Visio Plan 2 @ Contoso Ltd in its place'],
  ['remove e5 from trey', 'all', 'ask reading'],
  ['order visio for trey', '3', 'do order 3 visio @ Trey Research'],
  // A question of the bot is answered by what it asked for.
  ['add bp to vanarsdel', '4', `do add 4 ${bp} @ VanArsdel`],
  ['add bp to vanarsdel', 'for tailspin then, 4', `confirm add 4 ${bp} @ Tailspin Toys`],
  ['vanarsdel needs more bp', '4', `confirm add 4 ${bp} @ VanArsdel`],
  ['add 3 seats for litware', 'basic', 'do add 3 Microsoft 365 Business Basic @ Litware'],
  ['add 3 e5', 'trey', `do add 3 ${e5} @ Trey Research`],
  [
    'add 2 standard for jones',
    'the first one',
    'do add 2 Microsoft 365 Business Standard @ Smith-Jones Architects',
  ],
  [
    'add 2 standard for jones',
    'the last one',
    'do add 2 Microsoft 365 Business Standard @ Jones Smith Accountants',
  ],
  ['add 2 standard for jones', 'the seventh one', 'ask which-company'],
  ['add 2 standard for jones', 'the other one', 'ask which-company'],
  [
    'add 2 standard for jones',
    'option 1',
    'do add 2 Microsoft 365 Business Standard @ Smith-Jones Architects',
  ],
  ['add 2 standard for jones', '1', 'confirm add 2 Microsoft 365 Business Standard @ Smith-Jones Architects'],
  ['add 2 standard for jones', '#7', 'ask which-company'],
  ['add 3 seats for litware', 'number 2', 'do add 3 Power BI Pro @ Litware'],
  ['contacts greenfield', '2', 'do contacts @ Greenfield Primary Care'],
  ['trey needs 2 more e5', 'subscriptions trey', 'do subscriptions @ Trey Research'],
  ['trey needs 2 more e5', '3', `confirm add 3 ${e5} @ Trey Research`],
  ['trey needs 2 more e5', 'yes but at renewal', `do add 2 ${e5} @ Trey Research at term-end`],
  ['trey needs 2 more e5', 'yes for woodgrove', `confirm add 2 ${e5} @ Woodgrove Bank`],
  ['add 2 e3 to wide world', 'the office one', 'do add 2 Office 365 E3 @ Wide World Importers'],
  ['add 2 e3 to wide world', 'the second', 'do add 2 Office 365 E3 @ Wide World Importers'],
  ['raise woodgrove e3 80', 'to 80', `do set 80 ${e3} @ Woodgrove Bank`],
  ['raise woodgrove e3 80', 'by 80', `do add 80 ${e3} @ Woodgrove Bank`],
  ['raise woodgrove e3 80', 'by', `do add 80 ${e3} @ Woodgrove Bank`],
  ['raise woodgrove e3 80', 'to 90', `do set 90 ${e3} @ Woodgrove Bank`],
  [
    'litware 5 basic',
    'make it 6',
    'ask direction,reading (add 6 Microsoft 365 Business Basic @ Litware; remove 6 Microsoft 365 Business Basic @ Litware; set 6 Microsoft 365 Business Basic @ Litware)',
  ],
  ['litware 5 basic', 'make it 6 frobnicate', 'ask reading'],
  ['litware 5 basic', 'make it 6 more', 'do add 6 Microsoft 365 Business Basic @ Litware'],
  [
    'order 2 basic for litware',
    'make it 3',
    'ask reading (add 3 Microsoft 365 Business Basic @ Litware; order 3 basic @ Litware)',
  ],
  [
    'raise woodgrove e3 80',
    'make it 90',
    `ask direction,reading (add 90 ${e3} @ Woodgrove Bank; set 90 ${e3} @ Woodgrove Bank)`,
  ],
  ['litware 5 basic', 'more', 'do add 5 Microsoft 365 Business Basic @ Litware'],
  ['litware 5 basic', 'the first one', 'do add 5 Microsoft 365 Business Basic @ Litware'],
  // Yes answers, and never approves.
  ['trey needs 2 more e5', 'yes', `do add 2 ${e5} @ Trey Research`],
  ['trey needs 2 more e5', 'ok but 3', `do add 3 ${e5} @ Trey Research`],
  ['trey needs 2 more e5', 'yes, once bob has confirmed', 'say conditional'],
  ['trey needs 2 more e5', 'yes what', `confirm add 2 ${e5} @ Trey Research`],
  ['trey needs 2 more e5 // lorem', 'yes', 'unknown'],
  ['trey needs 2 more e5 // no', 'yes', 'unknown'],
  [
    'trey needs 2 e5 and 3 visio',
    'yes',
    `confirm add 2 ${e5} @ Trey Research; order 3 visio @ Trey Research`,
  ],
  ['add 2 standard for jones', 'yes', 'ask which-company'],
  [add, 'yes', 'do pending @ VanArsdel'],
  [add, 'no', 'do pending @ VanArsdel'],
  ['subscriptions trey', 'yes', 'unknown'],
  ['', 'yes', 'unknown'],
  // Taken back, dropped.
  [add, 'cancel that', `do withdraw ${bp} @ VanArsdel`],
  // What tells, asks or forbids takes nothing back and changes nothing.
  [add, "don't take my request back", 'say negated'],
  [add, "please don't cancel that", 'say negated'],
  [add, 'HR just called, scrap it', `do withdraw ${bp} @ VanArsdel`],
  [add, 'HR just called, cancel my request', `do withdraw ${bp} @ VanArsdel`],
  [add, 'Is that double?', 'unknown'],
  [add, 'is this triple?', 'unknown'],
  [add, 'never mind', `do withdraw ${bp} @ VanArsdel`],
  [`${add} // subscriptions trey`, 'never mind', 'say dropped'],
  [`${add} // subscriptions trey`, 'undo', 'do pending @ VanArsdel'],
  [`${add} // subscriptions vanarsdel`, 'undo', `do withdraw ${bp} @ VanArsdel`],
  [`${add} // trey needs 2 more e5`, 'cancel that', 'say dropped'],
  ['trey needs 2 more e5', 'not yet', 'say dropped'],
  [add, 'not yet', 'do pending @ VanArsdel'],
  [add, "don't add any more", 'say negated'],
  [add, 'can you undo that?', `do withdraw ${bp} @ VanArsdel`],
  [add, 'ok thanks', 'say thanks'],
  [add, 'has it been approved yet?', 'do pending @ VanArsdel'],
  [add, 'who approves this?', 'do pending @ VanArsdel'],
  [add, 'reject it, too expensive', 'do pending @ VanArsdel'],
  ['', 'cancel that', 'say dropped'],
  ['', 'never mind', 'say dropped'],
  // Decided by a press; a sentence shows it.
  [add, 'approve it', 'do pending @ VanArsdel'],
  ['', 'approve the tailspin one', 'do pending @ Tailspin Toys'],
  ['', 'approve contoso', 'do pending @ contoso'],
  ['', 'reject the e5 one', 'do pending'],
  ['', 'approve it frobnicate', 'unknown'],
  ['', 'approve tailspin and trey', 'do pending @ Tailspin Toys; pending @ Trey Research'],
  [add, 'is it done?', 'do pending @ VanArsdel'],
  [add, 'why does it need approval?', 'do policy'],
  ['trey needs 2 more e5', 'how much is that?', `do what-if add 2 ${e5} @ Trey Research`],
  ['', 'is it done?', 'unknown'],
  // The same look-up with something else in its place.
  ['subscriptions trey', 'and blue yonder', 'do subscriptions @ Blue Yonder Airlines'],
  ['subscriptions trey', 'and e5', 'do subscription e5 @ Trey Research'],
  ['contacts tailspin', 'and trey and litware', 'unknown'],
  ['contacts greenfield', 'the dairy', 'do contacts @ Greenfield Dairy'],
  ['contacts trey', 'as csv', 'do contacts @ Trey Research'],
  ['history woodgrove e3', 'and of e5', 'do history e5 @ Woodgrove Bank'],
  ['who has dropsuite', 'and acronis?', 'do portfolio'],
  ['product business premium', 'and visio?', 'do product'],
  ['price of business premium', 'for 20', 'do price 20'],
  ['price of business premium', 'and for tailspin', 'do price @ Tailspin Toys'],
  ['audit vanarsdel', 'and trey?', 'do audit'],
  ['spend', 'just adobe', 'do spend'],
  ['spend', 'just trey', 'do spend'],
  ['invoices woodgrove', 'only the unpaid ones', 'do invoices @ Woodgrove Bank'],
  ['invoices woodgrove', 'the last one', 'do invoice @ Woodgrove Bank'],
  ['invoices woodgrove', 'only the frobnicated ones', 'unknown'],
  ['grant approver to @Tom Reyes', 'only for litware', 'do grant'],
  ['grant approver to @Tom Reyes', '@Mia Novak too', 'do grant'],
  ['grant approver to @Tom Reyes', 'too', 'unknown'],
  ['what does contoso ltd have', 'no, the other contoso', 'do subscriptions @ Contoso Legal'],
  ['what does trey have', 'no, the other one', 'unknown'],
  ['subscriptions trey', '5', 'ask reading'],
  ['subscriptions trey', 'the second one', 'ask reading'],
  ['status', 'and blue yonder', 'unknown'],
  ['subscriptions trey', 'can i get this in excel?', 'do subscriptions @ Trey Research'],
  ['renewals next month', 'this month instead', 'do renewals'],
  ['spend', 'for trey', 'do spend'],
  ['alerts here', 'only for trey', 'do alerts'],
  ['invoices woodgrove', 'show me the last one', 'do invoice @ Woodgrove Bank'],
  ["who doesn't have copilot", 'and visio?', 'do portfolio'],
  // Words that stand for a name.
  ['subscriptions trey', 'when do they renew', 'do renewals @ Trey Research'],
  ['subscriptions trey', 'add 2 more e5', `do add 2 ${e5} @ Trey Research`],
  ['subscriptions trey', 'their e5', 'do subscription e5 @ Trey Research'],
  ['subscriptions trey', 'and renewals?', 'do renewals @ Trey Research'],
  ['add 2 e5 to trey', 'remove 1 e5', `confirm remove 1 ${e5} @ Trey Research`],
  ['subscriptions trey', 'what do they smoke', 'unknown'],
  ['decide woodgrove', 'assign it to me', 'do assign @ Woodgrove Bank'],
  ['subscription trey e5', 'add 2 to it', `do add 2 ${e5} @ Trey Research`],
  [add, 'wrong customer, jones', 'ask which-company in its place'],
  [add, 'no, defenders', 'confirm order 3 defenders @ VanArsdel in its place'],
  ['onboard 2 users at vanarsdel with bp', 'no, at jones', 'ask which-company in its place'],
  [
    'set price of bp for vanarsdel to 24.50',
    'same for tailspin, $25',
    `confirm set-price ${bp} @ Tailspin Toys`,
  ],
  ['cancel visio for contoso ltd', 'not now', 'do pending @ Contoso Ltd'],
  ['raise woodgrove e3 80', 'to 80 frobnicate', 'unknown'],
  ['add 2 standard for jones', 'the zebras', 'unknown'],
  ['add 2 standard for jones', 'no', 'say dropped'],
  ['add 2 standard for jones', 'no, the other one', 'ask which-company'],
  ['renewals', 'no, the other contoso', 'unknown'],
  ['status', 'the other one', 'unknown'],
  ['subscriptions trey', 'and e5 for woodgrove', 'do subscription e5 @ Woodgrove Bank'],
  ['trials', 'and of e5', 'do trials'],
  ['subscriptions trey', 'add 2 e5 please, if bob agrees', 'say conditional'],
  ['price of business premium', 'and standard?', 'do price'],
  [
    'add 2 standard for jones',
    'the 2nd',
    'do add 2 Microsoft 365 Business Standard @ Jones Smith Accountants',
  ],
  [
    'add 2 standard for jones',
    'jones smith, please',
    'do add 2 Microsoft 365 Business Standard @ Jones Smith Accountants',
  ],
  ['contacts trey csv', 'as csv', 'unknown'],
  ['last invoice', 'compare it with the one before', 'do compare-invoices'],
  ['subscriptions trey', 'who do i call there', 'do contacts @ Trey Research'],
  ['subscriptions trey', 'what do they have there', 'do subscriptions @ Trey Research'],
  ['what if add 5 bp for vanarsdel', 'should we?', 'unknown'],
  ['spend adobe', 'and trey?', 'do spend'],
  ['renewals this month', 'that week', 'unknown'],
  ['who has visio', 'as csv', 'do portfolio'],
  ['subscriptions trey', 'which of them renew next month?', 'do renewals @ Trey Research'],
  ['subscriptions trey', "who's the admin contact?", 'do contacts @ Trey Research'],
  // A choice is answered by a name that fits one of what was shown, however it is written.
  ['remove 2 e3 from wide world importers', 'm365 e3', 'do remove 2 Microsoft 365 E3 @ Wide World Importers'],
  ['remove 2 e3 from wide world importers', 'o365e3', 'do remove 2 Office 365 E3 @ Wide World Importers'],
  ['history e3 wide world importers', 'm365 e3', 'do history Microsoft 365 E3 @ Wide World Importers'],
  ['remove 1 standard from jones', 'e3 and e5', 'ask reading'],
  // A look-up of what a company does not have shows what it has; a change shows nothing to choose.
  ['history litware visio', 'the first one', 'do history Microsoft 365 Business Basic @ Litware'],
  ['cancel copilot for litware', 'the first one', 'ask reading'],
  // A greeting agrees to nothing, and a question takes nothing back.
  ['trey needs 2 more e5', 'good morning', 'do today'],
  [add, 'new here, second day – what can I actually ask you?', 'do help'],
  // Another verb than that of the last change takes nothing from it.
  ['order 3 e5 for litware', 'no, remove 2 instead', 'ask reading'],
  ['cancel visio for contoso ltd', 'no, add 3', 'ask reading'],
  ['onboard 2 users at vanarsdel with bp', 'no, remove 3', 'ask reading'],
  ['onboard 2 users at vanarsdel with bp', 'no, add 3', 'do staff on 3 bp @ VanArsdel in its place'],
  ['offboard 2 users at vanarsdel with bp', 'better remove 3', 'do staff off 3 bp @ VanArsdel in its place'],
  ['add 5 e3 for litware', 'same for woodgrove', `confirm add 5 ${e3} @ Woodgrove Bank`],
  [add, 'set 5', 'ask reading'],
  ['cancel the e3 at woodgrove', 'half of it', 'ask reading'],
  ['onboard 2 users at vanarsdel with bp', 'half of that', 'ask reading'],
  [add, 'owing to redundancies please reduce five guys f3 by 8', 'do remove 8 Microsoft 365 F3 @ Five Guys'],
  // A share is reckoned again only of other seats.
  [
    'double e5 at blue yonder',
    'at renewal instead',
    `do set 24 ${e5} @ Blue Yonder Airlines at term-end in its place`,
  ],
  ['double e5 at blue yonder', 'make it 30', `do set 30 ${e5} @ Blue Yonder Airlines in its place`],
  // The other one of two that are called so takes the place of the first.
  [
    'onboard 2 users at contoso ltd with bp',
    'no, the other contoso',
    'do staff on 2 bp @ Contoso Legal in its place',
  ],
  ['set price of bp for contoso to 20', 'ltd', 'do set-price bp @ Contoso Ltd'],
  ['cancel visio for contoso ltd', 'no, the other contoso', 'ask product in its place'],
  [
    'add 2 visio for contoso ltd',
    'no, the other contoso',
    'confirm order 2 visio @ Contoso Legal in its place',
  ],
  [
    'raise woodgrove e3 80',
    'to trey',
    'ask direction,reading (add 80 e3 @ Trey Research; set 80 e3 @ Trey Research)',
  ],
  [add, 'cancel the others', 'do pending'],
  ['spend trey', 'top 5', 'unknown'],
  ['spend last month', 'top 5', 'unknown'],
  ['renewals', 'only in the 45th week', 'unknown'],
  ['who has visio', 'anything with more than 50 seats in any of the places we know', 'do portfolio'],
  ['who has visio and e5', 'of those', 'unknown'],
  ['add 2 standard for jones', 'both', 'ask reading'],
  [
    'set price of bp for vanarsdel to 24.50',
    'same for bright smiles and tailspin',
    `confirm set-price ${bp} @ Bright Smiles Dental; set-price ${bp} @ Tailspin Toys`,
  ],
  ['add 3 e5 for #a0001200', 'same for woodgrove', `do add 3 ${e5} @ Woodgrove Bank`],
  ['subscription #a0000f01', 'what did it cost last month', 'unknown'],
  [add, 'remove 2 e5 if bob agrees', 'say conditional'],
  ['add 2 copilot for contoso ltd', 'same for last minute and northwind', 'ask reading'],
  ['raise woodgrove e3 80', 'to 80 if bob agrees', 'say conditional'],
  ['spend adobe', 'top 5', 'unknown'],
  ['spend', 'top 5 frobnicates', 'unknown'],
  ['history e3 wide world importers', 'both', 'unknown'],
  ['contacts greenfield', 'business basic', 'unknown'],
  ['who has visio and e5', 'price of it', 'do price'],
  ['how many e5 does woodgrove have', 'who touched visio there', 'do history visio @ Woodgrove Bank'],
  ['add bp to vanarsdel', 'option 3', 'unknown'],
  ['grant approver to @Tom Reyes', 'and @Mia Novak for litware', 'do assign @ Litware'],
  ['who has copilot', 'which renew in december without a date?', 'do renewals'],
  // Words that point at nothing, and what is asked of others.
  ['subscriptions trey', 'free trials that end in december', 'do trials'],
  ['subscriptions trey', 'is there a product for email archiving', 'do products'],
  ['orders litware', 'who is our contact at pax8', 'do contacts'],
  [`${add} // history litware basic`, 'who approved that?', 'do audit'],
  // Asking how it was read changes nothing of what was said.
  [`${add} // why?`, 'make it 5', `do add 5 ${bp} @ VanArsdel in its place`],
  [add, "let's say 6", `do add 6 ${bp} @ VanArsdel in its place`],
  [add, 'send it', 'do pending @ VanArsdel'],
  [add, "what's happening with my request?", 'do pending @ VanArsdel'],
  ['spend', 'by frobnicates', 'unknown'],
  ['renewals', 'only before the frobnication', 'unknown'],
  ['who has visio and e5', 'how many is that', 'do portfolio'],
  ['litware 5 basic', 'make it 6 or 7', 'ask reading'],
  ['price of visio', 'and frobnicate premium', 'unknown'],
  // Half of what was said, or one less of it.
  ['remove 10 f3 at five guys', 'half of that', 'do remove 5 Microsoft 365 F3 @ Five Guys in its place'],
  [add, 'half of that', 'ask reading'],
  [
    'add 3 visio for apex engineering',
    'one less',
    'confirm add 2 Visio Plan 2 @ Apex Engineering in its place',
  ],
  [add, '3 less', 'ask reading'],
  // What replaces the direction, refused or not.
  [add, 'sorry, remove not add', `do remove 3 ${bp} @ VanArsdel in its place`],
  [add, 'better at renewal, not now', `do add 3 ${bp} @ VanArsdel at term-end in its place`],
  [add, 'scrap that', `do withdraw ${bp} @ VanArsdel`],
  ['add some seats of e5 for 3m', 'dunno yet, let me ask them first', 'say dropped'],
  // The other side of a question over the portfolio.
  ['who has huntress edr', 'and who doesnt', 'do portfolio'],
  ['who doesnt have dropsuite', 'and which ones do?', 'do portfolio'],
  ['who has bp', 'leave out those with sentinelone already', 'do portfolio'],
  ['renewals next month', 'without the microsoft stuff', 'do renewals'],
  ['price of keeper', 'leave out acronis', 'say negated'],
  ['contacts greenfield', 'both', 'do contacts @ Greenfield Dairy; contacts @ Greenfield Primary Care'],
  // What was looked up last is what is changed.
  ['subscription litware business basic', 'add 2 there', 'do add 2 Microsoft 365 Business Basic @ Litware'],
  [
    'subscription litware business basic',
    'remove 2 of them',
    'do remove 2 Microsoft 365 Business Basic @ Litware',
  ],
  ['how many f1 has remove-it', 'should be 28', 'confirm set 28 Microsoft 365 F1 @ Remove-It Waste Services'],
  ['how many f1 has remove-it', 'should be 2000 tomorrow', 'say another-day'],
  ['how many e5 does woodgrove have', 'who touched them last', 'do history e5 @ Woodgrove Bank'],
  ['price of keeper', 'and what would october films pay', 'do price @ October Films'],
  ['subscriptions oceanview realty', 'no no the hotel', 'do subscriptions @ Ocean View Hotel'],
  // More or less than was asked for, the other direction, and what should have been done.
  [add, 'two more than that', `do add 5 ${bp} @ VanArsdel in its place`],
  [add, 'hm, one less than that', `do add 2 ${bp} @ VanArsdel in its place`],
  [add, '3 less than that', 'ask reading'],
  ['remove 2 e5 from trey', 'one more than i said', `do remove 3 ${e5} @ Trey Research in its place`],
  [add, 'remove 2 of them', `confirm add 1 ${bp} @ VanArsdel in its place`],
  [add, 'take 1 off again', `confirm add 2 ${bp} @ VanArsdel in its place`],
  [add, 'remove 4 of them', 'ask reading'],
  [add, 'remove, not add', `do remove 3 ${bp} @ VanArsdel in its place`],
  [add, 'the other way round', `do remove 3 ${bp} @ VanArsdel in its place`],
  ['remove 2 e5 from trey', 'wrong way round!', `do add 2 ${e5} @ Trey Research in its place`],
  ['set trey e5 to 10', 'the other way round', 'ask reading'],
  [add, 'i meant removed', `confirm remove 3 ${bp} @ VanArsdel in its place`],
  [
    'remove 2 e5 from trey',
    'wrong way round, i want them added',
    `confirm add 2 ${e5} @ Trey Research in its place`,
  ],
  [add, 'i meant frobnicated', `confirm add 3 ${bp} @ VanArsdel left frobnicated in its place`],
  [`${add} // no, 4`, 'no, 5 after all', `do add 5 ${bp} @ VanArsdel in its place`],
  [`${add} // sorry, litware`, 'no wait, vanarsdel was right', `confirm add 3 ${bp} @ VanArsdel`],
  ['order 3 e5 for litware', 'no, for trey', 'do order 3 e5 @ Trey Research'],
  ['order 3 e5 and 2 visio plan 2 for litware', 'no, for trey', 'do order 3 e5 @ Trey Research as a new'],
  [
    'reduce tailspin bp to 22',
    'at renewal, not right away',
    `do set 22 ${bp} @ Tailspin Toys at term-end in its place`,
  ],
  // A question about the change changes nothing.
  [add, 'when does it renew?', 'do renewals @ VanArsdel'],
  [add, 'how many do they have now?', 'do subscription bp @ VanArsdel'],
  [add, 'how many companies have it', 'do portfolio'],
  ['renewals', 'please', 'do help'],
  ['who has visio and e5', 'how many seats are there of those', 'do portfolio'],
  ['add 3 bp', 'how many do they have now?', 'unknown'],
  ['cancel #a0000f01', 'how many of them are there now', `do subscription ${e5} @ Woodgrove Bank`],
  // A reason that comes later, whatever names stand in it.
  [add, 'because of the new office', `do add 3 ${bp} @ VanArsdel in its place`],
  [add, 'the reason is a new premium customer', `do add 3 ${bp} @ VanArsdel in its place`],
  [add, "it's for the new office in leeds", `do add 3 ${bp} @ VanArsdel in its place`],
  [add, "it's for tailspin", `do add 3 ${bp} @ Tailspin Toys in its place`],
  ['can you add 3 bp to vanarsdel?', 'because of the office move', `confirm add 3 ${bp} @ VanArsdel`],
  ['can you add 3 bp to vanarsdel?', "go ahead, it's for the new office", `do add 3 ${bp} @ VanArsdel`],
  ['add bp to vanarsdel', 'reason: office move', 'ask number'],
  ['add seats of visio plan 2 for 3M', 'just the one', 'do add 1 Visio Plan 2 @ 3M'],
  ['what if add 5 bp for vanarsdel', 'because of the office', `do what-if add 5 ${bp} @ VanArsdel`],
  // A question of the bot is let go, whatever follows.
  ['add seats to schäfer', 'never mind, sorted it', 'say dropped'],
  [add, 'forget it, they called back', `do withdraw ${bp} @ VanArsdel`],
  [add, 'never mind, remove 2 instead', `do remove 2 ${bp} @ VanArsdel in its place`],
  // A price that is agreed to is offered as a change.
  ['price of 5 e3 for woodgrove', 'ok, go for 3', `confirm add 3 ${e3} @ Woodgrove Bank`],
  ['price of 5 e3 for woodgrove', 'yes please', `confirm add 5 ${e3} @ Woodgrove Bank`],
  ['price of e3 for woodgrove', 'yes please', 'unknown'],
  ['price of e3', 'ok, go for 3', 'do price 3'],
  ['price of e3 for woodgrove', 'ok, go for 3 frobnicates', 'unknown'],
  // What was named is named more exactly.
  ['renewals contoso', 'ltd', 'do renewals @ Contoso Ltd'],
  ['renewals contoso', 'frobnicate', 'unknown'],
  ['add 2 power bi pro', 'litware of course', 'do add 2 Power BI Pro @ Litware'],
  ['change no limits climbing bp', 'up to 10', `do set 10 ${bp} @ No Limits Climbing`],
  // What has no subject of its own is of what was listed.
  ['subscriptions trey', 'which renew in december?', 'do renewals @ Trey Research'],
  ['who has copilot', 'which of them renew this month?', 'do renewals'],
  ['who has visio and e5', 'which renew in december?', 'do renewals'],
  ['who has copilot', 'which contoso ones renew in december', 'do renewals @ contoso'],
  // A whole sentence leans on nothing.
  [add, 'add 2 e5 to trey', `do add 2 ${e5} @ Trey Research`],
  ['subscriptions trey', 'renewals', 'do renewals'],
  ['who has dropsuite', 'add 3 e5 for litware', 'confirm order 3 e5 @ Litware'],
  ['thanks', 'make it 5', 'unknown'],
  ['', 'make it 5', 'unknown'],
];

describe('a message beside what was said before', () => {
  test.each(follows)('“%s”, then “%s”: %s', (after, say, expected) => {
    expect(meant(after, say)).toBe(expected);
  });

  test('keeps the rest of a look-up when one thing of it changes', () => {
    const { decision } = said('renewals next month', 'woodgrove only');
    expect(decision).toMatchObject({
      intent: { kind: 'renewals', company: 'Woodgrove Bank', period: { label: 'next month' } },
    });
    expect(said('grant approver to @Tom Reyes', '@Mia Novak too').decision).toMatchObject({
      intent: { who: '@Mia Novak', role: 'approver' },
    });
  });

  const question = (after: string, say: string) => {
    const { decision } = said(after, say);
    return decision.kind === 'do' && decision.intent.kind === 'portfolio' ? decision.intent.question : null;
  };
  test.each([
    ['spend contoso', 'spend csv', { of: null, as: 'csv' }],
    ['spend contoso', 'export spend please', { of: null, as: 'csv' }],
    ['invoices contoso', 'invoices csv', { company: null, as: 'csv' }],
    ['renewals trey', 'renewals next month csv', { company: null, period: { label: 'next month' } }],
    ['audit contoso', 'audit csv', { about: null, as: 'csv' }],
    ['who has visio', 'export all subscriptions', { question: { what: 'subscriptions', has: [] } }],
  ])('after “%s”, “%s” says what it looks up and is a file of all of it', (after, say, intent) => {
    expect(said(after, say).decision).toMatchObject({ kind: 'do', intent });
  });

  test.each([
    ['spend contoso', 'export that', { of: 'contoso', as: 'csv' }],
    ['invoices contoso', 'export these invoices', { company: 'contoso', as: 'csv' }],
    ['invoices contoso', 'can i have those invoices in excel', { company: 'contoso', as: 'csv' }],
    ['subscriptions trey', 'put this list in a csv file', { company: 'Trey Research', as: 'csv' }],
  ])('after “%s”, “%s” points at what was shown, as a file', (after, say, intent) => {
    expect(said(after, say).decision).toMatchObject({ kind: 'do', intent });
  });

  test.each([
    ['who has visio', 'only those with e5', { has: ['visio', 'e5'] }],
    ['who has visio', 'and project?', { has: ['project'] }],
    ['who has visio', 'as csv', { has: ['visio'], as: 'csv' }],
    ['who has visio', 'just the ones with more than 50 seats', { has: ['visio'], moreSeats: 50 }],
    ['who has visio', 'how many seats in total?', { what: 'seats', of: ['visio'] }],
    ['who has visio', 'top 3', { has: ['visio'], top: 3 }],
    ['who has visio', 'only the top 3 by seats', { has: ['visio'], top: 3, by: 'seats' }],
    ['who doesn’t have copilot', 'and visio?', { lacks: ['visio'], has: [] }],
    ['margin on business premium', 'and e5', { what: 'margin', of: ['e5'] }],
    ['top 10 by spend', 'top 5', { by: 'spend', top: 5 }],
    ['spend', 'top 5', { by: 'spend', top: 5 }],
    ['who has business basic', 'how many seats is that in total', { what: 'seats', of: ['business basic'] }],
  ])('narrows “%s” by “%s”', (after, say, narrowed) => {
    expect(question(after, say)).toMatchObject(narrowed);
  });

  test.each([
    ['which clients lack copilot', 'top 5 customers by spend', { lacks: [], by: 'spend', top: 5 }],
    ['who has visio', 'customers with more than 50 seats', { has: [], moreSeats: 50 }],
    ['margins below 10%', 'top 3 by spend', { amount: null, by: 'spend', top: 3 }],
    ['who has monthly terms', 'which windows are open?', { term: null, window: true }],
  ])('after “%s”, “%s” says itself whom it asks about', (after, say, whole) => {
    expect(question(after, say)).toMatchObject(whole);
  });

  test.each([
    ['renewals next month', 'over $500', { amount: { least: 500, currency: 'USD' } }],
    ['renewals next month', 'mine only', { who: 'me' }],
    [
      'renewals next month // over 500',
      'except woodgrove',
      { except: ['Woodgrove Bank'], amount: { least: 500, currency: null } },
    ],
  ])('keeps what narrowed “%s” when “%s” is said', (after, say, filters) => {
    expect(said(after, say).decision).toMatchObject({
      kind: 'do',
      intent: { kind: 'renewals', period: { label: 'next month' } },
      filters,
    });
  });

  const list = (after: string, say: string) => {
    const { decision } = said(after, say);
    if (decision.kind !== 'do') return decision.kind;
    const { intent, filters, left } = decision;
    const { kind, ...rest } = intent;
    const period = 'period' in rest && rest.period !== null ? rest.period.label : filters?.period?.label;
    return { kind, ...rest, period, filters, left };
  };
  test.each([
    ['subscriptions müller', 'just the annual ones', { kind: 'subscriptions', filters: { term: 'annual' } }],
    ['subscriptions müller', 'which of them are monthly?', { filters: { term: 'monthly' } }],
    ['subscriptions müller', 'and the cancelled ones', { filters: { status: 'Cancelled' } }],
    ['who has copilot', 'take 3M out of it', { kind: 'portfolio', filters: { except: ['3M'] } }],
    [
      'renewals december',
      'leave litware out',
      { filters: { except: ['Litware'] }, period: 'in December 2026' },
    ],
    [
      'renewals december // without litware',
      'skip trey',
      { filters: { except: ['Litware', 'Trey Research'] } },
    ],
    ['renewals december', 'remove 3M from the list', { filters: { except: ['3M'] } }],
    [
      'spend this year',
      'split by vendor pls',
      { kind: 'portfolio', period: 'this year', question: { by: 'vendor' } },
    ],
    [
      'spend this year',
      'now per customer',
      { kind: 'portfolio', question: { what: 'companies', by: 'spend' } },
    ],
    ['spend adobe', 'per customer', { kind: 'portfolio', question: { of: ['Adobe'], by: 'spend' } }],
    ['spend this year', 'by month', { kind: 'spend', period: 'this year' }],
    ['unpaid invoices', 'sort by amount', { kind: 'invoices', status: 'Unpaid', left: ['by amount'] }],
    [
      'renewals december',
      'only over 10 seats',
      { kind: 'renewals', period: 'in December 2026', filters: { seats: { more: 10 } } },
    ],
    ['renewals december', 'how many is that?', { kind: 'renewals', period: 'in December 2026' }],
    [
      'which companies lack sentinelone',
      'how many is that?',
      { question: { lacks: ['SentinelOne'], show: 'number' } },
    ],
    ['renewals contoso legal this month', 'the month after then', { period: 'in December 2026' }],
    ['renewals this quarter', 'and the one after', { period: 'in Q1 2027' }],
    ['invoices october', 'the month before', { period: 'in September 2026' }],
    ['spend this year', 'the year before', { kind: 'spend', period: 'in 2025' }],
    ['renewals tomorrow', 'the day after that', { period: '25 Nov 2026' }],
    ['renewals next week', 'the week after', { period: '7 Dec 2026 to 13 Dec 2026' }],
    ['renewals in the next 3 years', 'the one after', { kind: 'renewals' }],
    ['who has copilot', 'which of them renew this month?', { filters: { product: 'copilot' } }],
  ])('after “%s”, “%s” is of the same list', (after, say, meaning) => {
    expect(list(after, say)).toMatchObject(meaning);
  });

  test.each([
    ['renewals woodgrove', 'without litware'],
    ['what was cancelled last month', 'the month before'],
    ['renewals december', 'without litware frobnicate'],
    ['trials', 'the month after'],
    ['spend', 'by frobnicates'],
    ['subscriptions müller', 'which of them are frobnicated?'],
    ['contacts trey', 'by vendor'],
  ])('after “%s”, “%s” is not understood', (after, say) => {
    expect(said(after, say).decision.kind).not.toBe('do');
  });

  test.each([
    [add, 'because of the new office', { purpose: 'the new office', ticket: null }],
    [add, 'the reason is a new office (ticket 4711)', { purpose: 'a new office', ticket: '4711' }],
    [add, "it's for ticket 4711", { purpose: null, ticket: '4711' }],
    [
      'can you add 3 bp to vanarsdel?',
      'due to the merger with litware',
      { purpose: 'the merger with litware' },
    ],
  ])('after “%s”, “%s” is its reason', (after, say, reason) => {
    expect(said(after, say).given).toMatchObject(reason);
  });

  test('carries the reason of a rejection to the card', () => {
    expect(said(add, 'reject it because the budget is gone').decision).toMatchObject({
      intent: { kind: 'pending', reason: 'the budget is gone' },
    });
  });

  test('what was offered and pressed is not filed again by a yes', () => {
    const { last } = memoryAfter(world, ['trey needs 2 more e5']);
    const request = {
      ...{ changeId: 'pressed', subscriptionId: 'a0001200-0000-4000-8000-000000000000' },
      ...{ companyName: 'Trey Research', productName: e5, waiting: true },
    };
    expect(readBeside('yes', world.portfolio, { last, request }, here).decision).toMatchObject({
      kind: 'do',
      intent: { kind: 'pending', company: 'Trey Research' },
    });
  });

  test('of a request that is not there any more asks for a whole sentence', () => {
    const gone = { ...memoryAfter(world, [add]), request: null };
    expect(readBeside('two more than that', world.portfolio, gone, here).decision).toMatchObject({
      kind: 'ask',
      missing: ['reading'],
    });
    expect(readBeside('because of the new office', world.portfolio, gone, here).decision.kind).toBe('ask');
  });

  test('of a request that waits no more shows it, and changes nothing', () => {
    const memory = memoryAfter(world, [add]);
    const gone = { ...memory, request: memory.request && { ...memory.request, waiting: false } };
    for (const say of ['make it 5', 'cancel that', 'no, for tailspin', 'because of the new office'])
      expect(readBeside(say, world.portfolio, gone, here).decision).toMatchObject({
        kind: 'do',
        intent: { kind: 'pending', company: 'VanArsdel' },
      });
  });

  test('is read alone before the first load', () => {
    expect(readBeside('cancel that', null, noMemory, here).decision.kind).toBe('unknown');
  });

  test('opens no change for any words after a look-up', () => {
    const words = [
      'yes',
      'ok',
      'do it',
      'approve',
      'it',
      'that',
      'the',
      'second',
      'one',
      '5',
      'make',
      'and',
      'no',
    ];
    const memory = memoryAfter(world, ['renewals next month']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 6 }), (some) => {
        const { decision } = readBeside(some.join(' '), world.portfolio, memory, here);
        return decision.kind !== 'confirm' && !(decision.kind === 'do' && 'count' in decision.intent);
      }),
    );
  });

  test('opens no change for any words that only agree, after a request', () => {
    const words = [
      'yes',
      'ok',
      'do it',
      'approve',
      'approved',
      'it',
      'that',
      'go ahead',
      'confirm',
      'please',
      'thanks',
    ];
    const memory = memoryAfter(world, [add]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 6 }), (some) => {
        const { decision } = readBeside(some.join(' '), world.portfolio, memory, here);
        return decision.kind !== 'confirm' && !(decision.kind === 'do' && 'count' in decision.intent);
      }),
    );
  });

  test.each([
    'it ',
    'is it approved ',
    'reject it, ',
    'and ',
    'make it 5 ',
    '⇢ ',
    ' ⇢ and e5',
    'not 3 ',
    '@a ',
  ])('answers ten thousand characters of “%s” at once', (piece) => {
    const memory = memoryAfter(world, [add]);
    const began = performance.now();
    readBeside(piece.repeat(10_000 / piece.length), world.portfolio, memory, here);
    readBeside(piece.repeat(990 / piece.length), world.portfolio, memory, here);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test('never throws, whatever was said before', () => {
    const sentences = fc.constantFrom(...follows.flatMap(([after, say]) => [...after.split(' // '), say]));
    fc.assert(
      fc.property(fc.array(sentences, { maxLength: 4 }), sentences, (before, say) => {
        readBeside(say, world.portfolio, memoryAfter(world, before), here);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is said behind taking a change back', () => {
  test.each([
    [add, 'cancel that and show me tailspin', /^do withdraw .* @ VanArsdel$/, ['show me tailspin']],
    [
      add,
      'please cancel that, tailspin is on the phone',
      /^do withdraw .* @ VanArsdel$/,
      ['tailspin is on the phone'],
    ],
    [
      add,
      'cancel that and show me their renewals',
      /^do withdraw .* @ VanArsdel$/,
      ['show me their renewals'],
    ],
    [
      'cancel bp at vanarsdel',
      'cancel that and show me tailspin',
      /^do withdraw .* @ VanArsdel$/,
      ['show me tailspin'],
    ],
    [
      add,
      'cancel that, no wait, tailspin is on the phone',
      /^unknown/,
      ['no wait, tailspin is on the phone'],
    ],
  ])('“%s”, then “%s”: %s', (after, say, expected, left) => {
    expect(meant(after, say)).toMatch(expected);
    expect(said(after, say).decision).toMatchObject({ left });
  });

  test.each([
    [add, 'cancel that, i meant tailspin', /^confirm add 3 .* Tailspin Toys/],
    [add, 'cancel that, same for tailspin', /^confirm add 3 .* Tailspin Toys/],
    ['add bp to vanarsdel', 'cancel that and show me tailspin', /^say dropped$/],
    [add, 'and at tailspin how many?', /^do subscription .*Tailspin Toys$/],
    [add, 'how many at tailspin?', /^do subscription .*Tailspin Toys$/],
    [add, 'and at tailspin?', /^confirm add 3 .* Tailspin Toys/],
  ])('“%s”, then “%s”: %s', (after, say, expected) => expect(meant(after, say)).toMatch(expected));
});

describe('a look-up that is put right', () => {
  test.each([
    ['price rises', 'not those, the ones over 5 percent', /^(?!do|confirm|ask)/],
    ['unused seats at litware', 'no not those, the ones to remove 5 of', /^(?!do|confirm|ask)/],
    ['invoices', 'no not those, I meant the ones that are overdue', /^do invoices/],
  ])('“%s”, then “%s” changes no seats', (after, say, expected) =>
    expect(meant(after, say)).toMatch(expected),
  );
});

describe('a chain of sentences', () => {
  test('is read as its last part, beside those before it', () => {
    expect(meant('', 'subscriptions trey ⇢ and blue yonder')).toBe('do subscriptions @ Blue Yonder Airlines');
    expect(meant('add 3 e5', 'subscriptions trey ⇢ and blue yonder ⇢ as csv')).toBe(
      'do subscriptions @ Blue Yonder Airlines',
    );
  });

  test('never opens a change', () => {
    expect(meant('', 'add bp to vanarsdel ⇢ 4')).toBe('unknown');
    expect(meant('', 'subscriptions trey ⇢ add 2 e5')).toBe('unknown');
  });

  test('stands alone when the whole grows too long: a part left out would show something else', () => {
    expect(chained('a', 'b')).toBe('a ⇢ b');
    expect(chained(`a ⇢ ${'x'.repeat(290)}`, 'and blue yonder')).toBe('and blue yonder');
  });

  test('a file of a narrowed list is asked for with all that narrowed it', () => {
    expect(withMore('renewals in december?', 'csv')).toBe('renewals in december csv');
    const decided = (sentence: string) => said('', sentence).decision;
    const narrowed = 'renewals in the next 2 weeks ⇢ only the ones over 500 bucks';
    const amount = { least: 500, currency: 'USD' };
    expect(decided(withMore(narrowed, 'csv'))).toMatchObject({ intent: { as: 'csv' }, filters: { amount } });
    expect(decided(withMore(narrowed, 'including monthly'))).toMatchObject({
      ...{ intent: { monthlyToo: true, as: 'card' }, filters: { amount } },
    });
    expect(withMore(`a ⇢ ${'x'.repeat(294)}`, 'csv')).toBe('csv');
  });
});

describe('the phrases of a follow-up', () => {
  test.each(followRows)('%s: each row’s example says so', (mark, _phrases, example) => {
    expect([...saidIn(readIn(example).spans).marks]).toContain(mark);
  });
});

describe('what is remembered', () => {
  const lastAfter = (...sentences: string[]) => memoryAfter(world, sentences).last;
  const names = (...sentences: string[]) =>
    lastAfter(...sentences)?.candidates.map((each) =>
      each.kind === 'intent' ? each.intent.kind : each.name,
    );

  test('is what was shown to choose from, in that order', () => {
    expect(names('add 2 standard for jones')).toEqual(['Smith-Jones Architects', 'Jones Smith Accountants']);
    expect(names('add 2 e3 to wide world')).toEqual(['Microsoft 365 E3', 'Office 365 E3']);
    expect(names('add 3 seats for litware')).toContain('Power BI Pro');
    expect(names('litware 5 basic')).toEqual(['seats', 'seats', 'seats']);
    expect(names('trey needs 2 e5 and woodgrove needs 2 e3')).toEqual(['seats', 'seats']);
    expect(names('subscription litware zebra')).toEqual(expect.any(Array));
    expect(names('usage jones')).toHaveLength(2);
    expect(names('contacts frobnicate')).toEqual(expect.any(Array));
    expect(names('subscriptions trey')).toEqual([]);
  });

  test('stays the subject after a message that was not understood, without its question', () => {
    expect(lastAfter('trey needs 2 more e5')).toMatchObject({ open: true });
    expect(lastAfter('trey needs 2 more e5', 'lorem')).toMatchObject({ open: false });
    expect(lastAfter('lorem')).toBeNull();
    expect(lastAfter('trey needs 2 more e5', 'help')).toBeNull();
  });

  test('is nothing of a company that is gone', () => {
    const reading = readIn('add 2 standard for jones');
    const { decision } = reading;
    if (decision.kind !== 'ask') throw new Error('no question');
    const gone = { ...reading, decision: { ...decision, companies: ['gone', ...decision.companies] } };
    const said = rememberedOf('x', gone, world.portfolio, noMemory, here.now);
    expect(said?.candidates).toHaveLength(2);
  });
});

describe('a message that says nothing without what was said before', () => {
  test.each([
    ['make it 5', true],
    ['yes', true],
    ['the second one', true],
    ['same for tailspin', true],
    ['as csv', true],
    ['frobnicate that', false],
    ['lorem ipsum', false],
    ['please', false],
  ])('“%s”: %s', (say, points) => {
    expect(pointsBack(readIn(say).spans)).toBe(points);
  });
});
