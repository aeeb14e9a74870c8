/** What of the element a page can set, as a type: for the wrappers and typings of frameworks, which say it in their own ways. */
import type { LitElement } from 'lit';
import type { IotexChat } from './iotex-chat.js';

/** The properties of `<iotex-chat>` that can be set, each of them optional. Undefined means its default. */
export type ChatProperties = { [K in SettableKey]?: IotexChat[K] | undefined };

/** What is not only to be read, is not Lit's, and is no method. */
type SettableKey = Exclude<WritableKey<IotexChat>, Exclude<keyof LitElement, 'autofocus'> | ChatMethod>;

type ChatMethod =
  | 'send'
  | 'stop'
  | 'regenerate'
  | 'edit'
  | 'continue'
  | 'selectBranch'
  | 'addMessage'
  | 'clear'
  | 'show'
  | 'hide'
  | 'toggle'
  | 'exportThread'
  | 'importThread'
  | 'deleteStoredData';

/** A type with K writable is the same as one with K as it is, only where K is writable. */
type WritableKey<T> = {
  [K in keyof T]-?: Same<{ [Q in K]: T[K] }, { -readonly [Q in K]: T[K] }> extends true ? K : never;
}[keyof T];

// TypeScript holds two such functions for the same only where X and Y are identical, `readonly` included; nothing shorter tells that apart.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
type Same<X, Y> = (<T>() => T extends X ? 1 : 2) extends <T>() => T extends Y ? 1 : 2 ? true : false;
