import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { understand } from '../../src/core/understand.ts';
import { shown } from './shown-intent.ts';

/** Monday morning, 23 November 2026, in Berlin. */
const here = { now: Date.parse('2026-11-23T07:00:00Z'), zone: 'Europe/Berlin' };

const sentences: readonly (readonly [said: string, meant: string])[] = [
  // Help, greetings, and what is only polite.
  ['help', 'help'],
  ['Help!', 'help'],
  ['/help', 'help'],
  ['?', 'help'],
  ['hey', 'help'],
  ['Hi there', 'help'],
  ['morning!', 'help'],
  ['hey team, good morning', 'help'],
  ['good morning bot', 'help'],
  ['thanks', 'help'],
  ['please', 'help'],
  ['what can you do', 'help'],
  ['What can you do?', 'help'],
  ['can you help me', 'help'],
  ['i need help', 'help'],
  ['how does this work?', 'help'],
  ['how do i add seats', 'help'],
  ['commands', 'help'],
  // Companies.
  ['companies', 'companies'],
  ['companies cont', 'companies | cont'],
  ['compnies', 'companies'],
  ['Companies called north', 'companies | north'],
  ['list customers', 'companies'],
  ['list all customers', 'companies'],
  ['show clients', 'companies'],
  ['show me all our clients please', 'companies'],
  ['who are our customers', 'companies'],
  ['find contoso', 'companies | contoso'],
  ['search north', 'companies | north'],
  ['how many customers do we have?', 'companies'],
  ['client fabrikam', 'companies | fabrikam'],
  // All subscriptions of a company.
  ['subscriptions Contoso', 'subscriptions | @ Contoso'],
  ['subscriptions', 'subscriptions'],
  ['subscritions contoso', 'subscriptions | @ contoso'],
  ['subs for Fabrikam, Inc.', 'subscriptions | @ Fabrikam Inc'],
  ['what does Contoso have', 'subscriptions | @ Contoso'],
  ['What does Contoso have?', 'subscriptions | @ Contoso'],
  ['what has contoso got', 'subscriptions | @ contoso'],
  ['what is contoso on', 'subscriptions | @ contoso'],
  ['what licences does Fabrikam have', 'subscriptions | @ Fabrikam'],
  ['which products does Northwind Traders have?', 'subscriptions | @ Northwind Traders'],
  ['what licenses has fabrikam got', 'subscriptions | @ fabrikam'],
  ['how many seats does contoso have', 'subscriptions | @ contoso'],
  ['contoso subscriptions', 'subscriptions | @ contoso'],
  ["Contoso's licenses", 'subscriptions | @ Contoso'],
  ['list the licenses we have at contoso', 'subscriptions | @ contoso'],
  ['show contoso', 'subscriptions | @ contoso'],
  ['tell me about contoso', 'subscriptions | @ contoso'],
  ['what about contoso?', 'subscriptions | @ contoso'],
  ['show me everything for contoso', 'subscriptions | @ contoso'],
  ['subscriptions for "Bank of America"', 'subscriptions | @ Bank of America'],
  // One subscription.
  ['subscription contoso business premium', 'subscription | ~ contoso business premium'],
  ['subscription business premium for contoso', 'subscription | business premium @ contoso'],
  ["subscription Contoso's Business Premium", 'subscription | Business Premium @ Contoso'],
  ["show me contoso's business premium", 'subscription | business premium @ contoso'],
  ['show business premium for contoso', 'subscription | business premium @ contoso'],
  ['show contoso business premium', 'subscription | ~ contoso business premium'],
  ['how many business premium seats does contoso have', 'subscription | business premium @ contoso'],
  ['how many e3 do we have at contoso', 'subscription | e3 @ contoso'],
  ['does contoso have business premium?', 'subscription | business premium @ contoso'],
  ['has fabrikam got exo1', 'subscription | exo1 @ fabrikam'],
  ['#1a2b3c4d', 'subscription | # 1a2b3c4d'],
  ['show #1a2b3c4d', 'subscription | # 1a2b3c4d'],
  ['subscription #1A2B3C4D', 'subscription | # 1a2b3c4d'],
  ['subscription', 'subscriptions'],
  // Renewals.
  ['renewals', 'renewals'],
  ['renwals', 'renewals'],
  ['upcoming renewals', 'renewals'],
  ["what's coming up?", 'renewals'],
  ['upcoming renewals for contoso', 'renewals | @ contoso'],
  ['contoso renewals', 'renewals | @ contoso'],
  ["Contoso's renewals", 'renewals | @ Contoso'],
  ['when does contoso renew?', 'renewals | @ contoso'],
  ["when do contoso's licences renew", 'renewals | @ contoso'],
  ['is contoso renewing soon', 'renewals | @ contoso'],
  ['renewals next 30 days', 'renewals | next 30 days'],
  ['renewals for the next 30 days', 'renewals | next 30 days'],
  ['renewals in the next three months', 'renewals | next 3 months'],
  ['give me the renewals for the next 30 days', 'renewals | next 30 days'],
  ["I'd like to see the renewals for contoso in Q1", 'renewals | @ contoso | in Q1 2027'],
  ['renewals contoso next 60 days', 'renewals | @ contoso | next 60 days'],
  ['renewals next week for fabrikam', 'renewals | @ fabrikam | next week'],
  ['which subscriptions renew in december', 'renewals | in December 2026'],
  ['which customers renew next month?', 'renewals | next month'],
  ['contoso renewals december', 'renewals | @ contoso | in December 2026'],
  ['renewals in march 2027', 'renewals | in March 2027'],
  ['renewals 2027', 'renewals | in 2027'],
  ["what's renewing this week?", 'renewals | this week'],
  ["what's renewing next month?", 'renewals | next month'],
  ['what renews this quarter', 'renewals | this quarter'],
  ["what's renewing in the next 60 days", 'renewals | next 60 days'],
  ['what expires in the next two weeks', 'renewals | next 2 weeks'],
  ['anything expiring in the next fortnight', 'renewals | next 2 weeks'],
  ['renewals 90d', 'renewals | next 90 days'],
  ['renewals vendor Microsoft in december', 'renewals | in December 2026 | vendor Microsoft'],
  ['renewals of vendor Google csv', 'renewals | vendor Google | csv'],
  ['renewals csv', 'renewals | csv'],
  ['renewals contoso next 60 days csv', 'renewals | @ contoso | next 60 days | csv'],
  ['export renewals for fabrikam in december as csv', 'renewals | @ fabrikam | in December 2026 | csv'],
  ['renewals without date', 'renewals | without date'],
  ['contoso renewals without an end date', 'renewals | @ contoso | without date'],
  ['renewals without date csv', 'renewals | without date | csv'],
  ['renewals in 6 months', 'renewals | next 6 months'],
  ["what's renewing tomorrow", 'renewals | tomorrow'],
  ['what renews today?', 'renewals | today'],
  ['renewals on friday', 'renewals | 27 Nov 2026'],
  ['renewals next monday', 'renewals | 30 Nov 2026'],
  ['renewals by 31 March', 'renewals | until 31 Mar 2027'],
  ['renewals by the 31st of march', 'renewals | until 31 Mar 2027'],
  ['renewals until March 31st, 2027', 'renewals | until 31 Mar 2027'],
  ['renewals by 2026-12-31', 'renewals | until 31 Dec 2026'],
  ['renewals before 31.12.2026', 'renewals | before 31 Dec 2026'],
  ['renewals by 12/31/2026', 'renewals | until 31 Dec 2026'],
  ['anything expiring by end of month?', 'renewals | until 30 Nov 2026'],
  ['renewals by end of the year', 'renewals | until 31 Dec 2026'],
  ['renewals by eoy', 'renewals | until 31 Dec 2026'],
  ['renewals by the end of december', 'renewals | until 31 Dec 2026'],
  ['renewals for the rest of the year', 'renewals | rest of this year'],
  ['renewals from 1 dec to 15 jan', 'renewals | 1 Dec 2026 to 15 Jan 2027'],
  ['renewals 1.12.2026 - 31.12.2026', 'renewals | 1 Dec 2026 to 31 Dec 2026'],
  ['renewals between december and february', 'renewals | 1 Dec 2026 to 28 Feb 2027'],
  ["what's renewing before Christmas?", 'renewals | ? before Christmas'],
  ['renewals over Christmas', 'renewals | ? over Christmas'],
  ['renewals by 03/04/2027', 'renewals | ? by 03/04/2027'],
  ['renewals on 31 February', 'renewals | ? on 31 February'],
  ['renewals by soon', 'renewals | ? by soon'],
  ['renewals after january', 'renewals | ? after january'],
  ['renewals last month for contoso', 'renewals | @ contoso | ? last month'],
  ['renewals between now and then', 'renewals | ? between now and then'],
  ['renewals this sprint', 'renewals | ? this sprint'],
  ['renewals next 0 days', 'renewals | ? next 0 days'],
  ['renewals next 99999 days', 'renewals | ? next 99999 days'],
  ['renewals by 2020-01-01', 'renewals | ? by 2020-01-01'],
  ['renewals for April Media', 'renewals | @ April Media'],
  ['renewals for Next Level IT', 'renewals | @ Next Level IT'],
  [
    'renewals for contoso in december including monthly',
    'renewals | @ contoso | in December 2026 | monthly too',
  ],
  ['renewals and monthly too', 'renewals | monthly too'],
  ["renew contoso's business premium", 'renewals | @ contoso'],
  // What waits, who, how, and reading again.
  ['pending', 'pending'],
  ['pending approvals', 'pending'],
  ['approvals', 'pending'],
  ['anything waiting for approval', 'pending'],
  ['Is anything waiting for approval?', 'pending'],
  ['what needs approval', 'pending'],
  ['pendng', 'pending'],
  ['changes waiting for approval', 'pending'],
  ['show me the open approvals', 'pending'],
  ['what is the status of pax8', 'status'],
  ['please list what is pending', 'pending'],
  ['whoami', 'whoami'],
  ['who am i', 'whoami'],
  ['Who am I?', 'whoami'],
  ["what's my role", 'whoami'],
  ['status', 'status'],
  ['staus', 'status'],
  ['are you there?', 'status'],
  ['how old is the data', 'status'],
  ['refresh', 'refresh'],
  ['refesh', 'refresh'],
  ['sync now', 'refresh'],
  ['update the data', 'refresh'],
  // History.
  ['history contoso business premium', 'history | ~ contoso business premium'],
  ['histroy contoso bp', 'history | ~ contoso bp'],
  ['history of business premium for contoso', 'history | business premium @ contoso'],
  ["history of Contoso's Business Premium", 'history | Business Premium @ Contoso'],
  ['changes to bp for contoso', 'history | bp @ contoso'],
  ['contoso bp history', 'history | ~ contoso bp'],
  ['history #1a2b3c4d', 'history | # 1a2b3c4d'],
  ['who changed business premium for contoso', 'history | business premium @ contoso'],
  ['what changed on business premium for contoso', 'history | business premium @ contoso'],
  // Adding seats.
  ['add 3 seats of Business Premium for Contoso', 'add 3 | Business Premium @ Contoso'],
  [
    'hi, can you please add 3 seats of Business Premium for Contoso? thanks',
    'add 3 | Business Premium @ Contoso',
  ],
  [
    'Good morning! Could you kindly add 3 seats of Business Premium for Contoso asap please',
    'add 3 | Business Premium @ Contoso',
  ],
  ['ADD 3 SEATS OF BUSINESS PREMIUM FOR CONTOSO', 'add 3 | BUSINESS PREMIUM @ CONTOSO'],
  ['add 3 Business Premium for Contoso', 'add 3 | Business Premium @ Contoso'],
  ['add 3 seats for Contoso of Business Premium', 'add 3 | Business Premium @ Contoso'],
  ['add three Business Premium licences to Contoso', 'add 3 | Business Premium @ Contoso'],
  ['add 3 seats to Business Premium for Contoso', 'add 3 | Business Premium @ Contoso'],
  ['add 3 new seats of bp for contoso', 'add 3 | bp @ contoso'],
  ['add another 3 bp for contoso', 'add 3 | bp @ contoso'],
  ['add another e3 for contoso', 'add 1 | e3 @ contoso'],
  ['add a seat of bp to contoso', 'add 1 | bp @ contoso'],
  ['add a dozen exo1 licenses for fabrikam', 'add 12 | exo1 @ fabrikam'],
  ['add half a dozen bp for contoso', 'add 6 | bp @ contoso'],
  ['add half dozen bp for contoso', 'add 6 | bp @ contoso'],
  ['add a half dozen bp for contoso', 'add 6 | bp @ contoso'],
  ['add a couple of e3 licences for contoso', 'add 2 | e3 @ contoso'],
  ['add twenty-five seats of E3 to Northwind Traders', 'add 25 | E3 @ Northwind Traders'],
  ['add twenty five seats of E3 to Northwind Traders', 'add 25 | E3 @ Northwind Traders'],
  ['add one hundred and five bp to contoso', 'add 105 | bp @ contoso'],
  ['add two thousand bp to contoso', 'add 2000 | bp @ contoso'],
  ['add 1,000 seats of bp for contoso', 'add 1000 | bp @ contoso'],
  ['add 5x bp contoso', 'add 5 | ~ bp contoso'],
  ['add 3 x bp for contoso', 'add 3 | bp @ contoso'],
  ['add 3seats of bp for contoso', 'add 3 | bp @ contoso'],
  ['add 3 seat(s) of bp for contoso', 'add 3 | bp @ contoso'],
  ['buy 2 Power BI Premium Per User for contoso', 'add 2 | Power BI Premium Per User @ contoso'],
  ['buy contoso 3 e3', 'add 3 | e3 @ contoso'],
  ['purchase 10 more exo1 for fabrikam', 'add 10 | exo1 @ fabrikam'],
  ["increase contoso's business premium by 3", 'add 3 | business premium @ contoso'],
  ['bump up contoso bp by 3', 'add 3 | ~ contoso bp'],
  ['Contoso needs 3 more Business Premium', 'add 3 | Business Premium @ Contoso'],
  ['contoso wants two extra business premium licences', 'add 2 | business premium @ contoso'],
  ['can contoso get 3 more business premium', 'add 3 | business premium @ contoso'],
  ['contoso needs to add 3 bp', 'add 3 | bp @ contoso'],
  ['give contoso two more e3', 'add 2 | e3 @ contoso'],
  ['give two more e3 to contoso', 'add 2 | e3 @ contoso'],
  ["give Margie's Travel 3 more bp", "add 3 | bp @ Margie's Travel"],
  ['we need 3 more bp at contoso', 'add 3 | bp @ contoso'],
  [
    'Hi team, we need to add 4 users to Business Premium for Northwind Traders asap',
    'add 4 | Business Premium @ Northwind Traders',
  ],
  ['3 more business premium for contoso', 'add 3 | business premium @ contoso'],
  ['half a dozen more bp for contoso', 'add 6 | bp @ contoso'],
  ['one more business premium for contoso pls', 'add 1 | business premium @ contoso'],
  ['another e3 for contoso', 'add 1 | e3 @ contoso'],
  ['+3 business premium contoso', 'add 3 | ~ business premium contoso'],
  ['business premium +5 for contoso', 'add 5 | business premium @ contoso'],
  ['contoso: add 3 x business premium', 'add 3 | business premium @ contoso'],
  ['contoso: +3 bp', 'add 3 | ~ contoso bp'],
  ['for contoso add 3 bp', 'add 3 | bp @ contoso'],
  ['make it 3 more bp for contoso', 'add 3 | bp @ contoso'],
  ["take contoso's bp up by 3", 'add 3 | bp @ contoso'],
  ['add 2 apps for business for contoso', 'add 2 | apps for business @ contoso'],
  ['add 3 defender for office 365 plan 1 for contoso', 'add 3 | defender for office 365 plan 1 @ contoso'],
  ['add 3 seats of exchange online plan 1 for contoso', 'add 3 | exchange online plan 1 @ contoso'],
  ['add 5 365 business premium for contoso', 'add 5 | 365 business premium @ contoso'],
  ['add 3 business premium for studio 54', 'add 3 | business premium @ studio 54'],
  [
    'add three seats of Business Premium to Four Seasons Dental',
    'add 3 | Business Premium @ Four Seasons Dental',
  ],
  ['add 3 e3 for 3M', 'add 3 | e3 @ 3M'],
  ['add 3 business premium for Bank of America', 'add 3 | ~ business premium for Bank of America'],
  ['add 3 seats of "Apps for business" for "Bank of America"', 'add 3 | Apps for business @ Bank of America'],
  ["add 3 seats of 'Business Premium' for “Contoso”", 'add 3 | Business Premium @ Contoso'],
  ['add 3 seats to #1a2b3c4d', 'add 3 | # 1a2b3c4d'],
  ['add 3 seats to contoso', 'add 3 | ~ contoso'],
  ['add 3 seats of business premium', 'add 3 | business premium'],
  ['add 3 seats', 'add 3 |'],
  ['add 3&nbsp;seats of Business Premium for Smith &amp; Sons', 'add 3 | Business Premium @ Smith & Sons'],
  ['add 10 licenses for Contoso, business premium', 'add 10 | ~ Contoso business premium'],
  ['All Star Dental needs 3 more bp', 'add 3 | bp @ All Star Dental'],
  ['New York Dental needs 3 more bp', 'add 3 | bp @ New York Dental'],
  ['give New York Dental 3 more bp', 'add 3 | bp @ New York Dental'],
  ['Back Office needs 3 more bp', 'add 3 | bp @ Back Office'],
  ['add 3 bp for Users First', 'add 3 | bp @ Users First'],
  ['add 3 bp for Robo Bot', 'add 3 | bp @ Robo Bot'],
  ['morning team, and also please add 3 bp for contoso', 'add 3 | bp @ contoso'],
  ['so now add 3 bp for contoso', 'add 3 | bp @ contoso'],
  ["I'd like 3 more Business Premium seats for Contoso please", 'add 3 | Business Premium @ Contoso'],
  ['Need 2 E3s for Fabrikam', 'add 2 | E3s @ Fabrikam'],
  // Removing seats.
  ['give back 3 seats of bp for contoso', 'remove 3 | bp @ contoso'],
  ['bump down bp for contoso by 2', 'remove 2 | bp @ contoso'],
  ['increase bp for contoso down by 2', 'add unclear | bp @ contoso'],
  ['reduce bp for contoso up by 2', 'remove unclear | bp @ contoso'],
  ['remove 2 seats of E3 from Contoso', 'remove 2 | E3 @ Contoso'],
  [
    'please could you kindly remove two of the Business Basic licences from Fabrikam?',
    'remove 2 | Business Basic @ Fabrikam',
  ],
  ["reduce Contoso's Business Basic by 2", 'remove 2 | Business Basic @ Contoso'],
  ["reduce Margie's Travel's Business Basic by 2", "remove 2 | Business Basic @ Margie's Travel"],
  ['decrease bp for contoso by 2', 'remove 2 | bp @ contoso'],
  ['take 2 bp away from contoso', 'remove 2 | bp @ contoso'],
  ["take contoso's business basic down by 2", 'remove 2 | business basic @ contoso'],
  ['take away 2 bp from contoso', 'remove 2 | bp @ contoso'],
  ['get rid of 2 bp at contoso', 'remove 2 | bp @ contoso'],
  ['drop 2 e3 at contoso', 'remove 2 | e3 @ contoso'],
  ['cancel 2 seats of bp for contoso', 'remove 2 | bp @ contoso'],
  ['contoso needs 2 fewer e3', 'remove 2 | e3 @ contoso'],
  ['3 fewer e3 at contoso', 'remove 3 | e3 @ contoso'],
  ['-2 business premium contoso', 'remove 2 | ~ business premium contoso'],
  ['minus 2 business premium for contoso', 'remove 2 | business premium @ contoso'],
  ['cut bp by a dozen for contoso', 'remove 12 | bp @ contoso'],
  // Setting seats.
  ['set Business Premium for Contoso to 15 seats', 'set 15 | Business Premium @ Contoso'],
  ['set business premium for contoso to 15', 'set 15 | business premium @ contoso'],
  ["set Contoso's Business Premium to 15", 'set 15 | Business Premium @ Contoso'],
  ['set contoso to 15 business premium', 'set 15 | ~ contoso business premium'],
  ['set the seats of bp for contoso to ten', 'set 10 | bp @ contoso'],
  ['change the number of seats of bp for contoso to 10', 'set 10 | bp @ contoso'],
  ['make contoso business premium 15', 'set 15 | ~ contoso business premium'],
  ['update contoso bp to 20', 'set 20 | ~ contoso bp'],
  ['bump BP for Contoso from 12 to 15', 'set 15 | BP @ Contoso'],
  ['bump bp for contoso from 12 seats to 15 seats', 'set 15 | bp @ contoso'],
  ['increase contoso business premium to 15', 'set 15 | ~ contoso business premium'],
  ['drop contoso bp to 10', 'set 10 | ~ contoso bp'],
  ['lower e3 at fabrikam to 20 seats', 'set 20 | e3 @ fabrikam'],
  ['contoso should have 15 bp', 'set 15 | bp @ contoso'],
  ['contoso business premium to 15', 'set 15 | ~ contoso business premium'],
  ['bp for contoso 12 -> 15', 'set 15 | bp @ contoso'],
  ['take contoso from 12 to 10 bp', 'set 10 | ~ contoso bp'],
  ['set #1a2b3c4d to 15', 'set 15 | # 1a2b3c4d'],
  ['set seats of bp at contoso = 15', 'set 15 | bp @ contoso'],
  // Numbers that cannot be meant.
  ['contoso needs only 10 bp', 'add unclear | ~ contoso only bp'],
  ['add', 'add missing |'],
  ['add seats of bp for contoso', 'add missing | bp @ contoso'],
  ['add business premium for contoso', 'add missing | business premium @ contoso'],
  ['add 365 business premium for contoso', 'add missing | 365 business premium @ contoso'],
  ['add business premium for studio 54', 'add missing | business premium @ studio 54'],
  ['change the seats of bp for contoso', 'set missing | bp @ contoso'],
  ['i need more licenses for contoso', 'add missing | ~ contoso'],
  ['add 0 seats of bp for contoso', 'add zero | bp @ contoso'],
  ['add zero seats of bp for contoso', 'add zero | bp @ contoso'],
  ['set bp for contoso to 0', 'set zero | bp @ contoso'],
  ['add -3 seats of bp for contoso', 'add negative | bp @ contoso'],
  ['add minus 3 seats of bp for contoso', 'add negative | bp @ contoso'],
  ['add 2.5 seats of bp for contoso', 'add fraction | bp @ contoso'],
  ['add 2,5 seats of bp for contoso', 'add fraction | bp @ contoso'],
  ['add 1/2 seats of bp for contoso', 'add fraction | bp @ contoso'],
  ['add 1e9 seats of bp for contoso', 'add absurd | bp @ contoso'],
  ['add 99999999 seats of bp for contoso', 'add absurd | bp @ contoso'],
  ['add unlimited seats of bp for contoso', 'add absurd | bp @ contoso'],
  ['add 1.000 seats of bp for contoso', 'add unclear | bp @ contoso'],
  ['add 20k seats of bp for contoso', 'add unclear | bp @ contoso'],
  ['add 3-5 seats of bp for contoso', 'add unclear | bp @ contoso'],
  ['add some seats of bp for contoso', 'add unclear | bp @ contoso'],
  ['add a few seats of bp for contoso', 'add unclear | bp @ contoso'],
  ['increase bp for contoso by 10%', 'add unclear | bp @ contoso'],
  ['add 3 bp and remove 2 e3 for contoso', 'add unclear | bp and remove 2 e3 @ contoso'],
  ['add 3 seats of bp and 2 seats of e3 for contoso', 'add unclear | ~ bp and 2 of e3 for contoso'],
  ['add 3 seats of bp to 15 for contoso', 'add unclear | ~ bp to 15 for contoso'],
  ['add seats of bp for contoso to 15', 'add unclear | bp @ contoso'],
  ['set bp for contoso +3', 'set unclear | bp @ contoso'],
  ['change bp for contoso by 3', 'set unclear | bp @ contoso'],
  ['change bp for contoso up by 3', 'add 3 | bp @ contoso'],
  ['take up 3 bp for contoso', 'remove unclear | bp @ contoso'],
  ['give contoso 3 more or less bp', 'add 3 | or less bp @ contoso'],
  ['-2.5 bp for contoso', 'remove fraction | bp @ contoso'],
  // What is not dropped: it stays in the name and is then not found.
  ['add 3 seats of bp to contoso tomorrow', 'add 3 | bp @ contoso tomorrow'],
  ['add 3 bp for contoso and 2 e3 for fabrikam', 'add 3 | ~ bp for contoso and 2 e3 for fabrikam'],
  // Not an order: mistyped, negated, asked, or another thing.
  ['ad 3 seats of bp for contoso', 'unknown'],
  ['remov 3 seats of bp for contoso', 'unknown'],
  ['incrase bp for contoso by 3', 'unknown'],
  ['3 seats of bp for contoso', 'unknown'],
  ["don't add 3 seats of bp for contoso", 'unknown'],
  ['do not add 3 seats of bp for contoso', 'unknown'],
  ['should we add 3 seats of bp for contoso', 'unknown'],
  ['if contoso grows add 3 bp', 'unknown'],
  ['cancel business premium for contoso', 'unknown'],
  ['cancel a business premium for contoso', 'unknown'],
  ['order 5 business premium for contoso', 'unknown'],
  ['swap 2 bp for e3 at contoso', 'unknown'],
  ['set up alerts', 'unknown'],
  ['contosos have 15 bp', 'unknown'],
  // What would be, without asking for it.
  ['what if add 20 seats of E5 for Contoso', 'what if add 20 | E5 @ Contoso'],
  ['what if I add 20 seats of E5 for Contoso?', 'what if add 20 | E5 @ Contoso'],
  ['What if we added 20 seats of E5 for Contoso', 'what if add 20 | E5 @ Contoso'],
  ['what would happen if we removed 3 seats of bp from contoso', 'what if remove 3 | bp @ contoso'],
  ['what happens if I set bp for contoso to 15', 'what if set 15 | bp @ contoso'],
  ['what if contoso needs 3 more bp', 'what if add 3 | bp @ contoso'],
  ['what if contoso needed 3 more bp', 'what if add 3 | bp @ contoso'],
  ['suppose we buy 3 bp for contoso', 'what if add 3 | bp @ contoso'],
  ['do I need approval to add 3 bp for contoso?', 'what if add 3 | bp @ contoso'],
  ['what would it cost to add 3 bp for contoso', 'what if add 3 | bp @ contoso'],
  ['hi, what if we reduced bp for contoso by 2 please', 'what if remove 2 | bp @ contoso'],
  ['what if add 3 seats to #1a2b3c4d', 'what if add 3 | # 1a2b3c4d'],
  ['what if add 2.5 seats of bp for contoso', 'what if add fraction | bp @ contoso'],
  ['what if', 'what if add missing |'],
  ['what if we', 'what if add missing |'],
  ['what if it rains', 'unknown'],
  ["what if we don't add 3 bp for contoso", 'unknown'],
  ['add 3 bp for contoso, what if', 'unknown'],
  ['contoso: what if we add 3 bp', 'unknown'],
  ['add 3 bp for "What If Ltd"', 'add 3 | bp @ What If Ltd'],
  // Roles.
  ['roles', 'roles'],
  ['role list', 'roles'],
  ['show roles', 'roles'],
  ['show me the roles please', 'roles'],
  ['rolse', 'roles'],
  ['who may approve', 'roles'],
  ['Who can approve?', 'roles'],
  ['who can approve requests for contoso', 'roles'],
  ['who are the approvers', 'roles'],
  ['who has which role?', 'roles'],
  ['list admins', 'roles'],
  ['who is an admin', 'roles'],
  ['permissions', 'roles'],
  ['am i an admin', 'whoami'],
  ['my role', 'whoami'],
  ['can i approve', 'whoami'],
  // Grants.
  ['grant approver to @Bo', 'grant | approver to @Bo'],
  ['Grant Approver to @Bo Berg', 'grant | approver to @Bo Berg'],
  ['please grant approver to @Bo Berg', 'grant | approver to @Bo Berg'],
  ['grant approver to @Bo Berg for Contoso', 'grant | approver to @Bo Berg | @ Contoso'],
  [
    'grant approver to @Bo for Contoso, Fabrikam and Northwind',
    'grant | approver to @Bo | @ Contoso | @ Fabrikam | @ Northwind',
  ],
  [
    'grant approver to @Bo for "Bed, Bath and Co", Fabrikam',
    'grant | approver to @Bo | @ Bed, Bath and Co | @ Fabrikam',
  ],
  ['grant the approver role to @Bo', 'grant | approver to @Bo'],
  ['grant the role of approver to @Bo', 'grant | approver to @Bo'],
  ['grant administrator rights to @Bo', 'grant | admin to @Bo'],
  ['grant @Bo approver', 'grant | approver to @Bo'],
  ['grant @Bo Berg the approver role for Contoso', 'grant | approver to @Bo Berg | @ Contoso'],
  ['make @Bo an admin', 'grant | admin to @Bo'],
  ['make @Bo Berg admin', 'grant | admin to @Bo Berg'],
  ['make Bo Berg a viewer', 'grant | viewer to Bo Berg'],
  ['give @Bo the requester role', 'grant | requester to @Bo'],
  ['give approver to @Bo', 'grant | approver to @Bo'],
  ['give approver rights to @Bo for Contoso', 'grant | approver to @Bo | @ Contoso'],
  ['promote @Bo to approver', 'grant | approver to @Bo'],
  ['appoint @Bo as approver for Contoso', 'grant | approver to @Bo | @ Contoso'],
  ["set @Bo's role to viewer", 'grant | viewer to @Bo'],
  ['set the role of @Bo to viewer', 'grant | viewer to @Bo'],
  ['change the role of @Bo Berg to requester', 'grant | requester to @Bo Berg'],
  ['add @Bo as an approver for Contoso', 'grant | approver to @Bo | @ Contoso'],
  ['let @Bo approve for Contoso', 'grant | approver to @Bo | @ Contoso'],
  ['allow @Bo Berg to approve', 'grant | approver to @Bo Berg'],
  ['grant approver to @Bo only for Contoso', 'grant | approver to @Bo | @ Contoso'],
  ['grant approver to @Bo for all companies', 'grant | approver to @Bo'],
  ['grant approver to @Bo for', 'grant | approver to @Bo | @ '],
  ['grant superuser to @Bo', 'grant | superuser to @Bo'],
  ['grant approver', 'grant | approver to ?'],
  ['grant approver to', 'grant | approver to ?'],
  ['grant', 'grant | ? to ?'],
  ['grnt approver to @Bo', 'unknown'],
  ['Grant Thornton', 'unknown'],
  ['give contoso 3 more bp', 'add 3 | bp @ contoso'],
  // Revoking.
  ['revoke @Bo Berg', 'revoke | @Bo Berg'],
  ['revoke Bo', 'revoke | Bo'],
  ['revoke approver from @Bo', 'revoke | @Bo'],
  ['revoke the approver role from @Bo Berg', 'revoke | @Bo Berg'],
  ['revoke the role of @Bo', 'revoke | @Bo'],
  ["revoke @Bo's role", 'revoke | @Bo'],
  ["revoke @Bo Berg's approver role", 'revoke | @Bo Berg'],
  ['remove approver from @Bo', 'revoke | @Bo'],
  ['remove the role of @Bo', 'revoke | @Bo'],
  ['remove @Bo as approver', 'revoke | @Bo'],
  ['take approver away from @Bo', 'revoke | @Bo'],
  ['revoke', 'revoke | ?'],
  ['revoke approver', 'revoke | ?'],
  ['remove 2 seats of E3 from Contoso', 'remove 2 | E3 @ Contoso'],
  ['revoke @Bo for Contoso', 'revoke | @Bo for Contoso'],
  ['revok @Bo', 'unknown'],
  // The policy, and where approvals are shown.
  ['policy', 'policy'],
  ['rules', 'policy'],
  ['the rules', 'policy'],
  ['polcy', 'policy'],
  ['show policy', 'policy'],
  ['what are the rules?', 'policy'],
  ['change the policy', 'policy'],
  ['edit our approval policy', 'policy'],
  ['approval rules', 'policy'],
  ['when is approval needed?', 'policy'],
  ['approvals here', 'approvals | here'],
  ['approvals in this channel', 'approvals | here'],
  ['show approvals here', 'approvals | here'],
  ['send requests here', 'approvals | here'],
  ['use this channel for approvals', 'approvals | here'],
  ['approvals on', 'approvals | here'],
  ['approvals off', 'approvals | nowhere'],
  ['stop approvals here', 'approvals | nowhere'],
  ['stop approvals', 'approvals | nowhere'],
  ['no approvals here', 'approvals | nowhere'],
  ['turn approvals off', 'approvals | nowhere'],
  ["don't send approvals here", 'approvals | nowhere'],
  ['approvals', 'pending'],
  ['show approvals', 'pending'],
  // The audit.
  ['audit', 'audit'],
  ['audit log', 'audit'],
  ['show the audit trail', 'audit'],
  ['audti', 'audit'],
  ['who approved what', 'audit'],
  ['audit Contoso', 'audit | @ Contoso'],
  ['audit for Contoso', 'audit | @ Contoso'],
  ["Contoso's audit log", 'audit | @ Contoso'],
  ['audit log of Smith & Sons', 'audit | @ Smith & Sons'],
  ['audit #1a2b3c4d', 'audit | @ #1a2b3c4d'],
  ['audit @Bo Berg', 'audit | @ @Bo Berg'],
  ['audit verify', 'audit | verify'],
  ['verify the audit', 'audit | verify'],
  ['verify audit log', 'audit | verify'],
  ['check the audit', 'audit | verify'],
  ['is the audit intact?', 'audit | verify'],
  ['audit csv', 'audit | csv'],
  ['export the audit', 'audit | csv'],
  ['export audit log as csv', 'audit | csv'],
  ['download the audit', 'audit | csv'],
  ['audit export', 'audit | csv'],
  ['audit csv Contoso', 'audit | csv | @ Contoso'],
  ['audit Contoso csv', 'audit | csv | @ Contoso'],
  ['export the audit of Contoso', 'audit | csv | @ Contoso'],
  ['export the audit for Contoso as csv', 'audit | csv | @ Contoso'],
  // Settling by hand.
  ['settle #1a2b3c4d as applied: seen in the portal', 'settle | # 1a2b3c4d | applied | seen in the portal'],
  [
    'settle 1a2b3c4d failed because Pax8 shows 12, not 15.',
    'settle | # 1a2b3c4d | failed | Pax8 shows 12, not 15.',
  ],
  ['please settle #1A2B3C4D as not applied - nothing moved', 'settle | # 1a2b3c4d | failed | nothing moved'],
  ['settle request #1a2b3c4d as failed', 'settle | # 1a2b3c4d | failed | ?'],
  ['mark #1a2b3c4d as applied: seen', 'settle | # 1a2b3c4d | applied | seen'],
  ['settle #1a2b3c4d', 'settle | # 1a2b3c4d | ? | ?'],
  ['settle', 'settle | # ? | ? | ?'],
  ['settle the bill', 'settle | # ? | ? | bill'],
  ['mark contoso', 'unknown'],
  // Deciding is what buttons are for.
  ['approve #1a2b3c4d', 'unknown'],
  ['approve the request of Ann', 'unknown'],
  ['approve 1a2b3c4d', 'unknown'],
  ['reject #1a2b3c4d', 'unknown'],
  ['reject it', 'unknown'],
  // Not understood.
  ['contoso', 'unknown'],
  ['contoso business premium', 'unknown'],
  ['what is the weather', 'unknown'],
  ['what is going on', 'unknown'],
  ['status of contoso', 'unknown'],
  ['lorem ipsum dolor sit amet', 'unknown'],
  ['🚀', 'unknown'],
];

