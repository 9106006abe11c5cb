/** What refers to a time instead of naming it. */
const pointing =
  /\b(?:(since|until|before) then|(?:while|when|whilst) (?:i|we) (?:was|were|am|are) (?:gone|away|off|out|not (?:here|there|in)|on (?:leave|holiday|vacation|the road)|sick|ill)|(?:in|during|over|within) that (?:time|week|period)|(?:in|on|over|into|during|within) (?:these|those) days|in the meantime|meanwhile)\b/iu;

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|new year|easter)';
const day = `(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?${month})?`;
const times = new RegExp(
  `\\b(?:(?:from|between) ${day} (?:to|and|till|until) ${day}|since (?:last )?(?:${weekday}|${month}|week|month|yesterday|${day})|(?:last|this|past) (?:week|weekend|month|${weekday})|(?:over|on) the weekend|yesterday|(?:on )?${weekday}|in ${month})\\b`,
  'giu',
);

const begins = new RegExp(`^\\s+${times.source}`, 'iu');

/** Whether a text refers to a time that it does not name there. */
export const pointsToTime = (text: string): boolean => pointing.test(text);

/**
 * "I've been off since Thursday, what is different since then": what refers to a time stands for the one told before it.
 * Unchanged where nothing does, or none was told.
 */
export const withTimeTold = (written: string): string => {
  const found = pointing.exec(written);
  if (found === null) return written;
  // "while I was away last week" is last week.
  const rest = written.slice(found.index + found[0].length);
  if (begins.test(rest)) return written.slice(0, found.index) + rest.trimStart();
  const told = [...written.slice(0, found.index).matchAll(times)].at(-1)?.[0];
  if (told === undefined) return written;
  const led = found[1] === undefined || told.toLowerCase().startsWith(found[1].toLowerCase());
  const time = led ? told : `${found[1]} ${told.replace(/^(?:on|over|in) (?:the )?/i, '')}`;
  return written.slice(0, found.index) + time + written.slice(found.index + found[0].length);
};
