import type { Cue } from '../atoms/cues.ts';
import { orderVerbs } from '../atoms/verbs.ts';
import type { Follow } from './follow.ts';
import type { Said } from './follow-words.ts';

/** "hat sich erledigt?": it asks whether. */
const asksIfOver =
  /^(?!\W*(?:can|could|would|will) (?:you|we)\b)[^?]*\b(?:erledigt|opgelost|never ?mind|nvm|false alarm|needed|laat maar|lass|laisse tomber|leave it|forget|drop it|bother|ignore|changed my mind)\b[^?]*\?\W*$/iu;

/** "don't take it back", "never mind the typo", "I approved it this morning": nothing is taken back or decided. */
export const keepsIt = (message: string): boolean =>
  asksIfOver.test(message) ||
  /\b(?:don['’]?t|do not|must not|should not|shouldn['’]t|never(?! mind)) (?:please |pls )?(?:take|cancel|withdraw|undo|drop|scrap|revert|reverse|delete|stop|remove|forget)\b|\bnever ?mind (?:the|my|that|his|her) (?!request|order|change|one|lot|whole)\p{L}+|^\W*(?:i|we)(?:['’]ve| have)? (?:already |just )?(?:approved|rejected)\b[^?]*$/iu.test(
    message,
  );

/** "approve all", "cancel the rest": more than the last request, so all waiting ones are shown. */
export const severalOf = /\b(?:all|everything|every one|both|each|rest|others?|remaining)\b/i;

/** "undo the change" */
export const undoes =
  /^\W*(?:(?:please|pls|can you|could you|just) )*(?:undo|revert|reverse|roll back|take back|withdraw|retract|take (?:my |the )?request back)\b.*\b(?:changes?|requests?|orders?|did|changed|one)\b|^\W*(?:(?:please|pls|actually|can you|could you|just) )*(?:cancel|scrap|drop|bin|kill|pull(?: back)?) (?:my|our|the|that) [^,]{0,40}?\brequest\b/i;

/** "cancel that for Contoso": of that company, whatever was asked for last. */
export const cancelsFor =
  /^\W*(?:(?:please|pls|actually|can you|could you|just) )*(?:cancel|scrap|drop|bin|kill|withdraw|undo) (?:that|it|this|the one|that one|this one) (?:for|at|of|from) /i;

/** Whether what follows "never mind" asks for nothing. */
export const isDropped = ({ nameless, said, message }: Follow): boolean =>
  nameless &&
  !orderVerbs.some((cue) => said.cues.includes(cue)) &&
  /^[^,.!;:–-]*\b(?:mind|nevermind|nvm|forget|drop|leave|bother|thanks|thank you|changed my mind)\b[^,.!;:–-]{0,12}[,.!;:–-]/i.test(
    message,
  );

/** "false alarm, Woodgrove is fine": whoever else is named gets nothing. */
export const isFine = ({ said, message }: Follow): boolean =>
  /^\W*(?:false alarm|never ?mind|nvm|forget (?:it|that)|drop it|leave it)\b/i.test(message) &&
  said.companies.length > 0 &&
  said.numbers.length + said.products.length + said.references.length === 0 &&
  ![...said.marks].some((mark) => /^(?:same|correct|other|only)$/.test(mark)) &&
  !orderVerbs.some((cue) => said.cues.includes(cue));

/** "HR just called, scrap it": the last clause takes it back, and the others name nothing. */
export const endsBy = ({ message, said }: Follow): boolean =>
  said.companies.length + said.products.length + said.references.length + said.reasons.length === 0 &&
  said.numbers.every(({ text }) => /^one$/i.test(text)) &&
  /[,.!;:–-]\s*(?:so |then |and |please |pls |just )*(?:(?:scrap|cancel|withdraw|undo|bin|drop|kill) (?:it|that|this|(?:my|the|that) (?:request|order|change))|take (?:it|that|(?:my|the|that) (?:request|order)) back|take back (?:my|the|that) (?:request|order))(?: please| pls| then)?\W*$/i.test(
    message,
  );

/** "is that double?": it asks, and orders nothing. */
export const asksWhether = (message: string, cues: readonly Cue[]): boolean =>
  /^\W*(?:is|are|was|were|does|did|do) (?:that|this|it|those|they)\b/i.test(message) &&
  cues.some((cue) => cue === 'double' || cue === 'triple' || cue === 'half');

const ahead =
  /^\W*(?:(?:please|pls) )?(?:cancel|drop|scrap|forget) (?:that|it|this|(?:the|that|my) (?:order|request))\b(?: please| pls)?(?:[,;]\s*(?:and |but )?| and | now\b[,;]?\s*(?:and )?)(?=.*\p{L})(.+)$/iu;
/** "I meant Litware", "that was for Litware": the change goes elsewhere. */
const movesIt =
  /^(?:for|at|to)\b|\b(?:meant|mean|same|should|instead|rather|correction|(?:that|it)(?:['’]?s| is| was) (?:for|at)|it was)\b/i;
const asksMore = /^(?:show|list|tell|what|which|who|when|how)\b/i;

/** "cancel that, Litware is on the phone": what stands behind it when it says no other change. */
export const restBehind = (message: string, { numbers, products, companies }: Said): string | null => {
  const rest = ahead.exec(message.trim())?.[1] ?? '';
  const tells = companies.length > 0 || asksMore.test(rest);
  return rest !== '' && tells && numbers.length + products.length === 0 && !movesIt.test(rest) ? rest : null;
};
