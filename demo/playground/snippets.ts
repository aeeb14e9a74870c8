/** A setup goes in, the files that put such a chat into a page come out: for a script tag, for npm and for each framework. */

import type { PackageFacts } from '../package-facts.js';
import type { Setup } from './configuration.js';
import { elementText, escapeContent, html } from './element-text.js';
import type { Dialect } from './element-text.js';

/** A file to copy. */
export interface Snippet {
  readonly file: string;
  readonly text: string;
}

/** What the package is called where it comes from. */
export type Package = Pick<PackageFacts, 'version' | 'integrity'>;

const cdn = 'https://cdn.jsdelivr.net/npm/iotex-chat';

/** Each way to put the chat into a page, under its name. */
export const snippets: Readonly<Record<Way, (setup: Setup, from: Package) => readonly Snippet[]>> = {
  'Script tag': scriptTag,
  npm,
  React: react,
  Vue: vue,
  Svelte: svelte,
  Angular: angular,
};

/** A way to put the chat into a page. */
export type Way = 'Script tag' | 'npm' | 'React' | 'Vue' | 'Svelte' | 'Angular';

const tools = `[{ name: 'get_time', description: 'The time of day.', execute: () => new Date().toTimeString() }]`;
const install: Snippet = { file: 'Terminal', text: 'npm install iotex-chat' };

function scriptTag(setup: Setup, { version, integrity }: Package): Snippet[] {
  const folder = `${cdn}@${version}/cdn`;
  // One file holds English alone, and all of it at once: for other languages and for a chat that is closed at first there is one in parts, of which a hash
  // covers the first.
  const isFloating = setup.attributes.some(({ control, value }) => control.name === 'mode' && value === 'floating');
  const isForeign = setup.lang !== '' && setup.lang !== 'en';
  const isInParts = (isFloating || isForeign) && integrity['iotex-chat.js'] !== undefined;
  const file = isInParts ? 'iotex-chat.js' : 'iotex-chat.bundle.js';
  const hash = integrity[file];
  const attributes = [
    'type="module"',
    `src="${folder}/${file}"`,
    ...(hash === undefined ? [] : [`integrity="${hash}"`, 'crossorigin="anonymous"']),
  ];
  const parts = [
    ...(setup.theme ? [`<link rel="stylesheet" href="${folder}/themes/${setup.theme}.css" />`] : []),
    ...(setup.tokens.length > 0 ? ['<link rel="stylesheet" href="chat.css" />'] : []),
    `<script\n${attributes.map((line) => `  ${line}`).join('\n')}\n></script>`,
    ...(setup.hasExample ? ['<script type="module" src="chat.js"></script>'] : []),
    elementText(setup, html),
  ];
  // Files of their own, which a strict page lets in.
  return [
    { file: 'index.html', text: parts.join('\n\n') },
    ...styleFile(setup),
    ...(setup.hasExample ? [{ file: 'chat.js', text: wiring(false) }] : []),
  ];
}

function npm(setup: Setup): Snippet[] {
  const script = [...imports(setup), ...(setup.hasExample ? ['', wiring(true)] : [])].join('\n');
  return [
    install,
    { file: 'main.ts', text: script },
    { file: 'index.html', text: elementText(setup, html) },
    ...styleFile(setup),
  ];
}

