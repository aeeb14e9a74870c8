/** Answers read aloud: what is said, in which language, and when it falls silent. */
import { html } from '@open-wc/testing';
import { guessLanguage } from '../../src/view/guess-language.js';
import { sentences } from '../../src/view/sentences.js';
import { expect } from './expect.js';
import { openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

/** A voice that says nothing, and is told by the test when it has said it. */
class FakeSynthesis {
  readonly said: SpeechSynthesisUtterance[] = [];
  cancelled = 0;

  speak(utterance: SpeechSynthesisUtterance): void {
    this.said.push(utterance);
  }

  cancel(): void {
    this.cancelled += 1;
  }

  get words(): readonly string[] {
    return this.said.map(({ text }) => text);
  }

  /** The last utterance is over. */
  end(): void {
    const { last } = this;
    last.onend?.call(last, new Event('end') as SpeechSynthesisEvent);
  }

  fail(): void {
    const { last } = this;
    last.onerror?.call(last, new Event('error') as SpeechSynthesisErrorEvent);
  }

  get last(): SpeechSynthesisUtterance {
    return this.said.at(-1)!;
  }
}

describe('Read aloud', () => {
  let synthesis: FakeSynthesis;
  const original = Object.getOwnPropertyDescriptor(window, 'speechSynthesis');
  const put = (value: unknown) => Object.defineProperty(window, 'speechSynthesis', { value, configurable: true });

  beforeEach(() => {
    synthesis = new FakeSynthesis();
    put(synthesis);
  });

  afterEach(() => {
    if (original) Object.defineProperty(window, 'speechSynthesis', original);
  });

  async function answered(text: string): Promise<ChatHarness> {
    const chat = await openChat(html`<iotex-chat with-speech></iotex-chat>`);
    await chat.exchange('q', text);
    return chat;
  }

  it('is there with with-speech only, and where the browser can speak', async () => {
    const chat = await answered('Hello.');
    await expect(chat.element).to.be.accessible();
    expect(chat.button('Read aloud')).not.to.equal(undefined);
    chat.element.withSpeech = false;
    await chat.element.updateComplete;
    expect(chat.button('Read aloud')).to.equal(undefined);
    put(undefined);
    const silent = await answered('Hello.');
    expect(silent.button('Read aloud')).to.equal(undefined);
  });

  it('reads sentence by sentence, without the marks of Markdown, and offers to stop meanwhile', async () => {
    const long = `${'Word '.repeat(30)}one.`;
    const chat = await answered(`**${long}** ${long} [Link](https://example.com)`);
    await chat.click('Read aloud');
    expect(synthesis.words).to.deep.equal([long]);
    expect(chat.button('Stop reading')).not.to.equal(undefined);
    synthesis.end();
    synthesis.end();
    await chat.element.updateComplete;
    expect(synthesis.words).to.deep.equal([long, long, 'Link']);
    expect(chat.button('Stop reading')).not.to.equal(undefined);
    synthesis.end();
    await chat.element.updateComplete;
    expect(chat.button('Read aloud')).not.to.equal(undefined);
    expect(synthesis.said).to.have.length(3);
  });

  it('stops by its button, and a late end of what was stopped says nothing more', async () => {
    const chat = await answered('One.\nTwo.\nThree.');
    await chat.click('Read aloud');
    const before = synthesis.cancelled;
    await chat.click('Stop reading');
    expect(synthesis.cancelled).to.equal(before + 1);
    synthesis.end();
    expect(synthesis.said).to.have.length(1);
    expect(chat.button('Read aloud')).not.to.equal(undefined);
  });

  it('reads one answer at a time', async () => {
    const chat = await answered('First.');
    await chat.exchange('q', 'Second.');
    const [first, second] = [...chat.root.querySelectorAll<HTMLButtonElement>('[data-action=speak]')];
    first!.click();
    second!.click();
    await chat.element.updateComplete;
    expect(synthesis.words).to.deep.equal(['First.', 'Second.']);
    expect(first!.getAttribute('aria-label')).to.equal('Read aloud');
    expect(second!.getAttribute('aria-label')).to.equal('Stop reading');
  });

  const endings: readonly [string, (chat: ChatHarness) => unknown][] = [
    ['another question is asked', (chat) => chat.ask('next')],
    ['the conversation is cleared', (chat) => chat.element.clear()],
    ['the element is removed', (chat) => chat.element.remove()],
    ['the page is left', () => window.dispatchEvent(new PageTransitionEvent('pagehide'))],
  ];
  for (const [name, act] of endings) {
    it(`falls silent when ${name}`, async () => {
      const chat = await answered('One. Two.');
      await chat.click('Read aloud');
      const before = synthesis.cancelled;
      await act(chat);
      expect(synthesis.cancelled).to.equal(before + 1);
      await act(chat);
      expect(synthesis.cancelled, 'and leaves the voice alone after that').to.equal(before + 1);
    });
  }

  it('offers to read again after the voice failed or was taken by another', async () => {
    const chat = await answered('One.\nTwo.');
    await chat.click('Read aloud');
    synthesis.fail();
    await chat.element.updateComplete;
    expect(chat.button('Read aloud')).not.to.equal(undefined);
    expect(synthesis.said).to.have.length(1);
  });

  it('speaks the language of the answer', async () => {
    document.documentElement.lang = 'de';
    try {
      const chat = await answered('こんにちは、世界。');
      // By what it does, not by its name: that is German as soon as the language is there.
      const speak = () => [...chat.root.querySelectorAll<HTMLButtonElement>('[data-action=speak]')].at(-1)!.click();
      speak();
      expect(synthesis.last.lang).to.equal('ja');
      await chat.exchange('q', 'Guten Tag.');
      speak();
      expect(synthesis.last.lang).to.equal('de');
    } finally {
      document.documentElement.removeAttribute('lang');
    }
  });
});

describe('guessLanguage', () => {
  const cases: readonly [text: string, page: string, language: string][] = [
    ['Hello', 'en-GB', 'en-GB'],
    ['Bonjour', 'fr', 'fr'],
    ['Hello', '', ''],
    ['日本語のテキスト', 'en', 'ja'],
    ['汉语', 'en', 'zh'],
    ['漢語', 'zh-Hant', 'zh-Hant'],
    ['안녕하세요', 'en', 'ko'],
    ['مرحبا بالعالم', 'en', 'ar'],
    ['سلام دنیا', 'fa', 'fa'],
    ['שלום', 'he-IL', 'he-IL'],
    ['Привет', 'en', 'ru'],
    ['Привіт', 'uk', 'uk'],
    ['नमस्ते', '', 'hi'],
    ['A long text in English with one word of Japanese, 木, in the middle of it.', 'en', 'en'],
    ['Hello there', 'ja', 'en'],
    ['123', 'ja', 'ja'],
    ['', 'de', 'de'],
  ];
  for (const [text, page, language] of cases) {
    it(`reads "${text.slice(0, 20)}" in a page in "${page}" as "${language}"`, () => {
      expect(guessLanguage(text, page)).to.equal(language);
    });
  }
});

describe('sentences', () => {
  it('keeps short ones of a line together, and lines apart', () => {
    expect(sentences('One. Two.\n\nThree?', 'en')).to.deep.equal(['One. Two.', 'Three?']);
  });

  it('loses nothing, and makes no piece too long for a browser to say', () => {
    const text = `${'Many words, '.repeat(100)}end. ${'字'.repeat(500)}。 ${'Short. '.repeat(90)}`;
    const pieces = sentences(text, 'en');
    expect(Math.max(...pieces.map(({ length }) => length))).to.be.at.most(200);
    expect(pieces.join('').replace(/\s/g, '')).to.equal(text.replace(/\s/g, ''));
  });

  it('does the same without Intl.Segmenter', () => {
    const { Segmenter } = Intl;
    Object.defineProperty(Intl, 'Segmenter', { value: undefined, configurable: true });
    delete (Intl as { Segmenter?: unknown }).Segmenter;
    try {
      expect(sentences('One. Two! 三。四', 'en').join('').replace(/\s/g, '')).to.equal('One.Two!三。四');
    } finally {
      Object.defineProperty(Intl, 'Segmenter', { value: Segmenter, configurable: true, writable: true });
    }
  });

  it('gives nothing of nothing', () => {
    expect(sentences(' \n ', 'en')).to.deep.equal([]);
  });
});
