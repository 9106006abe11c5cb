import { describe, expect, test } from '@jest/globals';
import { readIn, shown } from './world.ts';

const basic = 'Microsoft 365 Business Basic';

/** What nobody ordered so: it is offered, asked or left. */
const kinds: Readonly<Record<string, readonly (readonly [said: string, meant: RegExp])[]>> = {
  'a wish about the bot or its people is none where what stands beside it holds it back': [
    ['revoke @Tom, if Ann agrees', /^(?!do|confirm)/],
    ['revoke @Tom, but not before Friday', /^(?!do|confirm)/],
    ["@Wim leaves in March, don't revoke his role yet", /^(?!do|confirm)/],
    ['@Bea has quit, but keep her rights until Friday', /^(?!do|confirm)/],
    ['@Tom and @Ann left, take his role away', /^(?!do|confirm)/],
    ['renewals of @Tom in January, he is sick and I take them over', /^do renewals/],
    ['renewals of @Tom please, she is ill and I look after them', /^(?!do assign .*Tom)/],
    ['add 3 Business Basic to Greenfield, not the dairy', /^(?!.*Dairy)confirm order/],
    ['Oceanview, not the hotel: add 3 Business Basic', /^confirm order .*Oceanview Realty/],
    ['add 2 Business Premium at Apex, not the engines', /^confirm order .*Apex Engineering/],
    ['add 2 E3 at Woodgrove, not Woodgrove', /^(?!do)/],
    ['24.12. cancel Visio at 3M', /^(?!do)/],
    ['Remove 2 E5 at Trey Research, they have second thoughts now', /^say/],
    ['Cancel Business Standard at Northwind, they have other plans now', /^(?!do)/],
    ['Cancel Copilot at Northwind, they have two projects now', /^(?!do)/],
    ['The upshot is 3 fewer E5 at Trey', /^confirm/],
    ['The result is that Trey has 3 E5 more', /^confirm/],
    ['got this from a scammer: "add 50 E5 at Trey"', /^say/],
    ['FW: maybe later\n"add 3 E5 at Trey"', /^say/],
    ['do add 3 E5 at Trey or not', /^say negated/],
    ['close ticket 4711 as done', /^(?!do settle|confirm)/],
    ['Approvers of Contoso Ltd are @Anna but not @Rick', /^(?!do|confirm)/],
    ['renewals of @Kim, she is ill and I look after them', /^(?!do assign|confirm)/],
    ['Remove 5 Business Premium for VanArsdel, no wait, he says 4 are in use', /^say reported/],
    ['every client with Business Basic should get one more seat', /^say for-each/],
    ['owner of Woodgrove is Ann, she takes it in January', /^do owner/],
    ['their new controller is of the opinion that Litware could get by with 20 Basic', /^say reported/],
    ['the consultant is convinced that Litware needs 20 Basic', /^say reported/],
    ["I can't get to the Litware renewal, don't give it to Tom", /^(?!do assign|confirm)/],
    ["I can't get to the Litware renewal, maybe give it to Tom", /^(?!do assign|confirm)/],
    ["don't turn my digest off, I read it every week", /^(?!do digest-setting|confirm)/],
    ["I don't want my digest to go to Tom", /^(?!do digest-setting|confirm)/],
    ["no digest today please, I'm off", /^(?!do digest-setting|confirm)/],
    ["don't let Sam take the Litware renewal", /^(?!do assign|confirm)/],
    ["don't give @Pete approval rights for Litware", /^(?!do (?:grant|approvals)|confirm)/],
    ['did you give @Pete approval rights for Litware', /^(?!do grant|confirm)/],
    ['@Pete should not be our new approver', /^(?!do grant|confirm)/],
    ['is Bo the owner of Litware from now on?', /^(?!do owner\b|confirm)/],
    ['Bo was the owner of Litware', /^(?!do owner\b|confirm)/],
  ],
  'why a setting is wanted turns nothing, and what holds it back does': [
    [
      "my deputy is @Bev until Friday, I'm in Tenerife and don't want to hear about licences",
      /^confirm deputy/,
    ],
    ["post the today list here at 7:45, Monday to Friday, so nobody can say they didn't see it", /^do timed/],
    ['stick the today list in here at quarter to eight on weekdays', /^do timed/],
    ['today off please, it buzzes right when I am driving', /^do timed/],
    ['today off please, unless Bob reads it', /^(?!do timed)/],
    ['Travis gave notice. revoke @Travis', /^do revoke$/],
    ['Kim was fired this morning, revoke @Kim', /^do revoke$/],
    ['if Kim has quit, revoke @Kim', /^(?!do|confirm)/],
    ["Kim quit, but don't revoke @Kim", /^(?!do|confirm)/],
    ['remind me on thursday to call Litware about the renewal, before their board meets', /^do portal-only/],
    ['remind me a week before Litware renews', /^(?!do portal-only)/],
  ],
  'a sure beside a jest, and an opinion, order nothing': [
    ["sure, let's give Litware 200 Basic, money grows on trees here", /^say uncertain/],
    ["sure, let's give the poker club fifty E5, they can use them as chips", /^say uncertain/],
    ['their new controller is of the opinion that Litware could get by with 20 Basic', /^say reported/],
    ['in his opinion Litware could do with 20 Basic', /^say reported/],
    ['sure, add 2 Basic to Litware', /^(?!say uncertain)/],
  ],
  'what is told behind a person or an end is no part of a name': [
    ['grant requester to @Daan for Litware until 31 December, not a day longer', /^do grant/],
    ['owner of Litware is @Malik, he took over the book of Shauna', /^do owner @ Litware$/],
    ['post today here every weekday at quarter past seven, that is before our stand up', /^do timed-post/],
    ['renewals of @Joost, he is sick and I take them over', /^do renewals/],
  ],
  'a company or a role is given now, and not under a condition or to who is away': [
    ["Ravi handles the Litware renewal only when I'm away", /^say conditional/],
    ["Kim takes care of Litware when I'm on holiday", /^say conditional/],
    ["give Kim the Litware renewal if she's back", /^say conditional/],
    ['give Litware to @Kim, but only if she agrees', /^say conditional/],
    ['I handled the Litware renewal last year', /^say past/],
    ['assign Litware to @Kim if you can', /^do assign/],
    ['assign the Litware renewal to me, I know the manager and she only talks to me', /^do assign/],
    ['give @Anna approver rights? no', /^say dropped/],
    ['revoke @Bo? no, better not', /^(?!do|confirm)/],
    ['revoke @Bo? yes', /^(?!say dropped)/],
  ],
  'what is told beside a look-up neither narrows it nor makes it an order': [
    [
      'until when can I still give back the Visio at Smith-Jones Architects? we think we ordered one too many',
      /^do subscription/,
    ],
    ['take back 2 E5 at Woodgrove, until when can we do that?', /^(?!do seats|confirm)/],
    ['when can you give back 2 E5 at Woodgrove', /^(?!do seats|confirm)/],
    ['December: remove 2 E5 at Woodgrove', /^(?!do seats)/],
    ['we think we need 2 more E5 at Woodgrove', /^(?!do seats)/],
    ['add 2 E5 to Woodgrove. I think we have ordered one too few', /^(?!do seats)/],
    ['how many seats of E5 do we have? remove 2 at Woodgrove', /^(?!do seats)/],
    ['the bank rang me, they want 2 more E5', /^(?!do seats|confirm)/],
    ['we drive to Tacoma tomorrow, add 1 E3 to Woodgrove there', /^(?!do seats)/],
    ['which customers are in Litware', /^(?!do seats|confirm)/],
    ['basic or premium at Litware, which can go down sooner', /^do sooner/],
    ['Tom wants 2 E5 for Woodgrove, and also who is the contact there', /^(?!do seats)/],
    ['E3 and E5 at Woodgrove and Fabrikam', /E3.*E5.*E3.*E5/],
    ['add 2 E3 and E5 at Woodgrove and Fabrikam', /^(?!do seats)/],
  ],
  'from each company at once nothing is taken': [
    ['take one standard seat off every customer that has more than ten of them', /^say for-each/],
    ['take 2 Visio off each client', /^say for-each/],
    ['knock one Basic off all customers', /^say for-each/],
    ['knock one Basic off Litware', /^(?!say for-each)/],
  ],
  'what is only wished or unsure is named so': [
    ['I wish Litware would never order Basic again', /^say uncertain/],
    ["can't remember if it was 3 or 4 Basic for Litware", /^say uncertain/],
  ],
  'a role or a renewal goes to nobody who is only mentioned': [
    ['Give @Anna admin rights, not @Ben', /^confirm grant/],
    ['Give @Anna approver rights, @Ben asked', /^confirm grant/],
    ['assign Litware to @Priya, not @Ravi', /^confirm assign/],
    ['@Ravi asked about the Litware renewal, give it to @Priya', /^do assign @ Litware$/],
    ['Ravi takes over the Litware renewal?', /^(?!do assign)/],
    ['let Priya handle the Litware renewal, no, Ravi', /^do assign @ Litware/],
    ['pass the renewal of Litware on to the customer', /^(?!.*assign)/],
    ['Ben owns Litware from now on?', /^(?!do owner\b|confirm)/],
    ["@Anna can only see Litware's licences, why?", /^(?!.*grant)/],
    ["@Anna has our approver's mail", /^(?!.*grant)/],
    ['@Anna will get admin questions', /^(?!.*grant)/],
  ],
  'a request that is taken back is shown, and turns into no other change': [
    ['cancel my request for Basic at Litware', /^do pending/],
    ['cancel the request for 5 Basic at Litware', /^do pending/],
    ['scrap my request for Litware and order 5 E3 instead', /^do pending/],
    ['cancel my order for 5 Basic at Litware', /^do pending/],
  ],
  'so many seats are no price': [
    ['charge Litware for 4 Basic', /^(?!.*set-price)/],
    ['new price for 20 Basic at Litware', /^(?!.*set-price)/],
    ['Basic at Litware sells at 12', /^(?!.* set 12 )/],
  ],
  'what somebody agreed to counts when it is somebody, and not later': [
    ['add 2 basic for litware, approved by Bob?', /^(?!do|confirm)/],
    ['add 2 basic for litware, agreed with Bob wait', /^(?!do)/],
    ['add 2 basic for litware, approved by Sue tomorrow', /^(?!do)/],
    ['add 2 basic for litware, agreed with their office manager by phone', /^do add 2/],
  ],
  'a reason that leaves open whether it is wanted is shown before anything is filed': [
    [
      'add 2 E5 for Trey Research, the contract is in review',
      /^confirm add 2 .* left the contract is in review$/,
    ],
    ['add 2 E5 for Trey Research, the offer is out', /^confirm/],
    ['add 2 E5 for Trey Research, their contract has expired', /^do add 2/],
    ['add 2 E5 for Trey Research, as discussed with Sue maybe', /^confirm add 2/],
    ['add 2 E5 for Trey Research, as discussed with Sue', /^do add 2/],
    ['add 2 E5 for Trey Research because Sue maybe wants it', /^confirm add 2/],
    ['remove 2 E5 at Trey Research, new boss wants it gone', /^confirm remove 2/],
    ["add 2 E5 for Trey Research, Rick OK'd it this morning", /^confirm add 2/],
    ["add 2 E5 for Trey Research, Rick OK'd it if we hurry", /^say conditional/],
  ],
  'what they have in its place is why seats go, and no other order': [
    ['remove 2 Entra ID at Woodgrove, those two have E5 now', /^do remove 2 Microsoft Entra ID P2/],
    ['remove 2 Visio at 3M, these people have E5 instead', /^do remove 2 Visio/],
    ['remove 2 Visio at 3M, they use Visio now', /^(?!do)/],
    ['remove 2 Visio at 3M, they still use it now', /^(?!do)/],
    ['remove 2 Visio at 3M, those two should have Project now', /^(?!do|confirm)/],
    [
      'VanArsdel let four people go friday, all of them on premium, so those can come off',
      /^confirm remove 4/,
    ],
    ['VanArsdel will let four people go friday, all on premium, so those can come off', /^(?!do|confirm)/],
    ['Ticket 70998 is done: added 3 E5 for Trey Research', /^(?!do settle|confirm)/],
    ['70998 is done', /^do settle/],
  ],
  'an order stays beside what is not known, was promised or decided, and not beside its refusal': [
    ['Kowalski have decided on two more of the Huntress ITDR', /^confirm add 2/],
    ['Kowalski have decided against two more of the Huntress ITDR', /^(?!do|confirm)/],
    ['Kowalski have decided that they will not need two more of the Huntress ITDR', /^say negated/],
    ["the upshot is Remove-It don't want another five F1s", /^say negated/],
    ['add 2 F3 to Ocean View Hotel. I can count, honest.', /^confirm add 2/],
    ["add 2 F3 to Ocean View Hotel. I can count, but they can't.", /^(?!do|confirm)/],
    [
      "add 4 standard for jones, caller didn't say which branch or anything and hung up on me",
      /^ask which-company/,
    ],
    ["add 4 basic for Litware, caller didn't say if they want it", /^(?!do|confirm)/],
    [
      "add 1 license at Half Moon Yoga. I don't know which kind, they only seem to have one",
      /^confirm add 1/,
    ],
    ['add one Premium for Oceanview, the house sellers, not the hotel', /^confirm add 1/],
    ['add one Premium for Oceanview, not the hotel, if Rick agrees', /^say conditional/],
    [
      "Set Woodgrove's E3 to 60 when it renews, that's the deal I promised them on the phone",
      /^confirm set 60/,
    ],
    ["Set Woodgrove's E3 to 60, that's the deal they turned down", /^(?!do|confirm)/],
    ['What do you say we try Bitdefender at Café Zoë, four seats, month to month?', /^confirm order 4/],
    ['What do you say we wait with Bitdefender at Café Zoë', /^(?!confirm|do (?:add|order))/],
    ['add 2 basic for Next Level Fitness before prices go up', /^confirm add 2/],
    ['add 2 basic for Next Level Fitness before the term ends', /^(?!do|confirm)/],
  ],
  'what somebody thinks, jokes or fears is no order': [
    ['their new controller is of the opinion that Litware could get by with 20 Basic', /^say reported/],
    ['the accountant is of the view that Litware needs 20 Basic', /^say reported/],
    ['yes sure, let us give the yoga studio 200 E5, money grows on trees here', /^say uncertain/],
    [
      '> pls remove 10 E3 from 3M effective today\nthis came from a gmail address, smells like phishing',
      /^say quoted/,
    ],
    ['that was fast', /^say thanks/],
    ['add 5, no wait, he says 4 visio plan 2 for smith-jones', /^confirm add 4/],
    ['he says add 4 visio plan 2 for smith-jones', /^say reported/],
    [
      'Please let the Keeper at Whitfield run out at the end of its term, they went with 1Password',
      /^confirm cancel/,
    ],
    ['add 2 Keeper at Whitfield, they went with 1Password', /^(?!do|confirm)/],
    ['3:12am. need 1 more E5 at blue yonder', /^confirm add 1/],
    ['bright smiles s1 +3 t#88213', /^do add 3/],
    ['two for the list:\n- Trey +1 E5\n- Blue Yonder -2 Visio Plan 1', /^confirm add 1 .*; remove 2/],
  ],
  'a mail between quotation marks asks when it is only handed on': [
    [
      'FW: licences\n"Hi Rob, please reduce our E3 by five. Kind regards, Marta, Fabrikam"',
      /^confirm remove 5/,
    ],
    [
      'FW: old licences\n"Hi Rob, please reduce our E3 by five. Kind regards, Marta, Fabrikam"',
      /^say quoted/,
    ],
    [
      'got this from the customer, no clue what it says: "bitte 3 weitere Visio für Müller bestellen"',
      /^confirm add 3/,
    ],
    ['got this from Müller last year: "please add 3 Visio for Müller Maschinenbau. Thanks!"', /^say/],
    ['got this from Müller, do we do that? "please add 3 Visio for Müller Maschinenbau."', /^say/],
  ],
  'what goes on being used, or is left out, is not taken or added': [
    ['remove 2 basic at litware, the boss wants them to stay', /^(?!do)/],
    ['remove 2 basic at litware, she is still using it', /^(?!do)/],
    ['remove 2 basic at litware, they want to keep them', /^(?!do|confirm)/],
    ['add 2 basic at litware, they went with something else', /^(?!do|confirm)/],
    ['add 2 basic at litware, Basic stays as it is', /^(?!do|confirm)/],
    ['litware wanted the Basic gone, they changed their mind', /^(?!do|confirm)/],
    ['2 of the Basic may also go to the trainees at litware', /^(?!do|confirm)/],
    ['litware wants 2 of the Basic off', /^confirm remove 2/],
    ['cancel everything at litware but Basic', /^(?!do|confirm)/],
    ['switch Basic for Litware to annual, in January', /^(?!do switch|confirm)/],
  ],
  'a spare seat that goes to nobody by name is still taken away': [
    [
      'give back the 2 spare Business Basic from Litware to save money',
      /^(?:ask|confirm) .*remove|^confirm remove 2/,
    ],
    ['remove the spare Business Basic at Litware', /^ask/],
  ],
  'what comes after all of something waits for it': [
    ['add 2 basic for litware after all approvals are in', /^say conditional/],
    ['add 2 basic for litware, they need them after all', /^(?:do|confirm) add 2/],
  ],
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
    [
      'add 3 basic to litware and show me what vanarsdel has',
      /^confirm add 3 .* @ Litware left show me what vanarsdel has$/,
    ],
    [
      'add 3 basic to litware and tell me what tailspin pays',
      /^confirm add 3 .*Litware left tell me what tailspin/,
    ],
    ['add 3 basic for litware, end of story', /^(?!do .*invoices)/],
    ['remove 3 basic at litware, end of term', /^do remove 3/],
  ],
  'a price, a margin or a discount is no number of seats': [
    ['VanArsdel has 28 Business Premium, lower the price down to 20', /^(?!do|confirm)/],
    ['Litware with 12 basic, reduce the margin down to 9', /^(?!do|confirm)/],
    ['Price of Business Premium at VanArsdel goes to 20, up from 18', /^(?!do set|confirm)/],
    ['VanArsdel has 28 Business Premium, lower them down to 20', /^(?:do|confirm) set 20/],
  ],
  'how many a price is asked for is no price': [
    ['price for 4 basic at litware please', /^do price/],
    ['price 4 basic litware', /^do price/],
    ['price for basic at litware: 4', /^confirm set-price/],
    ['new price 4 basic litware', /^(?!do set-price)/],
    ['price for 4 EUR basic litware', /^confirm set-price/],
  ],
  'a place where somebody banks is no customer': [
    ['Does the bank close at noon? invoices of litware', /^(?!.*Woodgrove)/],
    ['invoices of litware, I hold them against the bank lines', /^(?!.*Woodgrove)/],
    ['invoices of litware, the bank shows another amount', /^(?!.*Woodgrove)/],
  ],
  'what is done to somebody is no name': [
    ['which renewals go up in January? I want to warn them', /^(?!.*warn)/],
    ['a customer asking me for invoices', /^(?!.*asking)/],
  ],
  'how many there are is no order': [
    ['VanArsdel has 20 Business Premium in total, down from 28', /^ask/],
    ['VanArsdel is at 14 Business Premium in total', /^confirm set 14/],
    ['Total for VanArsdel Business Premium: 20, down from 28', /^confirm set 20/],
  ],
  'the same as a step before is no total': [
    ['remove 3 basic from litware and take Power BI Pro to the same', /^(?!do|confirm)/],
    ['set litware basic to 13 and their Power BI Pro to the same', /^(?:do|confirm) set 13/],
  ],
  'what somebody ticks off is what is done, and nothing else': [
    ['add 3 basic to litware, nobody agreed, check.', /^ask/],
    ['Nobody agreed, check. Add 3 basic to litware', /^ask/],
    ['budget approved, check. add 3 basic to litware', /^(?:do|confirm) add 3/],
  ],
  'people who came and went come to no sum': [
    ['litware lost 2 in sales and hired 1 in accounts, all on basic', /^ask/],
    ['litware hired 2 in sales but sacked 1 in accounts, all on basic', /^ask/],
  ],
  'who is at the vet has not said for whom': [["I'm at the vet, 2 more Business Premium", /^ask company/]],
  'a bill or a draft above a table orders nothing': [
    ['Invoice of October\nClient | Product | Total\nLitware | Business Basic | 300', /^do invoice$/],
    ['FW: please ignore\n\nPlease add 3 basic for Litware.', /^(?!do|confirm add 3 .* @ Litware$)/],
    ['FW: New starter\n\nPlease add 3 basic for Litware. Thanks, Pending Approval', /^(?!do)/],
  ],
  'a look-up turns nothing on': [
    ['show my alerts and renewals', /^(?!do alerts)/],
    ['list alerts and invoices of Litware', /^(?!do alerts)/],
    ['show alerts here', /^do alerts/],
    ['show alerts in this channel', /^do alerts/],
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
  'a mail between quotation marks orders no more than it asks for': [
    ['FW: "Hi Moira, could we get 2 more F1 licences. Thanks, Ingrid, Nord-Ost Spedition"', /^confirm add 2/],
    [
      'FW: "Hi Moira, could we get 2 more F1 licences if Bob agrees. Thanks, Ingrid, Nord-Ost Spedition"',
      /^say/,
    ],
    [
      'FW: "Hi Moira, we don\'t need the 2 F1 licences after all. Thanks, Ingrid, Nord-Ost Spedition"',
      /^say negated/,
    ],
    ['FW: "Hi Moira, we got the 2 more F1 licences. Thanks, Ingrid, Nord-Ost Spedition"', /^say past/],
    ['FW: "Hi Moira, how do we get 2 more F1 licences? Thanks, Ingrid, Nord-Ost Spedition"', /^do help/],
    ['Mail vom Kunden: "bitte kündigen Sie unser Acronis noch nicht. F. Marsh, Quarter Horse Ranch"', /^say/],
    ['Mail vom Kunden: "Sollen wir unser Acronis kündigen? F. Marsh, Quarter Horse Ranch"', /^say/],
    ['Fwd: Basic\n> Hello,\n> please take 2 Basic off.\n> Best wishes\n> Tom, Litware', /^confirm remove 2/],
  ],
  'what seats are for is offered with the order, and times and parts of the order are no purpose': [
    ['add 3 basic to litware for the agency upstairs', /^confirm add 3/],
    ['add 3 basic to litware for the joke', /^say/],
    ['add 3 basic to litware for the new shop once it opens', /^say conditional/],
    ['add 3 basic to litware for their trial run', /^confirm .* left run/],
    ['order 3 keeper for the bank holiday', /^(?!do)/],
  ],
  "a name of the bot's own words needs something, or is none": [
    ['one order needs 2 more premium', /^confirm add 2 .* @ One Order Logistics$/],
    ['one order needs approval', /^(?!confirm|do seats)/],
    ['next level needs to be lower', /^(?!confirm|do)/],
    ['Tim needs 2 more premium', /^ask company/],
  ],
  'an order and a second line are offered together, each as it was said': [
    ['order 2 Visio Plan 2 for litware and add 3 basic', /^confirm order 2 Visio Plan 2 @ Litware; add 3/],
    ["don't order 2 Visio Plan 2 for litware, and while you're at it add 3 basic", /^say negated/],
  ],
  'a yearly plan is asked about, not made, by a question': [
    ['put Litware on a yearly plan for their Power BI?', /^do portal-only/],
    ["don't put Litware on a yearly plan for their Power BI", /^say negated/],
    ['Litware kan niet naar jaarcontract voor Power BI', /^(?!do switch)/],
  ],
  'a plus behind what is taken away goes on with it, and is offered': [
    ['remove 1 power bi + 1 basic at litware', /^confirm remove 1 Power BI Pro .*; remove 1 .* @ Litware$/],
    [
      'remove 1 power bi, +1 basic at litware',
      /^(?:do|confirm) remove 1 Power BI Pro .*; add 1 .* @ Litware$/,
    ],
    ['litware: -1 power bi + 1 basic', /^(?:do|confirm) remove 1 Power BI Pro .*; add 1 .* @ Litware$/],
    ['remove 1 power bi at litware, then add 2 + 1 basic', /^(?!do)/],
  ],
  'a season, a project or a new room names no customer and no product': [
    ["litware, season's starting, 2 more basic", /^(?:do|confirm) add 2 .* @ Litware$/],
    ["season's starting, 2 more basic", /^ask company/],
    ['new meeting room at litware, 2 more basic', /^confirm add 2/],
    ['the project might be finished, drop 2 basic at litware', /^(?!do)/],
    ['a new contract for litware: 2 basic, not signed yet', /^(?!do|confirm)/],
  ],
  'right is no word of rights': [['right, who has E5', /^do portfolio/]],
  'what is only told of a deputy, a role or an approver sets none': [
    ["Bo said he signs my stuff while I'm gone", /^(?!do deputy|confirm)/],
    ["if I'm ill until Friday, Bo signs my stuff", /^(?!do deputy|confirm)/],
    ['is @Tom no longer approver?', /^(?!do|confirm)/],
    ['@Tom is not approver for Litware yet', /^(?!do|confirm)/],
    ['revok 3 basic at litware', /^(?!do|confirm)/],
    ['from Thursday @Bo is my deputy until Friday', /^confirm .* left from Thursday$/],
  ],
  'an end that is told beside a role is its end': [
    ['make @Bo approver for Litware, Ann is ill until Friday', /^do grant/],
  ],
  'what is asked of renewals in a channel turns no alerts on': [
    ['when does litware renew, post it here', /^(?!do alerts)/],
    ['tell me in this chat when the next renewal is', /^(?!do alerts)/],
    ['post in here which subscriptions renew before friday', /^do renewals/],
  ],
  'one day less turns no morning list off': [
    ["don't send me the morning list on fridays", /^(?!do timed-post)/],
    ['did the morning list come at 8 today', /^(?!do timed-post)/],
    ['send the morning list to @Bo at 8', /^(?!do timed-post)/],
  ],
  'the own list comes in a rhythm, or at a time that is ordered': [
    ['what is due on Friday', /^do renewals/],
    ['whats due on Tuesday?', /^do renewals/],
    ['show me everything due on Monday', /^do renewals/],
    ['I get the daily list at 8', /^(?!do timed-post|confirm)/],
    ['we have a daily report at 8', /^(?!do timed-post|confirm)/],
    ['the daily list comes at 8', /^(?!do timed-post|confirm)/],
    ['daily summary for Friday', /^(?!do timed-post|confirm)/],
    ['morning list on Monday?', /^(?!do timed-post|confirm)/],
    ['cancel the daily report', /^(?!do timed-post|confirm)/],
    ['stop the daily list', /^do timed-post/],
    ['send me the daily list at 8', /^do timed-post/],
    ['daily list every morning at 7', /^do timed-post/],
    ['send the daily list on Monday at 8', /^(?!do timed-post|confirm)/],
    ['I want the daily list at 8', /^do timed-post/],
  ],
  'a role is taken as a whole, or not at all': [
    ["remove Sarah's approver role", /^do revoke/],
    ["take away Tom's admin rights please", /^do revoke/],
    ["remove Sarah's approver role for Litware", /^(?!do|confirm)/],
    ["take Sarah's viewer rights at Contoso Ltd", /^(?!do|confirm)/],
    ["remove Sarah's admin rights in Azure", /^(?!do|confirm)/],
    ["drop Tom's admin rights on the server", /^(?!do|confirm)/],
    ["take away Tom's admin role on Friday", /^say another-day/],
  ],
  'a role is given by an order, and by no remark about one': [
    ['let @Tom approve', /^do grant/],
    ['please let @Tom approve from now on', /^do grant/],
    ["I won't let @Tom approve anything", /^(?!do grant|confirm)/],
    ["they won't let @Tom approve", /^(?!do grant|confirm)/],
    ["we can't let @Tom approve", /^(?!do grant|confirm)/],
    ["he should be able to be approver, we can't let @Tom approve", /^(?!do grant|confirm)/],
    ['I let @Tom approve it yesterday', /^(?!do grant|confirm)/],
    ['do I need to be an approver', /^do whoami/],
    ['I want to be an approver', /grant/],
    ["we won't have it, I want @Tom to be an approver", /^(?!do grant|confirm)/],
    ['only @Kim approves for Contoso Ltd from now on', /^confirm name-approvers/],
    ['nobody but @Kim approves for Contoso Ltd, it is too much money', /^confirm name-approvers/],
    ['only @Kim approves for Contoso Ltd, right?', /^(?!do name|confirm)/],
    ['nobody except @Kim signs Contoso Ltd contracts', /^(?!do name|confirm)/],
    ['who approves for Ann this week', /^do deputies/],
    ['who approves my requests until Friday', /^do deputies/],
  ],
  'what somebody deals with may be no company': [['who deals with invoices', /^(?!do owners)/]],
  'a company that asked is no new one': [
    ['we have a new client, Litware asked about them', /^(?!do company-form)/],
  ],
  'a pair that is only named is not ordered with what stands beside it': [
    ['keep both huntress at kowalski elektro, remove 1 business standard', /^ask/],
    ['kowalski elektro has both huntress, add 2 business standard', /^ask/],
    ['remove 1 from both huntress at kowalski elektro', /^do remove 1 .* EDR .*; remove 1 .* ITDR/],
  ],
  'prices and visits come down, and take no seats': [
    ['contoso ltd prices come down by 2 on business premium', /^confirm .* left come$/],
    ['it comes down to 10 business premium at contoso ltd', /^confirm .* left comes$/],
    ['i am coming down to contoso ltd with 2 business premium', /^(?!do|confirm)/],
  ],
  'a refusal is no reason': [
    ["add 2 business premium for contoso ltd as they've said no", /^say negated/],
    ["cancel visio plan 2 at contoso ltd as they've not agreed", /^say negated/],
    ["add 2 business premium for contoso ltd as we've yet to get approval", /^ask/],
    ["remove 2 business premium from contoso ltd, finance doesn't want it gone", /^say negated/],
    ["add 2 business premium for contoso ltd as they've hired two people", /^do add 2/],
  ],
  'what is in use or left behind an arrow is no wish': [
    ['contoso ltd 12 business premium → 4 in use', /^ask/],
    ['contoso ltd 12 business premium → 4 left', /^ask/],
    ['contoso ltd 12 business premium → 4 at renewal', /^do set 4/],
  ],
  'when somebody is free is politeness, when something else is over a condition': [
    ['add 2 business premium for contoso ltd when you are done with that contract', /^say conditional/],
    ['add 2 business premium for contoso ltd when you get to this stage', /^say conditional/],
    ['add 2 business premium for contoso ltd when you get to it', /^do add 2/],
  ],
  'a subject that refuses what is forwarded below is heard': [
    ['Fwd: DECLINED\n> add 2 business premium for contoso ltd', /^say quoted/],
    ['WG: storniert\n> add 2 business premium for contoso ltd', /^say quoted/],
    ['Fwd: Licences\n> add 2 business premium for contoso ltd', /^confirm add 2/],
    ['ticket 12: "remove 2 business premium from contoso ltd"???', /^say quoted/],
  ],
  'a leaver of a company’s name is no company': [
    ['they lost Zoë, remove a business basic', /^ask company/],
    ['so Zoë rang, add 2 basic', /^confirm add 2 .* @ Café Zoë/],
  ],
  'what the deciders say or wait for holds an order': [
    ["add 2 business premium for contoso ltd, the owner can't go ahead", /^say negated/],
    ["add 2 business premium for contoso ltd, the boss won't let me", /^say negated/],
    ['add 2 business premium for contoso ltd, their answer is coming tomorrow', /^say another-day/],
  ],
};

