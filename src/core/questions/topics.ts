import { textAt } from '../names/text-at.ts';
import { distance, isTypoOf } from '../names/typos.ts';
import type { Token } from '../understanding/sentence.ts';
import { byText } from '../words/by-text.ts';

/**
 * What a phrase says in a question; it may say several things, and longer phrases win. `free` neither adds nor takes
 * anything away. The words of changes are in `cues.ts`.
 */
const rows = {
  // Topics.
  renewal:
    'rens|renewals|renewal|renew|renews|renewing|to be renewed|be renewed|being renewed|will be renewed|has to be renewed|have to be renewed|needs to be renewed|need to be renewed|must be renewed|should be renewed|are to be renewed|renewal date|renewal dates|expire|expires|expiring|expiry|expiration|expirations|run out|runs out|running out|term end|term ends|end of term|term up|terms up|term over|up for renewal|due for renewal|lapse|lapses|lapsing|come to an end|comes to an end|coming to an end|roll over|rolls over|expiries|runs till|run till|run until|runs until|coming due|come due|due to renew|bound until|verlängerungen|verlängerung|erneuerung|erneuerungen|anniversary|anniversaries|anniversary date|anniversary dates|term date|term dates|contract end|contract ends|contract end date|end date|end dates|expiry date|expiry dates|expiration date|expire date|comes off term|coming off term|due to end|set to renew|going to renew|about to renew|about to expire|about to lapse|renew automatically|auto renews',
  ends: 'due|end|ends|ending|finish|finishes|finishing|fall|falls|coming up|comes up|is up|up next|what is up|runs|ends first|falls due|converting|turn into|about to convert|converts|convert to paid|is due|are due|coming due|coming up for|ran out|run out|come up|come due|roll off|rolls off|wind down|winds down|wrap up|wraps up|close out|terms are up|term is up|term are up|contract is up|contracts are up|is over|are over|runs its course|convert',
  commitment:
    'commitment|commitments|contract|contracts|committed|committed to|locked in|locked into|tied into|tied in|tied to|commitment term|commitment terms|bound',
  terms: 'term|terms',
  /** Neither Pax8 nor the bot writes invoices to customers. */
  billing:
    'write an invoice|write the invoice|write invoices|issue an invoice|issue invoices|raise an invoice|raise the invoice|make an invoice|make out an invoice|create an invoice|create invoices|create the invoice|send an invoice|send invoices|invoice them|invoice him',
  invoices: 'invoices|bills|statements|unpayed invoices|rechnungen',
  invoice: 'invoice|bill|statement|billed|inv|inv no|invoice no|invoice number|rechnung|billing',
  'line-items': 'line items|line item|items|positions|break down|breakdown|look into',
  reconcile:
    'check invoice|check invoices|check the invoice|check our invoice|check my invoice|check the invoices|check bill|check the bill|check billing|invoice check|billing check|bill check|' +
    'reconcile|reconciling|reconciled|reconciliation|recon|recons|invoice recon|everything billed on|all billed on|reconcile invoice|reconcile the invoice|reconcile billing|month end check|month-end check|month end|month-end|end of month check|' +
    'verify the invoice|verify invoice|audit the invoice|audit invoice|invoice audit|is the invoice right|is the invoice correct|is our invoice right|is our invoice correct|' +
    'are we billed right|are we billed correctly|billed correctly|billed right|were we billed right|were we billed correctly|rechnung prüfen|rechnung abgleichen',
  matches:
    'line up|lines up|lining up|lined up|line up with|lines up with|match|matches|matching|match up|matches up|tie out|ties out|tally|tallies|tie up with|stimmt',
  draft: 'draft|draft invoice|draft items|preliminary',
  soFar: 'so far|going to be|gonna be|will be|look like|final|preview|upcoming|coming|next|running',
  charges: 'charges|charge|charged|charging',
  compare:
    'over the one before|over the one before it|than the one before|than the one before it|than the month before|over the month before|above the one before|compare|compared|comparing|comparison|difference|differences|diff|versus|vs|differ|side by side|next to each other|against each other|month on month|month over month|stack up|stacks up',
  rose: 'higher|lower|jumped|jump|went up|goes up|go up|gone up|went down|rose|risen|increased|dropped|bigger|smaller|more than|less than|more expensive|spike|spiked|up so much|cheaper|so high|so much|why more|pricier|dearer|costlier|more costly|price increase|price increases|price rise|price rises|price hike|climbed|climb|shot up|crept up|ballooned|fell|so expensive|such a jump|increase so much|so big|this big|so large|that high|charge us more|charged us more|paid more|pay more|paying more|cost more|costs more|cost us more|charging us more|bigger than usual|higher than usual',
  priceRise:
    'about the increase|about their increase|on the increase|about the increases|price increase|price increases|price rise|price rises|price hike|price hikes|price uplift|price uplifts|price changes at renewal|higher price|higher prices|more expensive at renewal|get more expensive|gets more expensive|getting more expensive|become more expensive|becomes more expensive|becoming more expensive|be more expensive|get pricier|gets pricier|be pricier|get dearer|gets dearer|be dearer|prices go up|price goes up|prices going up|price going up|prices will go up|prices rise|price rises|rising prices|rising price|prices that rise|prices that go up|prices increase|price will increase|prices will increase|goes up in price|go up in price|going up in price|goes up at renewal|go up at renewal|goes up at the renewal|go up at the renewal|goes up on renewal|go up on renewal|cost more when it renews|cost more when they renew|costs more when it renews|cost more at renewal|cost more after renewal|cost more after the renewal|costs more after the renewal|costs more at renewal|promotion ends|promotions end|promotions that end|promotions ending|promo ends|promos end|promotion runs out|promotions run out|promotions expire|promo expires|ending promotions|expiring promotions|promotional price ends|promotional prices end|pay more from the renewal|pay more from their renewal|pays more from the renewal|pay more from renewal|pay more at renewal|pay more at the renewal|pay more after the renewal|pays more after the renewal|pays more at renewal|pay more when it renews|pays more when it renews|more will we pay at renewal|renew at a higher price|renews at a higher price|renewing at a higher price|costlier',
  priceHistory:
    'since when do they pay|since when does it cost|since when do we pay|since when is it|how long have they paid|how long have they been paying|got dearer|got pricier|got more expensive|became dearer|became more expensive|has become dearer|has become more expensive|has got dearer|has gotten more expensive|when did that price|when did this price|when did its price|price change|price history|history of the price|history of prices|price over time|prices over time|price changes of|price changes at|price change history|when did the price|when did the cost|when was the price|how has the price|how did the price|price development|price log|past prices|old prices|what was the price before|previous prices|price timeline|when did it get more expensive|last go up|last went up|last get dearer|last get more expensive|last get pricier|last become more expensive|last go up in price|last went up in price|last change in price|ever change in price|ever gone up in price|ever go up in price|ever went up in price|gone up in price since|changed in price|change in price|changed its price|change its price|last put up the price|last put the price up|last raise the price|the price last change|the price last changed|price last raised|price last go up|price last went up|price moved|price move',
  costRise:
    'cost go up|costs go up|got more expensive for us|became more expensive for us|got dearer for us|became dearer for us|more expensive for us|dearer for us|pricier for us|cost us more|costs us more|charge us more|charges us more|charging us more|while the price stayed|while the prices stayed|while prices stayed|while our price stayed|price stayed the same|prices stayed the same|not passed on|not pass on|did we not pass on|have we not passed on|cost rose|costs rose|cost has risen|costs have risen|cost went up|costs went up|cost risen|costs risen|cost increases|cost increase|cost has gone up|costs have gone up|cost gone up|costs that rose|costs that went up|cost rises|our cost went up|our cost rose|our costs rose|our costs went up|buy price rose|buy price went up|buying price went up|partner cost rose|partner cost went up|partner cost increases|partner cost increase|margin erosion|eroding margins|margins eroding|eroded margins|eroded margin|margin eroded|margins eroded|shrinking margins|margins shrinking|margin shrinking|margin shrank|margins shrank|margins shrunk|lost margin|losing margin|got dearer on us|gone dearer on us|become dearer on us|dearer on us|got more expensive on us|more expensive on us|pricier on us|costing us more|cost us more than|put up on us|put anything up on us|put something up on us|up on us|buy prices gone up|buying prices gone up|buy prices went up|our buy prices|gone up for us|go up for us|went up for us|putting up our cost|putting up our costs|put our cost up|put our costs up|pay more for it ourselves|raised our cost|raised our costs',
  annualSaves:
    'cheaper as a year|cheaper for one year|cheaper on a year|cheaper if annual|cheaper as annual|cheaper on an annual|cheaper with a year|gave up their monthly|give up their monthly|gives up their monthly|gave up monthly|signed for a year|sign for a year|signs for a year|committed for a year|commit for a year|went for a year|going annual save|would going annual save|annual save|annual saves|annual would save|yearly save|annual instead|annually instead|yearly instead|going annual|go annual|going yearly|go yearly|save with annual|save by going annual|save with a year|switching to annual|moving to annual|on annual instead|a year instead|annual cheaper|yearly cheaper|cheaper annually|cheaper on annual|cheaper yearly|cheaper for a year|flexibility cost|flexibility costs|cost of flexibility|price of flexibility|premium for monthly|monthly premium|break even|break-even|breakeven|be annual|better annual|better on annual|worth going annual|monthly or annual|monthly or yearly|annual or monthly|yearly or monthly|monthly vs annual|annual vs monthly|monthly versus annual|monthly or a year',
  sooner:
    'go down sooner|goes down sooner|go down first|goes down first|can go down sooner|can go down first|be reduced sooner|be reduced first|reduced soonest|reduce sooner|reduce first|reduce soonest|down soonest|lower first|lower sooner|come down first|come down sooner|give back first|give seats back first|shrink first|cut first|cut sooner|reducible first|drop first|drop sooner',
  letter:
    'write me the mail|write me a mail|write the mail|write me the mail to|write me a mail to|mail for|a mail for|an email for|email for|text for|a text for|words for the customer|letter|letters|text for the customer|text for customers|text for the client|text to the customer|customer text|customer letter|customer mail|customer email|mail to the customer|mail for the customer|email to the customer|email for the customer|mail to the client|email to the client|e-mail to the customer|draft me a mail|draft me an email|draft a mail|draft an email|write a mail|write an email|write to the customer|tell the customer|announcement|announcements|mail text|a short mail|short mail|a short email|short email|a short letter|short letter|a short note|write me a short mail|write me a short email|write me a short letter|write me a letter|write me a letter to|write me a few lines|write a few lines|put together a few lines|put together a mail|put together an email|put together a letter|write something|write me something|write them a mail|write them an email|in writing|something in writing|draft the mail|draft the email|draft a letter|draft me a letter|draft a note',
  whatChanged:
    'what moved|what has moved|anything moved|what all moved|what shifted|what has shifted|what came and went|what is different now|what changed|what has changed|whats changed|what is changed|what have changed|what all changed|anything changed|anything change|anything changes|any changes|any change|has anything changed|did anything change|something changed|what is different|what changed overnight|changed overnight|change overnight|anything different|anything move|anything happen|anything happened|anything shift|anything shifted|any movement|any movements|any news|anything new happen|something move|something happen|something moved|something happened|what went on|what has gone on|anything go on|anything gone on|anything been going on|been any changes|what happened over|what happened while',
  overTime:
    'over time|over the months|over the weeks|over the days|over the quarters|month by month|week by week|day by day|trend|trends|trending|growth|grow|grows|grew|grown|growing|shrunk|shrink|shrank|develop|developed|developing|development|evolve|evolved|evolution|curve|went up and down|come and gone|came and went|going up or down|go up or down|gone up or down',
  throughYear:
    'over the year|over the last year|over the past year|over the last twelve months|over the last 12 months|over the past 12 months|over the past twelve months|through the year|throughout the year|in the last year|in the past year|the past year|last twelve months|last 12 months|past 12 months',
  changed:
    'changed|changes|change|what changed|what has changed|whats changed|what is different|any changes|any change|anything different|different|last change|change|what is new|anything new',
  hasRenewed:
    'renewed|has renewed|have renewed|was renewed|were renewed|got renewed|just renewed|already renewed|auto renewed|expired|has expired|have expired|lapsed|has lapsed|have lapsed',
  usage:
    'usage|usages|billed by usage|billed on usage|billed by consumption|by usage|metered|consumption|consumed|consume|consuming|resources|resource|burning|burn|burned|used up|meter|meters|spike|spiked|spiking|usage-based|usage based|pay as you go|payg|consumption based|going crazy|burn through|burnt|azure bill|usage charges|burns|consumes|overage|overages|utilisation|utilization|run up on|ran up on|racked up|rack up|clocked up|clock up|running up',
  spend:
    'annual revenue|yearly revenue|annual recurring revenue|annual spend|yearly spend|annual spending|yearly spending|annual turnover|yearly turnover|turnover|revenue a year|revenue per year|monthly revenue|revenue a month|revenue per month|burn on|burning on|blow on|blowing on|shell out for|shelling out for|fork out for|forking out for|spend|spending|spends|spent|mrr|arr|outgoings|run rate|monthly costs|monthly cost|monthly bill|ytd spend|total spend|costs|expenditure|money going|money goes|money go|outlay|outlays|goes out|going out|goes out to|flows to|flows out',
  margins: 'margins|our margins|all margins|lowest margins|smallest margins|thinnest margins|low margins',
  profit:
    'gives us|brings us|leaves us|margin|margins|profit|profits|profitable|profitability|markup|earn|earning|earnings|make on|make from|worth our while|worth it|worth|money|no money|make us|makes us|made us|we make|make from them',
  pay: 'pay|paying|pays|paid to|owed|revenue',
  cost: 'cost|costs|costing|expensive',
  price:
    'price today|price right now|current price|current prices|current pricing|latest price|latest prices|ballpark|ballpark for|ballpark price|ballpark figure|rough price|rough price for|how mutch is|how mutch are|how much do you want for|price|prices|pricing|priced|list price|quote|quote me|price list|price of|how much is|how much are|going for|cheapest|price check|rate|per seat|pricey|price tag|set back|going rate|per-seat price|unit price|monthly price|monthly prices|annual price|yearly price|kostet|kosten|preis|preise|was kostet|wie viel kostet|wieviel kostet|set them back|set us back|how pricey|how much a month|how much per month|how much a seat|how much per seat|how much each|how much per user|unit cost|sticker price|rrp|msrp|retail price|buy price|sell price|asking price|price point|per seat price|priced at',
  orders:
    'orders|order history|order list|order status|orderd|order log|purchase history|ordering history|buying history',
  order:
    'any order|the order|my order|our order|that order for|that order of|that order at|that order from|this order for|this order of|their order|his order|her order|latest order|last order|an order|order for the|order status|status of the order|orders status|purchase order',
  ordered:
    'ordered|bought|purchased|been bought|been ordered|purchases|purchase|did we order|did we buy|we order|buy|bought for|did we sell|we sold|sold to|have we sold|was sold|were sold',
  pending:
    "waits for approval|wait for approval|waits for a decision|waits for an approval|wants my ok|wants my okay|want my ok|wants my approval|wants my yes|want my yes|wants a yes|waits for my ok|wait for my ok|for my ok|for my okay|needs my yes|need my yes|needs my blessing|need my blessing|wants my blessing|nobody has looked at|nobody looked at|no one has looked at|nobody has decided|not looked at|pending|waiting|queue|in the queue|stuck|outstanding requests|open requests|open request|open approvals|open changes|to-dos|to-do|todo|todos|to do|my tasks|inbox|sign off|sign anything off|undecided|awaiting|waiting for a decision|waiting for me|waiting for approval|waiting on|for me to approve|approval queue|in the approval queue|sat in|say yes to my request|said yes to my request|my request|ok my request|okayed my request|answer my request|answered my request|looked at my request|approvals|what needs approval|changes waiting|signature|my signature|needs signing|needs my okay|needs my ok|need my ok|needs an ok|need an ok|needs a yes|left to approve|left to decide|unanswered|on my plate|for me to decide|for my approval|awaiting me|held up|on hold|backlog|unapproved|not approved yet|not yet approved|not been approved|haven't been approved|hasn't been approved|awaits|await|awaits approval|awaiting approval|awaiting sign off|for us to approve|for us to decide|open request list|for approval|up for approval|to be approved|to be decided|that needs approving",
  approval:
    'approval|approvals|approving|approve|approves|approved|sign-off|signoff|needs my approval|need my approval|needs approval from me|needs approving|approval cards|approval queue',
  reject: 'reject|decline|deny|turn down',
  ownRequests:
    'my request|my requests|my own requests|requests of mine|what i asked for|have i asked for|what i have asked for|i have asked for|did i ask for',
  request: 'request|requests|my request|our request|requested|my requests|our requests',
  through:
    'go through|gone through|went through|come through|go thru|gone thru|went thru|come thru|happen|landed|gone live',
  done: 'done yet|been approved|been done|yet|already',
  history:
    'hist|history|log|changelog|over time|log of changes|change log|happened to|happened with|happened|ends up with|end up with|seat changes|past changes|used to have|used to be|track record|timeline|recent changes|last changes|been going on|go up|ever different|different before|history of|trail|was it ever different|been changed|seat history|changes over time|ups and downs|going on with|who touched',
  trial:
    'trial|trials|free trial|free trials|on trial|on a trial|trialling|trialing|evaluation|evaluations|free trial running|try-outs|pilot|pilots|poc|pocs|trying out|being evaluated|test licences|test licenses|test subscriptions|demo licences|demo licenses',
  companies:
    'companies|customers|clients|tenants|accounts|organisations|organizations|orgs|company list|customer list|client list|customer|client|company|who all|who all of our|number of customers|number of clients|number of companies|firms|firm|kunden|customer base|client base|all clients|all customers|over all clients|over all customers|logos|businesses|shops',
  one: 'company|customer|client',
  single: 'subscription|sub',
  renewals: 'renewals',
  howLong: 'how long|for how long|until when',
  atRenewal:
    'when it renews|when they renew|once it renews|at renewal|at the renewal|on renewal|upon renewal|after the renewal|after renewal|at term end|with the next renewal|at the next renewal|at the end of the term|before renewal|before the renewal',
  every:
    'combined|everyone|everybody|anyone|anybody|any of our|among our|everywhere|across all|across the board|overall|in total|total|altogether|all together|in all|of all|all told|sum of|we manage|we manage|do we manage|anybody left|anyone left|someone left who|all clients|all customers|over all clients|over all customers|as a whole|in all companies|at all|everything|whole portfolio|all of them|everyone of our',
  subs: 'current subscriptions|current subs|current licences|current licenses|subscriptions|subscription|subs|sub|licences|licenses|licence|license|licensing|lics|lic|products they have|subscribed|subscribed to|stuff|new subs|new subscriptions|cancelled subscriptions|cancelled licences|canceled subscriptions|stack|monthlies|everything we bill|we bill|is paying for|are paying for|pays for',
  seats:
    'current seats|current seat count|current count|seats|seat|users|user|qty|quantity|count|lic count|seat count|licence count|license count|number of seats|lics|heads|headcount|people on',
  have: 'have|has|having|got|had|own|owns|owned|use|uses|using|holds|hold|running|run|existing|on|buys|w/|who is on|are on|is on|selling to|sell to|with|w/|walk|still live|live|active|still active|still running|still alive|hat|haben|has bought|have bought|equipped with|covered by|protected by|subscribes to|subscribe to|runs|runs on|works with|work with|on board with|uses any|has any|have any|signed up for',
  lack: "lack|lacks|lacking|without|w/o|don't have|dont have|do not have|doesn't have|doesnt have|does not have|don't use|dont use|do not use|doesn't use|does not use|have no|has no|not have|no|not on|not using|missing|haven't got|hasn't got|is missing|are missing|don't own|without any|not have any|w/out|don't own any|not got|hasn't|haven't got any|does not have any|neither|lacks any|no sign of|is without|are without|misses|uncovered by|not covered by|unprotected by",
  but: "but|but not|but no|but don't have|but dont have|but do not have|but without|and not|and no|but doesn't have|but lack|and don't have|but neither|but never|yet no|yet not|though not|but lacks|but is missing|but are missing|but not yet|and neither|except those with|minus those with|minus those on|and nothing from",
  catalogue:
    'catalogue|catalog|on offer|available from|price book|portfolio of products|search products|find products|browse products|assortment|is there a product|do we have a product|is there a product for|do we have a product for|is there something for|got anything for|have anything for|do we have something for|do we have anything for|got something for|anything for|something for|a product for|is there a tool for|a tool for|a solution for|an alternative to|alternatives to|is there anything for|do you have anything for|what is there for|what have we got for|something against|anything against|got anything against',
  sell: 'stock|stocked|carry|sell|sells|can we buy|can i buy|can we order|offer|offers|available|buy through|get from|we could order|could order|could buy|could sell|could get|can i get|can we get|could we get|can one get|could i get',
  products: 'products|product list|skus|plans|sizes|editions|flavours|kinds',
  product:
    'product|sku|product info|prerequisites|requirements|requirement|required for|requires|datasheet|ask for|ask for|needs to be filled in|require|prerequisite|dependencies|dependency|depend on|depends on|needed for|need to order',
  'vendor-word': 'vendor|vendors|manufacturer|manufacturers|publisher|publishers',
  contacts:
    'right person|the right person|person to talk to|person to speak to|best person to talk to|the best person to talk to|someone to talk to|somebody to talk to|contact|contacts|billing contact|contact for billing|contacts for billing|invoice contact|accounts contact|accounting contact|admin contact|admin contacts|administrative contact|contact for admin|technical contacts|tech contact|tech contacts|contact for technical|primary contacts|phone number|phone numbers|phone|telephone|mail address|email address|email addresses|e-mail|e-mails|emails|email|in charge|our guy|our person|write to|contact person|contact details|primary contact|technical contact|billing contact|who do we talk to|talk to|speak to|reach|get hold of|point of contact|contact info|primary|technical|number for anyone|a number for|number for|number of anyone|ring|ring over there|dial|someone to call|anyone to call|contact persons|who to call|who to ring|billing contacts|a name at|a name for|add a contact|add contact|new contact|edit contact|edit the contact|who do i call|whom do i call|who do we call|who can i call|who should i call|call at|can i call|i call|we call|who do we deal with|whom do we deal with|deal with there|deal with|reach out to|main contact|point person|decision maker|it contact|it guy|it person|mobile|mobile number|cell|cell number|direct line|who handles|who signs|contact data|phone numbers of|emails of|email of|phone of|number of the|address the quote to|address the offer to|address the letter to|address the mail to|address the email to|address it to|send the quote to|send the offer to|mail the quote to|address a quote to|address an offer to|send a quote to',
  about:
    'about|everything about|everything on|all about|tell me about|the story with|story with|the deal with|deal with|on file|file on|the file|on record|record|records|record of|know about|information on|information about|informations|info on|info about|address|address of|overview|overview of|overview for|company details|profile|summary of|website|customer card|company card|lookup|look up|look at|pull up|bring up|details|detail|info|information|details of|details for|details on|details about|specs|the story|the situation|run down|run down of|rundown|rundown of|run-down|run-down of|based|located|headquarters|hq|background on|what do we know|know of|fill me in on|brief me on|brief on|snapshot|snapshot of|lowdown|lowdown on|the lowdown on|open up|open the file|master data|in a nutshell|at a glance|big picture|full picture|open',
  // Questions about the bot.
  status:
    'status|health|state|uptime|version|connection|ping|alive|are you there|are you up|are you ok|are you okay|are you alive|are you working|are you online|are you running|how are you|u ok|you ok|you there|everything green|all green|green',
  works:
    'up|down|ok|okay|working|work|works|fine|all right|alright|everything ok|all good|broken|doing|reachable|online|offline|healthy|up and running|having issues|having problems|problems|issues|outage|outages|running ok|running fine|functioning',
  system: 'pax8|pax 8|pax-8|bot|system|everything|it|our pax8|api|the api|you',
  data: 'data|figures|numbers|the numbers|portfolio|cache',
  fresh:
    'age of|how old|old|fresh|how fresh|how current|current|up to date|as of|stale|last read|last refresh|last sync|last updated|read from pax8|last refreshed|how recent|last synced|synced|last pulled|last fetched|how up to date|updated|recent is|talk to pax8|talked to pax8|hear from pax8|heard from pax8|speak to pax8|read pax8|look at pax8|check pax8|last talked',
  refresh:
    'load it again|load it all again|load everything again|load them again|load all again|fetch it again|fetch everything again|pull it again|read it again|read it all again|get everything again|get it all again|refresh|reload|resync|sync|synchronise|synchronize|re-sync|reread|read again|update data|update your data|update the data|fetch|pull fresh|fresh data|get the latest|pull the latest|load again|read everything|pull latest|latest data|re-read',
  me: "my own|me|i|my|mine|myself|am i|whoami|do i|is mine|put my name on|i will take|ill take|i'll take|i've|i've been given|i have been given",
  create:
    'write an invoice|make an invoice|raise an invoice|issue an invoice|make out an invoice|write a bill|write up an invoice|create|new|register|set up|setup|open an account|signed|onboard|take on|put in|add|made',
  edit: 'edit|change|update|correct|fix|rename|moved|amend|modify',
  field: 'address|name|the name|website|postcode|phone number|details|company details|zip code|city|street',
  send: 'send|mail',
  role: "role|roles|rights|right to|the right|permission|permissions|allowed|allowed to|access|access rights|been given|entitled|i've been given|i have been given|who has which role",
  whoami:
    'which role did they give me|what role did they give me|which rights did they give me|what rights did they give me|role did you give me|rights did you give me|role was i given|rights was i given|rights were i given|rights have i been given|role have i been given|role have i got|rights have i got|whoami|who am i|what am i|my role|my rights|my permissions|my access|am i an admin|am i admin|am i an approver|am i allowed|what may i do|what can i do here|can i approve|who do you think i am|who i am|know who i am|what rights do i have',
  help: 'what am i supposed to type|am i supposed to type|what kinds of things|what kind of things|what sort of things|what kind of things can i ask|what kind of things can i ask you|what kinds of things can i ask|what kinds of things can i ask you|what sort of things can i ask|what sort of things can i ask you|what should i type|what do i type|supposed to write|help|halp|commands|menu|im lost|i am lost|how does this work|how this works|how does it work|how do you work|how does this thing work|what can you do|what do you do|what can i say|what can i ask|what can i type|how to use this|how do i use this|how do i use you|instructions|tutorial|manual|get started|getting started|what else can you do|how can you help|i need help|user guide|examples|cheat sheet|cheatsheet|cheat-sheet|hilfe|what can i ask you|what could i ask you|what can i tell you|what do you understand|examples please|a list of commands|what are you able to do|what are you good for|kinds of things can i type|kind of things can i type',
  howTo:
    'how do i|how do we|how can i|how can we|how to|how i can|how should i|how would i|how could i|how do you|how does one|explain how|how does|how do|how would one',
  policy:
    'policy|policies|rules|ruleset|rule|threshold|thresholds|approval limit|approval limits|approval rules|spending limit|four eyes|4 eyes|second person|sign off on alone|by myself|on my own|what amount|from what amount|which amount|from which amount|from which amount on|above which amount|above what amount|on my own|without an approver|without approver|without any approver|without being approved|without anybody approving|without anyone approving|without asking anybody|without asking anyone',
  limit:
    "what needs no approval|needs no approval|need no approval|what needs approval and what doesnt|what needs approval and what doesn't|what needs approval and what does not|what needs approval and what not|what needs an approval and what doesnt|what needs an approval and what doesn't|what needs an approval and what does not|what needs an approval and what not|what has to be approved and what doesnt|what has to be approved and what doesn't|what has to be approved and what does not|what has to be approved and what not|what needs approval or not|what does not need approval|what doesnt need approval|what doesn't need approval|a second pair of eyes|second pair of eyes|another pair of eyes|limit|limits|need approval|needs approval|needs an approval|have to approve|has to approve|must approve|need two approvers|without an approval|without approval|approval needed|approval required|approval is needed|approval is required|need 2 approvers|need an approver|require approval|requires approval|people to approve|have to sign off|has to sign off|without anybody approving|without anyone approving|without a second pair of eyes|sign off needed|have to ok|needs sign off|need sign off",
  approver:
    'approver|approvers|who can approve|who may approve|who approves|allowed to approve|who could approve|who is able to approve|can approve|may approve',
  admin: 'admin|admins|administrator|administrators',
  requester:
    'requester|requesters|allowed to ask|may only ask|may ask|can only ask|only ask|allowed to request|may request|can request|can cancel|can order|can ask|can change|can buy|may order|may cancel',
  viewer: 'viewer|viewers',
  audit:
    "who wanted the last|who asked for the last|who was behind|audit|audit log|audit trail|audits|auditlog|audit entries|audit journal|journal|log entries|log entry|entries|done what|did what|who has done what|who did what|my actions|own actions|my own actions|actions|action log|activity|activities|activity log|log chain|bot log|bot's log|logged|what did the team change|did the team change|what has the team changed|what has been changed|what was changed|team change|done in the bot|done by the bot|check the audit|is the audit|paper trail|been up to|has been done|was done|got done|what happened in the bot|who has been doing|recorded|bot history|everything done|been changing|been doing|been editing|people done|people changed|people change|people do",
  decided:
    'decided|approved|signed off|rejected|approved what|decide|signed off on|say yes|said yes|signed|approve|reject|sign off|green-lit|greenlit|waved through|nodded through|turned down|refuse|refused|declined|okayed|oked',
  verify:
    'prove|proof|nobody has edited|nobody edited|no one has edited|nobody has changed|nobody changed|no one changed|nobody has altered|verify|verified|fiddled|fiddled with|nobody fiddled with|nobody tampered with|nobody touched the audit log|tampered|tampered with|intact|unbroken|altered|manipulated|check the audit|is the audit|valid|chain|log chain|hash chain|audit chain|chain ok|still intact',
  alert:
    'alert|alerts|alerting|notifications|reminders|reminder|warnings|digest|remind|notify|notified|spamming|ping me|daily|weekly',
  webhook:
    'webhook|webhooks|web hook|web hooks|hook|hooks|events from pax8|getting events|webhook deliveries',
  decision:
    'decide|decision|decide on|decide about|renewal decision|renewal card|card for|card|make a call|shall we do about|make a decision|take a decision|should we do with|settle what to do|what to do with each|what to do with|needs a decision|need a decision|go through|to decide|left to decide|still to decide|decide what to do|as is|as it is|unchanged|without changes|without change|no changes',
  assign:
    "assign|reassign|hand over|hand|handle|in charge of|put my name on|is mine|take over|take|i will take|owner|owner of|responsible for|look after|give|pass|handles|over to|put|let|i'll take|ill take|i take|assigned|assigned to|takes care of|looks after|looking after|account manager|account manager for|put down as|down as account manager|make me owner|make me the owner|account owner|make",
  // How it is shown and narrowed.
  csv: 'csv|as csv|as a csv|excel|as excel|in excel|spreadsheet|as a spreadsheet|file|as a file|export|download|csv file|export of|for excel|to excel|xlsx|to a spreadsheet|into a spreadsheet|an export|as a csv file|as an excel file|csv of|in one csv|in a csv|csv for|csv file of|dump',
  by: 'to each|for each|per|by|for each|grouped by|broken down by|by each|split by|split up by|split into|broken out by|grouped per',
  unsettled:
    'not pay yet|did we not pay|did not pay|owe pax8|do we owe|we owe|unpaid|unpayed|not paid|not payed|nobody has paid|nobody paid|no one has paid|yet to be paid|still to be paid',
  unpaid:
    "not pay yet|did we not pay|we did not pay|not pay|owe pax8|owe them|do we owe|we owe|in debt|in the red with|unpaid|nobody has paid|nobody paid|no one has paid|no one paid|nobody has paid yet|open|outstanding|owe|still owe|owing|haven't paid|haven't we paid|have not paid|not paid|to pay|left to pay|haven't been paid|not yet paid|overdue|past due|late|unpayed|not payed|haven't been payed|have not been paid|haven't payed|unsettled|still to pay|yet to pay|we have not paid|not been paid|not been payed|arrears|in arrears|behind on|delinquent|not settled|not been settled|still owing|still due|outstanding balance|balance|balances|overdue by|late on|dunning",
  overdue: 'overdue|past due|late',
  paid: 'paid|settled|cleared|paid up|paid off',
  failed: 'fail|fails|failed|failing|failures|unsuccessful|went wrong|with errors|in error',
  processing: 'processing|in progress|still processing|in process|not finished|under way',
  howMuch: 'how much|how mutch',
  used: 'use|used|uses|consume|consumed|burn|burned|burnt|burn through|go through|get through|run up|rack up',
  planned:
    'planned changes|planned change|planned orders|scheduled changes|scheduled change|planned|what is planned|whats planned|changes that are planned|changes planned',
  inactive:
    "inactive|not active|deactivated|disabled|not activated|cannot order|not able to order|dormant|not active any more|not active anymore|aren't active|aren't active any more|aren't active anymore|isn't active|isn't active any more|isn't active anymore|are not active|no longer active|not longer active|gone inactive|gone quiet|went inactive|become inactive|became inactive|stopped being active|arent active|arent active any more|no more active",
  deleted: 'deleted|deleted ones|removed from pax8',
  active: 'active|still active',
  billingContact:
    'billing contact|billing contacts|contact for billing|contacts for billing|invoice contact|accounts contact|accounting contact',
  adminContact: 'admin contact|admin contacts|administrative contact|contact for admin',
  technicalContact: 'technical contact|technical contacts|tech contact|tech contacts|contact for technical',
  noWebsite:
    'without a website|without website|without a web site|without web site|no website|no web site|missing website|missing a website|lack a website|lacks a website|website missing|website is missing',
  newcomers:
    'joined us|who joined|has joined us|have joined us|joined since|who is new|came to us|came on board|signed with us|who signed with us|are new with us|is new with us|new with us|new customers|new clients|new companies|new accounts|new logos|newest customers|newest clients|newest companies|latest customers|latest clients|customers that joined|clients that joined|customers who joined|clients who joined|customers joined|clients joined|customers won|clients won|customers signed|clients signed|customers were added|clients were added|customers came on board|clients came on board|who has come on board|have come on board|has come on board|come on board|have come to us|has come to us|who has come to us|come to us|came over to us|moved over to us|won anybody new|won anyone new|win anybody new|win anyone new|got anybody new|got anyone new|anybody new|anyone new|anybody new on board|took on anybody|taken on anybody|taken on anyone|take on anybody|take on anyone|taken on any customers|taken on as customers|taken on as clients|signed up with us|started with us|who has started with us|new faces',
  currency:
    'billed in euro|billed in euros|billed in eur|billed in dollars|billed in usd|billed in us dollars|billed in pounds|billed in gbp|euro|euros|eur|dollar|dollars|usd|us dollars|pounds|gbp|sterling|chf|francs|cad|aud|€|£|$',
  cancelled:
    'cancelled|canceled|cancelled subscriptions|terminated|lost|lose|did we lose|churned|been cancelled|cancellations|dropped out|churn|was cancelled|were cancelled|got cancelled|have been cancelled|has been cancelled|was canceled|were canceled|cancelled ones|was terminated|were terminated|ended recently|cancellation',
  started:
    "new subs|new subscriptions|new|started|added|began|whats new|what's new|what is new|anything new|got added|were added|came in|whats new in the portfolio|what is new in the portfolio|new in the portfolio|new in our portfolio",
  unused:
    "sat there doing nothing|sitting there doing nothing|sat doing nothing|sitting doing nothing|doing nothing|sat idle|sitting idle|sat around|sitting around|gathering dust|collecting dust|going to waste|sitting there unassigned|sitting unassigned|seats unassigned|seats still unassigned|seats are unassigned|licences unassigned|licenses unassigned|still unassigned seats|unused|idle|unassigned seats|unassigned licences|unassigned licenses|unassigned licence|unassigned license|unassigned users|seats nobody uses|seats that nobody uses|seats no one uses|seats nobody is using|licences nobody uses|licenses nobody uses|licences that nobody uses|licenses that nobody uses|licences no one uses|licenses no one uses|licences nobody is using|licenses nobody is using|nobody uses|no one uses|nobody is using|no one is using|nobody's using|no one's using|nobody using|no one using|not being used|not used|aren't used|are not used|aren't being used|not in use|isn't used|isn't being used|never used|wasted seats|wasted licences|wasted licenses|shelfware|sitting idle|sitting unused|sitting around|gathering dust|lying around|going to waste|without a user|without users|without anyone assigned|with nobody assigned|not assigned to anyone|not assigned to anybody|assigned to nobody|assigned to no one|unallocated|unconsumed|free seats|free licences|free licenses|spare seats|spare licences|spare licenses|seats to spare|overlicensed|over-licensed|overprovisioned|over-provisioned|licence waste|license waste|paying for nothing|pays for nothing|seats too many|too many seats|too many licences|too many licenses|nicht genutzt|ungenutzt|ungenutzte",
  unassigned:
    "w/o owner|w/o an owner|w/o owners|unassigned|nobody has been assigned|not assigned|without an owner|no owner|nobody is assigned|has no owner|have no owner|have no owners|no owners|without owners|with no owner|with nobody assigned|got no owner|don't have an owner|dont have an owner|do not have an owner|doesn't have an owner|does not have an owner|lack an owner|lacks an owner|need an owner|needs an owner|miss an owner|owner missing|missing an owner|not been assigned|nobody picked up|no one picked up|anyone picked up|not picked up|hasn't anyone picked up|hasn't been picked up|unclaimed|nobody took|nobody owns|nobody looks after|no one looks after|no one owns|not taken|hasn't been taken|without owner|nobody is on|nobody is looking after|unowned",
  undecided:
    "nobody has decided on|nobody has decided|no one has decided on|no one has decided|nobody decided|nobody decided on|have i not decided|i not decided|we not decided|have we not decided|did we not decide|did i not decide|still to be decided|not made a decision|not decided yet|undecided|not been decided|not decided|not yet decided|without a decision|still undecided|no decision|hasn't been decided|haven't decided|haven't been decided|have not decided|not made up our mind|not made up our minds|open decisions|no decision yet|without decision|awaiting a decision|no one has bothered to decide|nobody has bothered to decide|nobody bothered to decide|no one bothered to decide|no one decided|nobody has made a decision|no one has made a decision|nobody made a decision",
  monthly:
    "not committed for a year|isn't committed for a year|aren't committed for a year|not on annual|not annual|isn't annual|aren't annual|month by month|a month at a time|month for month|monthly|month to month|month-to-month|on monthly terms|monthly terms|monthly term|monthly commitment|monthly contracts|monthly ones|monthlies|monthly runtime|monthly runtimes|monthly contract|monthly commitments",
  annual:
    'for a year|for 12 months|for twelve months|run for a year|runs for a year|running for a year|for one year|annual|annually|yearly|annual ones|one year terms|1 year terms|1-year|annual terms|annual term|annual commitment|yearly terms|one year|1 year|12 month|yearly ones|one-year|annuals|1yr|1 yr',
  threeYear:
    'for three years|for 3 years|locked for three years|locked for 3 years|locked in for three years|locked in for 3 years|committed for three years|tied in for three years|for thirty six months|for 36 months|three year|3 year|three-year|3-year|triennial|three years|3 years|36 month|three year terms|3 year terms|three-yearly|36 months|3yr|3 yr|three yr',
  window:
    'inside the 7 days|within the 7 days|inside the seven days|within the seven days|inside 7 days|within 7 days|inside the week to return|in the 7 days|give seats back|give licences back|give licenses back|take seats back|hand seats back|send seats back|give anything back|hand anything back|give something back|hand something back|hand back|handed back|still give back|still take back|still hand back|still go back|can go back|windows|window|open windows|the 7 day window|the 7 day windows|the 7-day window|the seven day window|the seven-day window|7 days window|seven days window|the 7 days window|window open|seven day windows|7 day windows|still be reduced|be reduced|can be reduced|be returned|be given back|still return|still reduce|cancellation windows|reduction windows|inside the window|in the window|7-day window|seven-day window|grace period|cancel windows|cancel window|open today|windows open|return seats|seats back|seats still go back|seats go back|give one back|give some back|give it back|give them back|hand one back|hand some back|hand it back|hand them back',
  older:
    'older than|more than a year old|over a year old|running for more than|longer than|for longer than|for more than|going for more than|going longer than|more than a year|over a year|on monthly for longer than',
  top: 'top|biggest|largest|highest|most expensive|best|leading|most valuable|the most expensive|the biggest|the largest|the highest|the most valuable|priciest|the priciest',
  most: 'most|the most|most of',
  least:
    'least|smallest|lowest|worst|no money|fewest|lose money|losing money|lose us money|loses us money|cost us money',
  bySeats:
    'by seats|by seat count|by size|by licences|by licenses|by number of seats|most seats|by headcount|number of seats|by number of users|seat numbers|by user count|biggest by seats|most users|most licences|most licenses|most people|highest seat count',
  bySpend:
    'by money|by turnover|by revenue|by spend|by spending|by cost|by costs|by price|by amount|by monthly spend|by mrr|by value|paying the most|pay the most|pays the most|most money|spend the most|spends the most|paying us the most|spend most|spends most|pays most|pay most|paying most|costs us most|costs us the most|cost us the most|costs the most|bring in the most|brings in the most|brings the most|biggest spender|biggest spenders|top spender|top spenders|best customer|best customers|most revenue|highest spend|highest bill|largest bill|most valuable|biggest bill|spender|spenders|bring in most|brings in most|bring us most',
  byMargin:
    'margin wise|margin-wise|in terms of margin|profit wise|earners|top earners|best earners|by margin|by profit|most profitable|most profit|least profitable|no profit|best margin|worst margin|lowest margin|highest margin|most margin|least margin|biggest margin|smallest margin|earn the most|earn most|make the most|most money on|most profit from|earn the least|make the least|lose money|losing money|lose us money|loses us money|cost us money',
  last: 'last|latest|newest|most recent|recent|recently|lately|current|previous',
  first: 'ends first|first|soonest|earliest|nearest|next up|first up',
  except:
    'ex|except|außer|ausser|außer von|ausser von|behalve|behalve van|sauf|hormis|except for|other than|excluding|but not for|leave out|apart from|besides|exclude|minus|not counting|but leave out|all but|everyone but|everyone except|everybody except|without|leaving out|without counting|skip',
  undated:
    'without date|without dates|without a date|without an end date|without end date|with no date|with no end date|no end date|undated|no dates|no date|missing date|missing dates|without any date|unclear dates|without term end|odd dates|wrong dates',
  monthlyToo: 'monthly too|including monthly|incl monthly|and monthly|with monthly|monthly as well',
  exist: 'are there|exist|exists|out there|is there of|are there of',
  only: 'only have|only has|only on|only use|only uses|only using|only run|have only|has only|nothing but|nothing except|nothing except for|nothing other than|nothing else than|have just|has just|are only on|is only on|and nothing else|solely|exclusively',
  posted:
    'channel|posted|post|land|show up|go to|get sent|sent to|delivered to|pop up|appear|which chat|which channel',
  share: 'share of|share|proportion|percentage|part of',
  any: 'any|anything|something|some|are there any|is there any|is there a|is there an',
  still: 'still',
  called:
    'called|named|in the name|in their name|like|containing|starting with|beginning with|name contains|whose name|called something like|something like|the name of|name ends on|name ends in|name ends with|name starts with|ends on|ends with|starts with|begin with|begins with|starting on|are starting with|whose name ends on|whose name starts with|whose name ends in|with the name',
  // How it is asked.
  who: 'who|whom|who is|whos|who is on|wer|wer hat|which customer|which client|which company|whose|but who|but whom|but who is',
  whose: 'whose|whose turn',
  when: 'when|whens|when is|when are|what date|which date|what day|until when|how long|what time|next time|but when|but when is',
  why: 'why|how come|what is the reason|explain',
  howMany:
    'how mutch|how many|how much|number of customers|number of clients|number of companies|how big|count|wie viele|wieviele|how large|number of|count of|how few|tally|how many of|but how many|but how much',
  where: 'where|wheres|how far along|what is the state of|state of|what about',
  can: 'can|can we|may we|could we|able to',
  did: 'did we add|did we remove|did we take off|have we added|have we removed|did|did we|have we|did anyone|did somebody|did you',
  reduce: 'reduce|remove|lower|cut|drop|decrease',
  changedSeats:
    'did we add|did we remove|did we take off|have we added|have we removed|develop|developed|evolve|evolved|bumped|added|removed|increased|reduced|decreased|dropped|set|raised|lowered|cut|cancelled|ordered|bought|changed|last change|touched|moved|change|changing|took|take|taken|took off|went up|went down|go up|go down|gone up|gone down|get to|got to|grow|grew|shrink|shrank|bought more|dropped to|jump|jumped|ended up|end up|drop|rise|fall|increase|decrease|reduce|lose|lost|gain|gained|halved|doubled|last go up|last went up',
  wh: 'what|which|whats|what is|what are|which ones|which of|welche|welcher|but what|but which|but what is|but what are|but what exactly is|but what does',
  whatIs: 'what is|what are|what does|whats|wats|but what is|but what are|but what exactly is|but what does',
  sells: 'selling|sell to|supply|supplying|provide',
  find: 'find|search|search for|look for|looking for|hunt for|hunting for|locate|search the',
  look: 'gimme|pull up|bring up|call up|dig out|dig up|show|show me|show us|list|display|see|view|open|get|get me|give me|give us|tell me|tell us|print|check|walk me through|a look at|have a look at|zeig|zeige|zeig mir|zeige mir|pull|pull me|pull us|break down|breakdown|breakdown of|dump|bring me|fetch me|run me|pull together|produce|generate|run|i want to see|let us see|let me have|hit me with|whip up|throw me|spit out|draw up|put together|rustle up|show please|read me|read out|send over|share',
} as const;

