/** `<deep-chat>` as its documentation embeds it: `connect` with a stream, and an interceptor that reads a chunk of the wire. */
import 'deep-chat/dist/deepChat.bundle.js';

export async function start(container, { partialRender = false } = {}) {
  let chat = await place(container, partialRender, []);
  const answers = () => chat.shadowRoot.querySelectorAll('.ai-message-text');
  return {
    get root() {
      return chat.shadowRoot;
    },
    text: () => answers()[answers().length - 1]?.textContent ?? '',
    focus: () => chat.shadowRoot.querySelector('#text-input').focus(),
    ask: () => chat.submitUserMessage({ text: 'Go on.' }),
    // Has no method for it: the button that sends is, while an answer comes, the one that stops.
    stop: () => chat.shadowRoot.querySelector('#stop-icon')?.parentElement.click(),
    async history(messages) {
      chat.remove();
      chat = await place(
        container,
        partialRender,
        messages.map(({ role, text }) => ({ role: role === 'user' ? 'user' : 'ai', text })),
      );
    },
  };
}

function place(container, partialRender, history) {
  const chat = document.createElement('deep-chat');
  chat.connect = {
    url: '/v1/chat/completions',
    method: 'POST',
    stream: partialRender ? { partialRender: true } : true,
  };
  chat.responseInterceptor = (chunk) => ({ text: chunk.choices?.[0]?.delta?.content ?? '' });
  chat.history = history;
  chat.style.width = '100%';
  chat.style.height = '100%';
  return new Promise((resolve) => {
    chat.onComponentRender = () => resolve(chat);
    container.append(chat);
  });
}
