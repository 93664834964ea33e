import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Inside `db.transaction(async (tx) => …)` everything goes through `tx`: another connection would not see it, and waits. */
const databaseInTransaction = {
  selector:
    'CallExpression[callee.property.name="transaction"] > :function MemberExpression[property.name="db"][object.type="ThisExpression"]',
  message: 'Inside a transaction use its tx, not this.db.',
};

const environment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'The environment is read by #config alone; inject Config.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/', 'apps/web/'] },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      'no-irregular-whitespace': [
        'error',
        { skipStrings: true, skipRegExps: true, skipTemplates: true, skipComments: true },
      ],
      'no-control-regex': 'off', // Office files hold control characters.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', databaseInTransaction, environment] },
  },
  {
    // Tests and what reads the environment for everybody else.
    files: [
      '**/*.spec.ts',
      '**/test/**/*.ts',
      'libs/config/src/load-config.ts',
      '**/testing.ts',
      '**/testing/*.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', databaseInTransaction] },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'globalThis',
          'setTimeout',
          'setInterval',
          'clearInterval',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
