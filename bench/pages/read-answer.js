/** Asks the bench's server and hands on each delta: what the hand-made subjects know of the protocol. */
export async function readAnswer(signal, onDelta) {
  const response = await fetch('/v1/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'bench', stream: true, messages: [{ role: 'user', content: 'Go on.' }] }),
    signal,
  });
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n');
    rest = events.pop();
    for (const event of events) {
      if (event === 'data: [DONE]') return;
      const delta = JSON.parse(event.slice(6)).choices[0].delta.content;
      if (delta) onDelta(delta);
    }
  }
}
