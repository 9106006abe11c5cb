import { languageOf } from '../../core/words/locale.ts';
import { localeNow } from '../texts/locale.ts';

/** Text as HTML. */
const html = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** The whole style of the pages; the server's headers allow just this one, by its hash. */
export const pageStyle =
  ':root{color-scheme:light dark}body{font:16px/1.5 sans-serif;max-width:40em;margin:2em auto;padding:0 1em;color:CanvasText;background:Canvas}' +
  'h1{font-size:1.4em}li{margin:.5em 0}label{display:block;margin:1em 0 .2em}' +
  'input,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.4em;border:1px solid #767676;color:FieldText;background:Field}' +
  'button{font:inherit;padding:.5em 1.4em;margin:1em 1em 0 0;border:1px solid ButtonText;background:ButtonFace;color:ButtonText;cursor:pointer}' +
  'button.yes{background:#0b5a2b;color:#fff;border-color:#0b5a2b}';

export const htmlPage = (title: string, body: string): string =>
  `<!doctype html><html lang="${languageOf(localeNow())}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<meta name="robots" content="noindex"><title>${html(title)}</title><style>${pageStyle}</style></head>` +
  `<body><main><h1>${html(title)}</h1>${body}</main></body></html>`;

export const htmlParagraph = (text: string): string => `<p>${html(text)}</p>`;

type Question = Readonly<{ guard: string; name: string; comment: string; yes: string; no: string }>;

/** A form with two buttons, a name and a comment; `guard` comes back with them. */
export const htmlForm = ({ guard, name, comment, yes, no }: Question): string =>
  `<form method="post"><input type="hidden" name="guard" value="${html(guard)}">` +
  `<label for="name">${html(name)}</label><input id="name" name="name" maxlength="100" autocomplete="name">` +
  `<label for="comment">${html(comment)}</label><textarea id="comment" name="comment" maxlength="500" rows="3"></textarea>` +
  `<button class="yes" name="answer" value="agree">${html(yes)}</button>` +
  `<button name="answer" value="decline">${html(no)}</button></form>`;

export const htmlList = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${html(item)}</li>`).join('')}</ul>`;

export const htmlSmall = (text: string): string => `<p><small>${html(text)}</small></p>`;