export type Topic = keyof typeof rows | 'free';

/** "aren't on", "does not use", "never had": a negation and a verb of having. */
const lacking = (): string[] => {
  const having =
    'have|having|got|use|using|used|on|run|running|own|hold|holding|with|buy|bought|take|subscribe to|subscribed to|covered by|protected by|equipped with';
  const refusing =
    "don't|dont|doesn't|doesnt|do not|does not|did not|didn't|haven't|hasn't|havent|hasnt|aren't|isn't|arent|isnt|are not|is not|not|never|no longer|ain't|are no longer|is no longer|not yet";
  return refusing
    .split('|')
    .flatMap((no) => having.split('|').flatMap((had) => [`${no} ${had}`, `${no} ${had} any`]));
};

/** "clients we picked up", "who have we taken on": a customer and a verb of winning one. */
const winning = (): string[] => {
  const won =
    'win,won|sign,signed|sign up,signed up|gain,gained|take on,took on,taken on|pick up,picked up|land,landed|bring on,brought on|bring in,brought in|bring on board,brought on board|onboard,onboarded';
  const whom = 'customers|clients|companies|accounts|new customers|new clients|new companies|new accounts';
  return won.split('|').flatMap((verb) => {
    const [base, past, done = past] = verb.split(',');
    return [
      ...whom
        .split('|')
        .flatMap((noun) => [
          ...[`${noun} did we ${base}`, `${noun} we ${past}`, `${noun} have we ${done}`],
          ...[`${noun} we have ${done}`, `${noun} we've ${done}`],
        ]),
      ...[`who did we ${base}`, `who have we ${done}`],
    ];
  });
};

