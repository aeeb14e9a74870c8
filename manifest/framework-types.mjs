/**
 * A step of the manifest: `types/*.d.ts`, with which JSX of React 19, templates of Vue 3 and of Svelte 5 know the tag. What can be set and heard is read from
 * the element's own types; only the names of attributes, which TypeScript cannot know, are written out.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chatElement } from './chat-element.mjs';

export const frameworkTypes = () => ({
  name: 'framework-types',
  packageLinkPhase({ customElementsManifest }) {
    const { attributes, description } = chatElement(customElementsManifest);
    mkdirSync('types', { recursive: true });
    write('react', react(description), attributesOf(attributes, 'boolean'));
    write('vue', vue(description));
    // Svelte writes `false` into an attribute as a word, and with it the attribute is there.
    write('svelte', svelte(description), attributesOf(attributes, "true | ''"));
  },
});

function write(framework, types, attributes = '') {
  const note = '// Made by the build from custom-elements.json.';
  writeFileSync(`types/${framework}.d.ts`, `${note}\n${types}${attributes}`);
}

/** Attributes under another name than their property's, with its documentation. */
function attributesOf(attributes, boolean) {
  const lines = attributes
    .filter(({ name, fieldName }) => name !== fieldName)
    .map(({ name, fieldName, type, description }) => {
      const isNumber = /\bnumber\b/.test(type?.text ?? '');
      const value = type?.text === 'boolean' ? boolean : `IotexChat['${fieldName}']${isNumber ? ' | string' : ''}`;
      return `${comment(description, '  ')}  '${name}'?: ${value} | undefined;\n`;
    });
  return `\ninterface ChatAttributes {\n${lines.join('')}}\n`;
}

function comment(text, indent) {
  const lines = text.trim().split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

const react = (description) => `
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ChatEvents, ChatProperties, IotexChat } from '../dist/index.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${comment(description, '      ')}      'iotex-chat': Props;
    }
  }
}

type Props = Omit<DetailedHTMLProps<HTMLAttributes<IotexChat>, IotexChat>, keyof ChatProperties> &
  ChatProperties &
  ChatAttributes &
  ChatHandlers;

/** React 19 hears a custom event by its own name after \`on\`. */
type ChatHandlers = { [K in keyof ChatEvents as \`on\${K}\`]?: ((event: ChatEvents[K]) => void) | undefined };
`;

const vue = (description) => `
import type { HTMLAttributes, ReservedProps } from 'vue';
import type { ChatEvents, ChatProperties, IotexChat } from '../dist/index.js';

declare module 'vue' {
  interface GlobalComponents {
${comment(description, '    ')}    'iotex-chat': new () => IotexChat & { $props: Props; $slots: Record<string, unknown> };
  }
}

/** A boolean is bound to its property, \`:withFeedback\`: into an attribute Vue would write \`false\` as a word, and with it the attribute is there. */
type Props = Omit<HTMLAttributes & ReservedProps, keyof ChatProperties> & ChatProperties & ChatHandlers;

type ChatHandlers = { [K in keyof ChatEvents as HandlerName<K>]?: ((event: ChatEvents[K]) => void) | undefined };

type HandlerName<T extends string> = \`on\${CamelCase<T>}\`;

type CamelCase<T extends string> = T extends \`\${infer First}-\${infer Rest}\`
  ? \`\${Capitalize<First>}\${CamelCase<Rest>}\`
  : Capitalize<T>;
`;

const svelte = (description) => `
import type { HTMLAttributes } from 'svelte/elements';
import type { ChatEvents, ChatProperties, IotexChat } from '../dist/index.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${comment(description, '    ')}    'iotex-chat': Props;
  }
}

type Props = Omit<HTMLAttributes<IotexChat>, keyof ChatProperties> & ChatProperties & ChatAttributes & ChatHandlers;

type ChatHandlers = { [K in keyof ChatEvents as \`on\${K}\`]?: ((event: ChatEvents[K]) => void) | undefined };
`;
