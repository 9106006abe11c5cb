import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Loads the files of `teams/` here in place of those with the same name in `src/teams/`, and botbuilder never. */
const own = new URL('./teams/', import.meta.url);
const replaced = new URL('../../src/teams/', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (/^bot(?:builder|framework)/.test(specifier))
      throw new Error(`${specifier} is loaded by ${context.parentURL}`);
    const found = next(specifier, context);
    const [address] = found.url.split('?');
    if (!address.startsWith(replaced)) return found;
    const instead = new URL(address.slice(replaced.length), own);
    return existsSync(instead) ? { ...found, url: instead.href } : found;
  },
});
