import type { Modality } from './modality.ts';
import type { SaidAbout } from './reading.ts';

const said: Readonly<Partial<Record<Modality, SaidAbout>>> = {
  negated: 'negated',
  conditional: 'conditional',
  'another-day': 'another-day',
  past: 'past',
  reported: 'reported',
  uncertain: 'uncertain',
  question: 'question-about-change',
};

/** Why a change that is meant like this opens nothing; null when it may be done or offered. */
export const sayFor = (modality: Modality): SaidAbout | null => said[modality] ?? null;
