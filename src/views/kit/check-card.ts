import type { Card } from '../../core/words/chat.ts';
import { cardBudget, sizeOf } from './size.ts';

const refreshLimit = 60;

/** Only newer Teams clients draw these; without a fallback, others would show a gap. */
const onlyTeams =
  /^(?:Chart\..*|Badge|Icon|CodeBlock|CompoundButton|ProgressBar|ProgressRing|Rating|Carousel)$/;

/** An https address or, in a demo, this machine. */
const safeAddress = /^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\//;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Element = Readonly<Record<string, unknown>>;

const isPlain = (fallback: unknown): boolean =>
  isRecord(fallback) && isText(fallback.type) && !onlyTeams.test(fallback.type);

const isUnsafe = (url: unknown): boolean => !(isText(url) && safeAddress.test(url));

/** What can be wrong with each type of element, and the words for it after the element's path. */
const elementRules: readonly (readonly [
  says: string,
  breaks: (element: Element, type: string, place: string | number | undefined) => boolean,
])[] = [
  ['.text is empty', ({ text }, type) => type === 'TextBlock' && !isText(text)],
  // What a row does when it is pressed has no title: the row is named by what stands in it.
  [
    '.title is empty',
    ({ title }, type, place) =>
      /^Action\.(?:Submit|Execute)$/.test(type) && place !== 'selectAction' && !isText(title),
  ],
  [
    ' has a colour, which is too pale in Teams',
    ({ color }, type) => type === 'TextBlock' && color !== undefined,
  ],
  [' does not wrap', ({ wrap }, type) => type === 'TextBlock' && wrap !== true],
  [' has no verb', ({ verb }, type) => type === 'Action.Execute' && !isText(verb)],
  [' has no fallback', ({ fallback }, type) => onlyTeams.test(type) && !isPlain(fallback)],
  [' is an input without an id', ({ id }, type) => isInput(type) && !isText(id)],
  [' is an input without a label', ({ label }, type) => isInput(type) && !isText(label)],
  [
    ' is an input without an error message',
    ({ errorMessage }, type) => isInput(type) && !isText(errorMessage),
  ],
  [' is an image without altText', ({ altText }, type) => type === 'Image' && !isText(altText)],
  ['.url is not https', (element) => 'url' in element && isUnsafe(element.url)],
  [
    `.userIds has more than ${refreshLimit} entries`,
    ({ userIds }) => Array.isArray(userIds) && userIds.length > refreshLimit,
  ],
];

/** What is wrong with an expanded card, in words for the log. Empty when Teams will accept it. */
export const problemsOf = (card: Card): string[] => {
  const problems: string[] = [];
  const inputs = new Set<string>();

  /** The present position; turned into text only for a problem. */
  const path: (string | number)[] = [];
  const wrong = (says: string): void => {
    const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
    problems.push(`card${steps.join('')}${says}`);
  };

  const visit = (value: unknown): void => {
    if (value === null || value === undefined) wrong(` is ${value}`);
    if (typeof value === 'string' && value.includes('${')) wrong(' has an unfilled place');
    if (Array.isArray(value)) for (const [i, item] of value.entries()) visitAt(i, item);
    if (!isRecord(value)) return;
    checkElement(value);
    for (const [key, item] of Object.entries(value)) visitAt(key, item);
  };
  const visitAt = (step: string | number, value: unknown): void => {
    path.push(step);
    visit(value);
    path.pop();
  };

  const checkElement = (element: Element): void => {
    const type = typeof element.type === 'string' ? element.type : '';
    for (const [says, breaks] of elementRules) if (breaks(element, type, path.at(-1))) wrong(says);
    if (!isInput(type) || !isText(element.id)) return;
    if (inputs.has(element.id)) wrong(`: two inputs have the id ${element.id}`);
    inputs.add(element.id);
  };

  if (card.type !== 'AdaptiveCard') problems.push('card is not an AdaptiveCard');
  if (card.version !== '1.5') problems.push('card is not of version 1.5');
  if (!isText(card.speak)) problems.push('card has no speak');
  visit(card);
  const size = sizeOf(card);
  if (size > cardBudget) problems.push(`card has ${size} bytes, more than ${cardBudget}`);
  return problems;
};

const isInput = (type: string): boolean => type.startsWith('Input.');

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
