/** What went wrong with remembering in, words for the visitor out. The chat itself goes on. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { MemoryTrouble } from '../../conversation/storage/thread-memory.js';
import type { Strings } from '../../locales/strings.js';

export function memoryNotice(strings: Strings, trouble: MemoryTrouble | undefined): TemplateResult | typeof nothing {
  if (!trouble) return nothing;
  const words = trouble === 'unsaved' ? strings.notSaved : strings.savedDamaged;
  return html`<p part="notice" class="notice quiet">${words}</p>`;
}