/** Words that say nothing about the question. */
const free =
  "each|sit|sits|seated|risk register|asset register|software register|licence register|license register|our register|the register|in passing|on the way|on my way|drop in on|pop in on|by noon|at noon|before noon|noon|by midday|midday|midnight|by lunch|by lunchtime|lunchtime|by eod|how does their|how do their|how does it|how do they|how does that|rn|whatever|whatever is|by name|each of them|of theirs|behind my back|yet again|somewhere|look after|we look after|do we look after|looked after|we serve|numbers on which|figures on which|numbers on|figures on|if nothing is done|if nobody does anything|if nobody acts|if no one acts|if we do nothing|on hold at once|on hold on the phone|customers on hold|callers on hold|caller on hold|customer on hold|one list of|one list with|a single list of|make me a list of|make me please a list of|make us a list of|make me a list|make a list of|i wonder|wonder|on the go|shaping up|shape up|where do i find|where can i find|where do i see|for the budget|these days|train|trains|instructor|instructors|and when they expire|and when they end|and when they renew|and when they run out|and when each ends|how many i'll tell you|whether|plain old|good old|plain|forking|all taken together|taken together|permission-wise|in a sec|in a second|in a moment|help me|help us|soon|than|big|because|later|quickly|alone|i've|we've|they've|he's|i'm|we're|you're|i'd|we'd|i'll|there's|what's|let's|who've|isn't it|right|manage|still|any|get|do we manage|send|send me|send us|vs|good|nice|a|an|the|to|of|for|at|in|on|with|by|from|and|or|is|are|was|were|be|been|do|does|did|it|its|their|they|them|there|here|this|that|these|those|we|us|our|you|your|i|my|me|please|pls|plz|thanks|thank you|thx|hi|hello|hey|hey bot|bot|pax8|which|what|whats|just|only|all|all of|all the|every|now|right now|today|currently|at the moment|at present|these days|so|um|uh|like|also|then|ok|okay|can you|could you|would you|will you|can i|could i|may i|i want|i would like|i need|we need|need|i want to|to see|to know|see|know|list of|a list of|list|which ones|ones|one|ones that|that are|of any kind|between|nor|either|gets|getting|are there|of ours|our|among|someone|somebody|let me know|let me see|let us|remind me|check|could|would|should|will|shall|if|going|still|ever|even|both|as well|too|more|much|many|other|same|ones|whole|full|per month|a month|every month|each month|monthly price|at all|out there|for us|with us|from us|to us|for me|with me|have to|having a|together|please and thank you|quick question|question|mind|do you mind|would you mind|telling me|happy|actually|really|maybe|perhaps|anyway|hmm|lol|btw|fyi|boss wants|wants to know|just curious|curious|prepping|preparing|campaign|review|meeting|mtg|coffee|caller|asks|customer asks|customer on the line|on the line|ticket|it's|that's|he|she|who's|say|up|am|as|up to|gotta|when you can|asap|thing|things|stuff|things like|got|good morning|good afternoon|new here|i am new here|caring|caring for|hooked up|guten|tag|morning everyone|user at|is locked out|locked out|over there|person|meeting in 5|call in 5|in 5 minutes|in 10 minutes|until then|everybody|could somebody|could someone|could somebody tell me|warn people|i need to warn people|need to warn|people|follow up|i want to follow up|for the meeting|for the audit|for my boss|for the boss|in short|generally|generally speaking|speaking|overview|is there an overview|cant remember the rest|can't remember the rest|remember|the rest|stuff for|across|of it|wants|accountant wants|the accountant wants|accounting wants|school|over|again|going crazy|crazy|insane|wild|swears|customer swears|they say|customer says|it was|of these|in here|for this chat|for us all|some|got going|we got|have we got|do we have got|for them|him|her|look|like that|please now|quick one|quick one -|-|für|von|im|der|die|das|dem|und|mit|alle|bitte|uns|unsere|mir|gerade|was ist|sind|wir|ok then|live|wants our|per|u|ur|month|running|everybody in|product of|of any|they end|when they end|by month|by the month|sat|sitting|only ever|had|team|the team|change since|anybody|split up|sorted|portfolio|in the portfolio|our portfolio|of it all|gigs|gb|still on|sooo|soo|sat in|sitting in|stuck in|as account manager";

