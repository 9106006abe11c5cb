import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Locale, usualLocale } from '../../src/core/words/locale.ts';
import { answerFrom } from '../../src/views/answer.ts';
import { ownTemplates } from '../../src/views/kit/template.ts';
import { inLocale } from '../../src/views/texts/locale.ts';
import { cases } from '../../test/views/cases.ts';
import { style, themes } from './look.ts';

const require = createRequire(import.meta.url);
const renderer = readFileSync(require.resolve('adaptivecards-current/dist/adaptivecards.min.js'), 'utf8');
const looks = readFileSync(require.resolve('adaptivecards-current/dist/adaptivecards.css'), 'utf8');
/** Text that may stand in a script of a page. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * The page with every card of the golden files, drawn by Microsoft's own renderer for the web. Teams has its own, which is
 * not published: it draws charts, this one draws what stands in their place.
 */
export const galleryPage = (locale: Locale = usualLocale): string => {
  const problems: string[] = [];
  const answer = answerFrom(ownTemplates(), (card, problem) => problems.push(`${card}: ${problem}`));
  const cards = inLocale(locale, () =>
    Object.fromEntries(Object.entries(cases(answer)).map(([name, make]) => [name, make().card])),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Cards</title><style>${looks}${style}</style>
<script>${renderer}</script></head><body>
<script>const cards = ${inScript(cards)}; const themes = ${inScript(themes)}; (${draw})();</script></body></html>`;
};

/**
 * Runs in the page. `?only=change` shows the cards whose name begins so; `?theme=dark` and `?width=320` one theme and one
 * width; `?open` also what stands behind *Details* and the like. Without `only` it shows the index.
 */
const draw = `() => {
  const asked = new URLSearchParams(location.search);
  const only = asked.get('only');
  const element = (kind, className, parent, text = '') => {
    const made = document.createElement(kind);
    made.className = className;
    made.textContent = text;
    return parent.appendChild(made);
  };
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const safe = text.replace(/<.?at>/g, '').replace(/&(?!#?\\w+;)/g, '&amp;').replace(/\\\\([^a-z0-9\\s])/g, (_, sign) => '&#' + sign.charCodeAt(0) + ';').replace(/</g, '&lt;');
    result.outputHtml = '<p>' + safe.replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>').replace(/\\*(.+?)\\*/g, '<i>$1</i>').replace(/\\n\\n/g, '</p><p>') + '</p>';
    result.didProcess = true;
  };
  const main = element('main', '', document.body);
  const index = element('nav', '', main);
  element('h1', '', index, 'Cards');
  const families = new Map();
  for (const name of Object.keys(cards)) {
    const family = name.replace(/-.*/, '');
    families.set(family, (families.get(family) ?? 0) + 1);
  }
  for (const [family, count] of families) {
    element('a', '', index, family + ' (' + count + ')').href = '?only=' + family;
  }
  const inSight = (key, value) => (key === 'isVisible' ? true : value);
  const opened = (card) => (asked.has('open') ? JSON.parse(JSON.stringify(card, inSight)) : card);
  const chosen = (key, all) => all.filter((each) => (asked.get(key) ?? String(each)) === String(each));
  for (const [name, card] of Object.entries(cards)) {
    if (only === null || !name.startsWith(only)) continue;
    element('h2', '', main, name);
    const row = element('div', 'row', main);
    for (const theme of chosen('theme', Object.keys(themes))) {
      for (const width of chosen('width', [320, 600])) {
        const drawn = new AdaptiveCards.AdaptiveCard();
        drawn.hostConfig = new AdaptiveCards.HostConfig(themes[theme].hostConfig);
        drawn.parse(opened(card));
        const place = element('section', 'card ' + theme, row);
        place.style.width = width + 'px';
        place.setAttribute('aria-label', name + ', ' + theme + ', ' + width);
        place.appendChild(drawn.render());
      }
    }
  }
}`;
