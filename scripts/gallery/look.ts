/**
 * How Teams looks. The colours of text and ground are Microsoft's (`microsoft-teams-light.json` and `-dark.json` in
 * https://github.com/microsoft/AdaptiveCards/tree/main/samples/HostConfig); in high contrast Teams writes white on black.
 */

type Shades = Readonly<{ default: string; subtle: string }>;
const same = (colour: string): Shades => ({ default: colour, subtle: colour });

const hostConfig = (ground: string, text: Shades, attention: string) => {
  const foregroundColors = {
    default: text,
    accent: text,
    good: text,
    warning: text,
    attention: same(attention),
  };
  return {
    supportsInteractivity: true,
    fontFamily: '"Segoe UI", "Noto Sans", "Liberation Sans", sans-serif',
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: '#88888866' },
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    containerStyles: {
      default: { backgroundColor: ground, foregroundColors },
      emphasis: { backgroundColor: ground, foregroundColors },
    },
    textBlock: { headingLevel: 3 },
    inputs: {
      label: { requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'bolder' } },
      errorMessage: { color: 'attention' },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
  };
};

export const themes = {
  light: {
    hostConfig: hostConfig('#ffffff', { default: '#ff252424', subtle: '#bf252424' }, '#c4314b'),
  },
  dark: { hostConfig: hostConfig('#2d2c2c', { default: '#ffffffff', subtle: '#bfffffff' }, '#ffffffff') },
  contrast: { hostConfig: hostConfig('#000000', same('#ffffff'), '#ffffff') },
};

export const style = `
body { margin: 0; padding: 16px; background: #e1e1e1; font: 14px/20px "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif; color: #242424; }
h1 { font-size: 18px; width: 100%; margin: 0; } h2 { font-size: 14px; margin: 24px 0 8px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 12px; } nav a { color: #3d40a0; }
.row { display: flex; gap: 16px; align-items: flex-start; }
.card { flex: none; border-radius: 6px; line-height: 20px; box-shadow: 0 1px 3px #0004; overflow: hidden; }
.card p { margin: 0; overflow-wrap: anywhere; }
.card .ac-actionSet { flex-wrap: wrap; gap: 8px; }
.card .ac-actionSet > div { width: 0; margin: -4px; }
.card button, .card .ac-pushButton { font: 600 14px/20px inherit; padding: 5px 12px; border-radius: 4px; border: 1px solid #d1d1d1; background: transparent; color: #242424; cursor: pointer; }
.card input, .card textarea, .card select { font: inherit; box-sizing: border-box; width: 100%; padding: 5px 8px; border: 1px solid #8a8a8a; border-radius: 4px; background: transparent; color: inherit; }
.card input[type=checkbox], .card input[type=radio] { flex: none; width: 24px; height: 24px; margin-right: 8px; }
.card ::placeholder { color: inherit; opacity: 0.75; }
.card.light { color: #252424; } .card.dark, .card.contrast { color: #fff; }
.card.dark select option, .card.contrast select option { color: #242424; }
.card.dark button { color: #fff; border-color: #666; } .card.contrast button { color: #fff; border-color: #fff; }
.card button.style-positive { background: #5b5fc7; color: #fff; border-color: transparent; }
.card.contrast button.style-positive { background: #000; border-color: #fff; text-decoration: underline; }
.card button.style-destructive, .card button.style-destructive:hover, .card button.style-destructive.expanded { background: transparent; }
.card button.expandable::after, .card button.expandable.expanded::after { content: ""; }
.card.light button.style-destructive { color: #c4314b; } .card.dark button.style-destructive { color: #f1707b; }
`;
