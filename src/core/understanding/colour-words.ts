/**
 * Words that only add colour: the kind of person, place or thing concerned, how it is asked, and things around it. None
 * can deny, doubt, date, report or count. Used only where nothing else explains them.
 */
const words =
  'hereby kindly finally simply merely duly directly properly officially formally swiftly promptly accordingly quietly ' +
  'respectively fully once-off handy busy young junior senior main front upper lower ground first-floor local ' +
  'regional national part-time full-time remote fleet estate tenant portal office offices branch branches site sites store ' +
  'stores shop shops warehouse warehouses factory plant depot yard studio salon clinic surgery practice reception desk floor ' +
  'room rooms building school campus lab department departments division unit team-mates crew squad staffers workforce payroll ' +
  'accounts ops logistics kitchen bar board leadership admin-team helpdesk-team customer customers client clients boss bosses ' +
  'director directors supervisor assistant assistants secretary receptionist accountant bookkeeper ' +
  'bookkeepers lawyer lawyers paralegal nurse nurses doctor doctors dentist hygienist teacher teachers driver drivers engineer ' +
  'engineers designer designers developer developers analyst analysts consultant consultants technician mechanic chef chefs ' +
  'waiter waiters barista cashier clerk clerks officer agent agents partner partners founder lady ladies gentleman ' +
  'gents bloke blokes mum dad wife husband son daughter brother sister kid kids cousin laptop laptops pc pcs machine computer ' +
  'tablet tablets printer printers kit gear desk-phone inbox inboxes login logins profile profiles account-holder contract ' +
  'merger acquisition expansion opening relocation reshuffle restructure rebrand rollout launch season rush stocktake ' +
  'teller tellers electrician electricians plumber plumbers instructor instructors roofer roofers gardener gardeners baker bakers butcher butchers hairdresser hairdressers stylist stylists guard guards janitor cleaner cleaners courier couriers buyer buyers planner-team surveyor surveyors notch even old ' +
  'quarter-end year-end holiday-cover cover backlog workload duplicates duplicate leftovers spares extras strays orphans ' +
  'dead dormant stale ageing new-ish brand morning-all guys-and-girls favour fat bug headache mess muddle panic hassle ' +
  'trouble-free paperwork housekeeping cleanup clean-up tidy-up tidying chores odds ends bits bobs process processing action ' +
  'execute implement perform handle handling carry submit submitting register registering key-in sort-out';
const colours: ReadonlySet<string> = new Set(words.split(' '));

export const isColour = (word: string): boolean => colours.has(word);
