/** What a phrase says about the message. A row's example is a sentence in which it says so; a test reads each. */
export type Cue =
  // Verbs of a change.
  | 'add'
  | 'supply'
  | 'remove'
  | 'increase'
  | 'decrease'
  | 'set'
  | 'take'
  | 'swap'
  | 'move'
  | 'end'
  | 'order'
  | 'staff'
  | 'as-new'
  // Beside a number.
  | 'more'
  | 'fewer'
  | 'up'
  | 'down'
  | 'off'
  | 'by'
  | 'to'
  | 'from'
  | 'total'
  | 'each'
  | 'need'
  | 'short'
  | 'spare'
  | 'no-longer'
  | 'double'
  | 'triple'
  | 'half'
  | 'part'
  | 'all'
  | 'noun'
  // How the message is meant.
  | 'asks-bot'
  | 'asks-us'
  | 'asks-whether'
  | 'wish'
  | 'not'
  | 'if'
  | 'past'
  | 'reported'
  | 'unsure'
  | 'day'
  | 'at-renewal'
  | 'what-if'
  | 'joins'
  | 'state'
  | 'leaves'
  | 'lapse'
  | 'done'
  | 'read'
  | 'other'
  | 'and'
  | 'reason'
  | 'label'
  | 'foreign'
  /** What was said before no longer holds. */
  | 'correct'
  /** How many stay: "all but 3". */
  | 'keep'
  /** How long it is committed; never from the table. */
  | 'term'
  /** Recognised only despite a typo; never from the table. */
  | 'typo'
  | 'neutral';

type Row = readonly [cue: Cue, phrases: string, example: string];

