import { isTypoOf } from '../names/typos.ts';
import { takeForm } from './alert-form.ts';
import { kindBefore, takeKind } from './alert-kinds.ts';
import { takeAmount, takeDays } from './alert-limits.ts';
import { outsideQuotes, readNames, unread } from './alert-names.ts';
import type { AlertProblem, AlertWords, Intent } from './intent.ts';
import { phraseAt, phrases, type Token, textOf, withoutLead, wordAt, wordsIn } from './sentence.ts';

type Alerts = Extract<Intent, { kind: 'alerts' }>;

const noFilter: AlertWords = {
  ...{ company: null, vendor: null, product: null, only: null },
  ...{ minMonthly: null, days: null },
};
const plainly = (what: Alerts['do'], problem: AlertProblem | null = null): Alerts => ({
  kind: 'alerts',
  do: what,
  filter: noFilter,
  form: null,
  problem,
});

const alertWords = wordsIn('alerts alert alerting alerted');
/** These mean alerts only next to a word for renewals. */
const alike = wordsIn(
  'notifications notification notify notified reminders reminder remind reminded warnings warn warned ping',
);
const digests = wordsIn('digest digests summary roundup');
const renewalWords = wordsIn(
  'renewals renewal renewing renew renews expiring expiry expirations commitments',
);
const off = wordsIn(
  "off stop disable mute silence remove cancel delete end no not dont don't without unsubscribe quit",
);
const on = wordsIn(
  'here on enable start activate subscribe send post put bring deliver give get want show tell set turn me us add create make notify ' +
    'remind warn',
);
const places = wordsIn('channel chat conversation group team place thread');
/** Words that add no meaning to a sentence about alerts. */
const around = wordsIn(
  'here on enable start activate subscribe send post put bring deliver give get want like show tell set turn up switch me us we i the ' +
    'a an to in into for of about at when from all any my our please also and this that channel chat conversation group team place ' +
    'thread renewals renewal renewing renew renews expiring commitments alerts alert alerting reminders reminder remind ' +
    'notifications notification notify warn warnings let know with only just come comes are is should now bot use something add create ' +
    'make new upcoming every everything your pax8 trial trials',
);
const listed = phrases(
  'where do alerts go|where do the alerts go|where do renewal alerts go|who gets alerts|who gets renewal alerts|which channels get alerts|' +
    'which channels have alerts|which places get alerts|which places have alerts|what alerts are set|what alerts are there|which alerts are on|' +
    'what alerts are on|are alerts on|are alerts on here|alerts list|alert list|list of alerts|alerts status|alert settings|alerts settings|' +
    'alert places|alerts everywhere',
);
const listLead = phrases(
  'show|show me|show us|list|list all|display|see|view|what are|which|the|all|our|my|get|open|renewal|renewals|a',
);
const running = phrases(
  'fire off the alerts|fire the alerts|trigger the alerts|trigger alerts|kick off the alerts|kick off alerts|launch the alerts|send out the alerts|send the alerts|push the alerts|trigger the sweep|kick off the sweep|start the alerts run|' +
    'alerts run|alert run|run alerts|run the alerts|run renewal alerts|run the renewal alerts|renewal alerts run|run the renewal sweep|' +
    'run renewal sweep|run the sweep|run a sweep|run a renewal sweep|run sweep|sweep|sweep now|renewal sweep|start the sweep|' +
    'start the renewal sweep|start a sweep|do the sweep|do a sweep|sweep renewals|sweep the renewals|sweep all renewals|run the sweep again|' +
    'check for alerts|check for renewal alerts|alerts sweep',
);
const testing = phrases(
  'alerts test|alert test|test alerts|test alert|test the alerts|test the alert|test renewal alerts|test the renewal alerts|' +
    'renewal alerts test|renewal alert test|send a test alert|send test alert|send me a test alert|send us a test alert|post a test alert|' +
    'a test alert|try the alerts|try alerts|test alerts here|test the alerts here|send a test alert here|post a test alert here|' +
    'alerts test here|do alerts work|do the alerts work|do alerts work here|do alerts arrive here',
);
const legalTails =
  /^(?:ltd|limited|inc|llc|gmbh|ag|corp|corporation|plc|bv|sa|sarl|co|company|kg|srl|pty|nv|ab|oy|as)$/;

