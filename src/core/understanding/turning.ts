import { fold } from '../names/name-words.ts';

/**
 * Words that may turn the meaning of the order beside them, where the table of cues does not say so already: no clause with one is left
 * aside, and no change is offered beside one that nothing explains. "*": any ending.
 */
const rows: readonly string[] = [
  // A condition, or another time.
  'against insane crazy wrong sent typed training till next depending subject eod eow coming following 1st date permitting',
  // A denial.
  "haven't hasn't none neither nor nay nah refus* declin* reject* deny denied denies prevent* forbid* forbad* ban bans banned banning block* avoid* resist*",
  // What stops or replaces it.
  'wait waiting waited hold* halt* paus* suspend* postpon* defer* delay* shelv* cancel* ignor* scrap* skip* instead rather except but though although however first yet again only keep stay*',
  // A doubt, a joke, an example.
  'think sure guess* wonder* consider* doubt* jok* imagin* pretend* hope* hypothe* theor* suppos* dream* plan plans planned discuss* debat* argu* negotiat* speculat* propos* suggest* decid* tbd tbc sarcas* tentativ* rumou* alleged* yeah fantastic marvellous genius awesome wtf omg smh whatever fun funny hilarious bogus fak* mock* simulat* rehears* exampl* demo* test* sample* dummy template syntax format practice training translat* spell* rephras* draft* self todo reminder',
  // What is done already, or told.
  'already complet* finished handled progress said say says saying told tell tells ask asks asked asking wrote writes claim* according quot* mail mailed email* message*',
  // What somebody has to allow.
  'approv* signoff permission allow* confirm* check clear cleared clearance po pend*',
  // The same in other languages.
  "sofern bis erst vorerst übermorgen sauf quand dès jusque jusqu'* peut-être dit cuando hasta quizás mañana dice als zodra mits tenzij gisteren zegt non kein*",
];
const all: readonly string[] = rows.flatMap((row) => row.split(' ')).map(fold);
const words: ReadonlySet<string> = new Set(all.filter((word) => !word.endsWith('*')));
const stems: ReadonlySet<string> = new Set(
  all.flatMap((word) => (word.endsWith('*') ? [word.slice(0, -1)] : [])),
);
const shortest = Math.min(...[...stems].map(({ length }) => length));

/** Whether a word, in lower case and without accents, may turn a meaning. */
export const isTurning = (word: string): boolean => {
  if (words.has(word)) return true;
  for (let end = shortest; end <= word.length; end += 1) if (stems.has(word.slice(0, end))) return true;
  return false;
};
