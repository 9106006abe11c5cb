import { describe, expect, test } from '@jest/globals';
import { memoryAfter } from '../../../scripts/corpus-score.ts';
import { readBeside } from '../../../src/core/conversation/follow-up.ts';
import { here, shown, world } from '../reading/world.ts';

const said = (after: string, say: string): string =>
  shown(readBeside(say, world.portfolio, memoryAfter(world, [after]), here));

const whichProduct = 'add 3 seats for Contoso Ltd';
const whichCompany = 'add 3 Business Premium';
const asked = 'add 3 Business Premium for Contoso Ltd';
const offered = 'Contoso Ltd needs 3 Business Premium';

describe('what leans on what was said before is not filed', () => {
  test.each([
    // A name that answers, denied, put off, doubted, told by others, of another company.
    [whichProduct, 'not Visio', /^say negated/],
    [whichProduct, 'never Visio', /^say negated/],
    [whichProduct, 'they don’t need Visio', /^say negated/],
    [whichProduct, 'anything but Visio', /^ask product/],
    [whichProduct, 'Visio tomorrow', /^say another-day/],
    [whichProduct, 'Visio if there is budget', /^say conditional/],
    [whichProduct, 'Visio, they said', /^say reported/],
    [whichProduct, 'Business Premium maybe', /^say uncertain/],
    [whichProduct, 'Business Premium for VanArsdel', /^ask product/],
    [whichProduct, 'remove Visio', /^ask product/],
    [whichProduct, 'Visio mañana', /^say another-day/],
    [whichProduct, 'Visio am Montag', /^ask product/],
    [whichCompany, 'anyone but Contoso Ltd', /^say negated/],
    [whichCompany, "don't use Contoso Ltd", /^say negated/],
    [whichCompany, 'Contoso Ltd, not today', /^say negated/],
    ['cancel Visio', '3M not today', /^say negated/],
    // A correction that is denied, put off, or stands beside what takes the request back.
    [asked, "don't make it 5", /^say negated/],
    // What praises the answer wants nothing again.
    [asked, 'top, thanks, that was fast', /^say thanks/],
    [asked, 'that was quick', /^say thanks/],
    [asked, 'hold up the order', /^(?!do|confirm)/],
    [asked, 'hold up, 4', /^do add 4/],
    [asked, 'wrong one, cancel it', /^do withdraw/],
    [asked, 'one is enough, take it back', /^do withdraw/],
    [
      'what does Litware have',
      'renewals of @Kim, she is ill and I look after them',
      /^(?!do (?:assign|owner))/,
    ],
    ['what does Litware have', 'who is the right person to talk to there?', /^do contacts .*Litware/],
    [
      'what does Litware have',
      'who would be the right person to talk to over there?',
      /^do contacts .*Litware/,
    ],
    ['what does Litware have', 'renewals there and the approvers over there', /^do/],
    ['renewals next month', 'who would be the right person to talk to there?', /^do contacts/],
    [asked, 'cheers, that saved my morning', /^say thanks/],
    [asked, 'danke, das ging schnell', /^say thanks/],
    [asked, 'great, that one for VanArsdel too', /^(?!say thanks)/],
    [asked, 'make it 5 but not today', /^say negated/],
    [asked, 'stop the same for VanArsdel', /^say negated/],
    [asked, 'none for VanArsdel', /^say negated/],
    [asked, 'not sure, make it 4', /^confirm/],
    [asked, 'cancel that, same for VanArsdel', /^confirm/],
    [asked, 'reject, make it 4', /^confirm/],
    // What only praises, or takes back, does not ask for it once more.
    [asked, 'top, thanks, that was fast', /^say thanks/],
    [asked, 'perfect, that was easy', /^say thanks/],
    [asked, 'nice, that was what the lady said', /^(?!do add|confirm)/],
    [asked, 'oh no they found one in the drawer. take my request back', /^do withdraw/],
    [asked, 'hold up, 4', /^do add 4/],
    [asked, 'no thanks, same for VanArsdel', /^say negated/],
    // A yes that says more than yes.
    [offered, 'yes but not today', /^say negated/],
    [offered, 'sure, wrong company', /^confirm/],
    [offered, 'ok, the other one', /^confirm/],
    [offered, 'yes, but', /^confirm/],
    [offered, 'ok the other way round', /^confirm/],
    [offered, 'yes?', /^confirm/],
    [offered, 'go ahead, remove 3', /^confirm remove/],
    ['add Business Premium for Contoso Ltd', '-3', /^confirm remove/],
    [asked, '4 is wrong', /^say negated/],
    [asked, 'VanArsdel would be wrong', /^say/],
    ['Contoso Ltd wants to cancel Visio', 'ok not today', /^say negated/],
    ['Contoso Ltd wants to cancel Visio now', 'ok, not today', /^say negated/],
    ['set price for Contoso Ltd to 10', 'not Visio', /^say negated/],
    ['set price for Contoso Ltd to 10', 'remove Visio', /^(?!.*Visio)/],
    // Another time, and no number or place in a list.
    [whichCompany, 'Contoso Ltd on the 1st', /^say another-day/],
    ['add Business Premium for Contoso Ltd', 'one second', /^say another-day/],
    ['add Business Premium for Contoso Ltd', 'no one', /^say negated/],
    // Thanks for an answer, and an order for somebody who may be another customer.
    ['what if add 3 Business Premium for Contoso Ltd', 'ok thanks', /^confirm add 3/],
    ['what if add 3 Business Premium for Contoso Ltd', 'good', /^confirm add 3/],
    ['subscriptions VanArsdel', 'add 3 premium to the dentist', /^ask which-company/],
    ['add 3 Business Premium for Contoso Ltd', 'also 2 for the blobfish', /^(?!do|confirm)/],
    // Of several changes none is the one that is meant.
    ['add 3 Business Premium for Contoso Ltd and 2 Visio for 3M', 'make it 4', /^unknown/],
    ['swap 2 business basic for premium at Double Down Brewing', 'the other way round', /^unknown/],
    ['add 3 Business Premium for Contoso Ltd and 2 Visio for 3M', 'cancel the second', /^do pending/],
    // A reason against it.
    [offered, 'ok because of the delay we wait', /^confirm/],
    [offered, 'ok, because of budget cuts not now', /^say negated/],
    [asked, "because of the cutbacks we don't want it", /^confirm/],
  ])('after %p: %p', (after, say, meant) => expect(said(after, say)).toMatch(meant));
});