type Phrase = readonly [words: readonly string[], topics: readonly Topic[]];

const table: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const said = new Map<string, Topic[]>();
  const put = (phrase: string, topic: Topic) => said.set(phrase, [...(said.get(phrase) ?? []), topic]);
  for (const [topic, phrases] of Object.entries(rows))
    for (const phrase of phrases.split('|')) put(phrase, topic as Topic);
  for (const phrase of lacking()) if (said.get(phrase)?.includes('lack') !== true) put(phrase, 'lack');
  for (const phrase of winning()) put(phrase, 'newcomers');
  for (const phrase of free.split('|')) put(phrase, 'free');
  const byFirst = new Map<string, Phrase[]>();
  for (const [phrase, topics] of said) {
    const words = phrase.split(' ');
    const first = textAt(words, 0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), [words, topics]]);
  }
  for (const all of byFirst.values()) all.sort(([a], [b]) => b.length - a.length);
  return byFirst;
})();

type TopicAt = Readonly<{ topics: readonly Topic[]; length: number }>;

/** The longest phrase that starts here, with all that it may say; null when none does. */
export const topicAt = (tokens: readonly Pick<Token, 'word'>[], at: number): TopicAt | null => {
  for (const [phrase, topics] of table.get(String(tokens[at]?.word)) ?? []) {
    const length = lengthOf(phrase, tokens, at);
    if (length > 0) return { topics, length };
  }
  return null;
};

