/** What the launcher has put in the place of the chat, in: what the visitor did in it goes over to the chat, and it is gone, all before anything is painted. */
import type { LitElement } from 'lit';

/** The launcher marks its nodes with this: with `data-open` the visitor has opened it, with `data-send` has pressed Enter. */
export const STAND_IN = '[data-stand-in]';

export async function takeOver(
  host: LitElement & { value: string },
  panel: { readonly isShown: boolean; takeOver(): void },
  submit: () => void,
): Promise<void> {
  const root = host.renderRoot as ShadowRoot;
  const standIn = root.querySelector<HTMLElement>(STAND_IN);
  if (!standIn) return;
  const { activeElement } = root;
  const field = standIn.querySelector('textarea');
  const hadField = field !== null && activeElement === field;
  const isSent = standIn.dataset['send'] !== undefined;
  if (field?.value) host.value = field.value;
  if (standIn.dataset['open'] !== undefined) panel.takeOver();
  await host.updateComplete;
  const input = root.querySelector<HTMLTextAreaElement>(`textarea[part~="input"]:not(${STAND_IN} *)`);
  if (hadField && panel.isShown) {
    input?.focus({ preventScroll: true });
    input?.setSelectionRange(field.selectionStart, field.selectionEnd, field.selectionDirection);
  } else if (activeElement?.matches(`${STAND_IN} .launcher`) && !panel.isShown) {
    root.querySelector<HTMLElement>(`.launcher:not(${STAND_IN} *)`)?.focus({ preventScroll: true });
  }
  standIn.remove();
  if (isSent) submit();
}
