import { mkdirSync, writeFileSync } from 'node:fs';
import { galleryPage } from './gallery/page.ts';

/** Writes build/cards.html: every card of the golden files in light, dark and high contrast, as wide as a phone and a desk. */
mkdirSync('build', { recursive: true });
writeFileSync('build/cards.html', galleryPage());
process.stdout.write('build/cards.html\n');
