import { defineConfig, type OxlintConfig } from 'oxlint';

type Overrides = NonNullable<OxlintConfig['overrides']>;
interface Ban {
  regex?: string;
  group?: string[];
  message: string;
  allowTypeImports?: boolean;
}

/** The domains of the server, lowest first: a module may know those before it, and reaches those after it by events. */
const MODULES = [
  'access',
  'organization',
  'customer',
  'attachment',
  'device',
  'warranty',
  'stock',
  'sla',
  'dispatch',
  'quote',
  'ticket',
  'supply',
  'loaner',
  'sandbox',
  'webhook',
  'event',
];

const onlyTheDoor: Ban = {
  group: ['../[a-z]*/**', '!../[a-z]*/index.ts'],
  message: 'Another module is entered through its index.ts.',
};
const onlyTheDoorAndTypes: Ban = {
  group: ['../[a-z]*/**', '!../[a-z]*/index.ts', '!../[a-z]*/graphql*.ts'],
  message: 'Another module is entered through its index.ts, its GraphQL types are found in its graphql.ts.',
};
const onlyModuleDoors: Ban = {
  group: ['**/modules/[a-z]*/**', '!**/modules/[a-z]*/index.ts'],
  message: 'A module is entered through its index.ts.',
};
const noEntry: Ban = {
  regex: String.raw`^(\.\./)+(main|app|config)\.ts$`,
  message: 'What is configured comes in as an argument; only app.ts and main.ts put things together.',
};
const noGraphql: Ban = {
  regex: String.raw`^(graphql($|/|-)|@pothos/|(\.\./)+graphql/|.*/graphql(-[a-z-]+)?\.ts$)`,
  message: 'Only graphql.ts, its parts graphql-*.ts and src/graphql know GraphQL.',
};
const noDatabase: Ban = {
  regex: String.raw`(/platform/database\.ts|/generated/prisma/client\.ts|^@prisma/|^pg$)`,
  message: 'graphql.ts calls verbs; it does not touch the database.',
  allowTypeImports: true,
};
const noProduct: Ban = {
  regex: String.raw`/(modules|graphql)/`,
  message: 'The platform has no product words: it is used by modules, and does not use them.',
};
const onlyRules: Ban = {
  group: ['**', '!**/rules.ts', '!**/*-rules.ts', '!**/errors.ts', '!temporal-polyfill'],
  message:
    'Rules are pure: they import types, rules, the errors that they decide on, and the calendar of the world.',
  allowTypeImports: true,
};
const noServer: Ban = {
  regex: String.raw`(^@aftercare/server|packages/server|\.\./server/src)`,
  message: 'The server is known by its GraphQL schema alone.',
};
const noClients: Ban = {
  regex: String.raw`^@aftercare/(sdk|widget)`,
  message: 'The server knows neither the SDK nor the widget.',
};

/** GraphQL types refer to each other in both directions; those references are left to import/no-cycle. */
const modulesAbove = (module: string): Ban => ({
  regex: String.raw`^\.\./(${MODULES.slice(MODULES.indexOf(module) + 1).join('|')})/index\.ts`,
  message: `A module does not know those above it; ${module} tells them by an event.`,
});

const restrict = (files: string[], patterns: Ban[]): Overrides[number] => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

/**
 * Of the entries that match a file the last one counts, so each repeats what still holds. In an entry, a pattern with
 * exceptions stands last: what it excepts is not looked at further.
 */
const layers: Overrides = [
  restrict(['packages/server/src/**'], [noClients]),
  restrict(['packages/server/src/platform/**'], [noClients, noEntry, noGraphql, noProduct]),
  restrict(['packages/server/src/graphql/**'], [noClients, noEntry]),
  restrict(['packages/server/src/trusted-documents/**'], [noClients, noEntry, onlyModuleDoors]),
  restrict(['packages/server/src/http/**'], [noClients, noEntry, onlyModuleDoors]),
  restrict(['packages/server/src/cli/**'], [noClients, noGraphql, onlyModuleDoors]),
  ...MODULES.flatMap((module) => {
    const folder = `packages/server/src/modules/${module}`;
    const always = [modulesAbove(module), noClients, noEntry];
    return [
      restrict([`${folder}/**`], [...always, noGraphql, onlyTheDoor]),
      restrict([`${folder}/**/rules.ts`, `${folder}/**/*-rules.ts`], [...always, noGraphql, onlyRules]),
      restrict(
        [`${folder}/graphql.ts`, `${folder}/graphql-*.ts`],
        [...always, noDatabase, onlyTheDoorAndTypes],
      ),
    ];
  }),
  restrict(['packages/{sdk,widget}/src/**', 'examples/**'], [noServer]),
  restrict(
    ['packages/sdk/src/**'],
    [noServer, { regex: '^@aftercare/widget', message: 'The SDK does not know the widget.' }],
  ),
];

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'promise', 'node', 'oxc', 'vitest'],
  categories: { correctness: 'error' },
  ignorePatterns: ['**/dist/**', '**/generated/**', '**/node_modules/**'],
  rules: {
    'import/no-cycle': 'error',
    'max-lines': ['error', { max: 400 }],
    'node/no-process-env': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    // Ticket numbers and cursors are plain ASCII.
    'typescript/no-misused-spread': 'off',
    'vitest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['afterEach'] }],
    'typescript/ban-ts-comment': 'error',
    'no-warning-comments': 'error',
    'vitest/no-disabled-tests': 'error',
    'vitest/no-focused-tests': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
  },
  overrides: [
    {
      files: [
        'packages/server/src/config.ts',
        'packages/*/*.config.ts',
        'examples/**',
        'scripts/**',
        '**/bench/**',
        '**/test/**',
        '**/smoke/**',
        '**/*.test.ts',
      ],
      rules: { 'node/no-process-env': 'off' },
    },
    { files: ['**/*.test.ts', '**/test/**'], rules: { 'max-lines': 'off' } },
    { files: ['packages/{sdk,widget}/src/**'], rules: { 'import/no-nodejs-modules': 'error' } },
    ...layers,
  ],
});
