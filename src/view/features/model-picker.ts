/** What `with-model-picker` turns on: the models that the server offers, and the list to choose one from. */
import type { TemplateResult } from 'lit';
import { ModelsController } from '../controllers/models.js';
import type { ModelsHost } from '../controllers/models.js';
import type { TransportOptions } from '../../protocol/transport-options.js';
import { modelPicker } from '../parts/model-picker.js';
import { picker } from '../styles/picker.js';

export const sheets = [picker];

export class ModelPickerFeature extends ModelsController {
  readonly #host: ModelsHost;

  /** `options` is asked anew for each request. `say` is for words that are heard. */
  constructor(host: ModelsHost, options: () => TransportOptions, say: (words: string) => void) {
    super(host, options, say);
    this.#host = host;
  }

  get picker(): TemplateResult {
    return modelPicker(this, this.#host);
  }
}
