/**
 * Plain English words that say nothing about whom a message concerns. Only these and the bot's own words reach a
 * language model.
 */
const plain =
  'a about above access account accounts across active actual actually add added adding after again against ago agree ahead ' +
  'all almost already also although always am amount amounts an and annual annually another any anybody anyone anything ' +
  'are around as ask asked asking at available average away back bad base basic be because become been before began begin ' +
  'behind being below best better between big bigger biggest billed billing bit both bottom bought bring brings brought ' +
  'budget business but buy buying by call called calls came can cancel cancelled cancels cannot care case change changed ' +
  'changes changing charge charged charges cheap cheaper cheapest check choose client clients close closer come comes ' +
  'coming commit commitment commitments committed companies company compare compared contact contacts contract contracts ' +
  'cost costing costs could count counts coverage create credit current currently customer customers cut daily data date ' +
  'dates day days deal decide decided decision decrease demand department detail details did differ difference different ' +
  'discount do does doing done double down drop due during each earlier early earn either else email employee employees ' +
  'end ended ending ends enough entire equal estimate even ever every everybody everyone everything evolved exact exactly ' +
  'except exist existing expect expected expensive expire expired expires expiring explain export extra fall far fast few ' +
  'fewer figure figures file final find fine finish first fit fix follow for forget forgot forward found free from full ' +
  'further future gave get gets getting give given gives giving go goes going gone good got great group grow growing grown ' +
  'growth had half handle happen happened happening happens has have having he head headcount hello help her here hey hi ' +
  'high higher highest him hire hired hires his history hold holds how however i idea if important in include included ' +
  'including increase increased information inside instead into invoice invoiced invoices is issue it item items its job ' +
  'just keep keeps kept kind know known knows last lately later latest lead least leave leaves leaving left less let lets ' +
  'level licence licences license licensed licenses licensing light like likely limit line lines list lists little live ' +
  'long longer look looking looks lose losing loss lost lot lots low lower lowest made main make makes making manage many ' +
  'margin market matter maximum may maybe me mean means meant meet member members might mind mine minimum minus missing ' +
  'moment money month monthly months more morning most move moved moving much must my name named names near nearly need ' +
  'needed needing needs neither never new newest next nice no nobody none nor normal not nothing notice now number numbers ' +
  'of off offer office often ok okay old older oldest on once one ones only open option options or order ordered ordering ' +
  'orders other others otherwise our ours out over overall overview owe owed owes own paid part parts past pay paying ' +
  'payment pays people per percent perhaps period person phone place plan planned planning plans please plus point possible ' +
  'previous price priced prices pricing probably problem problems product products profit provide purchase purchased put ' +
  'quantity quarter quarterly question quick quickly quite raise rate rather reach ready real really reason recent recently ' +
  'record reduce regarding related remain remaining remember remind remove removed renew renewal renewals renewed renewing ' +
  'renews replace report request requested requests require required rest result results review right roll room run running ' +
  'runs safe said same save say says seat seats second see seem seems seen send sent service services set setting several ' +
  'share she shed short should show showing shows side sign similar simple since single situation size small smaller ' +
  'smallest so soft software sold some somebody someone something soon sort spare spend spending spent staff stand standing ' +
  'start started starting starts state statement status stay still stock stop stopped stuff subscribe subscribed ' +
  'subscription subscriptions such sum summary summer support supposed sure switch take taken takes taking talk team tell ' +
  'tells term terms than thank thanks that the their them then there these they thing things think third this those though ' +
  'three through time times to today together told tomorrow too took top total totals toward trend trial trials try turn ' +
  'two under understand unit units until unused up upcoming update upgrade upon us usage use used user users uses using ' +
  'usual usually value various vendor vendors very via view wait waiting waits want wanted wants was watch way we week ' +
  'weekly weeks well went were what whatever when where whether which while who whole whom whose why wish with within ' +
  'without word work worked workers working works worth would wrong yeah year yearly years yes yesterday yet you your yours';

export const plainWords: ReadonlySet<string> = new Set(plain.split(' '));
