import type { Atom } from './atom.ts';
import type { Cue } from './cues.ts';

export const any = (atom: Atom | undefined, said: RegExp): boolean =>
  atom !== undefined && said.test(atom.text);
export const isCue = (atom: Atom | undefined, cues: readonly Cue[]): boolean =>
  atom?.kind === 'cue' && atom.cues.some((cue) => cues.includes(cue));
export const asCue = ({ from, to, text, line }: Atom, ...cues: readonly Cue[]): Atom => ({
  ...{ kind: 'cue', cues, from, to, text, line },
});
