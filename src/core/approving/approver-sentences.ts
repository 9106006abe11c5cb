import type { Intent } from '../understanding/intent.ts';
import type { Token } from '../understanding/sentence.ts';

const mostWords = 40;

/** Another question begins behind a comma. */
const company =
  '(?:for|of|at) (?<company>(?:(?!, (?:and|but|how|who|what|when|which|is|are|it|he|she|they|we|i)\\b).){1,120}?)';
const row = (says: string): RegExp => new RegExp(`^(?:${says})$`, 'iu');

const naming: readonly RegExp[] = [
  row(`(?:the |our )?approvers? ${company} (?:is|are|will be|shall be|to be) (?<who>@.+)`),
  row(`(?:set|make|name) (?:the )?approvers? ${company} (?:to|as|to be) (?<who>@.+)`),
  row(`(?:make|set|name) (?<who>@.+) (?:as )?the (?:only )?approvers? ${company}`),
  row(`(?:only )(?<who>@.+?) (?:may|can|should|must|is allowed to|are allowed to) approve ${company}`),
  row(`(?<who>@.+?) (?:must|has to|have to) approve ${company}`),
];
const ending: readonly RegExp[] = [
  row(`no (?:named |own )?approvers? ${company}(?: any more|)`),
  row(`(?:remove|clear|delete|drop) (?:the )?(?:named )?approvers ${company}`),
  row(
    `(?:anybody|anyone|everybody|everyone|any approver|all approvers) (?:may|can) (?:again )?approve ${company}(?: again|)`,
  ),
];
const companies = '(?:companies|company|customers?|clients?|accounts?)';
const asking: readonly RegExp[] = [
  row(
    `(?:(?:for|at|of|with) )?(?:which|what) (?:of (?:the |our )?)?${companies} (?:(?:have|has|did|do|does|is|are|there|we|i(?= (?:named?|set)\\b)|got|an?|any|the|their|its|own|special|certain|particular|fixed|named|name|set|entered|who|person|people|somebody|someone|has to|have to|must|alone) )+(?:approvers?|approves?|signs?)(?: off)?(?: named| set)?(?: for)?`,
  ),
  row(
    `(?:named |company )?approvers(?: (?:for|of|by) (?:each |every |all )?(?:company|companies|customer|customers)|)`,
  ),
  row(`(?:the |our )?approvers? ${company}`),
  row(`who (?:is|are) (?:the )?approvers? ${company}`),
  row(`who (?:must|has to) approve ${company}`),
  row(
    `who (?:alone|else) (?:approves|signs(?: off)?|decides|may approve|can approve)(?: things| changes| orders)? ${company}`,
  ),
  row(
    `who is the only (?:one|person) (?:who|that|to) (?:approves?|may approve|can approve|signs?)(?: things| changes)? ${company}`,
  ),
  row(
    `whose (?:approval|signature|okay|ok|yes|sign-off|go-ahead) (?:do|does|would|will|must|should) (?:i|we|one|it|they) (?:need|have|get|want) ${company}`,
  ),
  row(
    `who (?:needs|has|do i need|do we need) to (?:sign off|sign|okay|ok) (?:things |changes |orders )?${company}`,
  ),
];

export const approverCues = 'approve approves approver approvers whose sign signs decides okay ok';

/** Reads "approver for Contoso is @Ann", "no approvers for Contoso", "approvers for Contoso". */
export const readApprovers = (said: readonly Token[]): Intent | null => {
  if (said.length > mostWords) return null;
  const text = said
    .map((token) => (token.comma === true ? `${token.text},` : token.text))
    .join(' ')
    .replace(/[.!?]+$/, '');
  const found = (rows: readonly RegExp[]) =>
    rows.map((says) => says.exec(text)).find((match) => match !== null) ?? null;
  const named = found(naming);
  if (named !== null && (guesses.test(text) || peopleIn(named).some((name) => unsure.test(name))))
    return null;
  if (named !== null) return { kind: 'name-approvers', company: companyIn(named), people: peopleIn(named) };
  const ended = found(ending);
  if (ended !== null) return { kind: 'name-approvers', company: companyIn(ended), people: [] };
  const asked = found(asking);
  return asked === null ? null : { kind: 'approvers', company: companyIn(asked) };
};

const companyIn = ({ groups }: RegExpExecArray): string | null => groups?.company ?? null;

const guesses = /\b(?:i (?:guess|think|suppose|believe)|not sure|maybe|perhaps)\b/i;
/** "and maybe @Rick", "not @Bob" */
const unsure = /^(?:(?:or|but|and) )?(?:maybe|perhaps|possibly|probably|not)\b/i;
/** "nobody else touches that account" names nobody. */
const othersNot = /^(?:but )?(?:nobody|no one|no-one|none|never|not anyone|not anybody)\b/i;
const peopleIn = ({ groups }: RegExpExecArray): readonly string[] =>
  String(groups?.who)
    .split(/, and |,| and | & | or (?!not\b)| (?=but\b)/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !othersNot.test(name));
