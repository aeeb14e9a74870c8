/**
 * `<iotex-chat>` as a component of React 17 and newer: properties and events are props, the element is its `ref`. Registers the element where there is a
 * document; on a server it renders the tag with its attributes and children, and the rest comes with the first effect.
 */
import { createComponent } from '@lit/react';
import * as React from 'react';
import './define.js';
import type { ChatProperties } from './view/element-types.js';
import type { ChatEvents } from './view/events.js';
import { IotexChat as IotexChatElement } from './view/iotex-chat.js';

/** Props of the component: the element's properties in camelCase, `onIotex…` for its events, and what any element takes. */
export type IotexChatProps = ChatProperties &
  ChatHandlers &
  Omit<React.HTMLAttributes<IotexChatElement>, keyof ChatProperties>;

/** `iotex-response-end` is heard by `onIotexResponseEnd`. */
type ChatHandlers = { [K in keyof ChatEvents as HandlerName<K>]?: ((event: ChatEvents[K]) => void) | undefined };

type HandlerName<T extends string> = `on${CamelCase<T>}`;

type CamelCase<T extends string> = T extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${CamelCase<Rest>}`
  : Capitalize<T>;

/** Every event, by the prop that hears it: the compiler refuses one that is missing or misspelt. */
const EVENTS = {
  onIotexBeforeSend: 'iotex-before-send',
  onIotexSend: 'iotex-send',
  onIotexResponseStart: 'iotex-response-start',
  onIotexResponseEnd: 'iotex-response-end',
  onIotexError: 'iotex-error',
  onIotexBudget: 'iotex-budget',
  onIotexRetry: 'iotex-retry',
  onIotexStop: 'iotex-stop',
  onIotexClear: 'iotex-clear',
  onIotexChange: 'iotex-change',
  onIotexFeedback: 'iotex-feedback',
  onIotexCopy: 'iotex-copy',
  onIotexEdit: 'iotex-edit',
  onIotexBranchChange: 'iotex-branch-change',
  onIotexToolCall: 'iotex-tool-call',
  onIotexThreadChange: 'iotex-thread-change',
  onIotexAttach: 'iotex-attach',
  onIotexModelChange: 'iotex-model-change',
  onIotexImageBlock: 'iotex-image-block',
  onIotexLinkClick: 'iotex-link-click',
  onIotexShow: 'iotex-show',
  onIotexAfterShow: 'iotex-after-show',
  onIotexHide: 'iotex-hide',
  onIotexAfterHide: 'iotex-after-hide',
} as const satisfies { readonly [K in keyof ChatEvents as HandlerName<K>]: K };

/**
 * The chat as a component.
 *
 * ```tsx
 * const chat = useRef<IotexChatElement>(null);
 * <IotexChat ref={chat} proxyUrl="/api/chat" heading="Help" onIotexSend={(event) => count(event.message)} />
 * ```
 */
export const IotexChat = createComponent({
  react: React,
  tagName: 'iotex-chat',
  elementClass: IotexChatElement,
  events: EVENTS,
  // Lit's own type of it knows neither what the events are nor that undefined means a default, and would have methods as props.
}) as unknown as React.ForwardRefExoticComponent<IotexChatProps & React.RefAttributes<IotexChatElement>>;

export type { IotexChatElement };
