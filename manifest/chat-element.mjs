/** The declaration of `<iotex-chat>` in a manifest: its class in `src/view/iotex-chat.ts`, with what it inherits. */
export function chatElement({ modules }) {
  const element = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === 'iotex-chat');
  if (!element) throw new Error('manifest: there is no <iotex-chat>.');
  return element;
}
