import { fold } from '../names/name-words.ts';

type Row = Readonly<{ words: string; passes?: true }>;

/**
 * Words that may turn the meaning of the order beside them, besides the cues. `passes`: its own sentence may use it
 * about something else ("they say the studio is full"). "*": any ending.
 */
const rows: readonly Row[] = [
  // A condition, or another time.
  { words: 'against sent typed depending subject eod eow permitting' },
  { words: 'till next coming following 1st date', passes: true },
  // A denial.
  {
    words:
      'none neither nor nay nah refus* declin* reject* deny denied denies prevent* forbid* forbad* ban bans banned banning block* avoid* resist* veto* hate* disagree* object* oppos*',
  },
  { words: "haven't hasn't", passes: true },
  // What stops or replaces it.
  {
    words:
      'wait hold* halt* paus* suspend* postpon* defer* delay* shelv* cancel* ignor* scrap* skip* instead rather except disregard* regret* undo* withdr* revert*',
  },
  {
    words: 'waiting waited waits but though although however first yet again only keep stay*',
    passes: true,
  },
  // A doubt, a joke, an example.
  {
    words:
      'think wonder* consider* doubt* jok* kidding imagin* pretend* hypothe* theor* suppos* dream* plan plans planned discuss* debat* argu* negotiat* speculat* propos* suggest* decid* tbd tbc sarcas* tentativ* rumou* alleged* genius wtf omg smh whatever bogus fak* mock* simulat* rehears* exampl* demo* test* sample* dummy template syntax format translat* spell* rephras* draft* self todo reminder mistak* misunder* understood understand wrong idea sarcastic* ironic* meant',
  },
  {
    words:
      'sure guess* hope* insane crazy yeah fantastic marvellous awesome fun funny hilarious training practice',
    passes: true,
  },
  // What is done already, or told.
  { words: 'complet* finished handled claim* according quot*' },
  {
    words:
      'already progress said say says saying told tell tells ask asks asked asking wrote writes mail mailed email* message*',
    passes: true,
  },
  // What somebody has to allow or to pay for.
  {
    words:
      'approv* signoff permission allow* confirm* check clear cleared clearance po pend* sign signs signed signing agree* afford* vote* voted unsure undecided',
  },
  // The same in other languages.
  {
    words:
      "sofern bis erst vorerst übermorgen sauf quand dès jusque jusqu'* peut-être dit cuando hasta quizás mañana dice als zodra mits tenzij gisteren zegt non kein* " +
      'lass lasst lassen laat laten maar doch lieber mejor laisse laissez laisser rien tomber vergiss vergesst vergeet deja déjalo dejalo olvida* niet nichts nunca jamás jamais nie nee nein nicht',
  },
  // A denial in languages of which nothing else is read.
  {
    words:
      'nej nei ej inte icke ikke ikkje ingen inga inget intet aldrig aldri älä älkää ei nigdy nem ne nikdy nu não nao nunca ' +
      'mai mica nessun* niente hayır değil yok geen nooit nimmer никогда не нет ні όχι μην',
  },
];

type Table = Readonly<{ words: ReadonlySet<string>; stems: ReadonlySet<string>; shortest: number }>;

const tableOf = (all: readonly Row[]): Table => {
  const each = all.flatMap((row) => row.words.split(' ')).map(fold);
  const stems = each.flatMap((word) => (word.endsWith('*') ? [word.slice(0, -1)] : []));
  return {
    words: new Set(each.filter((word) => !word.endsWith('*'))),
    stems: new Set(stems),
    shortest: Math.min(...stems.map(({ length }) => length)),
  };
};

const holds = ({ words, stems, shortest }: Table, word: string): boolean => {
  if (words.has(word)) return true;
  for (let end = shortest; end <= word.length; end += 1) if (stems.has(word.slice(0, end))) return true;
  return false;
};

const every = tableOf(rows);
const strict = tableOf(rows.filter(({ passes }) => passes !== true));

/** Whether a word, in lower case and without accents, may turn a meaning. */
export const isTurning = (word: string): boolean => holds(every, word);

/** Whether it may do so even in its own sentence. */
export const turnsAnywhere = (word: string): boolean => holds(strict, word);
