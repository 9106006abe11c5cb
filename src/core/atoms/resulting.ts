import type { Atom, Word } from './atom.ts';
import { asCue, isCue } from './cue-atoms.ts';
import type { Cue } from './cues.ts';
import { spell } from './desk-words.ts';

const steps: readonly Cue[] = [
  ...(['add', 'remove', 'increase', 'decrease', 'take', 'supply', 'more', 'fewer', 'off', 'spare'] as const),
];
const small =
  '(?:(?:so|and|then|which|that|this|it|they|we|will|would|should|please|in|there|are|be|have|at|with|end|only|just) )*';
/** What leads to the number that there are after a step, or follows it. */
const leading = `${small}(?:that(?:'s|'ll be)|(?:that|this|which|it)? ?(?:then )?(?:makes?|making|leaves?|leaving|gives?|means|comes? to|is)|brings? (?:it|them|us|the total) (?:(?:up|down) )?to|takes? (?:it|them|us) (?:(?:up|down) )?to|for a total of|for(?= a total)|in total|total)(?: (?:it|them|us|you|exactly|just|still|a total of|at))*`;
const trailing =
  "(?:will do|is enough|are enough|is plenty|are plenty|would do|should do|should be enough|'ll do|left|remain|remains|remaining|stay|stays|in total|total|altogether|in all|all in all|overall)";
const result = new RegExp(
  `(?<=#.*)(?:(?:(?<=[,;] )|\\b(?=so |which |that |making |leaving |for a total ))(?<lead>${leading}) (?<count>#)(?: (?:in total|total|altogether|in all|left|then|now|seats?|licen[cs]es?))*|(?<=[,;] )(?<before>${small})(?<number>#)(?: (?:seats?|licen[cs]es?|of them))? ${trailing}(?: (?:then|now|for (?:now|them)|over))*|\\bso (?<rest>#)(?: (?:seats?|licen[cs]es?|of them))? ${trailing})(?= ,| ;|$)`,
  'd',
);

/** "add 2 Premium, that makes 30", "take one off, nine will do": what a step comes to. It must be so, or it is asked. */
export const withResulting = (words: readonly Word[], atoms: readonly Atom[]): readonly Atom[] => {
  const numbers = atoms.filter((atom) => atom.kind === 'number');
  const [step, total, third] = numbers;
  if (step === undefined || total === undefined || third !== undefined || total.n === null) return atoms;
  const before = atoms.slice(0, atoms.indexOf(total));
  if (!before.some((atom) => isCue(atom, steps)) && step.sign === null) return atoms;
  if (
    total.sign !== null ||
    step.was !== null ||
    atoms.slice(0, atoms.indexOf(step)).some((atom) => isCue(atom, ['set', 'total']))
  )
    return atoms;
  const { text, at } = spell(words, atoms);
  const [from, to] = result.exec(text)?.indices?.[0] ?? [0, 0];
  const said = at(from, to);
  if (!said.has(total) || said.has(step)) return atoms;
  return atoms.map((atom) =>
    atom === step ? { ...step, makes: Number(total.n) } : said.has(atom) ? asCue(atom, 'neutral') : atom,
  );
};
