/**
 * Which place in src/ may import which. A place is a folder, a file with that name, or both (config.ts and config/).
 * `npm run check` applies this; test/import-rules.test.ts proves that each rule works.
 */
export const mayImport = {
  main: ['app', 'config', 'errors', 'log', 'views'],
  app: '*',
  parts: '*',
  terminal: '*',
  doctor: '*',
  config: ['core', 'errors'],
  secrets: ['config', 'core', 'errors'],
  errors: [],
  log: ['core'],
  background: ['core'],
  opening: [],
  closing: [],
  metrics: ['core'],
  vitals: ['core', 'metrics'],
  traces: ['core'],
  core: [],
  workflows: ['core', 'views', 'errors'],
  commands: ['core', 'workflows', 'views', 'errors'],
  actions: ['core', 'workflows', 'commands', 'views', 'errors'],
  extension: ['core', 'workflows', 'commands', 'views', 'errors'],
  jobs: ['core', 'workflows', 'errors'],
  views: ['core', 'errors'],
  pax8: ['core', 'errors'],
  teams: ['core', 'errors'],
  server: ['core', 'errors'],
  model: ['core', 'errors'],
  events: ['core', 'errors'],
  psa: ['core', 'errors', 'events'],
  graph: ['core', 'errors'],
  store: ['core', 'errors'],
  simulator: [],
};

/**
 * Which room may import which inside a big layer. A room is a folder of its layer; it may import itself and the rooms in
 * its row. `root` means the files next to the rooms: what all rooms use, or a table that uses all rooms.
 */
export const rooms = {
  core: {
    words: [],
    marketplace: ['words'],
    names: ['marketplace'],
    companies: ['marketplace'],
    rules: ['marketplace', 'names', 'words'],
    changes: ['marketplace', 'rules', 'words'],
    approving: ['changes', 'names', 'periods', 'rules', 'understanding', 'words'],
    portfolio: ['marketplace', 'names', 'words'],
    ordering: ['changes', 'marketplace', 'rules', 'words'],
    audit: ['changes', 'marketplace', 'rules', 'words'],
    renewals: ['changes', 'marketplace', 'names', 'ordering', 'portfolio', 'rules', 'words'],
    prices: ['history', 'marketplace', 'ordering', 'portfolio', 'renewals', 'rules', 'words'],
    alerts: ['marketplace', 'portfolio', 'renewals', 'words'],
    assignments: ['marketplace', 'portfolio', 'words'],
    today: ['changes', 'marketplace', 'ordering', 'portfolio', 'prices', 'renewals', 'rules', 'words'],
    understanding: ['alerts', 'marketplace', 'names', 'words'],
    history: ['changes', 'marketplace', 'portfolio', 'words'],
    mapped: ['marketplace', 'names', 'portfolio', 'words'],
    month: ['billing', 'changes', 'history', 'mapped', 'marketplace', 'portfolio', 'words'],
    ports: [
      'alerts',
      'approving',
      'assignments',
      'atoms',
      'audit',
      'changes',
      'conversation',
      'history',
      'mapped',
      'marketplace',
      'names',
      'ordering',
      'portfolio',
      'reading',
      'renewals',
      'rules',
      'teaching',
      'words',
    ],
    finding: ['marketplace', 'names', 'portfolio', 'rules', 'understanding', 'words'],
    periods: ['names', 'understanding', 'words'],
    questions: ['alerts', 'names', 'periods', 'understanding'],
    atoms: ['finding', 'marketplace', 'names', 'questions', 'understanding', 'words'],
    reading: [
      'approving',
      'atoms',
      'finding',
      'marketplace',
      'names',
      'periods',
      'portfolio',
      'questions',
      'rules',
      'understanding',
      'words',
    ],
    conversation: [
      'atoms',
      'finding',
      'marketplace',
      'names',
      'portfolio',
      'reading',
      'understanding',
      'words',
    ],
    teaching: [
      'atoms',
      'finding',
      'marketplace',
      'names',
      'periods',
      'portfolio',
      'reading',
      'understanding',
      'words',
    ],
    model: ['atoms', 'names', 'portfolio', 'reading', 'understanding'],
    billing: ['changes', 'marketplace', 'portfolio', 'understanding', 'words'],
  },
  workflows: {
    root: [],
    audit: ['root'],
    billing: ['root'],
    catalogue: ['root'],
    people: ['root', 'audit'],
    approving: ['root', 'audit', 'people'],
    companies: ['root', 'audit'],
    mapped: ['root', 'audit'],
    month: ['root', 'billing'],
    files: ['root', 'assignments', 'audit', 'billing', 'catalogue', 'mapped', 'month', 'people'],
    cards: ['root', 'approving', 'audit', 'catalogue', 'people'],
    changes: ['root', 'approving', 'audit', 'cards', 'people'],
    renewals: ['root', 'audit', 'cards', 'catalogue', 'changes', 'people'],
    orders: ['root', 'audit', 'cards', 'changes', 'people'],
    alerts: ['root', 'approving', 'audit', 'cards', 'people', 'renewals'],
    portfolio: ['root', 'renewals'],
    assignments: ['root'],
    bot: ['root', 'audit', 'companies', 'people', 'renewals'],
  },
  views: {
    root: ['kit'],
    texts: [],
    kit: ['texts'],
    terms: ['kit', 'texts'],
    people: ['kit', 'texts'],
    approving: ['kit', 'texts'],
    renewals: ['changes', 'kit', 'texts'],
    billing: ['kit', 'texts'],
    audit: ['kit', 'texts'],
    mapped: ['kit', 'texts'],
    month: ['kit', 'texts'],
    bot: ['kit', 'texts'],
    doctor: ['kit', 'texts'],
    changes: ['kit', 'people', 'terms', 'texts'],
    alerts: ['kit', 'renewals', 'texts'],
    assignments: ['kit', 'texts'],
    companies: ['kit', 'changes', 'renewals', 'terms', 'texts'],
    ordering: ['kit', 'changes', 'people', 'texts'],
    prices: ['kit', 'renewals', 'terms', 'texts'],
  },
  commands: {
    root: '*',
    asking: [],
    approving: ['asking', 'people'],
    bot: ['asking'],
    changes: ['asking'],
    lookups: ['asking'],
    mapped: ['asking'],
    month: ['asking'],
    people: ['asking'],
    renewals: ['asking', 'people'],
    billing: ['asking', 'renewals'],
    assignments: ['asking'],
    prices: ['asking', 'lookups', 'renewals'],
  },
  actions: {
    root: '*',
    pressing: [],
    bot: ['pressing'],
    changes: ['pressing'],
    companies: ['pressing'],
    people: ['pressing'],
    renewals: ['pressing'],
  },
};

