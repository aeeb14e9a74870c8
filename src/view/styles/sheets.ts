/** The style sheets of the empty chat, in the order in which they apply. What is loaded later brings its own, which stand behind these. */
import { css } from 'lit';
import type { CSSResult } from 'lit';
import { baseline } from './baseline.js';
import { composer } from './composer.js';
import { frame } from './frame.js';
import { launcher } from './launcher.js';
import { panel } from './panel.js';
import { tokens } from './tokens.js';
import { transcript } from './transcript.js';

export const sheets = [fromText(tokens), frame, baseline, transcript, composer, fromText(panel), fromText(launcher)];

/** A sheet that is kept as text is one to Lit, too. */
function fromText(text: string): CSSResult {
  return css([text] as unknown as TemplateStringsArray);
}