/** Words that may be within any phrase and add nothing: "what can you actually do". */
const colour: ReadonlySet<string> = new Set(
  'actually really just even please pls currently exactly presently possibly maybe probably usually normally basically kindly quickly generally typically already ever also'.split(
    ' ',
  ),
);

/** How many words the phrase takes from here, including words of colour; 0 when it is not here. */
const lengthOf = (phrase: readonly string[], tokens: readonly Pick<Token, 'word'>[], at: number): number => {
  let to = at;
  for (const [n, word] of phrase.entries()) {
    while (n > 0 && tokens[to]?.word !== word && colour.has(tokens[to]?.word ?? '')) to += 1;
    if (tokens[to]?.word !== word) return 0;
    to += 1;
  }
  return to - at;
};

/** Every word of a phrase that is long enough to be written with a typo. */
const spelled: readonly string[] = [
  ...new Set([...table.values()].flatMap((phrases) => phrases.flatMap(([words]) => [...words]))),
].filter((word) => word.length > 3);
const known: ReadonlySet<string> = new Set(spelled);
/** The longer ones by their first letter, which a typo rarely has. */
const spelledBy: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  spelled.filter(({ length }) => length > 4),
  (word) => word.charAt(0),
);

/** Whether two neighbouring letters changed their places. */
const isSwapped = (word: string, of: string): boolean =>
  word.length === of.length &&
  distance(word, of, 1) === 1 &&
  [...word].sort().join('') === [...of].sort().join('');
/** Short words are recognised with two letters swapped, and with nothing else. */
const short = 'has the and who for all how what when'.split(' ');

/** Whether a word alone means something in a question, so that it is no sign of a name. */
export const isTopicWord = (word: string): boolean => table.has(word) && topicAt([{ word }], 0) !== null;

/** The word meant by one with a typo: "renewels", "prcie", "hsa". The word itself when none is similar. */
export const withoutTypo = byText((word: string): string => {
  if (known.has(word) || word.length < 3 || table.has(word)) return word;
  if (word.length < 5) {
    return [...short, ...spelled].find((each) => isSwapped(word, each)) ?? word;
  }
  const alike = spelledBy.get(word.charAt(0)) ?? [];
  return alike.find((each) => isSwapped(word, each)) ?? alike.find((each) => isTypoOf(word, each)) ?? word;
});
