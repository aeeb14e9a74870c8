/** Where a chat is on its page. */

/** `inline`: a box of the page. `floating`: a button in a corner, and a panel that it opens. `fullscreen`: the whole window. */
export type ChatMode = 'inline' | 'floating' | 'fullscreen';

/** The corner of the window that a floating chat is in, by the direction of the page's writing. */
export type Placement = 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start';
