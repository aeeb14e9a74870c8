/** The list from which the visitor chooses a model: the browser's own, so that it works with any finger and any assistive technology. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Strings } from '../../locales/strings.js';
import type { ComposerController } from '../controllers/composer.js';
import { icons } from '../icons.js';

export interface ModelPickerContext {
  readonly strings: Strings;
  readonly composer: ComposerController;
  readonly disabled: boolean;
}

export function modelPicker({ strings, composer: { models }, disabled }: ModelPickerContext): TemplateResult {
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
