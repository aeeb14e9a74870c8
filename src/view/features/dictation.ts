/** What `with-dictation` turns on: speaking in place of typing, and its controls in the composer. */
import type { TemplateResult } from 'lit';
import type { Clock } from '../../protocol/clock.js';
import type { TransportOptions } from '../../protocol/transport-options.js';
import { browserMicrophone, DictationController } from '../controllers/dictation.js';
import type { DictationHost } from '../controllers/dictation.js';
import { joinDictation } from '../join-dictation.js';
import { dictationControls } from '../parts/dictation.js';
import { dictation } from '../styles/dictation.js';

export const sheets = [dictation];

export interface DictationMeans {
  readonly clock: Clock;
  /** Asked anew for each recording. */
  readonly options: () => TransportOptions;
  /** Puts what `make` gives, of what stands around the caret, at the caret. */
  readonly insert: (make: (before: string, after: string) => string) => void;
  /** Takes words that are heard and not seen. */
  readonly say: (words: string) => void;
}

export class DictationFeature extends DictationController {
  readonly #host: DictationHost;

  constructor(host: DictationHost, { clock, options, insert, say }: DictationMeans) {
    super(host, {
      clock,
      options,
      say,
      microphone: browserMicrophone,
      insert: (text) => insert((before, after) => joinDictation(before, text, after)),
    });
    this.#host = host;
  }

  get controls(): TemplateResult {
    return dictationControls(this, this.#host);
  }
}
