/** A microphone that hears what the test says, and a server that writes it down. */

export class FakeTrack {
  isStopped = false;

  stop(): void {
    this.isStopped = true;
  }
}

/** Records the words that the test gave it. */
export class FakeRecorder {
  static words: readonly string[] = ['sound'];
  static last: FakeRecorder | undefined;
  static readonly isTypeSupported = (type: string) => type.startsWith('audio/webm');
  state = 'inactive';
  readonly mimeType: string;
  ondataavailable: ((event: { readonly data: Blob }) => void) | undefined;
  onstop: (() => void) | undefined;
  onerror: ((event: Event) => void) | undefined;

  constructor(_stream: unknown, { mimeType }: MediaRecorderOptions) {
    this.mimeType = mimeType ?? '';
    FakeRecorder.last = this;
  }

  start(): void {
    this.state = 'recording';
  }

  stop(): void {
    this.state = 'inactive';
    for (const word of FakeRecorder.words) this.ondataavailable?.({ data: new Blob([word]) });
    this.onstop?.();
  }
}

export interface Microphones {
  readonly track: FakeTrack;
  asked: number;
  /** What is given for a microphone. */
  getUserMedia: () => Promise<unknown>;
}

export function fakeMicrophones(): Microphones {
  const track = new FakeTrack();
  const fake: Microphones = {
    track,
    asked: 0,
    getUserMedia: () => Promise.resolve({ getTracks: () => [track] }),
  };
  return fake;
}

export const transcript = (text: string) => new Response(JSON.stringify({ text }));
