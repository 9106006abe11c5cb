/** "[09:12] Kate (Contoso): …", "10:42 Kate: …", "Kate, 09:12: …": when, who, and what. */
const time = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ \t]+)?(?:[01]?\d|2[0-3])[:.][0-5]\d(?::\d{2})?(?:[ \t]?[ap]m)?`;
const name = String.raw`[\p{L}][\p{L}.'’&-]*(?:[ \t]+[\p{L}&][\p{L}.'’&-]*){0,4}`;
const place = String.raw`(?:[ \t]*[(\[]([^()\[\]\n]{2,40})[)\]])?`;
const stamped = [
  new RegExp(
    String.raw`^[ \t]*[(\[]?${time}[)\]]?[ \t]*[-–,]?[ \t]*(${name})${place}[ \t]*:[ \t]*(.*)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^[ \t]*(${name})${place}(?:,[ \t]*|[ \t]+[(\[])${time}[)\]]?[ \t]*:?[ \t]*(.*)$`,
    'iu',
  ),
];
/** The introduction of somebody's words: "pasting from the portal chat:". */
const intro = /^[^\d:]{3,60}:[ \t]*$/;
/** The person who answers a customer, and says nothing about a change. */
const answers =
  /^(?:(?:sure|ok|okay|yes|yep|on it|will do)[,.! ]+)?(?:(?:in |give me |just )*(?:an? |one |two |five |ten |\d+ )(?:sec|secs|second|seconds|min|mins|minute|minutes|moment|mo)|sure|ok|okay|on it|will do|np|no problem|no worries|cool|got it|thanks|thx|thank you|yes|yep|yup|of course|alright|great|hi|hello|morning|good morning|hey)[\s,.!👍🙂]*$/iu;

type Line = Readonly<{ who: string; place: string | null; text: string }>;

/** Without a time of day nobody said it in a chat. */
const timed = /\d[:.][0-5]\d/;

const lineOf = (line: string): Line | null => {
  if (!timed.test(line)) return null;
  const [, who = '', place = null, text = ''] =
    stamped.map((of) => of.exec(line)).find((found) => found !== null) ?? [];
  return who === '' ? null : { who, place, text };
};

/**
 * A pasted chat, as a request: without the times and names of its lines, and with the company in brackets. Null for any
 * other message.
 */
export const pastedChat = (message: string): string | null => {
  const lines = message.replace(/\r\n?/g, '\n').trim().split('\n');
  const [first = '', ...rest] = lines;
  const chat = lineOf(first) === null && intro.test(first) ? rest : lines;
  const said = chat.map(lineOf);
  if (said[0] == null) return null;
  const texts = chat.flatMap((line, n) => {
    const of = said[n];
    return of == null ? [line] : answers.test(of.text) ? [] : [of.text];
  });
  const named = said.flatMap((line) => line?.place ?? line?.who.split(/\s+/).slice(1).join(' ') ?? []);
  const place = [...new Set(named)].filter((text) => text !== '');
  const company = place.length === 1 ? `\nCompany: ${place[0]}` : '';
  return texts.length === 0 ? null : `Request: ${texts.join('\n')}${company}`;
};
