import { describe, expect, test } from '@jest/globals';
import { memoryAfter } from '../../../scripts/corpus-score.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { here, readIn, shown, world } from '../reading/world.ts';

const said = (say: string, ...after: readonly string[]): string =>
  shown(readBeside(say, world.portfolio, memoryAfter(world, after), here));

const asked = 'add 2 microsoft 365 for ocean view hotel';

describe('a short answer takes what it names of what was asked', () => {
  test.each([
    // By its size: none where both are as large, or where nothing is to be chosen.
    [asked, 'the larger one', 'confirm add 2 Microsoft 365 F3 @ Ocean View Hotel'],
    [asked, 'the smallest please', 'confirm add 2 Microsoft 365 Business Basic @ Ocean View Hotel'],
    ['add 2 microsoft 365 for swap shop exchange', 'the bigger one', 'unknown'],
    ['add 2 e5 for trey research', 'the bigger one', 'unknown'],
    ['subscriptions contoso', 'the bigger one', 'do subscriptions @ Contoso Legal'],
    // A product that the company has, whatever else the word asks.
    [
      'add 2 for greenfield primary',
      'phone',
      'do add 2 Microsoft Teams Phone Standard @ Greenfield Primary Care',
    ],
    ['add 2 for greenfield primary', 'visio', 'confirm order 2 visio @ Greenfield Primary Care'],
    ['add 2 for greenfield primary', 'please', 'do help'],
    [
      'add 2 for greenfield primary',
      'what else do they have there',
      'do subscriptions @ Greenfield Primary Care',
    ],
  ])('%s; %s', (before, say, meant) => expect(said(say, before)).toBe(meant));

  test.each([
    [
      'remove 1 basic from litware',
      'undo the litware change',
      'do withdraw Microsoft 365 Business Basic @ Litware',
    ],
    ['remove 1 basic from litware', 'undo the trey change', 'do pending @ Trey Research'],
    ['remove 1 basic from litware', 'take back my request for trey', 'do pending @ Trey Research'],
    ['remove 1 basic from litware', 'undo 2 e5 at trey', 'say negated'],
  ])('what is undone is of the company that is named: %s; %s', (before, say, meant) =>
    expect(said(say, before)).toBe(meant),
  );
});

describe('what is said beside a correction or a withdrawal adds nothing to it, and holds back what it would hold back', () => {
  test.each([
    [
      'add 2 E5 to Trey',
      'hmm, call it three, I forgot the trainee',
      'do add 3 Microsoft 365 E5 @ Trey Research',
    ],
    ['add 2 E5 to Trey', 'call it three, but wait for Bob', 'unknown'],
    ['add 2 E5 to Trey', 'make it 3, the boss said so', 'say reported'],
    ['add 2 E5 to Trey', 'make it 4, not before Monday', 'say conditional'],
    ['add 2 E5 to Trey', 'make it 4, unless Bob says no', 'say negated'],
    [
      'add 2 E3 to Müller',
      'the Microsoft one, not the old Office one',
      'do add 2 Microsoft 365 E3 @ Müller Maschinenbau GmbH',
    ],
    [
      'add 5 F3 to Ocean View Hotel',
      'scratch that, customer changed their mind',
      'do withdraw Microsoft 365 F3 @ Ocean View Hotel',
    ],
    ['add 5 F3 to Ocean View Hotel', 'scratch that, 7', 'do add 7 Microsoft 365 F3 @ Ocean View Hotel'],
    [
      'add 2 E5 for Trey',
      'sorry, wrong customer. Take that one back please',
      'do withdraw Microsoft 365 E5 @ Trey Research',
    ],
    ['add 2 premium for Oceanview Realty?', 'laat maar, is al opgelost', 'say dropped'],
    ['add 2 E5 for Trey', 'Ach nein, doch lieber 4', 'do add 4 Microsoft 365 E5 @ Trey Research'],
    [
      'what if remove 6 Business Basic at Premium Meats',
      'hm. no. leave everything like it is',
      'say dropped',
    ],
  ])('%s; %s', (before, say, meant) => expect(said(say, before)).toBe(meant));
});

describe('what lets a request go puts nothing in its place', () => {
  test.each([
    ['never mind, 5', /^(?!do add)/],
    ['cancel that, 2', /^(?!do add)/],
    ['make it 5, I forgot the approval', /^(?!do add)/],
    ['make it 5, I forgot the trainee', /^do add 5/],
    ['scratch that, 5', /^do add 5/],
    ['false alarm, Woodgrove is fine', /^do pending @ Litware/],
    ['false alarm at Woodgrove', /^do pending @ Litware/],
    ['false alarm at Woodgrove, 2 basic', /^(?!do add)/],
    ['call it a day', /^do pending @ Litware/],
    ['skip it for now', /^do pending @ Litware/],
    ['skip that', /^do pending @ Litware/],
    ['hat sich erledigt', /^do withdraw/],
    ['can you forget it?', /^do withdraw/],
    ['cancel that?', /^do withdraw/],
    // Whether it is done, and that it is, takes nothing back.
    ['schon erledigt?', /^(?!do|confirm)/],
    ['erledigt?', /^(?!do|confirm)/],
    ['hat sich erledigt?', /^(?!do|confirm)/],
    ['never mind?', /^(?!do|confirm)/],
    ['is al opgelost?', /^(?!do|confirm)/],
    ["c'est réglé ?", /^(?!do|confirm)/],
    ['danke, schon erledigt', /^(?!do|confirm)/],
  ])('add 3 basic for litware; %s', (say, meant) =>
    expect(said(say, 'add 3 basic for litware')).toMatch(meant),
  );
  test('nor when nothing was asked for', () =>
    expect(said('false alarm, Woodgrove is fine', 'subscriptions litware')).toMatch(/^say dropped/));
});

