/**
 * What stands before a text in place of a colour; signs of every font, which no client draws as an emoji. Microsoft's own colours are too pale for text: in its host configs for
 * Teams, warning and good are #f8d22a and #92c353 on white, attention is #d74654 on #2d2c2c; the Playground's accent is
 * #2e89fc on white. None has the contrast of 4.5 that WCAG asks for.
 * https://github.com/microsoft/AdaptiveCards/tree/main/samples/HostConfig
 */
const signs: Readonly<Record<string, string>> = {
  Good: '✓',
  Warning: '▲',
  Attention: '■',
  Accent: '●',
};

const leading = new RegExp(`^(?:${Object.values(signs).join('|')}) `, 'u');

/** Shows the colour of a text as a sign before it. Changes the element. */
export const showColour = (element: object): void => {
  if (!('color' in element) || !('text' in element)) return;
  const sign = signs[String(element.color)];
  if (sign !== undefined) element.text = `${sign} ${element.text}`;
  delete element.color;
};

/** The text without the sign: in plain text the words say it all. */
export const withoutSign = (text: string): string => text.replace(leading, '');