describe('what people say', () => {
  test.each(sentences)('%s → %s', (said, meant) => {
    expect(shown(understand(said, here))).toBe(meant);
  });
});

const said = (text: string): string => shown(understand(text, here));

describe('rules of understanding', () => {
  test('case, line ends, spaces of every kind and closing marks change nothing', () => {
    const plain = 'add 3 seats of bp for contoso';
    for (const text of [
      plain.toUpperCase(),
      `  ${plain}  `,
      plain.replaceAll(' ', '\n'),
      plain.replaceAll(' ', '\u00a0'),
      plain.replaceAll(' ', '&nbsp;'),
      `${plain}?`,
      `${plain}!!!`,
      `**${plain}**`,
      `\u200b${plain}`,
    ]) {
      expect(said(text).toLowerCase()).toBe('add 3 | bp @ contoso');
    }
  });

  test('a message longer than 1,000 characters is not looked at', () => {
    expect(said(`companies ${'x'.repeat(990)}`)).toMatch(/^companies/);
    expect(said(`companies ${'x'.repeat(991)}`)).toBe('unknown');
  });

  test('an empty message, as when only the bot was mentioned, gets help', () => {
    expect(said('')).toBe('help');
    expect(said(' \n ')).toBe('help');
  });

  test('the number and direction survive every product and company that are only letters', () => {
    const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{5,9}$/);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), word, word, (n, product, company) => {
        expect(said(`add ${n} seats of ${product} for ${company}`)).toBe(
          `add ${n} | ${product} @ ${company}`,
        );
        expect(said(`remove ${n} seats of ${product} for ${company}`)).toBe(
          `remove ${n} | ${product} @ ${company}`,
        );
        expect(said(`set ${product} for ${company} to ${n} seats`)).toBe(
          `set ${n} | ${product} @ ${company}`,
        );
      }),
    );
  });

  test('what is only supposed is never asked for', () => {
    const order = fc.constantFrom(
      ...sentences.filter(([, meant]) => /^(add|remove|set) \d/.test(meant)).map(([text]) => text),
    );
    const lead = fc.constantFrom(
      'what if',
      'What if we',
      'what would happen if I',
      'suppose we',
      'so what if',
    );
    fc.assert(
      fc.property(lead, order, (asked, text) => {
        expect(said(`${asked} ${text}`)).toMatch(/^(what if |unknown)/);
        expect(said(`${text} what if`)).not.toMatch(/^(add|remove|set) /);
      }),
      { numRuns: 400 },
    );
  });

  test('a mistyped verb never gives or takes a role', () => {
    fc.assert(
      fc.property(fc.constantFrom('grant', 'revoke', 'promote', 'appoint'), fc.nat(7), (verb, at) => {
        const cut = verb.slice(0, at % verb.length) + verb.slice((at % verb.length) + 1);
        expect(said(`${cut} approver to @Bo`)).not.toMatch(/^(grant|revoke)/);
        expect(said(`${cut} approver from @Bo`)).not.toMatch(/^(grant|revoke)/);
      }),
    );
  });

  test('a request is never decided by words', () => {
    const rest = fc.constantFrom(
      '',
      ' it',
      ' #1a2b3c4d',
      ' the request of Ann',
      ' all',
      ' 3 seats of bp for contoso',
    );
    fc.assert(
      fc.property(fc.constantFrom('approve', 'reject', 'deny', 'confirm'), rest, (verb, what) => {
        expect(said(`${verb}${what}`)).toMatch(/^(unknown|pending)/);
      }),
    );
  });

  test('a mistyped verb never changes seats', () => {
    const verbs = ['add', 'remove', 'increase', 'reduce', 'bump', 'decrease', 'lower', 'raise'];
    fc.assert(
      fc.property(fc.constantFrom(...verbs), fc.nat(7), (verb, at) => {
        const cut = verb.slice(0, at % verb.length) + verb.slice((at % verb.length) + 1);
        expect(said(`${cut} 3 seats of bp for contoso`)).not.toMatch(/^(add|remove|set) /);
      }),
    );
  });

  test('any text gives an intent and never an error', () => {
    const word = fc.constantFrom(
      ...'add remove set 3 -3 +5 2.5 for of to at from by seats renewals next before december 31 the what does have # "'.split(
        ' ',
      ),
      ..."contoso's contoso: bp 1a #1a2b3c4d -> a dozen hundred and between q1 end has got ' - history show".split(
        ' ',
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1000 }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (message) => {
        expect(typeof understand(message, here).kind).toBe('string');
      }),
      { numRuns: 3000 },
    );
  });

  test('the worst of texts ends as well', () => {
    const shapes = [
      '"',
      "'",
      "'a ",
      '1,',
      '1.',
      'a.',
      '#a',
      '- ',
      'add ',
      'for ',
      'one hundred ',
      '((',
      'x',
      '&amp;',
      '3 for ',
      "s' ",
    ];
    for (const shape of shapes) {
      for (const lead of ['', 'add 3 ', 'renewals ', 'what does ']) {
        expect(understand((lead + shape.repeat(1000)).slice(0, 1000), here)).toBeDefined();
      }
    }
  });
});
