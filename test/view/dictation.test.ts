/** Speaking in place of typing: what is recorded, sent and written into the draft, what is said when it fails, and that the microphone is let go. */
import { html } from '@open-wc/testing';
import { FakeClock, settle } from '../fake-clock.js';
import { failed, scriptedFetch } from '../protocol/scripted-fetch.js';
import type { Answer } from '../protocol/scripted-fetch.js';
import { DictationController } from '../../src/view/controllers/dictation.js';
import { en } from '../../src/locales/en.js';
import { expect } from './expect.js';
import { fakeMicrophones, FakeRecorder, transcript } from './fake-microphone.js';
import type { Microphones } from './fake-microphone.js';
import { happens, heardOnConsole, openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

describe('Dictation', () => {
  let microphones: Microphones;
  const { MediaRecorder: OriginalRecorder } = window;
  const putDevices = (value: unknown) =>
    Object.defineProperty(navigator, 'mediaDevices', { value, configurable: true });
  const putRecorder = (value: unknown) => Object.assign(window, { MediaRecorder: value });

  beforeEach(() => {
    microphones = fakeMicrophones();
    FakeRecorder.words = ['sound'];
    putRecorder(FakeRecorder);
    putDevices({
      getUserMedia: () => {
        microphones.asked += 1;
        return microphones.getUserMedia();
      },
    });
  });

  afterEach(() => {
    putRecorder(OriginalRecorder);
    delete (navigator as { mediaDevices?: unknown }).mediaDevices;
  });

  async function openMicrophone(...answers: Answer[]) {
    const chat = await openChat(html`<iotex-chat with-dictation proxy-url="https://p.example/chat"></iotex-chat>`);
    const { fetch, requests } = scriptedFetch(...answers);
    chat.element.fetch = fetch;
    return { chat, requests };
  }

  async function record(chat: ChatHarness): Promise<void> {
    await chat.click('Dictate');
    await chat.until(() => chat.button('Stop dictation'));
  }

  /** Speaks, and waits until something has come of it. */
  async function dictate(chat: ChatHarness): Promise<void> {
    await record(chat);
    await chat.click('Stop dictation');
    await chat.until(() => chat.button('Dictate'));
    await chat.element.updateComplete;
  }

  const note = (chat: ChatHarness) => chat.part('notice').querySelector('p')?.textContent;

  it('passes the accessibility audit, while it records too', async () => {
    const { chat } = await openMicrophone(transcript('x'));
    await expect(chat.element).to.be.accessible();
    await record(chat);
    await expect(chat.element).to.be.accessible();
  });

  it('is off unless it is switched on, and asks for no microphone before somebody speaks', async () => {
    expect((await openChat()).button('Dictate')).to.equal(undefined);
    await openMicrophone();
    expect(microphones.asked).to.equal(0);
  });

  it('records, has it written down, and puts the text at the caret', async () => {
    const { chat, requests } = await openMicrophone(transcript('brave new'));
    chat.element.value = 'Hello world';
    await chat.element.updateComplete;
    chat.input.setSelectionRange(5, 5);
    await dictate(chat);
    expect(chat.element.value).to.equal('Hello brave new world');
    expect(chat.input.selectionStart).to.equal(15);
    expect(chat.root.activeElement === chat.input).to.equal(true);
    expect(requests[0]?.url).to.equal('https://p.example/chat/audio/transcriptions');
    const file = (requests[0]?.init.body as FormData).get('file') as File;
    expect(await file.text()).to.equal('sound');
    expect(file).to.include({ name: 'recording.webm', type: 'audio/webm' });
    expect(microphones.track.isStopped).to.equal(true);
    expect(chat.element.messages).to.have.length(0);
  });

  it('says what it does while it does it, with one button that keeps the focus', async () => {
    let grant: (stream: unknown) => void = () => undefined;
    let answer: (response: Response) => void = () => undefined;
    microphones.getUserMedia = () => new Promise((resolve) => (grant = resolve));
    const { chat } = await openMicrophone(() => new Promise((resolve) => (answer = resolve)));
    const button = chat.button('Dictate')!;
    button.focus();
    await chat.click('Dictate');
    expect(chat.part('composer').textContent).to.include('Allow the microphone to dictate.');
    expect(button.getAttribute('aria-label')).to.equal('Cancel dictation');
    await happens(() => microphones.asked === 1);
    grant({ getTracks: () => [microphones.track] });
    await chat.until(() => chat.button('Stop dictation'));
    expect(chat.root.querySelector('[role=timer]')?.textContent).to.equal('0:00');
    await chat.click('Stop dictation');
    await chat.until(() => chat.part('composer').textContent.includes('Writing down …'));
    expect(microphones.track.isStopped).to.equal(true);
    expect(chat.root.activeElement === button).to.equal(true);
    await chat.type('typed meanwhile');
    answer(transcript('spoken'));
    await chat.until(() => chat.button('Dictate'));
    await chat.element.updateComplete;
    expect(chat.element.value).to.equal('typed meanwhile spoken');
    await chat.until(() => chat.root.querySelector('[role=status]')?.textContent.includes('Written down'));
  });

  it('does not take the second click of a double click for another', async () => {
    const { chat } = await openMicrophone(transcript('x'));
    const click = (detail: number) =>
      chat.part('mic-button').dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
    click(1);
    await chat.element.updateComplete;
    click(2);
    await chat.until(() => chat.button('Stop dictation'));
  });

  it('lets an answer be asked for, and a message be sent, meanwhile', async () => {
    const { chat } = await openMicrophone(transcript('x'));
    await record(chat);
    await chat.ask('typed');
    expect(chat.element.messages).to.have.length(2);
    expect(chat.button('Stop dictation')).not.to.equal(undefined);
  });

  describe('lets the microphone go, and writes nothing,', () => {
    const ways: readonly [string, (chat: ChatHarness) => unknown][] = [
      ['when it is cancelled', (chat) => chat.click('Cancel dictation')],
      ['when the element is removed', (chat) => chat.element.remove()],
      ['when with-dictation is taken away', (chat) => chat.element.removeAttribute('with-dictation')],
    ];
    for (const [name, act] of ways) {
      it(name, async () => {
        const { chat, requests } = await openMicrophone(transcript('x'));
        await record(chat);
        await act(chat);
        await settle();
        await chat.element.updateComplete;
        await settle();
        expect(microphones.track.isStopped).to.equal(true);
        expect(requests).to.have.length(0);
        expect(chat.element.value).to.equal('');
        expect(chat.parts('notice')).to.have.length(0);
      });
    }

    it('when it is cancelled before the browser was answered', async () => {
      let grant: (stream: unknown) => void = () => undefined;
      microphones.getUserMedia = () => new Promise((resolve) => (grant = resolve));
      const { chat } = await openMicrophone();
      await chat.click('Dictate');
      await happens(() => microphones.asked === 1);
      await chat.click('Cancel dictation');
      expect(chat.button('Dictate')).not.to.equal(undefined);
      grant({ getTracks: () => [microphones.track] });
      await settle();
      expect(microphones.track.isStopped).to.equal(true);
      expect(chat.button('Dictate')).not.to.equal(undefined);
    });

    it('when it is cancelled while it is written down', async () => {
      const { chat, requests } = await openMicrophone(() => new Promise(() => undefined));
      await record(chat);
      await chat.click('Stop dictation');
      await happens(() => requests.length === 1);
      await chat.click('Cancel dictation');
      expect(requests[0]?.init.signal?.aborted).to.equal(true);
      expect(chat.parts('notice')).to.have.length(0);
    });
  });

  it('goes on when the element is moved', async () => {
    const { chat } = await openMicrophone(transcript('x'));
    await record(chat);
    const parent = chat.element.parentElement!;
    chat.element.remove();
    parent.append(chat.element);
    await settle();
    expect(microphones.track.isStopped).to.equal(false);
    await chat.click('Stop dictation');
    await chat.until(() => chat.element.value === 'x' && chat.button('Dictate'));
  });

  it('hands the focus on when Cancel goes away', async () => {
    const { chat } = await openMicrophone();
    await record(chat);
    chat.button('Cancel dictation')!.focus();
    await chat.click('Cancel dictation');
    expect(chat.root.activeElement?.getAttribute('aria-label')).to.equal('Dictate');
  });

  describe('says in words', () => {
    const refused = (name: string) => () => Promise.reject(new DOMException('no', name));
    const cases: readonly [string, () => void, Answer, string][] = [
      [
        'that the microphone was refused',
        () => (microphones.getUserMedia = refused('NotAllowedError')),
        transcript(''),
        en.microphoneRefused,
      ],
      [
        'that there is none',
        () => (microphones.getUserMedia = refused('NotFoundError')),
        transcript(''),
        en.microphoneMissing,
      ],
      [
        'that it is in use',
        () => (microphones.getUserMedia = refused('NotReadableError')),
        transcript(''),
        en.microphoneFailed,
      ],
      ['that the browser cannot record', () => putRecorder(undefined), transcript(''), en.dictationImpossible],
      ['that it has no microphones to give', () => putDevices(undefined), transcript(''), en.dictationImpossible],
      ['that nothing was recorded', () => (FakeRecorder.words = []), transcript(''), en.nothingHeard],
      ['that nothing was said', () => undefined, transcript(''), en.nothingHeard],
      ['that the recording is too long', () => undefined, failed(413), en.dictationTooLong],
      ['what went wrong at the server', () => undefined, failed(429), en.errors.rate_limit],
      ['that the connection failed', () => undefined, new TypeError('refused'), en.errors.network],
      [
        'that a recorder broke',
        () =>
          putRecorder(
            class extends FakeRecorder {
              override start(): void {
                throw new DOMException('no', 'NotSupportedError');
              }
            },
          ),
        transcript(''),
        en.microphoneFailed,
      ],
    ];
    for (const [name, arrange, answer, words] of cases) {
      it(name, async () => {
        const { chat } = await openMicrophone(answer);
        chat.element.value = 'draft';
        arrange();
        await heardOnConsole('error', async () => {
          await chat.click('Dictate');
          const next = await chat.until(() => chat.button('Stop dictation') ?? chat.parts('notice')[0]);
          if (next instanceof HTMLButtonElement) next.click();
          await chat.until(() => chat.parts('notice')[0]);
        });
        expect(note(chat)).to.equal(words);
        expect(chat.element.value).to.equal('draft');
        expect(chat.button('Dictate')).not.to.equal(undefined);
        await chat.until(() => chat.root.querySelector('[role=status]')?.textContent.includes(words));
        await chat.click('Dismiss');
        expect(chat.parts('notice')).to.have.length(0);
      });
    }

    it('that the page is not secure', async () => {
      putDevices(undefined);
      const { failureWords, startRecording } = await import('../../src/view/dictation/recording.js');
      const microphone = { mediaDevices: undefined, MediaRecorder: OriginalRecorder, isSecureContext: false };
      const error: unknown = await startRecording(microphone, new AbortController().signal).catch((e: unknown) => e);
      expect(failureWords(error, en)).to.equal(en.dictationInsecure);
    });

    it('that more was recorded than a server takes', async () => {
      const { failureWords, writeDown } = await import('../../src/view/dictation/recording.js');
      const long = new Blob([new Uint8Array(26 * 1024 * 1024)], { type: 'audio/webm' });
      const error: unknown = await writeDown(long, {}, new AbortController().signal).catch((e: unknown) => e);
      expect(failureWords(error, en)).to.equal(en.dictationTooLong);
    });
  });

  it('keeps what was said when only the server failed, and tries again with Retry', async () => {
    const { chat, requests } = await openMicrophone(failed(503), transcript('not lost'));
    await heardOnConsole('error', () => dictate(chat));
    expect(chat.button('Retry')).not.to.equal(undefined);
    await chat.click('Retry');
    await chat.until(() => chat.element.value === 'not lost' && chat.button('Dictate'));
    expect(requests).to.have.length(2);
    expect(microphones.asked).to.equal(1);
    expect(chat.parts('notice')).to.have.length(0);
  });

  it('ends when the microphone is unplugged, with what was said until then', async () => {
    const { chat } = await openMicrophone(transcript('half a sen'));
    await record(chat);
    FakeRecorder.last?.stop();
    await happens(() => chat.element.value === 'half a sen');
  });

  it('cannot begin while disabled', async () => {
    const { chat } = await openMicrophone();
    chat.element.disabled = true;
    await chat.element.updateComplete;
    expect(chat.button('Dictate')?.disabled).to.equal(true);
  });

  it('counts the seconds, and ends by itself after five minutes', async () => {
    const clock = new FakeClock();
    const inserted: string[] = [];
    let updates = 0;
    const host = {
      isConnected: true,
      withDictation: true,
      disabled: false,
      words: en,
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => (updates += 1),
      updateComplete: Promise.resolve(true),
    };
    const dictation = new DictationController(host, {
      clock,
      microphone: () => ({
        mediaDevices: navigator.mediaDevices,
        MediaRecorder: FakeRecorder as unknown as typeof MediaRecorder,
        isSecureContext: true,
      }),
      options: () => ({ proxyUrl: 'https://p.example/chat', fetch: scriptedFetch(transcript('all of it')).fetch }),
      insert: (text) => inserted.push(text),
      say: () => undefined,
    });
    const done = dictation.start();
    while (dictation.status !== 'recording') await settle();
    updates = 0;
    await clock.advance(61_000);
    expect(dictation.seconds).to.equal(61);
    expect(updates).to.equal(61);
    await clock.advance(4 * 60_000);
    await done;
    expect(inserted).to.deep.equal(['all of it']);
    expect(microphones.track.isStopped).to.equal(true);
    await clock.advance(10_000);
    expect(clock.pending).to.equal(0);
  });
});
