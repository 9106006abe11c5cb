import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Card } from '../src/core/words/chat.ts';
import { loadTemplates } from '../src/views/kit/template.ts';
import { createViews } from '../src/views/views.ts';
import { cases } from '../test/views/cases.ts';
import { zone } from '../test/views/samples.ts';

/**
 * Writes build/cards.html: every card of the golden files, light and dark, as wide as a phone and as a desk. Open it in
 * a browser to see what a change of a template looks like; `?only=change` shows the cards whose name begins so.
 */

const require = createRequire(import.meta.url);
const renderer = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const views = createViews({
  templates: loadTemplates(),
  zone,
  onFailure: (card, problem) => process.stderr.write(`${card}: ${problem}\n`),
});

/** The renderer at hand is older than Action.Execute and draws it as Action.Submit, which looks the same. */
const drawable = (card: Card): string =>
  JSON.stringify(card).replaceAll('"Action.Execute"', '"Action.Submit"').replaceAll('<', '\\u003c');

const samples = Object.entries(cases(views)).map(
  ([name, make]) => `${JSON.stringify(name)}: ${drawable(make().card)}`,
);

const teamsLike = {
  fontFamily: '"Segoe UI", "Noto Sans", "Liberation Sans", sans-serif',
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  separator: { lineThickness: 1, lineColor: '#8884' },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
};

const colours = {
  light: { default: '#242424', accent: '#5b5fc7', good: '#237b4b', warning: '#835c00', attention: '#c4314b' },
  dark: { default: '#ffffff', accent: '#9299f7', good: '#92c353', warning: '#f8d22a', attention: '#f9526b' },
};

const style = `
body { margin: 0; padding: 16px; background: #8884; font: 14px/20px "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif; }
h2 { font-size: 14px; margin: 24px 0 8px; }
.row { display: flex; gap: 16px; align-items: flex-start; }
.card { border-radius: 6px; line-height: 20px; box-shadow: 0 1px 3px #0004; overflow: hidden; }
.light { background: #fff; } .dark { background: #292929; }
.card button { font: 600 14px/20px inherit; padding: 5px 12px; border-radius: 4px; border: 1px solid #d1d1d1; background: transparent; color: inherit; }
.light button { color: #242424; } .dark button { color: #fff; border-color: #666; }
.card button.style-positive { background: #5b5fc7; color: #fff; border-color: transparent; }
.card button.style-destructive { color: #c4314b; } .dark button.style-destructive { color: #f9526b; }
.card p { margin: 0; }`;

const script = `
const only = new URLSearchParams(location.search).get('only') ?? '';
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const hidden = text.replace(/<.?at>/g, '').replace(/&(?!#?\\w+;)/g, '&amp;').replace(/\\\\([^a-z0-9\\s])/g, (_, c) => '&#' + c.charCodeAt(0) + ';').replace(/</g, '&lt;');
  result.outputHtml = '<p>' + hidden.replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>').replace(/\\*(.+?)\\*/g, '<i>$1</i>').replace(/\\n\\n/g, '</p><p>') + '</p>';
  result.didProcess = true;
};
for (const [name, card] of Object.entries(samples)) {
  if (!name.startsWith(only)) continue;
  const heading = document.body.appendChild(document.createElement('h2'));
  heading.textContent = name;
  const row = document.body.appendChild(document.createElement('div'));
  row.className = 'row';
  for (const [theme, width] of [['light', 320], ['dark', 320], ['light', 600]]) {
    const foreground = Object.fromEntries(Object.entries(colours[theme]).map(([key, value]) => [key, { default: value, subtle: key === 'default' ? (theme === 'light' ? '#616161' : '#adadad') : value }]));
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig({ ...teamsLike, containerStyles: { default: { backgroundColor: 'transparent', foregroundColors: foreground } } });
    drawn.parse(card);
    const place = row.appendChild(document.createElement('div'));
    place.className = 'card ' + theme;
    place.style.width = width + 'px';
    place.appendChild(drawn.render());
  }
}`;

mkdirSync('build', { recursive: true });
writeFileSync(
  'build/cards.html',
  `<!doctype html><meta charset="utf-8"><title>Cards</title><style>${style}</style><script>${renderer}</script>
<script>const samples = {${samples.join(',\n')}}; const teamsLike = ${JSON.stringify(teamsLike)}; const colours = ${JSON.stringify(colours)};</script>
<body><script>${script}</script>`,
);
process.stdout.write('build/cards.html\n');