test.each([
  ['kill the Copilot trial at Contoso Ltd', /^confirm cancel Microsoft 365 Copilot .*left trial/],
  ['stop the copilot business trial of all in poker club', /^do cancel Microsoft 365 Copilot Business/],
])('what is paid for is no trial: %s', (say, meant) => expect(said(say)).toMatch(meant));

test('the cost after a list is of all that the company has', () =>
  expect(
    readBeside(
      'how much is that a month',
      world.portfolio,
      memoryAfter(world, ['what does litware have']),
      here,
    ).decision,
  ).toEqual(readIn('spend Litware').decision));

describe('how many of a price are supposed is a price, and nothing else', () => {
  const price = 'price of Business Premium for Apex Engines';
  test.each([
    ['and if they took ten?', /^do price 10 @ Apex Engines/],
    ['what would 25 be', /^do price 25 @ Apex Engines/],
    ['and for 15?', /^do price 15 @ Apex Engines/],
    ['and if Litware took 12?', /^do price 12 @ Litware/],
    ['they took 12 last year', /^(?!do price|confirm)/],
    ['if they took 12 off', /^(?!do price|confirm)/],
    ['if they took 3 E5', /^(?!do price 3 .*Premium|confirm)/],
    ['and if they took ten or 12?', /^(?!do price|confirm)/],
  ])('%s', (say, meant) => expect(said(say, price)).toMatch(meant));
  test('after a change it changes nothing', () =>
    expect(said('and if they took ten?', 'add 3 premium for Apex Engines')).toMatch(/^(?!do add|confirm)/));
});

describe('what nobody uses is only offered back', () => {
  const unused = 'unused E5 at Woodgrove';
  test.each([
    ['take those three off then', /^confirm remove 3 Microsoft 365 E5 @ Woodgrove/],
    ["don't take 3 of them off", /^say negated/],
    ['take three off tomorrow', /^say/],
    ['maybe take three off', /^say/],
    ['who used those three?', /^(?!do remove|confirm)/],
    ['take three quokkas off', /^(?!do|confirm)/],
    ['take those 3 off the list', /^(?!do|confirm)/],
    ['take 4 of those off my list', /^(?!do|confirm)/],
    ['take three out of the report', /^(?!do|confirm)/],
  ])('%s', (say, meant) => expect(said(say, unused)).toMatch(meant));
  test('of a list of all nothing is taken', () => expect(said('take 3 off', 'unused seats')).toMatch(/^ask/));
});

describe('the name of an offer shows it once more', () => {
  test.each([
    ['legal', /^confirm add 5 .* @ Contoso Legal/],
    ['not legal', /^say negated/],
    ['contoso ltd', /^do company @ Contoso Ltd/],
  ])('add 5 e3 to contoso; %s', (say, meant) => expect(said(say, 'add 5 e3 to contoso')).toMatch(meant));
});

describe('a list in fewer words, or as a file', () => {
  test.each([
    ['who has F3', 'only the ones with more than 50', /^do portfolio/],
    ['who spends the most', 'only the ones over 500', /^do portfolio/],
    ['renewals next month', 'just mine, and as csv', /^do renewals/],
    ['renewals in december', 'which of all those are Ann’s', /^(?:do renewals|unknown)/],
    ['contacts litware', 'same for Fabrikam and as csv', /^do contacts/],
    ['who has F3', 'just the ones over 20, as csv', /^do portfolio/],
    ['subscriptions litware', 'the quokkas, as csv', /^(?!confirm)/],
    ['price of Business Premium for Litware', 'and for 15, as csv', /^(?!confirm)/],
    ['who has F3', 'only the ones with more than this', /^(?!confirm)/],
    ['invoice of november', 'that one but the month before, and as csv', /^do invoice/],
  ])('%s; %s', (before, say, meant) => expect(said(say, before)).toMatch(meant));
});

describe('what waits', () => {
  const reduced = 'remove 4 Business Premium from Apex Engines';
  test.each([
    ['then plan it for the renewal, as you suggest', /^confirm remove 4 /],
    ['plan it', /^ask reading/],
    ["don't plan it for the renewal", /^say negated/],
    ['hm no, better only when it renews', /^confirm remove 4 /],
    ['hold that, I need to check with them', /^do pending/],
  ])('%s', (say, meant) => expect(said(say, reduced)).toMatch(meant));
});
