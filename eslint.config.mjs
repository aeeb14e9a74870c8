import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';

export default tseslint.config(
  { ignores: ['**/dist/', 'cdn/', 'coverage/', 'custom-elements.json', 'types/', 'demo/apps/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what is exported, one by one.' },
        { selector: 'TSEnumDeclaration', message: 'Only erasable TypeScript: a union or `as const`.' },
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
          message: 'No HTML sink: make nodes with createElement and createTextNode.',
        },
        {
          selector: 'ImportSpecifier[imported.name=/^unsafe/]',
          message: 'No HTML sink: make nodes with createElement and createTextNode.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: 'Time comes in as a Clock (src/protocol/clock.ts).' },
        { name: 'setInterval', message: 'Time comes in as a Clock (src/protocol/clock.ts).' },
      ],
    },
  },
  { files: ['src/protocol/clock.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['src/view/**/*.ts'], extends: [lit['flat/recommended'], wc['flat/recommended']] },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      // A plugin of @open-wc/testing declares that `equal` gives a promise, for all of chai. It does so for DOM nodes alone.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'chai', name: ['Equal'] }] },
      ],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...['process', 'console', 'Buffer', 'setTimeout', 'clearTimeout', 'fetch', 'AbortSignal', 'URL'],
          ...['document', 'window'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['bench/pages/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...['MessageChannel', 'MutationObserver', 'PerformanceObserver', 'AbortController', 'TextDecoderStream'],
          ...['performance', 'location', 'fetch', 'addEventListener', 'requestAnimationFrame', 'cancelAnimationFrame'],
          ...['setTimeout', 'setInterval', 'clearInterval'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
