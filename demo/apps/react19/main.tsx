/** React 19 knows custom elements: properties, events and `ref` as anywhere else. The types of the tag come with the package. */
/// <reference types="iotex-chat/types/react" />
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'iotex-chat/define';
import type { IotexChat } from 'iotex-chat';
import '../shared/shop.css';
import { greeting, question, suggestions, tools } from '../shared/shop';

function Shop() {
  const chat = useRef<IotexChat>(null);
  const [isDark, setDark] = useState(false);
  const [count, setCount] = useState(0);
  const [events, setEvents] = useState<readonly string[]>([]);
  const note = (event: Event) => setEvents((before) => [...before, event.type]);
  return (
    <>
      <h1>Help</h1>
      <div className="controls">
        <button id="theme" type="button" onClick={() => setDark(!isDark)}>
          {isDark ? 'Light' : 'Dark'}
        </button>
        <button id="ask" type="button" onClick={() => void chat.current?.send(question)}>
          Ask about the key
        </button>
        <output id="asked">{count} questions</output>
      </div>
      <div className="columns">
        <iotex-chat
          ref={chat}
          base-url="/gateway/v1"
          model="docs"
          heading="Ask the shop"
          greeting={greeting}
          color-scheme={isDark ? 'dark' : 'light'}
          with-feedback={true}
          suggestions={suggestions}
          tools={tools}
          oniotex-before-send={note}
          oniotex-send={(event) => {
            note(event);
            if (event.message.text !== '') setCount((before) => before + 1);
          }}
          oniotex-response-start={note}
          oniotex-response-end={note}
          oniotex-error={note}
        >
          <p>The chat is being loaded.</p>
        </iotex-chat>
        <ol id="events">
          {events.map((type, place) => (
            <li key={place}>{type}</li>
          ))}
        </ol>
      </div>
    </>
  );
}

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <Shop />
  </StrictMode>,
);
