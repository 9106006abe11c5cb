import type { Side } from '../periods/period-dates.ts';
import type { IntentKind } from '../understanding/intent.ts';
import type { Topic } from './topics.ts';

/** What a piece of a question can be: a name, a value, or words. */
type PieceKind =
  | 'company'
  | 'product'
  | 'vendor'
  | 'person'
  | 'place'
  | 'reference'
  | 'period'
  | 'amount'
  | 'top'
  | 'seats'
  | 'number'
  | 'topic'
  | 'change'
  | 'left';

/** What a piece of a question can say: a topic of its words, or the kind of its name or value. */
export type Sign =
  | Topic
  | Exclude<PieceKind, 'topic' | 'product' | 'seats'>
  | 'product-name'
  | 'seat-limit'
  | 'share-limit'
  | 'number-of';

/** A kind of question. Its `signs` count with their weights, and each complete one of its `patterns` counts 3 more. */
export type Frame = Readonly<{
  intent: IntentKind;
  signs: Readonly<Partial<Record<Sign, number>>>;
  patterns?: string;
  /** What else belongs to the question: it counts for nothing, but is not left over. */
  takes?: string;
  /** With one of these it is another question. */
  forbids?: string;
  /** At least this weight; 3 when not said. */
  least?: number;
  /** What belongs to the question only beside one of these: a number means seats only when seats are asked about. */
  only?: Readonly<Partial<Record<Sign, string>>>;
  /** What kind of name a question takes that is not in the portfolio. */
  names?: 'company' | 'product' | 'new' | 'had';
  time?: Side;
}>;

/** What belongs to most lists. */
export const list =
  'csv top last period except company vendor product any still amount seat-limit companies subs';
