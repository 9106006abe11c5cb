import type { Card } from '../../core/words/chat.ts';

/** Bytes of JSON: Teams takes about 28 KB a message, the envelope included. */
export const sizeBudget = 25 * 1024;
const refreshLimit = 60;

const textOf: Readonly<Record<string, string>> = {
  TextBlock: 'text',
  'Action.Submit': 'title',
  'Action.Execute': 'title',
};

/** Only Teams' newer clients draw these: without a fallback others would leave a hole. */
const onlyTeams =
  /^(?:Chart\..*|Badge|Icon|CodeBlock|CompoundButton|ProgressBar|ProgressRing|Rating|Carousel)$/;

/** https or, in a demo, this machine. */
const safeAddress = /^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\//;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with an expanded card, in words for the log; nothing when Teams will take it. */
export const problemsOf = (card: Card): string[] => {
  const problems: string[] = [];
  const inputs = new Set<string>();

  const visit = (value: unknown, path: string): void => {
    if (value === null || value === undefined) problems.push(`${path} is ${value}`);
    if (typeof value === 'string' && value.includes('${')) problems.push(`${path} has an unfilled place`);
    if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, `${path}[${i}]`);
    if (!isRecord(value)) return;
    checkElement(value, path);
    for (const [key, item] of Object.entries(value)) visit(item, `${path}.${key}`);
  };

  const isPlain = (fallback: unknown): boolean =>
    isRecord(fallback) && isText(fallback.type) && !onlyTeams.test(fallback.type);

  const checkElement = (element: Record<string, unknown>, path: string): void => {
    const type = typeof element.type === 'string' ? element.type : '';
    const textKey = textOf[type];
    if (textKey !== undefined && !isText(element[textKey])) problems.push(`${path}.${textKey} is empty`);
    if (type === 'TextBlock' && element.wrap !== true) problems.push(`${path} does not wrap`);
    if (type === 'Action.Execute' && !isText(element.verb)) problems.push(`${path} has no verb`);
    if (onlyTeams.test(type) && !isPlain(element.fallback)) problems.push(`${path} has no fallback`);
    if (type.startsWith('Input.')) {
      if (!isText(element.id)) problems.push(`${path} is an input without an id`);
      else if (inputs.has(element.id)) problems.push(`${path}: two inputs have the id ${element.id}`);
      else inputs.add(element.id);
      if (!isText(element.label)) problems.push(`${path} is an input without a label`);
      if (!isText(element.errorMessage)) problems.push(`${path} is an input without an error message`);
    }
    if (type === 'Image' && !isText(element.altText)) problems.push(`${path} is an image without altText`);
    if ('url' in element && !(isText(element.url) && safeAddress.test(element.url))) {
      problems.push(`${path}.url is not https`);
    }
    if (Array.isArray(element.userIds) && element.userIds.length > refreshLimit) {
      problems.push(`${path}.userIds has more than ${refreshLimit} entries`);
    }
  };

  if (card.type !== 'AdaptiveCard') problems.push('card is not an AdaptiveCard');
  if (card.version !== '1.5') problems.push('card is not of version 1.5');
  if (!isText(card.speak)) problems.push('card has no speak');
  visit(card, 'card');
  const size = Buffer.byteLength(JSON.stringify(card));
  if (size > sizeBudget) problems.push(`card has ${size} bytes, more than ${sizeBudget}`);
  return problems;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