describe('what says it plainly still is', () => {
  test.each([
    [whichProduct, 'Business Premium for them', 'do add 3 Microsoft 365 Business Premium @ Contoso Ltd'],
    [whichProduct, 'the Visio one please', 'do add 3 Visio Plan 2 @ Contoso Ltd'],
    // A change of its own answers no question.
    [whichProduct, 'cancel Visio for Contoso Ltd', 'do cancel Visio Plan 2 @ Contoso Ltd'],
    [
      'take 3M out of it',
      'We want the half of the Copilot by 3M',
      'confirm set 10 Microsoft 365 Copilot @ 3M',
    ],
    [asked, 'wait, make it 4', 'do add 4 Microsoft 365 Business Premium @ Contoso Ltd'],
    [asked, 'that is wrong, make it 4', 'do add 4 Microsoft 365 Business Premium @ Contoso Ltd'],
    ['Business Premium Contoso Ltd 3', 'remove', 'do remove 3 Microsoft 365 Business Premium @ Contoso Ltd'],
    [
      'what if add 3 Business Premium for Contoso Ltd',
      'fine by me, then do it',
      'do add 3 Microsoft 365 Business Premium @ Contoso Ltd',
    ],
    [offered, 'yes because of the new office', 'do add 3 Microsoft 365 Business Premium @ Contoso Ltd'],
    [
      'what if add 3 Business Premium for Contoso Ltd',
      'ok',
      'do add 3 Microsoft 365 Business Premium @ Contoso Ltd',
    ],
    [
      'remove 2 standard from Fabrikam',
      'same for nothing but nets',
      'do remove 2 Microsoft 365 Business Standard @ Nothing But Nets',
    ],
  ])('after %p: %p', (after, say, meant) => expect(said(after, say)).toBe(meant));

  test('and what is planned anyway is not for today', () =>
    expect(said('Contoso Ltd needs 3 Business Premium at the renewal', 'yes, not today')).toMatch(
      /^do add 3/,
    ));

  test('and a list is asked for by a name', () =>
    expect(said('subscriptions Contoso', 'Visio')).toMatch(/^do subscription/));

  test('and nothing is agreed to in part where nothing is open', () =>
    expect(said('what if add 3 Business Premium for Contoso Ltd', 'ok, wrong company')).not.toMatch(
      /^do add/,
    ));
});

test.each([
  'Add 3 Business Premium for Contoso Ltd. Bob has to look at it first.',
  'Add 3 Business Premium for Contoso Ltd. They haven’t paid yet.',
  'Add 3 Business Premium for Contoso Ltd. As soon as Bob is back.',
  'Cancel Visio for Contoso Ltd. They love it.',
  'Cancel Visio for Contoso Ltd. They use it daily.',
])('%s: what has to happen before, and what speaks against it, is no reason', (say) =>
  expect(shown(readBeside(say, world.portfolio, { last: null, request: null }, here))).not.toMatch(/^do /),
);

test('a company that is only spoken of before the order gets no line of it', () => {
  const { decision } = readBeside(
    'VanArsdel are angry. Add 3 Business Premium for Contoso Ltd.',
    world.portfolio,
    { last: null, request: null },
    here,
  );
  expect(decision).toMatchObject({ kind: 'confirm', intents: [{ kind: 'seats' }] });
});

describe('what is told or asked after a change', () => {
  const kindOf = (after: string, say: string): string =>
    readBeside(say, world.portfolio, memoryAfter(world, [after]), here).decision.kind;

  test.each([
    ['add 2 Premium to VanArsdel', 'hold on, they have 28', 'ask'],
    ['remove 2 Premium from VanArsdel', 'wait, they have 28', 'ask'],
    ['set VanArsdel Premium to 30', 'hang on, they have 28', 'ask'],
    ['add 2 Premium to VanArsdel', 'wait, 4', 'do'],
    ['cancel Visio at Contoso Ltd', 'same question for Copilot', 'confirm'],
    ['cancel Visio at Contoso Ltd', 'what about Copilot', 'confirm'],
    ['add 2 Premium to VanArsdel', 'same as Apex Engines', 'confirm'],
  ])('files nothing: %s, then %s', (after, say, kind) => expect(kindOf(after, say)).toBe(kind));
});
