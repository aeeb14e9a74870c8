/** The list from which the visitor chooses a model: the browser's own, so that it works with any finger and any assistive technology. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Strings } from '../../locales/strings.js';
import type { ModelsController } from '../controllers/models.js';
import { icons } from '../more-icons.js';

/** The element, as far as it is asked here. */
export interface ModelPickerContext {
  readonly words: Strings;
  readonly disabled: boolean;
}

export function modelPicker(
  models: ModelsController,
  { words: strings, disabled }: ModelPickerContext,
): TemplateResult {
  return html`<span class="picker" aria-busy=${models.isLoading ? 'true' : 'false'}>
    <select
      part="model-picker"
      aria-label=${strings.model}
      title=${models.chosen}
      ?disabled=${disabled}
      @focus=${models.load}
      @pointerdown=${models.load}
      @change=${models.onChange}
    >
      ${models.ids.map((id) => html`<option value=${id} .selected=${live(id === models.chosen)}>${id}</option>`)}
      ${models.isLoading ? html`<option value="" disabled>${strings.loadingModels}</option>` : nothing}
    </select>
    ${icons.chevron}
  </span>`;
}
