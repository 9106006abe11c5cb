import { everyDay } from '../alerts/timed-post.ts';
import { takeTime } from '../understanding/alert-form.ts';
import type { Intent } from '../understanding/intent.ts';
import { type Token, wordsIn } from '../understanding/sentence.ts';
import { asksForToday, plainWords } from './today-sentences.ts';

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const oneDay = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?';
const workdays =
  /\b(?:(?:on|every|each|but|only|just) )*(?:(?:week|work)days?|working days?|working mornings?|weekday mornings?|business days?|mon(?:day)?s?(?: ?- ?| to | till | until | through )fri(?:day)?s?)\b|\b(?:but )?(?:except|without|excluding|not)(?: on| at| for)?(?: the)? weekends?\b/;
const someDays = new RegExp(
  `\\b(?:(?:on|every|each) )?(${oneDay}(?:(?: and| &| on| every| each)* ${oneDay})*)(?= |$)`,
);
const daily = /\b(?:daily|(?:every|each)(?: single)? (?:day|morning)|everyday|once a day|mornings)\b/;
const weekly = /\b(?:weekly|(?:every|each) week|once a week)\b/;
const partOfDay = /\b(?:in the|every|each) (?:morning|afternoon|evening)s?\b/;

/** Words that say where it goes, who gets it and that it comes, and nothing else. */
const around = wordsIn(
  'post posting posts send sending sends put stick pop chuck show give get deliver bring drop push set start schedule have want like would i id we us me my our the a an ' +
    'here in into to for at from on it this that about of id like works possible if ok channel chat conversation group team place thread please automatically always by yourself card cards list up ' +
    'message turn switch overview summary please team everybody make set come comes coming arrive arrives',
);
const firmlyOff = /\b(?:off|disable|mute|silence|unsubscribe|no more|no longer|any ?more)\b/;
const maybeOff = /\b(?:stop|cancel|end|quit|remove|delete|dont|do not|no)\b/;
const eight = 8 * 60;
/** Nobody means an hour before it without saying so; in minutes of the day. */
const earliest = 5 * 60;
/** Fewer days than these are left out; the list stays on. */
const mostLeftOut = 5;
/** Nobody needs more to say this. */
const mostWords = 25;

const hours = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const hour = `(${hours.join('|')}|1[0-2]|[1-9])`;
const hourOf = (said: string): number => (/^\d/.test(said) ? Number(said) : hours.indexOf(said) + 1);
const past: Readonly<Record<string, number>> = { quarter: 15, half: 30, ten: 10, twenty: 20, five: 5 };

/** "quarter past seven", "half past 7", "seven thirty", "7.15 o'clock" as a clock shows them. */
const withClock = (text: string): string =>
  text
    .replace(
      new RegExp(`\\b(?:at )?(?:an? )?(quarter|half|five|ten|twenty) (past|to|before|after) ${hour}\\b`),
      (_, part: string, side: string, said: string) => {
        const from = hourOf(said) * 60 + (/past|after/.test(side) ? 1 : -1) * (past[part] as number);
        // "quarter to one" is after noon, not in the night.
        const minutes = from < earliest ? from + 12 * 60 : from;
        return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
      },
    )
    .replace(
      new RegExp(`\\b(?:at )?(${hours.join('|')}) (fifteen|thirty)\\b`),
      (_, said: string, part: string) => `${hourOf(said)}:${part === 'thirty' ? 30 : 15}`,
    )
    .replace(new RegExp(`\\bat (${hours.join('|')})\\b`), (_, said: string) => `at ${hourOf(said)}`)
    .replace(/\b(?:at )?(\d{1,2})\.(\d\d)(?: (?:o ?clock|uhr|h))?(?= |$)/, '$1:$2');

type Cut = Readonly<{ found: RegExpExecArray | null; rest: string }>;
const cut = (text: string, pattern: RegExp): Cut => {
  const found = pattern.exec(text);
  const rest = found === null ? text : text.replace(found[0], ' ').replace(/ +/g, ' ').trim();
  return { found, rest };
};

type Rhythm = Readonly<{ weekdays: readonly number[] | null; rest: string }>;