/** When a role ends that is given so. */
const endOf = (said: string): string | null => {
  const { decision } = readIn(said);
  if (decision.kind !== 'do' || decision.intent.kind !== 'grant') return decision.kind;
  const { until } = decision.intent;
  return until === undefined || !('at' in until) ? null : new Date(until.at).toISOString().slice(0, 10);
};

describe('a role ends when the order says so, or when whoever gives it is back', () => {
  test.each([
    ['make @Tom approver, we talked about it this week', null],
    ['give @Tom approver, he is new this month', null],
    ['let @Tom approve, he is new this month', null],
    ['make @Tom approver, Ann is away until Friday', null],
    ["I'm away until Friday, give @Tom approver", '2026-11-27'],
    ["let @Tom approve, I'm away until Friday", '2026-11-27'],
    ['make @Tom approver while Ann is ill, that is until Friday', '2026-11-27'],
  ])('%s', (said, end) => expect(endOf(said)).toBe(end));

  test('and is taken whatever is told of when', () =>
    expect(shown(readIn("revoke @Tom, I'm away until Friday"))).toBe('do revoke'));
  test('an end of what is taken is no part of it', () =>
    expect(readIn("remove @Tom's role until Friday").decision).toMatchObject({
      intent: { kind: 'revoke', who: "@Tom's role until Friday" },
    }));
  test('nobody stands in for some days: it is offered', () =>
    expect(shown(readIn("Tom doesn't approve for me this week"))).toBe('confirm deputy'));
});

