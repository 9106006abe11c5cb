import type { AlertWords } from './intent.ts';

const withoutTrials = /\b(?:without|except|but not|no|not(?: for)?) (?:the |all )?trials?\b/i;
const withTrials = /\b(?:and|with|including|plus) (?:the |all )?trials?(?: ends?)?\b/i;
const onlyTrials =
  /\b(?:(?:for|of|about|on|when) )?(?:only |just )?(?:for |of |about )?(?:(?:the )?ends? of )?(?:the |all )?trials?(?: ends?)?(?: only)?\b/i;
const onlyRenewals =
  /\b(?:(?:for|of|about) )?(?:only |just )(?:for |of |about )?renewals\b|\brenewals only\b/i;

/** Takes the kind out of a sentence about alerts: "for trials", "without trials", "only renewals". */
export const takeKind = (text: string): Readonly<{ only: AlertWords['only']; rest: string }> => {
  const cut = (pattern: RegExp, only: AlertWords['only']) =>
    pattern.test(text) ? { only, rest: text.replace(pattern, ' ') } : null;
  return (
    cut(withoutTrials, 'renewals') ??
    cut(withTrials, null) ??
    cut(onlyTrials, 'trials') ??
    cut(onlyRenewals, 'renewals') ?? { only: null, rest: text }
  );
};

/** "trial alerts here": the kind comes before the word for alerts. */
export const kindBefore = (before: string): AlertWords['only'] =>
  /\btrials?\b/i.test(before) ? 'trials' : null;
