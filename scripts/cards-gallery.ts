import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { localeFrom, locales } from '../src/core/words/locale.ts';
import { galleryPage } from './gallery/page.ts';

/**
 * Writes build/cards.html: every card of the golden files in light, dark and high contrast, as wide as a phone and a desk.
 * `npm run cards -- --locale de-DE` writes them as somebody with that locale reads them.
 */
const { values } = parseArgs({ options: { locale: { type: 'string', default: 'en-US' } } });
const locale = localeFrom(values.locale);
if (locale === null) {
  process.stderr.write(`There are no cards for ${values.locale}. Choose one of ${locales.join(', ')}.\n`);
  process.exitCode = 1;
} else {
  mkdirSync('build', { recursive: true });
  writeFileSync('build/cards.html', galleryPage(locale));
  process.stdout.write('build/cards.html\n');
}
