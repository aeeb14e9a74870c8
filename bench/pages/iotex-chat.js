/** `<iotex-chat>` from the file that a script tag loads; the page has loaded it before this script runs. */
export async function start(container) {
  const chat = document.createElement('iotex-chat');
  chat.setAttribute('base-url', new URL('/v1', location.href).href);
  chat.setAttribute('model', 'bench');
  container.append(chat);
  await chat.updateComplete;
  const newest = () => [...chat.shadowRoot.querySelectorAll('[part~="message-assistant"]')].at(-1);
  return {
    root: chat.shadowRoot,
    text: () => newest()?.textContent ?? '',
    focus: () => chat.focus(),
    ask: () => chat.send('Go on.'),
    stop: () => chat.stop(),
    history(messages) {
      for (const message of messages) chat.addMessage(message);
    },
  };
}
