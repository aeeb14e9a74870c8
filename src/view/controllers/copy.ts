/** A message in, the clipboard filled: as Markdown for editors of text, as HTML for everything else. */
import type { Message } from '../../conversation/message.js';
import { copyText } from '../../markdown/render/copy.js';
import type { Clock } from '../../protocol/clock.js';
import { cleanHtml } from '../clean-html.js';
import { IotexCopyEvent } from '../events.js';
import type { MessageStates } from '../message-state.js';

/** How long the button says so, in ms: a confirmation is seen, a refusal has to be read. */
const COPIED_FOR = 2000;
const FAILED_FOR = 6000;

/**
 * Copies what was said, and neither thoughts nor steps. `button` stands in the message. Where the clipboard is closed, the text is selected for the visitor
 * to copy. `host` is told of a copy that was made.
 */
export async function copyMessage(
  { id, text }: Message,
  button: Element,
  host: EventTarget,
  states: MessageStates,
  clock: Clock,
): Promise<void> {
  const view = button.closest('.message');
  const answer = [...(view?.querySelectorAll(':scope > .markdown') ?? [])];
  const html = answer.map(cleanHtml).join('');
  const isCopied = await copyText(text, () => view?.querySelector('.bubble, .markdown') ?? button, html);
  if (isCopied) host.dispatchEvent(new IotexCopyEvent(id, text));
  const copy = { isCopied };
  states.change(id, { copy });
  clock.after(isCopied ? COPIED_FOR : FAILED_FOR, () => {
    if (states.get(id).copy === copy) states.change(id, { copy: undefined });
  });
}