/** The text with quotes around quoted names, and with commas. */
const written = (tokens: readonly Token[]): string =>
  tokens
    .map(({ text, word, comma }) => `${word === '' ? `"${text}"` : text}${comma === true ? ',' : ''}`)
    .join(' ');

const whole = (tokens: readonly Token[], list: readonly (readonly string[])[]): boolean =>
  list.some((phrase) => phrase.length === tokens.length && phraseAt(tokens, 0, phrase));

const isHere = (tokens: readonly Token[]): boolean => tokens.some(({ word }) => on.has(word));
const thisPlace = (tokens: readonly Token[]): boolean =>
  tokens.some(({ word }, at) => word === 'this' && places.has(wordAt(tokens, at + 1)));

/** Takes out the place: "here", "in this channel", "on". */
const withoutPlace = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, n) => word === 'this' && places.has(wordAt(tokens, n + 1)));
  const lead = /^(?:in|into|to|for|on)$/.test(wordAt(tokens, at - 1)) ? 1 : 0;
  const left = at < 0 ? tokens : [...tokens.slice(0, at - lead), ...tokens.slice(at + 2)];
  const here = left.findIndex(({ word }) => word === 'here');
  const rest = here < 0 ? left : [...left.slice(0, here), ...left.slice(here + 1)];
  return withoutLead(rest, [['on']]);
};

/** "alert me about upcoming renewals", "notify us when something renews": none of this is a name. */
const told = phrases(
  'me|us|our team|the team|renewals|renewal|all renewals|upcoming renewals|the renewals|about renewals|of renewals|for renewals|' +
    'on renewals|about the renewals|about all renewals|of all renewals|for all renewals|about upcoming renewals|of upcoming renewals|' +
    'for upcoming renewals|when something renews|when anything renews|before something renews|before anything renews|when contracts renew|' +
    'when subscriptions renew|before subscriptions renew|about expiring subscriptions|of the renewals',
);
const filterLead =
  /^(?:only|without|for|of|about|vendor|product|company|over|above|weekly|daily|every|each|digest|at|\d.*)$/;

const readHere = (tokens: readonly Token[], at: number): Alerts | null => {
  const noun = wordAt(tokens, at);
  const before = written(digests.has(noun) ? tokens.slice(0, at + 1) : tokens.slice(0, at));
  const words = takeForm(before)
    .rest.toLowerCase()
    .split(/[\s,]+/);
  if (words.some((word) => word !== '' && !around.has(word)))
    return tokens.at(-1)?.word === 'here' ? plainly('here', { kind: 'names-before' }) : null;
  const after = tokens.slice(at + 1);
  const first = wordAt(after, 0);
  if (after.length === 1 && legalTails.test(first)) return null;
  // "show my alerts and renewals" turns nothing on.
  const shows =
    /^(?:show|list|see|view)$/.test(wordAt(tokens, 0)) && !tokens.some(({ word }) => word === 'here');
  if (shows && !thisPlace(tokens)) return null;
  const place = isHere(tokens) || thisPlace(tokens) || /^(?:notify|remind|warn|ping)$/.test(noun);
  if (!place && !filterLead.test(first)) return null;
  const text = written(withoutLead(withoutPlace(after), told));
  const kinds = takeKind(outsideQuotes(text));
  const amount = takeAmount(kinds.rest);
  const days = takeDays(amount.rest);
  const form = takeForm(`${before} , ${days.rest}`);
  const { names, twice } = readNames(takeForm(days.rest).rest, text);
  const problems: (AlertProblem | null)[] = [
    amount.problem,
    days.problem,
    form.problem,
    twice ? { kind: 'several-named' } : null,
    unread(names),
    place ? null : { kind: 'no-place' },
  ];
  return {
    kind: 'alerts',
    do: 'here',
    filter: { ...names, only: kindBefore(before) ?? kinds.only, minMonthly: amount.value, days: days.value },
    form: form.value,
    problem: problems.find((problem) => problem !== null) ?? null,
  };
};

