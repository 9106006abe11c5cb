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
/** Of one syllable, or stressed on the last: the consonant is written twice. */
const doubles = /^(?:[^aeiou]*[aeiou][^aeiouwxy]|submit|commit|allot|cancel)$/;

const stem = (verb: string): string =>
  doubles.test(verb) ? verb + verb.slice(-1) : verb.replace(/(?<![eoy])e$/, '');

/** "adding", "cutting", "taking off" of "add", "cut", "take off". */
export const goingOn = (phrase: string): string => phrase.replace(/^\S+/, (verb) => `${stem(verb)}ing`);

/** "added", "cut", "taken off" of "add", "cut", "take off". */
export const doneTo = (phrase: string): string =>
  phrase.replace(
    /^\S+/,
    (verb) =>
      irregular[verb] ??
      (/[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem(verb)}ed`.replace('eeed', 'eed')),
  );
