const irregular: Readonly<Record<string, string>> = {
  ...{
    buy: 'bought',
    give: 'given',
    take: 'taken',
    put: 'put',
    cut: 'cut',
    set: 'set',
    get: 'got',
    shed: 'shed',
  },
  ...{
    bring: 'brought',
    throw: 'thrown',
    stick: 'stuck',
    lose: 'lost',
    let: 'let',
    spin: 'spun',
    send: 'sent',
  },
  ...{ shrink: 'shrunk', cast: 'cast', hang: 'hung', do: 'done', slide: 'slid', keep: 'kept', hold: 'held' },
};
const vowels = 'aeiou';
/** Of one syllable, or stressed on the last: the consonant is written twice. */
const doubles = /^(?:[^aeiou]*[aeiou][^aeiouwxy]|submit|commit|allot|cancel)$/;

const stem = (verb: string): string => {
  const last = verb.slice(-1);
  if (doubles.test(verb)) return verb + last;
  return last === 'e' && !/(?:ee|oe|ye)$/.test(verb) ? verb.slice(0, -1) : verb;
};

/** "adding", "cutting", "taking off" of "add", "cut", "take off". */
export const goingOn = (phrase: string): string => {
  const [verb = '', ...rest] = phrase.split(' ');
  return [`${stem(verb)}ing`, ...rest].join(' ');
};

/** "added", "cut", "taken off" of "add", "cut", "take off". */
export const doneTo = (phrase: string): string => {
  const [verb = '', ...rest] = phrase.split(' ');
  const before = verb.at(-2) ?? '';
  const regular =
    verb.endsWith('y') && !vowels.includes(before) ? `${verb.slice(0, -1)}ied` : `${stem(verb)}ed`;
  return [irregular[verb] ?? regular, ...rest].join(' ');
};
