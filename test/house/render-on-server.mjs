/** A process of its own, because Lit leaves its names in the one it is imported into: prints what a server renders, and which globals came with it. */
const before = new Set(Object.getOwnPropertyNames(globalThis));
await import('iotex-chat/define');
const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
const { render } = await import('@lit-labs/ssr');
const { collectResult } = await import('@lit-labs/ssr/lib/render-result.js');
const { html } = await import('lit');
const chat = html`<iotex-chat
  heading="Help"
  greeting="What is it about?"
  with-attachments
  with-dictation
  with-speech
  with-feedback
  with-export
  with-model-picker
  with-threads
  with-usage
  maxlength="100"
  lang="de"
  .suggestions=${['How much?', 'How long?']}
  ><p>Write to us.</p></iotex-chat
>`;
console.log(JSON.stringify({ added, page: await collectResult(render(chat)) }));
