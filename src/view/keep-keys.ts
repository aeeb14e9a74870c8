/** A key event in; it goes no further where it is typing. */

/** Typing here is not the page's: its hotkeys do not hear it. Escape, Tab, function keys and chords pass. */
export function keepKeys(event: KeyboardEvent): void {
  const isTyping = event.key.length === 1 || event.key === 'Enter' || event.key === 'Backspace';
  if (isTyping && !event.ctrlKey && !event.metaKey) event.stopPropagation();
}
