import { t } from './t.ts';

/** Sentences with values that are made outside the views, as in the catalogue; the more specific first. */
export const withValues: readonly string[] = [
  'The secret {0} is empty.',
  'The secret {0} does not exist.',
  'The secret {0} may not be read by the bot (403).',
  "The secret {0} was refused because the vault does not accept the bot's identity (401).",
  'The secret {0} could not be read because the vault gets too many requests (429).',
  'The secret {0} could not be read because the bot has no Azure identity.',
  'The secret {0} could not be read because the vault cannot be reached ({1}).',
  'The secret {0} could not be read within {1} s.',
  'The secret {0} could not be read: the vault answered {1}.',
  'The secret {0} could not be read ({1}).',
  'The secret {0} could not be read.',
];

const patterns = withValues.map((english) => ({
  english,
  pattern: new RegExp(
    `^${english
      .split(/\{\d\}/)
      .map((part) => RegExp.escape(part))
      .join('(.+?)')}$`,
    's',
  ),
}));

const filled = (sentence: string): string => {
  for (const { english, pattern } of patterns) {
    const [, ...values] = pattern.exec(sentence) ?? [];
    if (values.length > 0) return t({ english }).replace(/\{(\d)\}/g, (_, at) => values[Number(at)] ?? '');
  }
  return t({ english: sentence });
};

/**
 * What `secrets/` says, in the locale of whoever reads it: whole where it has values, else sentence by
 * sentence, since some are put together.
 */
export const translated = (sentences: string): string => {
  const whole = filled(sentences);
  return whole === sentences
    ? sentences
        .split(/(?<=[.]) (?=[A-Z])/)
        .map(filled)
        .join(' ')
    : whole;
};