/** Packages that only their own edge may import, so that each is easy to replace. */
const packagesOf = [
  { packages: 'bot(builder|framework)[^/]*', places: ['teams'] },
  { packages: 'jose', places: ['teams'] },
  { packages: 'restify', places: ['server'] },
  { packages: '@azure/[^/]+', places: ['secrets'] },
  { packages: 'openai', places: ['model'] },
  { packages: 'undici', places: ['pax8', 'teams', 'events', 'graph'] },
  { packages: 'kysely|pg', places: ['store'] },
  // The server needs a silent pino for restify.
  { packages: 'pino', places: ['log', 'server'] },
];

const anyOf = (places) => `^src/(${places.join('|')})([.]ts$|/)`;

const placeRules = Object.entries(mayImport)
  .filter(([, allowed]) => allowed !== '*')
  .map(([place, allowed]) => ({
    name: `${place}-imports-its-table-row`,
    comment: `${place} imports ${[place, ...allowed].join(', ')} and nothing else of src/`,
    severity: 'error',
    from: { path: anyOf([place]) },
    to: { path: '^src/', pathNot: anyOf([place, ...allowed]) },
  }));

/** The files of a room, or those next to the rooms (`root`). */
const within = (layer, room) => (room === 'root' ? `^src/${layer}/[^/]+$` : `^src/${layer}/${room}/`);

const roomRules = Object.entries(rooms).flatMap(([layer, table]) =>
  Object.entries(table)
    .filter(([, allowed]) => allowed !== '*')
    .map(([room, allowed]) => ({
      name: `${layer}-${room}-imports-its-row-of-rooms`,
      comment: `in ${layer}, ${room} imports ${[room, ...allowed].join(', ')} and no other room`,
      severity: 'error',
      from: { path: within(layer, room) },
      to: { path: `^src/${layer}/`, pathNot: [room, ...allowed].map((target) => within(layer, target)) },
    })),
);

const packageRules = packagesOf.map(({ packages, places }) => ({
  name: `only-${places.join('-')}-imports-${packages.replaceAll(/[^a-z|-]/g, '')}`,
  comment: `only ${places.join(', ')} may import ${packages}`,
  severity: 'error',
  from: { path: '^src/', pathNot: anyOf(places) },
  to: { path: `(^|node_modules/)(${packages})(/|$)` },
}));

export default {
  forbidden: [
    ...placeRules,
    ...roomRules,
    ...packageRules,
    {
      name: 'nothing-imports-main',
      comment: 'main.ts starts the process; what others need from it belongs in app.ts',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/main[.]ts$' },
    },
    {
      name: 'secrets-take-only-types-from-config',
      comment: 'secrets/ is given its configuration and never reads it',
      severity: 'error',
      from: { path: anyOf(['secrets']) },
      to: { path: anyOf(['config']), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-imports-no-node-modules',
      comment: 'core/ is pure: no file, no network, no process',
      severity: 'error',
      from: { path: anyOf(['core']) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      comment: 'modules in a circle are one module, or need a third',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'an import that does not resolve escapes all other rules',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no JavaScript API. swc reads the source itself, so it also sees `import type`.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
