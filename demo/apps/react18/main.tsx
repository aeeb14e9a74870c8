/** React 18 sets only attributes on a custom element and hears no custom event: the wrapper does both. */
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { IotexChat } from 'iotex-chat/react';
import type { IotexChatElement } from 'iotex-chat/react';
import '../shared/shop.css';
import { greeting, question, suggestions, tools } from '../shared/shop';

function Shop() {
  const chat = useRef<IotexChatElement>(null);
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
        <IotexChat
          ref={chat}
          baseUrl="/gateway/v1"
          model="docs"
          heading="Ask the shop"
          greeting={greeting}
          colorScheme={isDark ? 'dark' : 'light'}
          withFeedback
          suggestions={suggestions}
          tools={tools}
          onIotexBeforeSend={note}
          onIotexSend={(event) => {
            note(event);
            if (event.message.text !== '') setCount((before) => before + 1);
          }}
          onIotexResponseStart={note}
          onIotexResponseEnd={note}
          onIotexError={note}
        >
          <p>The chat is being loaded.</p>
        </IotexChat>
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