describe('a question names its own', () => {
  const what = (said: string) => {
    const { decision } = readIn(said);
    return decision.kind === 'do' ? { sentences: decision.sentences ?? [] } : decision.kind;
  };
  test.each([
    [
      'how many basic at litware and premium at vanarsdel',
      ['how many basic at litware', 'how many premium at vanarsdel'],
    ],
    [
      'price of basic at litware and premium at vanarsdel',
      ['price of basic at litware', 'price of premium at vanarsdel'],
    ],
    ['who approves for 3M, what renews at VanArsdel', ['who approves for 3M,', 'what renews at VanArsdel']],
    [
      'Who approves for Litware, and who owns VanArsdel?',
      ['Who approves for Litware,', 'who owns VanArsdel?'],
    ],
  ])('%s', (said, sentences) => expect(what(said)).toEqual({ sentences }));
});

const isNew = (said: string): boolean => {
  const { decision } = readIn(said);
  const intent = decision.kind === 'do' ? decision.intent : null;
  return intent?.kind === 'portfolio' && intent.question.newcomers === true;
};

describe('customers who were won', () => {
  test.each([
    'which customers have we added seats for this month',
    'customers we added Copilot to last month',
    'clients we signed E3 for',
    'which clients have we signed up for Copilot',
    'which customers have we signed seats for this month',
    'customers we gained E3 at',
  ])('are not meant: %s', (said) => expect(isNew(said)).toBe(false));

  test.each([
    'clients we signed this month',
    'which customers did we gain in October',
    'clients we signed with Copilot last month',
    'new customers with Copilot',
  ])('are meant: %s', (said) => expect(isNew(said)).toBe(true));
});

for (const [rule, sentences] of Object.entries(kinds))
  describe(rule, () => {
    test.each(sentences)('%s', (said, meant) => expect(shown(readIn(said))).toMatch(meant));
  });

test('whom the words of an order name gets the role or the renewal, not who is mentioned behind them', () => {
  const whoIn = (said: string): unknown => {
    const { decision } = readIn(said);
    const [intent] =
      decision.kind === 'confirm' ? decision.intents : 'intent' in decision ? [decision.intent] : [];
    return intent !== undefined && 'who' in intent ? intent.who : undefined;
  };
  expect(whoIn('Give @Anna admin rights, not @Ben')).toBe('@Anna');
  expect(whoIn('assign Litware to @Priya, not @Ravi')).toBe('@Priya');
  expect(whoIn('@Ravi asked about the Litware renewal, give it to @Priya')).toBeNull();
});