/** The weekdays that a text names; null when it names no rhythm. */
const rhythmIn = (text: string): Rhythm => {
  const working = cut(text, workdays);
  const everyWeek = cut(working.rest, weekly);
  const days = cut(everyWeek.rest, someDays);
  const everyMorning = cut(days.rest, daily);
  const { rest } = cut(everyMorning.rest, partOfDay);
  if (working.found !== null) return { weekdays: [1, 2, 3, 4, 5], rest };
  const named = (days.found?.[1] ?? '').split(' ').map((word) => dayNames.indexOf(word.slice(0, 3)) + 1);
  const weekdays = [...new Set(named.filter((weekday) => weekday > 0))].sort();
  if (weekdays.length > 0) return { weekdays, rest };
  if (everyWeek.found !== null) return { weekdays: [1], rest };
  return { weekdays: everyMorning.found === null ? null : everyDay, rest };
};

/** What people call today's list; a renewal or an invoice list is another. */
const ownName =
  /\b(?:(?:the|my|our|that) )*(?:(?:morning|daily) (?:list|overview|summary|post|card|message|rundown|round-?up|update|report|digest|thing)|(?:to ?do|task) list|list (?:of|for) (?:the|that) (?:day|morning)|days? (?:list|overview))\b/;

/** A report of that name may be another's. */
const maybeOthers = /\bdaily (?:report|update|message|card|digest|thing)\b/;
/** What makes a rhythm of days: "on Monday" is one day. */
const rhythmic =
  /\b(?:every|each|daily|weekly|everyday|once a (?:day|week)|mornings|\w+days|mon(?:day)? ?(?:-|to|till|until|through) ?fri(?:day)?)\b|\bweekends?\b/;
const orders =
  /\b(?:send|post|give|set|put|stick|pop|chuck|schedule|show|bring|drop|deliver|push|start|make|want|like)\b/;
/** "I get the daily list at 8" tells what is so. */
const tells =
  /^(?:i|we|they|you) (?:(?:already|always|usually|still|currently) )*(?:get|got|have|had|receive|see)\b|\b(?:comes|came|arrives|arrived)\b/;

/** Whether what people call it is meant to come: by a rhythm, or by a time together with an order. */
const isWanted = (plain: string, time: boolean): boolean => {
  const around = plain.replace(ownName, ' ');
  return (
    rhythmic.test(around) || (time && orders.test(around) && !new RegExp(`\\b${oneDay}\\b`).test(around))
  );
};

/** Whether what is left asks for today's list, with or without the words around it. */
const isToday = (words: readonly string[]): boolean => {
  const asked = words.filter((word) => !around.has(word));
  const left = asked.length > 0 ? [...asked, 'today'] : [];
  return [words, asked, left].some(asksForToday);
};

/** Today's list may be asked for without "today" where a time is said. */
export const timedPostCues =
  'today todays tonight day days daily list morning mornings due first start starts needs urgent money priorities briefing what';

/** Reads "today here at 8", "send me today at 7:30 on weekdays", "today off"; a time or a rhythm has to be said. */
export const readTimedPost = (tokens: readonly Token[]): Intent | null => {
  if (tokens.length > mostWords || tokens.some(({ word }) => word === '')) return null;
  const plain = plainWords(tokens)
    .join(' ')
    .replace(/\btodays\b/g, 'today');
  const named = ownName.test(plain);
  const text = withClock(plain.replace(ownName, 'today'));
  const { weekdays, rest } = rhythmIn(text);
  const time = takeTime(rest);
  const left = time?.rest ?? rest;
  const words = left.split(' ').filter((word) => word !== '');
  const asked = { kind: 'timed-post', of: 'today', weekdays: weekdays ?? everyDay } as const;
  const off = readOff(left, (named && !maybeOthers.test(plain)) || weekdays !== null || time !== null);
  // "not on Fridays" leaves the other days.
  if (off && weekdays !== null && weekdays.length < mostLeftOut) return null;
  if (off) return { ...asked, do: 'off', minute: eight, noTime: null };
  if ((weekdays === null && time === null) || !isToday(words)) return null;
  if (tells.test(plain) || (named && !isWanted(plain, time !== null))) return null;
  const noTime = time !== null && time.minute === null ? time.written : null;
  return { ...asked, do: 'set', minute: time?.minute ?? eight, noTime };
};

/** "today off" turns it off; "stop today" may stop anything, unless a place, rhythm or time is named. */
const readOff = (text: string, isTimed: boolean): boolean => {
  const firmly = cut(text, firmlyOff);
  const maybe = cut(firmly.rest, maybeOff);
  const words = maybe.rest.split(' ').filter((word) => word !== '');
  if (firmly.found === null && maybe.found === null) return false;
  if (/\b(?:day|morning) off\b/.test(text) || !isToday(words)) return false;
  return firmly.found !== null || isTimed || words.some((word) => /^(?:here|post|send)/.test(word));
};