/** "alrets here". */
const mistyped = ([, ...rest]: readonly Token[]): Alerts | null =>
  /^(?:here|off)$/.test(wordAt(rest, 0))
    ? readAlerts([{ text: 'alerts', word: 'alerts', owner: null, colon: false }, ...rest])
    : null;

/** `at` is the word that names the alerts. */
const readOff = (tokens: readonly Token[], first: string, at: number): Alerts | null => {
  const known = tokens.every(
    ({ word }) => off.has(word) || around.has(word) || alike.has(word) || word === 'more' || word === 'do',
  );
  if (known) return plainly('off');
  const begins = off.has(first) || off.has(tokens[at + 1]?.word ?? '');
  return begins && at < 4 ? plainly('off', { kind: 'off-in-part', written: textOf(tokens) }) : null;
};

const isNamed = ({ word }: Token): boolean => {
  const bare = word.replace(/^\//, '');
  return (
    alertWords.has(bare) ||
    alike.has(bare) ||
    digests.has(bare) ||
    bare === 'sweep' ||
    isTypoOf(bare, 'alerts')
  );
};

/** "are alerts on in here?" turns none on. */
const asksOf = (tokens: readonly Token[]): boolean => {
  const [first, second] = [wordAt(tokens, 0), wordAt(tokens, 1)];
  const asks =
    /^(?:are|is|does|did|were|was|why)$/.test(first) ||
    (first === 'do' && /^(?:alerts|the|these|our|we|you|they)$/.test(second));
  return asks && tokens.some(({ word }) => alertWords.has(word));
};

/** Reads a sentence about renewal alerts; null when it is none. `problem` says what could not be read. */
export const readAlerts = (given: readonly Token[]): Alerts | null => {
  if (!given.some(isNamed)) return null;
  // "alerts here, but only for Adobe"
  const tokens = given.filter(({ word }, at) => !(word === 'but' && wordAt(given, at + 1) === 'only'));
  const first = wordAt(tokens, 0).replace(/^\//, '');
  if (whole(tokens, running)) return plainly('run');
  if (whole(tokens, testing)) return plainly('test');
  if (whole(tokens, listed) || asksOf(tokens)) return plainly('list');
  const asked = withoutLead(tokens, listLead);
  const only = asked.length === 1 ? wordAt(asked, 0).replace(/^\//, '') : '';
  if (alertWords.has(only) || isTypoOf(only, 'alerts')) return plainly('list');
  const renews = tokens.some(({ word }) => renewalWords.has(word));
  const at = tokens.findIndex(
    ({ word }) => alertWords.has(word) || (renews && (alike.has(word) || digests.has(word))),
  );
  if (at < 0) return isTypoOf(first, 'alerts') ? mistyped(tokens) : null;
  // "are alerts on in here?" sets none.
  if (/^(?:are|is|aren't|isn't|does|did|has|why)$/.test(first)) return null;
  // “without trials” turns nothing off.
  if (tokens.some(({ word }, n) => off.has(word) && !/^trials?$/.test(wordAt(tokens, n + 1))))
    return readOff(tokens, first, at);
  if (
    tokens[at]?.owner != null ||
    (/^(?:subscriptions|renewals|companies|history|audit)$/.test(first) && !alertWords.has(wordAt(tokens, 1)))
  )
    return null;
  return readHere(tokens, at);
};
