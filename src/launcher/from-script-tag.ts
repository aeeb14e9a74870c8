/** The tag of a classic script in, a floating chat out, with what its `data-` attributes say. */

/** What every element of HTML has, and a chat reads. */
const ELSE = ['lang', 'dir', 'id'];

/**
 * Puts `<iotex-chat mode="floating">` at the end of the page: each `data-name="value"` of `script` is its attribute `name`, one of `names`. What is none
 * is said in one line. Without any of them there is no chat: the page has its own.
 *
 * @example
 * <script src="iotex-chat.iife.js" data-proxy-url="/chat" data-heading="Help"></script>
 */
export function chatFromScriptTag(script: Element | null, names: readonly string[]): HTMLElement | undefined {
  const given = [...(script?.attributes ?? [])]
    .filter(({ name }) => name.startsWith('data-'))
    .map(({ name, value }) => [name.slice('data-'.length), value] as const);
  const isKnown = ([name]: readonly [string, string]) => names.includes(name) || ELSE.includes(name);
  const known = given.filter(isKnown);
  if (!script || known.length === 0) return undefined;
  const unknown = given.filter((each) => !isKnown(each)).map(([name]) => `data-${name}`);
  if (unknown.length > 0)
    console.warn(`<iotex-chat>: ${unknown.join(', ')} of the script tag is no attribute of the chat, and is left out.`);
  const { ownerDocument: page } = script;
  const chat = page.createElement('iotex-chat');
  chat.setAttribute('mode', 'floating');
  for (const [name, value] of known) chat.setAttribute(name, value);
  const append = () => page.body.append(chat);
  // A script in the head runs before there is a body.
  if (page.readyState === 'loading') page.addEventListener('DOMContentLoaded', append, { once: true });
  else append();
  return chat;
}
