/**
 * Signs that replace colours, from every font and never drawn as emoji: Microsoft's colours miss WCAG's contrast of
 * 4.5. https://github.com/microsoft/AdaptiveCards/tree/main/samples/HostConfig
 */
const signs: Readonly<Record<string, string>> = {
  Good: '✓',
  Warning: '▲',
  Attention: '■',
  Accent: '●',
};

const leading = new RegExp(`^(?:${Object.values(signs).join('|')}) `, 'u');

/** Shows a text's colour as a sign before it. Changes the element. */
export const showColour = (element: object): void => {
  if (!('color' in element) || !('text' in element)) return;
  const sign = signs[String(element.color)];
  if (sign !== undefined) element.text = `${sign} ${element.text}`;
  delete element.color;
};

/** The text without the sign: plain text needs only the words. */
export const withoutSign = (text: string): string => text.replace(leading, '');
