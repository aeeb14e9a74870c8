/** Registers `<iotex-chat>`, unless somebody else has: then it says who is who, and the first one stays. */
import { IotexChat } from './iotex-chat.js';

/** Registers the element once. Where the tag is another class's already, the console is told of both versions. */
export function defineElement(): void {
  const known = customElements.get('iotex-chat') as { readonly version?: string } | undefined;
  if (!known) customElements.define('iotex-chat', IotexChat);
  else if (known !== IotexChat)
    console.warn(
      `<iotex-chat>: version ${known.version ?? 'unknown'} is registered already, so version ${IotexChat.version} is not used. Load one of them alone.`,
    );
}