/** Every phrase that the reading of changes knows. */
export const cueRows: readonly Row[] = [
  [
    'add',
    "bij krijgen|erbij krijgen|bijkrijgen|dazu bekommen|dazubekommen|rajouter|rajoute|rajoutez|rajoute-moi|doe er nog|doe er|zet er nog|zet er|top off|add|buy|purchase|provision|allocate|top up|throw in|throw on|chuck on|stick on|pop on|tack on|add on|sign up for|ajouter|ajoutez|agregar|agrega|añadir|añade|toevoegen|voeg|hinzufügen|füge|aggiungi|sign on for|set up|spin up|hang on|load on|bolt on|bolted on|slot in|adds|licensing|bestelle|bestell|buche|ajoute|ajoutes|agregue|añadan|toe te voegen|toevoeg|d'ajouter|quantity to add|seats to add|licences to add|licenses to add|number to add|fling|bag|append|tag on|bring in|pile on|whack on|slap on|stick in|pop in|put in for|bump in|bring on|dish out|slot|drop in|rustle up|abbuchen dazu|dazubuchen|dazu|ajouter encore|bijboeken|bijbestellen|erbij|sumar|suma|gimme|give me|give us|get me|get us|get them|hook up with|load up|put us down for|put me down for|put him down for|put her down for|put them down for|roll out|deploy|cough up|toss in|whack in|bump on|lob in|bung in|make room for|order up|scare up|addition|additions",
    'add 3 business premium for contoso',
  ],
  [
    'supply',
    'fix|sort|kit out|equip|give|gives|get|grab|put|stick|pop|chuck|throw|assign|bring|go|tack|whack|slap|bung|lob|hand|hook up|allot|giving|putting|issue|loan|drum up|line up|mach|mache|dale|dar|geef|donne|donnez|gib|gebt|hook|provide|providing|supply|getting|having',
    'give contoso 3 business premium',
  ],
  [
    'remove',
    "may go|may also go|can also go|could also go|should also go|get out of|pull out of|opt out of|back out of|hand it back|hand them back|give it back|give them back|hand those back|give the licences back|give the licenses back|give the seats back|hand the licences back|hand the licenses back|hand the seats back|send it back|send them back|remove|subtract|deduct|delete|lose|get rid of|give back|hand back|take off|take away|take out|knock off|shave off|strip|return|release|free up|yank|entfernen|entferne|supprimer|supprimez|retirer|quitar|quita|eliminar|verwijder|verwijderen|rimuovi|dump|shed|prune|cull|retire|rid of|whip off|whip|drop off|shaving|chip off|peel off|peel|nix|toss|reclaim|recover|removes|take back|give up|hand over|pull off|ditch|claw back|free|freed up|to be freed up|enlever|enlève|enlevez|enleve|supprime|supprimes|retirez|quite|quiten|elimina|elimine|saca|verwijdert|weghalen|eraf halen|haal|halen|nimm|nehmt|streiche|lösche|rimuovere|togli|getting rid of|d'enlever|quantity to remove|seats to remove|licences to remove|licenses to remove|number to remove|relinquish|surrender|offload|unload|let go of|part with|relieve|eliminate|cross off|scratch off|send back|hand in|clear out|abbauen|abziehen|wegnehmen|zurückgeben|rausnehmen|nimm raus|kürzen um|wegdoen|inleveren|devolver|devuelve|rendre|rends|shed off|lose off|weed out|claw off|slice off|scrub|evict|knock out|chisel off|loses|remouve|removal of|the removal of|removal|user removal|licence removal|license removal|trek|trek af|reduction|reductions|can go|should go|could go",
    'remove 2 business premium from contoso',
  ],
  [
    'increase',
    'nudge|level up|lift|bump up|beef up|pump up|jack up|crank up|increase|raise|bump|grow|boost|extend|expand|scale up|ramp up|dial up|scale|step up|move up|go up|upsize|erhöhe|erhöhen|augmenter|aumentar|verhoog|aumenta|increase of|an increase of|grows|increases|round up|erhöht|augmente|augmentez|aumente|subir|sube|verhoogt|ups|push|push up|dial|upp|crank|inch up|hike|hike up|elevate|uplift|amp up|notch up|aufstocken|hochsetzen|anheben|ophogen|incrementar|incrementa',
    'increase business premium for contoso by 2',
  ],
  [
    'decrease',
    'slash|whittle|chop back|pare|reduce|decrease|lower|cut|drop|trim|shrink|downsize|scale back|scale down|dial back|dial down|cut back|cut down|pare back|pare down|go down|wind down|reduziere|reduzieren|réduire|reducir|verlaag|chop|lop|shave|reduction of|a reduction of|decrease of|a decrease of|shaving down|knock down|knock back|dropping down|taper|rein in|reduces|cuts|drops|whack|hack|verringere|verringern|senke|diminue|diminuer|diminuez|baisser|baja|bajar|verminder|bring down|whittle down|slim down|slim|dwindle|shrink down|curb|tone down|scale|kürzen|kürze|afbouwen|recortar|recorta|downscale|de-scale|shrinks',
    'scale back business premium for contoso by 2',
  ],
  [
    'set',
    'anpassen|should end up with|should end up at|should end up on|ought to end up with|should come to|should come out at|should land on|should land at|should total|should be down to|should be up to|should finish on|should finish with|cap|keep|they hold|we hold on to|set|change|make|adjust|update|modify|make it|should be|should be at|should have|must be|needs to be|need to be|has to be|set it|want it at|ought to be|setze|zet|setting|round|leave at|fix at|peg|pin|put it at|bring it to|changing|adjusting|updating|stelle|stell|pon|ponga|mets|mettez|maak|passer|passez|make sure|ensure|see to it that|ends up on|end up on|ends up with|end up with|ends up at|end up at|wind up at|mettre|metre|pone|passe|amend|amending|amend to|revise|revise to',
    'set business premium for contoso to 15',
  ],
  [
    'state',
    "may go|may also go|can also go|could also go|should also go|shook hands on|settled on|agreed on|that they'd have|that they would have|that he'd have|that she'd have|should end up with|should end up at|should end up on|ought to end up with|should come to|should come out at|should land on|should land at|should total|should be down to|should be up to|should finish on|should finish with|goes|becomes|comes off|come off|coming off|cap|should be|should be at|should have|must be|needs to be|need to be|has to be|ought to be|want it at|is down|are down|is needed|are needed|make sure|ensure|are enough|is enough|would be enough|is enough for them|suffices|only uses|only use|is only using|are only using|only using|uses only|use only|won't cut it|wont cut it|isn't enough|is not enough|isnt enough|aren't enough|are not enough|arent enough|not enough|won't do|wont do|won't be enough|wont be enough|will not be enough|is not going to be enough|isn't going to be enough|doesn't cover it|does not cover it|is insufficient|must|would be better off with|would be fine with|is fine with|are fine with|can manage with|would manage with|can get by with|gets by with|get by with|can live with|can|would suit|suits|would fit|could live with|could manage with|could get by with|would do for|would be ok with|will do with|could be at|may be at|might as well be|new headcount|new head count|headcount is|head count is|headcount is now|should read|should go to|could go to|may go to|might as well go to|can go|should go|could go",
    'business premium for contoso should be at 15',
  ],
  [
    'take',
    'take|knock|shave|pull|chop|hand|lop|lop off|hive|snip|carve|scrape|skim|slice|shear|siphon|prise|prune|nick',
    'knock 2 off business premium for contoso',
  ],
  [
    'swap',
    'comes off|come off|swap|replace|exchange|trade|convert|switch|substitute|trade in|tausche|tauschen|tausch|échanger|cambia|cambiar|wissel|downgrade|upgrade',
    'swap 2 visio for business premium at contoso',
  ],
  [
    'move',
    'move|transfer|shift|reassign|transferring|shift over|verschiebe|deplace|mueve|verplaats',
    'move 2 business premium from contoso to fabrikam',
  ],
  [
    'end',
    'can we get rid of|could we get rid of|can you get rid of|could you get rid of|cancellable|cancelable|adios to|goodbye to|bye bye to|farewell to|say goodbye to|wave goodbye to|cancel|discontinue|end|stop|terminate|kill|get rid of|ditch|scrap|axe|bin|drop|pull the plug on|wind down|do away with|cut off|shut off|kündige|kündigen|cancelar|annuler|résilier|opzeggen|shut down|close down|turn off|switch off|nuke|kill off|kündigt|stornieren|storniere|cancela|cancele|cancelen|annule|annulez|résilie|résiliez|beëindig|zeg op|disdire|let go of|cease|wind up|call it quits on|pull|put an end to|give notice on|give notice for|get shot of|chop',
    'cancel 2 business premium for contoso',
  ],
  [
    'order',
    'ordr|odrer|oredr|ordder|order|sign up|place an order of|place an order for|place an order|sign|get set up|subscribe|get set up with|get started with|start out on|get going on|get them going on|bestellen|commander|commande|commandez|pedir|pide|ordina|bestel|start with|kick off with|begin with|go with|take up',
    'order 3 more business premium for contoso',
  ],
  [
    'as-new',
    'as a new subscription|as new subscription|new subscription|new sub',
    'order 3 business premium for contoso as a new subscription',
  ],
  [
    'staff',
    'onbord|onbaord|onboad|offbord|offbaord|onboard|offboard|onboarding|offboarding|on-board|off-board',
    'onboard 2 users at contoso with business premium',
  ],
  [
    'more',
    "nog|more|extra|additional|another|further|on top|in addition|new|additionally|mehr|neue|neuen|neues|nouvelle|nouvelles|nouveaux|nuevas|nuevos|nueva|nieuwe|mehr|más|meer|de plus|weitere|weiteren|weiterer|zusätzliche|zusätzlichen|zusätzlich|noch|supplémentaire|supplémentaires|adicional|adicionales|otra|otras|otro|otros|autre|autres|encore|noch mal|dazu|bijkomende|supplementary|add'l|addl|addtl|+1 more|más de|de más",
    '3 more business premium for contoso',
  ],
  [
    'fewer',
    'fewer|less|weg|weniger|menos|minder|de moins|quarter less|third less|quarter fewer|third fewer|raus|eraf|wegnehmen|fewer of|de moins de|en moins|zu viele weniger',
    '2 fewer business premium for contoso',
  ],
  ['up', 'up', 'bring business premium for contoso up by 2'],
  ['down', 'down|back', 'bring business premium for contoso down by 2'],
  ['off', 'off|away|out|af', 'take 2 off business premium for contoso'],
  ['by', 'by', 'increase business premium for contoso by 2'],
  [
    'to',
    'to|at|to an even|to a round|→|=|up to|down to|to a total of|to exactly|is now|back to|back down to|auf|sur un total de|op een totaal van|a total of|naar|zu|go to|goes to|should go to|could go to|going to be at',
    'business premium for contoso → 15',
  ],
  ['from', 'from', 'remove 3 business premium from contoso'],
  [
    'total',
    "nur noch|should end up with|should end up at|should end up on|ought to end up with|should come to|should come out at|should land on|should land at|should total|should be down to|should be up to|should finish on|should finish with|in total|total|total of|a total of|altogether|all up|all in all|all told|overall|exactly|in all|new quantity|new total|new qty|new count|new number|new seat count|new licence count|new license count|desired quantity|target quantity|wanted quantity|total seats|total licences|total licenses|total quantity|sum total|grand total|full count|final count|final number|insgesamt|au total|en total|totaal|in totaal|en tout|won't cut it|wont cut it|isn't enough|is not enough|isnt enough|aren't enough|are not enough|arent enough|not enough|won't do|wont do|won't be enough|wont be enough|will not be enough|is not going to be enough|isn't going to be enough|doesn't cover it|does not cover it|is insufficient|would be better off with|would be fine with|is fine with|are fine with|can manage with|would manage with|can get by with|gets by with|get by with|can live with|sum of|in sum|zusammen|insgesamt auf|a full|wind up at|ends up on|end up on|ends up with|end up with|ends up at|end up at|could live with|could manage with|could get by with|would be ok with|will do with|it would be good if|would be good if|it would be great if|would be great if|it'd be good if|it'd be great if|will only need|will just need|new headcount|new head count|headcount is|head count is|headcount of|headcount is now",
    'make it 15 business premium in total for contoso',
  ],
  [
    'each',
    'each|of each|apiece|both|respectively|for each|per company|for both|in each|per customer|a piece|a pop',
    'add 2 business premium each for contoso and fabrikam',
  ],
  [
    'need',
    "bekommt|bekommen|kriegt|kriegen|krijgt|wanna|wanna have|wanna get|wanna add|they'd like|he'd like|she'd like|they'd love|he'd love|she'd love|they'd need|he'd need|she'd need|they'd want|it is necessary to|it's necessary to|it will be necessary to|there is a need to|there's a need to|could do with|gonna need|going to need|will need|would need|has asked for|have asked for|asked for|asking for|are after|is after|need|needs|requires|require|wants|want|is asking for|are asking for|asks for|would like|could use|is due|are due|missing|is missing|are missing|braucht|brauchen|benötigt|necesita|a besoin de|has requested|have requested|is requesting|are requesting|requests|requested|expects|expect|is expecting|are expecting|wanted|are wanted|is wanted|could really use|can use|wanting|needing|what they need is|what she needs is|what he needs is|what they need from us is|what she needs from us is|what he needs from us is|must have|must get|gets|begs for|crying out for|craving|wollen|möchten|möchte|will haben|quiere|quieren|necesitan|a besoin|ont besoin de|veut|veulent|wil|willen|heeft nodig|nodig|she gets|he gets|she needs|he needs|she will need|he will need|she'll need|he'll need|who needs|who need|just signed for|has signed for|have signed for|requesting|has signed off on|have signed off on|signed off on|braucht noch|calls for|crying for|yells for|could do|ask for|they're after|hat bedarf an|heeft|tiene que tener|wants to have|need to have|is to have|are to have|is to get|are to get|wishes to have|asked us for|has asked us for|have asked us for|asked me for|will only need|will just need|only going to need|could do with getting|they've asked for|they've requested|they have asked for|have confirmed they want|signed for|signed up for|have signed up for|has signed up for|they've signed for",
    'contoso needs 2 more business premium',
  ],
  [
    'short',
    'short|ran out of|run out of|out of|too few|under-licensed|underlicensed|lacks|lack|is lacking|are lacking|it lacks|runs short|running out of|running low on|low on|out on|shy of|shy|under|no free|no spare|none free|none left|no more free|no seats left|no seat left|no licence left|no licences left|no license left|no licenses left|fully used|all used up|all taken|are all taken|maxed out|at capacity|used up|one short|running short|is running|fehlen|fehlt|il manque|manquent|faltan|falta|te weinig|zu wenig|zu wenige',
    'contoso is 2 business premium short',
  ],
  [
    'spare',
    "too many|too much|spare|unused|surplus|over|are free|is free|now free|left over|going unused|not used|not in use|idle|going spare|collecting dust|gathering dust|sitting idle|sit idle|lying around|unneeded|unassigned|redundant|superfluous|excess|in excess|zu viel|zuviel|de trop|de más|te veel|not being used|nobody uses|no one uses|surplus to requirements|over-licensed|overlicensed|over licensed|zu viele|sobran|sobra|overbodig|too many of|surplus of|extra that nobody uses|nobody touches|sit unused|sits unused|not being touched|we don't use|they don't use|nobody is using|no one is using|no one needs|nobody needs|overbought|over-bought|over bought|overordered|over-ordered|bought too many|ordered too many",
    'contoso has 2 business premium too many',
  ],
  [
    'no-longer',
    "no longer needs|no longer need|don't need anymore|doesn't need any more|no longer wants|no longer use|no longer uses|no longer require|no longer requires|no longer want|have no use for|has no use for|have no more use for|has no more use for|do not need any more|do not need anymore|done with|are done with|is done with|finished with|are finished with|is finished with|through with|are through with",
    'contoso no longer needs 2 business premium',
  ],
  [
    'double',
    'double|twice|twice as many|the double of|double the|double the number of|double up',
    'double business premium for contoso',
  ],
  [
    'triple',
    'triple|treble|three times as many|triple the|three times',
    'triple business premium for contoso',
  ],
  [
    'half',
    'halb|by a half|half|halve|in half|by half|half as many|half of',
    'cut business premium for contoso in half',
  ],
  [
    'part',
    'a third|a quarter|by a third|by a quarter|one third|quarter less|third less|quarter fewer|third fewer|a fifth|by a fifth|one fifth|a tenth|by a tenth|one tenth|one quarter|a quarter of|a third of|a fifth of',
    'cut business premium for contoso by a third',
  ],
  [
    'all',
    'all|every|each and every|every one of the|every one of|every one|every single one of|every single one|every single|every last one of|every last one|every last|each one of the|each one of their|each one of its|each one of those|each and every one of|each and every one|each single one of|each single one|all of them|all of the|everything|whole|entire|the whole|the entire|the complete|all of|entirely|completely|in full|in its entirety',
    'remove all of them',
  ],
  [
    'noun',
    'seet|endpoints|endpoint|mailboxes|mailbox|devices|device|guy|girl|folk|technician|technicians|colleague|colleagues|of the|seat|seats|license|licenses|licence|licences|user|users|lic|lics|quantity|qty|count|seat count|number of|amount of|people|persons|employees|staff|heads|headcount|ppl|pcs|pieces|piece|units|unit|subscription|subscriptions|subs|sub|number|person|lizenzen|lizenz|licencias|licencia|associate|associates|seasonal|machine|machines|installs|install|workstations|laptops|computers|plätze|platz|asientos|asiento|usuarios|usuario|utilisateurs|utilisateur|benutzer|gebruikers|gebruiker|plaatsen|licenties|licentie|postes|puestos|workers|receptionists|interns|trainees|apprentices|temps|contractors|freelancers|paralegals|volunteers|pair of hands',
    'add 3 seats of business premium for contoso',
  ],
  [
    'asks-bot',
    "can you get rid of|could you get rid of|tu peux|you may|you may now|you can now|would it be a bother to|would it be a big bother to|would it be a huge bother to|would it be too much to ask to|would it be too much trouble to|would it be much trouble to|would it be any trouble to|is it too much trouble to|is it too much to ask to|if possible|any chance of|can you|could you|would you|will you|can u|could u|would you mind|do you mind|mind|any chance you could|are you able to|could someone|can someone|can somebody|could somebody|can anyone|could anyone|would you kindly|could you kindly|can you kindly|could you please|can you please|don't forget to|dont forget to|do not forget to|please remember to|remember to|if you don't mind|if you dont mind|if you do not mind|would you be able to|could you possibly|can you possibly|might you be able to|any way you could|any way you can|is there any chance you could|is there any chance you can|any chance you can|any chance someone could|any chance someone can|could we ask you to|can we ask you to|can i ask you to|could i ask you to|could i trouble you to|can i trouble you to|would someone|could one of you|can one of you|would it be ok to|would it be possible for you to|kannst du|könnt ihr|kunnen jullie|kunnen we|kan er|zouden jullie|könnte man|kann man|on peut|peut-on|se puede|könntest du|können sie|könnten sie|kannst du mal|kun je|kunt u|kan je|zou je|peux-tu|peux tu|pouvez-vous|pouvez vous|pourrais-tu|pourriez-vous|puedes|podrías|podéis|podeis|pueden|puede|potresti|puoi|be so kind as to|be so good as to|feel free to|able to|if you could|would ya|wld u mind|wld you mind|can ya|could ya|cud u|can yous|kannst du bitte|könntest du bitte|any chance you'd|would u|would u mind|if u can|if you could just|if u could|reckon you could|do you reckon you could|think you could|do you think you could|reckon you can|you think you could|is there a way you could|is there any way you could|is there a way you can|is there any way you can|any danger you could",
    'could you add 3 business premium for contoso',
  ],
  [
    'asks-us',
    "what do you say we|what do you say we try|what do you say we get|what do you say to|what would you say to|how about we|how about we try|how about we get|shall we try|let us try|let's try|lets try|kunnen wij|mogen wij|mogen we|can we get rid of|could we get rid of|can we|could we|how about|what about|let us|lets|why not|why don't you|why dont you|why don't we|why dont we|could i get|can i get|can i have|could i have|may i have|may i get|could we get|can we get|can we have|could we have|may we have|can they have|could they have|can they get|could they get|shall we have|why not just|what about if we|i was hoping we could|dürfen wir|können wir|on peut|podemos|kunnen we|could i trouble you for|can i trouble you for|any danger of|any danger of getting|any chance of getting|any chance we could get|is there a way to get|would it be possible to get|could we possibly get|could i possibly get|could i bother you for|might we have",
    'can we add 3 business premium for contoso',
  ],
  [
    'asks-whether',
    "when was that|when did that happen|who did that|why was that|can we still|can i still|could we still|can i|could i|may i|may we|might we|shall we|shall i|can you still|still possible|how come|do i have to|does it make sense|should we|should i|do we need to|do i need to|did we|did you|did i|has anyone|have we|have you|did anyone|did someone|is it possible to|would it be possible to|is it ok to|am i allowed to|are we allowed to|is there a way to|is that possible|who|whose|when|why|how|which|what|where|was|were|does|do we|is it|are we|will that|would that|will it|does it|could it|is there|are there|did they|have they|did it|didn't we|didn't you|didn't they|didn't someone|didn't i|didnt we|didnt you|haven't we|haven't you|havent we|hasn't anyone|hasn't someone|wasn't it|who is allowed to|who may|who can|who could|may someone",
    'should we add 3 business premium for contoso',
  ],
  [
    'wish',
    "and the upshot is|the upshot is|and the upshot is that|the upshot is that|the upshot being|the long and short of it is|the long and short of it is that|the end of the story is|have decided that they will need|has decided that they will need|have decided that they need|have decided they need|has decided they need|have decided they want|have decided that they want|have decided they will need|have decided to get|has decided to get|have decided to take|has decided to take|have decided to go for|has decided to go for|have decided on|has decided on|have settled for|i would be grateful if|i would be ever so grateful if|we would be grateful if|would be grateful if|i would appreciate it if|would appreciate it if|grateful if|i would like to|we would like to|i want to|we want to|i would like|we would like|i want|we want|i need to|we need to|i need|we need|looking to|we have to|i have to|i must|we must|want to|wants to|need to|would like to|needs to|i wanna|we'd like to|i'd like to|we are looking to|we're looking to|would love to|we gotta|i gotta|gotta|ich möchte|wir möchten|wir würden gern|ich brauche|wir brauchen|il faut|il nous faut|nous voulons|on voudrait|je voudrais|nous voudrions|j'aimerais|quiero|queremos|quisiera|me gustaría|necesitamos|hay que|ik wil|we willen|wij willen|graag|gerne|gern|would rather have|would rather|rather have|wouldn't hurt|would not hurt|it would be good if|would be good if|it would be great if|would be great if|it'd be good if|it'd be great if|il faudrait|il nous faudrait",
    'i would like to add 3 business premium for contoso',
  ],
  [
    'not',
    "nicht|kein|keine|no more than|pas|ne|don't|dont|do not|never|not|doesn't|does not|didn't|did not|won't|will not|cannot|can't|cant|shouldn't|should not|no need|without|instead of|rather than|nothing|hold off|no more|isn't|wasn't|aren't|undo|revert|ignore|forget|leave|no agregar|no añadir|no quitar|no eliminar|ne pas|no|skip|refrain from|dnt|doesnt|didnt|wont|under no circumstances|no reason to|not to|make sure that no one|make sure no one|make sure nobody|make sure that nobody|stop adding|stop removing|stop buying|stop ordering|stop increasing|stop reducing|quit adding|stop giving|stop raising|stop cutting|stop changing|stop cancelling|cease adding|disregard|keeps its|keeps their|keeps the|keeping their|keeping its|keeping the|retains|retain|stays on|stay on|stays at|remains at|remain at|changed their mind|changed his mind|changed her mind|changed my mind|changed our mind|changed their minds|psych|abort|belay|call off|called off|as you were|no longer necessary|not necessary|unnecessary|unchanged|nobody should|nobody may|nobody must|no one should|no one may|ensure nobody|ensure no one|ensure that nobody|ensure that no one|hands off|keep your hands off|keep hands off|nobody is to|no one is to|nobody is allowed to|no one is allowed to|under no condition|on no account",
    'do not add 3 business premium for contoso',
  ],
  [
    'if',
    'is on hold|are on hold|still on hold|stays on hold|put on hold|has to sign|have to sign|must sign|needs to sign|has to approve|have to approve|must approve|needs to approve|has to agree|have to agree|must agree|needs to agree|falls|wenn|sobald|si|if|once|unless|until|provided|provided that|assuming|as soon as|in case|when|whenever|only after|after|before|while|as long as|subject to|pending approval|depending on|when approved|suppose|supposing|otherwise|or|either|else|pending|on condition|on the condition|condition|conditional on|contingent on|only once|only when|only if|wait for|waiting for|but wait|await|awaiting|not before|green light|go-ahead|sign-off|signs off|sign off|gives the nod|gives the ok',
    'add 3 business premium for contoso once bob confirms',
  ],
  [
    'past',
    "cheers for|ta for|ty for|thx for|gestern|bestellt|hinzugefügt|ayer|thanks for|thank you for|did|added|removed|reversed|went|bought|ordered|purchased|increased|reduced|decreased|dropped|cancelled|canceled|had|got|gave|took|changed|resolved|closed|done|already|yesterday|last week|last month|last year|ago|earlier|this morning|was|were|swapped|moved|completed|fixed|previously|been|lost|used to|bumped|raised|upgraded|cut down from|has been|have been|just did|doubled|halved|tripled|invoiced|gestrichen|hinzugefügt haben|added it|ai supprimé|avons supprimé|a supprimé|ont supprimé|añadimos|quitamos|toegevoegd|verwijderd|haben|hatten|topped up|took off|trimmed|pulled|knocked|shaved|slashed|nudged|chucked|placed|came through|went through|turned out|set up yesterday|formerly|originally|last time|in the past|back then|recently|lately|hier|grown|grew|shrunk|jumped|fell|gone up|gone down|went up|went down|forgot|forgot to|forgotten|i've put|i've added|i've removed|i've ordered|i've set|i've taken|i've given|i've bought|i've dropped|i've cut|i've raised|we've put|we've added|we've removed|we've ordered|we've set|we've taken|we've given|we've bought|we've dropped|we've cut|we've raised|i have put|we have put|i have set|we have set|they've added|they've removed|they've bought|i've done|we've done|you've|she's added|he's added|i just put|i just set|just put|i put|we put|i set it|sorted|sorted then|taken care of|dealt with|all set then",
    'added 3 business premium for contoso',
  ],
  [
    'done',
    'added|removed|bought|ordered|purchased|increased|reduced|decreased|dropped|cancelled|canceled|changed|swapped|moved|bumped|raised|upgraded|asked for|requested|doubled|halved|tripled|went|grown|grew|shrunk|jumped|fell|gone up|gone down|went up|went down',
    'who added 3 business premium for contoso',
  ],
  [
    'joins',
    "neue kollegen|neuen kollegen|neue kolleginnen|neue mitarbeiter|neue mitarbeiterinnen|nieuwe collega's|nieuwe medewerkers|nouveaux collègues|nuevos empleados|new guy|new girl|new starter|new starters|starter|starters|new hire|new hires|hires|starting|starts|joining|joins|join|new employee|new employees|new user|new users|has hired|have hired|hired|taken on|has taken on|have taken on|new people|new colleague|new colleagues|new joiner|joiner|new joiners|new person|onboarded|joiners|newbies|newbie|new folk|new staff|new people starting|recruits|new recruits|recruit|new recruit|is hiring|are hiring|takes on|taking on|took on|hiring|new nurse|new apprentice|newcomer|newcomers|additions to the team|came aboard|come aboard|came on board|coming on board|comes on board|first day",
    'contoso hired 3 people, all need business premium',
  ],
  [
    'leaves',
    'want out of|wants out of|wanting out of|gets out of|getting out of|pulls out of|pulling out of|opts out of|opting out of|backs out of|backing out of|bows out of|leaver|leavers|leaving|leaves|have left|has left|left|gone|redundancies|redundant|laid off|quit|let go|been let go|has been let go|have been let go|is let go|are let go|was let go|were let go|resigned|has resigned|have resigned|has quit|have quit|retired|has retired|have retired|moved on|has moved on|have moved on|departed|has departed|have departed|leaver form|user termination|termination|terminations|off to pastures new|walked out|got fired|was fired|were fired|fired|made redundant|were made redundant|was made redundant|has gone|have gone|is leaving|are leaving',
    '3 people have left contoso, business premium',
  ],
  [
    'lapse',
    "don't renew|do not renew|dont renew|not to renew|stop renewing|lapse|run out|let it expire",
    "don't renew business premium for contoso",
  ],
  [
    'reported',
    'are adamant|takes the view|take the view|of the view|under the impression|impression is|belief that|opinion is|of the opinion|in his opinion|in her opinion|in their opinion|is convinced|are convinced|said|says|say|saying|telling|instructed|instructs|recommends|recommended|promised|promises|advised|advises|requests that|insists|told|tells|tell|asked|asked whether|wrote|writes|mentioned|mentions|according to|claims|claimed|thinks|thought|reckons|suggested|suggests|believes|heard|wondering|wonders|emailed|reported|he|she|keep telling|keeps telling|keep asking|keeps asking|she says|he says|word is|rumour has it|rumor has it|apparently|allegedly|supposedly|so they say|insisted|begged|demanded|demands|pestering|pesters|nagging|nags|is nagging|keeps nagging|is adamant|angeblich|laut|sagt|sagte|meint|meinte|dit que|dice que|zegt dat|keeps adding|keep adding|keeps removing|keep removing|hear|i hear|we hear|talking about|talks about|is talking about|are talking about|reckon|feels|rumour|gossip|word on the street|the word is|rumour is|rumor is',
    'bob said to add 3 business premium for contoso',
  ],
  [
    'unsure',
    "volgens mij|weet nog niet|weet niet|weiß noch nicht|weiß nicht|weiss nicht|weiss noch nicht|how lovely|oh lovely|just lovely|how nice|oh joy|how wonderful|just wonderful|a couple of|couple of|a couple|or so|roughly|approximately|ish|might|wouldn't|maybe|contemplating|theoretically|hypothetical|proposal|propose|proposing|preparing|leaning|tbd|wonder|wondering|whether|love to|would love|hmm|think about|let me think|talk about|discuss|daydreaming|dreaming|dreamt|dreamed|in my dreams|denk erover|denken erover|better to|reckon|drafting|perhaps|probably|possibly|thinking|thinking about|thinking of|considering|consider|wish|not sure|unsure|i guess|lol|haha|hahaha|hehe|lmao|yeah right|as if|yeah sure|oh sure|great|oh great|brilliant|wonderful|just kidding|joking|jk|planning|plan to|plans to|hoping|hope|supposed to|would be nice|would|could|should|may|going to|gonna|about to|will|wants us to|example|e.g|eg|imagine|hypothetically|syntax|heading|proofread|ideally|no way|🙄|😒|🤡|🤨|😏|toying|toying with|flirting with|tempted|tempted to|mulling|mulling over|pondering|debating|weighing up|weighing|on the fence|in two minds|undecided|torn between|tentative|tentatively|pencil in|pencilled in|pencil|leaning towards|in theory|for the sake of argument|daydream|fingers crossed|some time|at some point|one day|cold feet|second thoughts|doubt|doubts|doubtful|as a joke|a joke|joke|kidding|sarcasm|vielleicht|eventuell|überlegen|überlege|überlegt|peut-être|quizás|quizá|tal vez|misschien|hätte|wäre|würde|könnte|sollte|sollten|devrait|devrions|debería|deberíamos|zouden|fantasy|pretend|suppose|dummy|was going to|were going to|was about to|were about to|was gonna|was supposed to|were supposed to|was meant to|were meant to|was hoping to|was planning to|were planning to|was thinking|idea|suggestion|brainstorm|brainstorming|random thought|food for thought|thought experiment|just a thought",
    'we might add 3 business premium for contoso',
  ],
  [
    'day',
    'next tuesday|next wednesday|next thursday|next friday|next saturday|next sunday|this monday|this tuesday|this wednesday|this thursday|this friday|coming monday|coming friday|day after tomorrow|the day after tomorrow|before renewal|before the renewal|before it renews|morgen|mañana|demain|tomorrow|tmrw|tmr|tomorow|tonight|nxt|every|each month|monthly|weekly|annually|schedule|scheduled|spring|summer|autumn|fall|winter|easter|thanksgiving|holidays|q1|q2|q3|q4|week|weeks|days|months|month|quarter|year|years|after lunch|next week|next month|next year|next quarter|later|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next monday|januar|januari|janvier|februar|februari|märz|maart|juni|juli|augustus|oktober|dezember|january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|end of month|end of the month|eom|eoy|on the|in january|first thing|starting|effective|as of|by the end of|christmas|xmas|new year|weekend|soon|eventually|someday|afterwards|after that|in an hour|in half an hour|in a bit|in a while|in a few minutes|an hour',
    'add 3 business premium for contoso tomorrow',
  ],
  [
    'at-renewal',
    "when it's up|when it is up|when its up|when they're up|when they are up|eind looptijd|einde looptijd|per eind looptijd|per einde looptijd|at renewal|at the renewal|at its renewal|at their renewal|on renewal|on the renewal|at the time of renewal|after the renewal|after its renewal|after renewal|when it renews|only when it renews|only when they renew|only at the renewal|only at renewal|once it renews|as soon as it renews|after it renews|when they renew|when the subscription renews|when the renewal is done|once the renewal is done|at term end|at the term end|at end of term|at the end of term|at the end of the term|at the end of its term|at the end of the commitment|at the end of its commitment|at the end of the contract|at the end|next renewal|at next renewal|at the next renewal|with the renewal|with the next renewal|for the renewal|for the next renewal|when the term ends|when its term ends|when the commitment ends|when the term is over|upon renewal|upon the renewal|from the renewal|from the next renewal|next term|for the next term|from the next term|at expiry|on expiry|zum laufzeitende|zum ende der laufzeit|zum ende der vertragslaufzeit|zum ende des vertrags|zum ende der bindung|aan het einde van de looptijd|tegen het einde van de looptijd|à la fin du contrat|à la fin de la période|al final del contrato|al final del plazo|at our next renewal|at their next renewal|at its next renewal|when the contract comes round again|when it comes round again|zum vertragsende|zur verlängerung|at term|end of term|end of the term|end of its term|at the anniversary|from the anniversary|from the anniversary on|on the anniversary|on its anniversary|at anniversary|on the next renewal date|on the renewal date|at the renewal date|at its renewal date|next renewal date|when it comes up for renewal|when it is up for renewal|when its up for renewal|once it comes up for renewal|come renewal|come renewal time|at renewal time|when renewal comes round|when renewal comes around|when renewal rolls around|at the next anniversary|when the contract ends|when the contract is up|when the term is up|at the close of the term|once the term ends|once the term is up|when the year is up|bij verlenging|zum verlängerungstermin",
    'remove 3 business premium for contoso at renewal',
  ],
  [
    'what-if',
    'what if|whta if|waht if|wat if|whatif|price tag on|price tag of|price tag for|what is the damage|what would it be|simulate|dry run|preview|what would happen|what happens|what would it cost|who would have to approve|would it cost|do i need approval|do we need approval|set us back|sets us back|would set us back|would that save|would we save|do we save|could we save|would it save|what would we save|who would approve|who would have to sign off|how much would it be|what would it do to the bill|who approves|cost if|costs if|price if|bill if|going to cost|gonna cost|the damage for|would cost us',
    'what if we add 3 business premium for contoso',
  ],
  [
    'read',
    'orders|show|list|display|find|search|price|prices|pricing|cost|costs|invoice|invoices|renewals|renewal|renew|renews|usage|spend|history|audit|compare|report|export|csv|details|overview|status|contacts|margin|expire|expires|expiring|companies|customers|clients|products|top|how many|how much|look up|lookup|draft|billing|bill|billed|trial|trials|charge|charged',
    'show business premium for contoso',
  ],
  [
    'other',
    'alert|alerts|role|roles|approver|approvers|requester|viewer|admin|policy|rule|rules|limit|contact|note|address|phone|email|approve|reject|approval|approvals|grant|revoke|settle|decide|decision|help|refresh|snooze|company called|reminder|remind|teach|discount|template|auto renew|auto-renew|upgrade|downgrade|term|commitment',
    'set a policy',
  ],
  [
    'and',
    'and|&|+|&&|but|w/|w|n|plus|also|then|as well as|and also|and then|/|;|and another|und|et|y|en ook|et aussi|und noch|y también|on top of that|as well as that|followed by|after which',
    'add 3 business premium and 2 visio for contoso',
  ],
  [
    'reason',
    "because|because of|due to|since|reason|as they|as we|for the new|owing to|on account of|the reason is|reason is|reason being|background|context|justification|weil|wegen|parce que|porque|omdat|vanwege|for their new|for a new|to cover|to cater for|in preparation for|in anticipation of|in light of|on the back of|as they're|as we're|as he's|as she's|as it's|as they are|as we are|as they have|as he is|as she is|because they|because we|cause|'cause|cos|coz|cuz|bc|b/c",
    'add 3 business premium for contoso because of new hires',
  ],
  [
    'label',
    "request from|requested by|request for|company|customer|client|product|tenant|account|organisation|organization|org|action|request|item|sku|type|subject|task|details|date|dates|summary|crm|jira|zendesk|freshdesk|servicenow|fwd|fw|re:|form|caller|needs|priority|prio|requested change|change request|ticket summary|description|note|notes|approved|approved by|requester name|request type|ticket no|ticket number|ticket id|opened by|raised by|reported by|submitted by|category|subcategory|queue|board|assigned to|assignee|due date|sla|impact|urgency|severity|betreff|objet|asunto|onderwerp|kunde|produkt|anzahl|menge|client name|customer name|company name|product name|item requested|seats requested|number of seats|number of licences|number of licenses|quantity to add|quantity to remove|seats to add|seats to remove|autotask|connectwise|halopsa|kaseya|syncro|superops|dear support|dear helpdesk|hello support|hi support|dear it|dear it team|licence increase|license increase|licence request|license request|licences to add|licenses to add|number to add|licences to remove|licenses to remove|number to remove|from the portal|from the ticket|pasted from|copied from|pasting from|from whatsapp|from slack|forwarding|forwarded|end user|new starter form|leaver form|work order|po|got a request from|have a request from|i've got a request from|we've got a request from|request came in from|a request from|request has come in from",
    'Company: Contoso',
  ],
  // Another language: never done at once.
  [
    'foreign',
    "kunnen wij|mogen wij|mogen we|bij krijgen|erbij krijgen|bijkrijgen|dazu bekommen|dazubekommen|können wir|dürfen wir|volgens mij|zum|bekommt|bekommen|kriegt|kriegen|krijgt|rajouter|rajoute|rajoutez|rajoute-moi|doe er nog|doe er|zet er nog|zet er|tu peux|nog|eind looptijd|einde looptijd|per eind looptijd|per einde looptijd|nur noch|bräuchte|bräuchten|anpassen|die haben|gebruiken het niet|ze gebruiken het niet|nutzen es nicht|die nutzen es nicht|für|bei|von|para|pour|chez|voor|bij|del|ahora|ajouter|ajoutez|agregar|agrega|añadir|añade|toevoegen|voeg|hinzufügen|füge|aggiungi|entfernen|entferne|supprimer|supprimez|retirer|quitar|quita|eliminar|verwijder|verwijderen|rimuovi|erhöhe|erhöhen|augmenter|aumentar|verhoog|reduziere|reduzieren|réduire|reducir|verlaag|setze|zet|kündige|kündigen|cancelar|annuler|résilier|opzeggen|braucht|brauchen|benötigt|necesita|mehr|más|meer|weniger|menos|minder|auf|zum laufzeitende|zum vertragsende|zur verlängerung|de|noch|weitere|weiteren|weiterer|zusätzliche|zusätzlichen|zusätzlich|mach|mache|mal|bestelle|bestell|buche|nimm|nehmt|streiche|lösche|verringere|verringern|senke|tausche|tauschen|stornieren|storniere|plätze|kannst du|könnt ihr|könntest du|können sie|könnten sie|kannst du mal|wir brauchen|ich brauche|ajoute|donne|donnez|enlever|enlève|enlevez|enleve|supprime|retire|retirez|diminue|diminuer|baisser|augmente|augmentez|annule|annulez|résilie|résiliez|commander|commande|commandez|il faut|il nous faut|on voudrait|je voudrais|peux-tu|pouvez-vous|pourriez-vous|une|un|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|agregue|elimina|elimine|saca|baja|bajar|subir|sube|cancela|cancele|pide|pedir|puedes|podrías|quiero|queremos|necesitamos|hay que|en|kun je|kunt u|zou je|haal|halen|eraf halen|geef|graag|verminder|beëindig|bestel|ik wil|gib|gebt|eine|einen|einem|einer|ein|zwei|drei|vier|fünf|twee|drie|een|nodig|heeft nodig|möchten|möchte|wollen|quiere|necesitan|ont besoin de|veut|wil|willen|d'ajouter|d'enlever|passer|passez|abbauen|abziehen|wegnehmen|zurückgeben|rausnehmen|wegdoen|inleveren|devolver|devuelve|rendre|rends|aufstocken|hochsetzen|anheben|ophogen|incrementar|incrementa|kürzen|kürze|afbouwen|recortar|recorta|zu viel|zu viele|zuviel|zu wenig|zu wenige|de trop|en trop|de más|sobran|sobra|te veel|fehlen|fehlt|il manque|manquent|faltan|falta|hat|haben wir|erbij|dazu|perdón|perdon|pardon|nee|encore|mettre|pone|naar|ab sofort|il faudrait|il nous faudrait|passe|trek|trek af|af|mettez|mets|maak|stelle|stell|pon|ponga|toe te voegen|toevoeg|ajoutes|añadan|supprimes|quite|quiten|togli|rimuovere|weghalen|dale|dar|sumar|suma|bijboeken|bijbestellen|dazubuchen|nimm raus|kürzen um|braucht noch|otra|otras|otro|otros|autre|autres|supplémentaire|supplémentaires|adicional|adicionales|más de|de plus|de moins|en moins|en plus|weg|raus|eraf|verhoogt|erhöht|aumente|aumenta|échanger|wissel|cambia|cambiar|tausch|verschiebe|deplace|mueve|verplaats|insgesamt|au total|en total|totaal|in totaal|en tout|cancelen|zeg op|disdire|kündigt|ordina|kan je|peux tu|pouvez vous|pourrais-tu|podéis|podeis|pueden|puede|potresti|puoi|dürfen wir|können wir|on peut|podemos|kunnen we|ich möchte|wir möchten|wir würden gern|nous voulons|nous voudrions|j'aimerais|me gustaría|wij willen|we willen|weil|wegen|parce que|porque|omdat|vanwege|sur un total de|op een totaal van",
    'ajouter 3 business premium pour contoso',
  ],
  [
    'correct',
    "no wait|wait no|no sorry|oh sorry|sorry i meant|sorry|i mean|i meant|make that|scratch that|no make that|or rather|i meant to say|correction|no actually|actually no|strike that|oops wrong product|oops wrong company|oops wrong customer|oops wrong one|oops|wrong product|wrong company|wrong customer|wait no sorry|no hang on|hang on no|hang on|hold on no|hold on|er no|err no|uh no|um no|nope|edit|i meant to write|meant to say|my mistake|my bad|whoops|woops|sry|that should be|should read|should say|typo|better make it|better make that|let us say|let me correct that|no sorry it is|sorry no|ach nein|nein|pardon|quatsch|ich meine|not that one|won't cut it|wont cut it|isn't enough|is not enough|isnt enough|aren't enough|are not enough|arent enough|not enough|won't do|wont do|is too few|are too few|won't be enough|wont be enough|will not be enough|is not going to be enough|isn't going to be enough|doesn't cover it|does not cover it|is insufficient|scrap that|forget that|ignore that|scratch|perdón|perdon|perdona|non plutôt|plutôt|mejor|mejor dicho|bzw|entschuldigung|korrektur|ich meinte|oder nein|nee|nee toch|sorry ik bedoel|je voulais dire|quise decir|quiero decir|eher|lieber|désolé|désolée|whoops no|no make it|make it rather|better",
    'add 3 no wait 4 business premium for contoso',
  ],
  [
    'keep',
    'all but|keep only|keep just|everything but|all except|everything except|leave only|leave just|keep|hang on to|hold on to|only uses|only use|is only using|are only using|only using|uses only|use only|but for|all bar|all minus|everyone but|everybody but|all of them but|all of those but',
    'remove all but 3 business premium at contoso',
  ],
  [
    'neutral',
    "don't forget the|dont forget the|do not forget the|as i wrote|as i said|as i mentioned|like i said|like i wrote|double-check|double-check that|double check|double check that|zum|to existing|to the existing|to their existing|to the existing ones|to the existing subscription|to their existing subscription|as with everybody there|as with everyone there|as with everybody else|as with everyone else|like everybody there|like everyone there|like everybody else there|like everyone else there|same as everybody there|same as everyone there|same as everybody else|same as everyone else|same as they already have|same as they have|the same as they have|the same as they already have|same as the ones they have|same as what they have|herr|frau|schon|unser|unsere|unseren|unserem|sie|notre|nos|nuestro|nuestra|onze|kollegen|mitarbeiter|mitarbeiterinnen|kolleginnen|collega's|medewerkers|collègues|the rest stays how it is|the rest stays as it is|the rest stays as is|the rest stays the same|the others stay as they are|the rest remains as it is|yeah hi|yeah hey|yeah so|uh yeah so|uh yeah hi|um yeah so|get it going|get that going|get this going|get it moving|before they change their mind|before they change their minds|before he changes his mind|before she changes her mind|b4 they change their mind|b4 they change their minds|b4 he changes his mind|b4 she changes her mind|new commerce experience|she has a new|he has a new|she hired|he hired|asked for a quote and said yes|got a quote and said yes|as soon as this is possible|as soon as it is possible|as soon as that is possible|ze gebruiken het niet|gebruiken het niet|die nutzen es nicht|nutzen es nicht|said yes|did say yes|can't log in|cannot log in|cant log in|can't work|cannot work|can't get in|that they already have|no excuses|no excuse|visit|visits|visiting|new request|new ticket|new case|be informed|be informed that|be advised that|note that|please note|needful|the needful|they'll|she'll|he'll|it'll|there'll|who'll|that'll|something|from now on|anyway|anyways|anyhow|bye|ciao|cya|asking for the budget|asking for the budget round|asking for the board|asking for my boss|asking for the boss|asking for a friend|was on the phone|was in a meeting|effective right now|never touched|never used|never opened|never logged in|never use|never uses|never needed|never started|goes onto|go onto|goes on to|phoned|rang|same number of|as many|the same amount of|they've bought something else|they have something else|bought something else|found something else|using something else|how many i'll tell you|how many i will tell you|i'll tell you how many|number to follow|in a sec|in a second|in a moment|plain|plain old|ticket|tickets|ref|re|case|per|inc|incident|sr|psa|cw|reference|someone|somebody|anyone|have|all have|bother|again|last|waiting|team members|no rush|no hurry|favor|favour|do|out with|with|please|pls|plz|kindly|hi|hello|hey|hiya|hallo|hi all|hello all|team|folks|guys|bot|good morning|morning|good afternoon|afternoon|thanks|thx|ty|cheers|asap|urgent|urgently|now|right now|immediately|today|right away|straight away|just|quick|quickly|quick one|ok|okay|so|um|uh|uhm|er|erm|well|the|a|an|of|for|on|in|it|its|their|they|them|this|these|those|that|there|is|are|be|to|me|us|our|my|your|we|i|you|he's|as|when possible|many thanks|in advance|much appreciated|appreciated|too|here|go ahead|go ahead and|under|into|onto|has|x|exact|currently|current|about|around|worth|only|dear|sir|yo|mate|buddy|sorry|one thing|to the|over at|over to|btw|fyi|lets go|needed|required|please and thank you|very much|so much|back|who's|thank|regards|kind regards|best|pax8|following|as follows|below|straightaway|hope you are well|hope you're well|hope all is well|on behalf|until further notice|at your convenience|at your earliest convenience|am|guys at|people at|and thanks|let|friends|friends at|bitte|danke|merci|gracias|hola|bonjour|svp|aub|alstublieft|dank je|guten morgen|guten tag|guten abend|hallo zusammen|moin|por favor|s'il vous plaît|s'il vous plait|de nada|comma|full stop|dude|man|bro|lads|pal|last one|one last thing|one more thing|next one|hope you had a nice weekend|hope you had a good weekend|hope you had a great weekend|hope you are doing well|hope you're doing well|hope your week is going well|what i need you to do is|what we need you to do is|what i need is|what we need is|all i need is|all we need is|we're|they're|i'm|it's|that's|you're|real quick|ping me|and ping me|ring me|aka|also known as|right so|so yeah|alright|all right|righty|morning all|afternoon all|happy monday|happy friday|like|actually|basically|toe|no problem|no worries|no need to rush|period|no idea|no idea who|as discussed|as agreed|as mentioned|as requested|per our call|as per our conversation|further to our call|following our call|as promised|as always|his|her|effective today|as of today|from today|starting today|effective immediately|with immediate effect|effective now|as of now|starting now|ta|tia|tyvm|thanks a lot|thanks a million|thankyou|thank u|thnx|thanx|tks|kthx|kthxbye|mornin|evening|good evening|evening all|gday|g'day|howdy|hi both|dear all|dear support|support|helpdesk|help desk|sincerely|yours|faithfully|warm regards|rgds|brgds|br|kr|whenever you get round to it|when convenient|when it suits|if you would|if you will|if you don't mind|if that's ok|if thats ok|please confirm|pls confirm|when done|once done|once complete|when complete|when completed|once completed|when finished|of theirs|across|instead|going forward|from here on|from now|right this minute|this minute|this second|right this second|this very minute|at once|pronto|before i forget|while i remember|while i'm at it|while you're at it|while you are at it|while we're at it|and while you're at it|while you're there|while you are there|while you're in there|while you are in there|while you're about it|while you are about it|while your at it|while ur at it|while we are at it|that's all|thats all|that is all|thats it|nothing else|much obliged|obliged|usual|go on|go on then|go on and|come on|bei|mal|wir|une|un|en|chez|buenas|buenos días|buenas tardes|equipo|servus|grüezi|liebe kollegen|mit freundlichen grüßen|viele grüße|lg|mfg|vg|salut|coucou|bonsoir|cordialement|saludos|un saludo|groeten|groetjes|met vriendelijke groet|mvg|alvast bedankt|bedankt|hoi|goedemorgen|goedemiddag|beste|grazie|obrigado|ein|eine|einen|der|die|das|den|dem|la|le|les|el|los|las|del|het|een|s'il te plaît|stp|porfa|porfavor|whoever|kind of urgent|kinda urgent|not urgent|low priority|high priority|bit urgent|no hurry at all|no rush at all|frm|fro|teh|forr|fir|aswell|gal|chaps|peeps|the lads at|the folks at|over there|down there|up there|same customer|same client|same again|in one go|make it happen|make it so|get it done|get that done|sort it|immediatly|immediatley|licence-wise|seat-wise|subscription please|pretty please|🙏|👍|😀|😄|😊|🙂|😅|fao|f.a.o.|would do|should do|will do|rest|would be good|soonish please|assist|arrange|facilitate|please process|proceed|help us with|help me with|one before lunch|before lunch|before i go|before i leave|before i head out|before i head off|the copilot thing|thing|things|stuff|hat|held by|held|lol so|haha so|haha ok|lol ok|ok lol|coffee first|double whammy|whammy|on my list|two things|three things|couple of things|a couple of things|couple things|one quick thing|job for you|task for you|ya|thx!!|wondering if you could|pasting|chat|portal|whatsapp|whats app|slack|sms|other|use|aux|au|y a|la mia|over there at|that lot|that lot at|crew|crew at|bunch|gang|ones|one's|onwards|onward|joepie|dank|vielen dank|danke schön|dankeschön|danke dir|mille grazie|prego|cordiali saluti|muchas gracias|merci d'avance|bis dann|schönen tag|schönen abend|schönes wochenende|bonne journée|buen día|fijne dag|fijn weekend|schönen montag|happy tuesday|happy wednesday|happy thursday|guten morgen zusammen|may go|may also go|can also go|their end|our end|at their end|from our end|then we'd be good|we'd be good|then we are good|then we're good|we're good|first|paying for|users go|as asked|as asked above|i.e|i.e.|ie|namely|that is to say|what does it take|accordingly|by that|by that much|by that many|that many|that much|to match|ab sofort|read|should read|get this sorted|get that sorted|get it sorted|sort this out|sort that out|can we sort|to be sorted|sorry to bug you|sorry to bother you|sorry to be a pain|nearly forgot|almost forgot|got off the phone with|just off the phone with|on the phone|had a call from|got a call from|call from|mail from|email from|just heard from|spoke to|confirmed|hereby|all the best|wishes|be ever so grateful|be so kind|be so kind and|be so kind as to|keep the other|keep the others|keep the rest|leave the rest|the rest stays",
    'please add 3 business premium for contoso asap, thanks',
  ],
];
