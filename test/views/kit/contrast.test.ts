import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Filling } from '../../../src/views/kit/plan.ts';
import { ownTemplates } from '../../../src/views/kit/template.ts';

/**
 * The colours of text as Microsoft gives them for Teams: its host configs in microsoft/AdaptiveCards (samples/HostConfig,
 * `microsoft-teams-light.json` and `-dark.json`), and that of its Agents Playground. In high contrast, Teams writes in white on black.
 * #AARRGGBB is a colour that lets the ground through.
 */
const themes = {
  light: {
    ground: '#ffffff',
    default: ['#ff252424', '#bf252424'],
    accent: ['#6264a7', '#8b8cc7'],
    good: ['#92c353', '#e592c353'],
    warning: ['#f8d22a', '#e5f8d22a'],
    attention: ['#c4314b', '#e5c4314b'],
  },
  dark: {
    ground: '#2d2c2c',
    default: ['#ffffffff', '#bfffffff'],
    accent: ['#ffa6a7dc', '#ff8b8cc7'],
    good: ['#ff92c353', '#e592c353'],
    warning: ['#fff8d22a', '#e5f8d22a'],
    attention: ['#ffd74654', '#e5d74654'],
  },
  playground: {
    ground: '#ffffff',
    default: ['#333333', '#ee333333'],
    accent: ['#2e89fc', '#882e89fc'],
    good: ['#028a02', '#dd027502'],
    warning: ['#e69500', '#dde69500'],
    attention: ['#cc3300', '#ddcc3300'],
  },
  contrast: { ground: '#000000', default: ['#ffffff', '#ffffff'] },
} as const;

const channels = (colour: string): number[] => {
  const hex = colour.slice(1).padStart(8, 'f');
  return [0, 2, 4, 6].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
};

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (rgb: readonly number[]): number => {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
const contrast = (text: string, ground: string): number => {
  const [, ...below] = channels(ground);
  const [alpha = 255, ...above] = channels(text);
  const seen = above.map((value, i) => (value * alpha + (below[i] ?? 0) * (255 - alpha)) / 255);
  const [light = 0, dark = 0] = [luminance(seen), luminance(below)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const colourOf = (theme: keyof typeof themes, colour: string, isSubtle: boolean): string => {
  const { ground, ...colours } = themes[theme];
  const found = (colours as Readonly<Record<string, readonly [string, string]>>)[colour.toLowerCase()];
  return (found ?? [ground, ground])[isSubtle ? 1 : 0];
};

type Text = Readonly<{ color: string; isSubtle: boolean }>;

const textsIn = (node: unknown): Text[] => {
  if (typeof node !== 'object' || node === null) return [];
  const { type, color, isSubtle } = node as Readonly<Record<string, unknown>>;
  const inside = Object.values(node).flatMap(textsIn);
  return type === 'TextBlock' || type === 'TextRun'
    ? [{ color: String(color ?? 'Default'), isSubtle: isSubtle === true }, ...inside]
    : inside;
};

const templates = ownTemplates();
const samples = new URL('../../../cards/', import.meta.url);
/** What each template makes of its sample; that no other card has a colour is a rule of `check-card.ts`. */
const texts = templates.names.flatMap((template) => {
  const filling: Filling = JSON.parse(readFileSync(new URL(`${template}.data.json`, samples), 'utf8'));
  return textsIn(templates.render({ template, filling }).card);
});

describe('every text of every template can be read: a contrast of 4.5, https://www.w3.org/TR/WCAG22/#contrast-minimum', () => {
  test.each(Object.keys(themes) as (keyof typeof themes)[])('%s', (theme) => {
    expect(texts.length).toBeGreaterThan(100);
    for (const { color, isSubtle } of texts)
      expect(contrast(colourOf(theme, color, isSubtle), themes[theme].ground)).toBeGreaterThanOrEqual(4.5);
  });

  test('Microsoft’s own colours are too pale, so signs stand in their place', () => {
    expect(contrast('#f8d22a', '#ffffff')).toBeLessThan(2);
    expect(contrast('#d74654', '#2d2c2c')).toBeLessThan(4.5);
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});