function react(setup: Setup): Snippet[] {
  const dialect: Dialect = {
    text: (name, value) => (/["\\&\n{}<>]/.test(value) ? `${name}={${JSON.stringify(value)}}` : `${name}="${value}"`),
    on: ({ name }) => name,
    number: ({ name }, value) => `${name}={${value}}`,
    content: (text) => (/[{}<>&]/.test(text) ? `{${JSON.stringify(text)}}` : text),
    example: ['tools={tools}', 'oniotex-response-end={(event) => console.log(event.message.text)}'],
  };
  const lines = [
    '/// <reference types="iotex-chat/types/react" />',
    ...imports(setup),
    ...(setup.hasExample ? ['', `const tools = ${tools};`] : []),
    '',
    'export function Chat() {',
    '  return (',
    indent(elementText(setup, dialect), 4),
    '  );',
    '}',
  ];
  return [install, { file: 'Chat.tsx', text: lines.join('\n') }, ...styleFile(setup)];
}

function vue(setup: Setup): Snippet[] {
  const dialect: Dialect = {
    ...html,
    // An attribute would get `false` as a word: a boolean and a number are bound to their properties.
    on: ({ property }) => `:${property}="true"`,
    number: ({ property }, value) => `:${property}="${value}"`,
    content: (text) => escapeContent(text).replaceAll('{{', `{{ '{' + '{' }}`),
    example: [':tools="tools"', '@iotex-response-end="onAnswer"'],
  };
  const script = [...imports(setup, false), ...(setup.hasExample ? [...handlerImport, '', ...handler()] : [])];
  const parts = [
    `<script setup lang="ts">\n${script.join('\n')}\n</script>`,
    `<template>\n${indent(elementText(setup, dialect))}\n</template>`,
    ...(setup.tokens.length > 0 ? [`<style>\n${styleSheet(setup)}\n</style>`] : []),
  ];
  const settings = [
    "import vue from '@vitejs/plugin-vue';",
    "import { defineConfig } from 'vite';",
    '',
    'export default defineConfig({',
    "  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('iotex-') } } })],",
    '});',
  ];
  return [
    install,
    { file: 'Chat.vue', text: parts.join('\n\n') },
    { file: 'vite.config.ts', text: settings.join('\n') },
  ];
}

function svelte(setup: Setup): Snippet[] {
  const entities = (text: string): string => text.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
  const dialect: Dialect = {
    text: (name, value) => entities(html.text(name, value)),
    on: ({ property }) => `${property}={true}`,
    number: ({ property }, value) => `${property}={${value}}`,
    content: (text) => entities(escapeContent(text)),
    example: ['{tools}', 'oniotex-response-end={onAnswer}'],
  };
  const script = [...imports(setup, false), ...(setup.hasExample ? [...handlerImport, '', ...handler()] : [])];
  const parts = [
    `<script lang="ts">\n${indent(script.join('\n'))}\n</script>`,
    elementText(setup, dialect),
    ...(setup.tokens.length > 0 ? [`<style>\n${indent(styleSheet(setup))}\n</style>`] : []),
  ];
  return [install, { file: 'Chat.svelte', text: parts.join('\n\n') }];
}

function angular(setup: Setup): Snippet[] {
  // Braces and @ begin an expression or a block; within a template of TypeScript so do backticks, `${` and backslashes.
  const entities = (text: string): string =>
    text.replace(/[{}@`$\\]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
  const dialect: Dialect = {
    ...html,
    text: (name, value) => entities(html.text(name, value)),
    content: (text) => entities(escapeContent(text)),
    example: ['[tools]="tools"', '(iotex-response-end)="onAnswer($event)"'],
  };
  const members = [
    `  readonly tools = ${tools};`,
    '',
    "  onAnswer(event: ChatEvents['iotex-response-end']): void {",
    '    console.log(event.message.text);',
    '  }',
  ];
  const lines = [
    "import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';",
    ...imports(setup, false, false),
    ...(setup.hasExample ? handlerImport : []),
    '',
    '@Component({',
    "  selector: 'app-chat',",
    '  schemas: [CUSTOM_ELEMENTS_SCHEMA],',
    `  template: \`\n${indent(elementText(setup, dialect), 4)}\n  \`,`,
    ...(setup.tokens.length > 0 ? [`  styles: \`\n${indent(styleSheet(setup), 4)}\n  \`,`] : []),
    '})',
    'export class ChatComponent {',
    ...(setup.hasExample ? members : []),
    '}',
  ];
  const styles = setup.theme ? [{ file: 'styles.css', text: `@import 'iotex-chat/themes/${setup.theme}.css';` }] : [];
  return [install, { file: 'chat.component.ts', text: lines.join('\n').replace('{\n}', '{}') }, ...styles];
}

const handlerImport = ["import type { ChatEvents } from 'iotex-chat';"];

function handler(): string[] {
  return [
    `const tools = ${tools};`,
    "const onAnswer = (event: ChatEvents['iotex-response-end']) => console.log(event.message.text);",
  ];
}

/** Gives the one chat of a page a listener and a property, without a framework. */
function wiring(isTyped: boolean): string {
  return [
    `const chat = document.querySelector('iotex-chat')${isTyped ? '!' : ''};`,
    `chat.tools = ${tools};`,
    "chat.addEventListener('iotex-response-end', (event) => console.log(event.message.text));",
  ].join('\n');
}

function imports(setup: Setup, withStyles = true, withTheme = true): string[] {
  return [
    "import 'iotex-chat/define';",
    ...(setup.theme && withTheme ? [`import 'iotex-chat/themes/${setup.theme}.css';`] : []),
    ...(setup.tokens.length > 0 && withStyles ? ["import './chat.css';"] : []),
  ];
}

function styleFile(setup: Setup): Snippet[] {
  return setup.tokens.length > 0 ? [{ file: 'chat.css', text: styleSheet(setup) }] : [];
}

function styleSheet({ tokens }: Setup): string {
  return ['iotex-chat {', ...tokens.map(({ name, value }) => `  ${name}: ${value};`), '}'].join('\n');
}

function indent(text: string, by = 2): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
