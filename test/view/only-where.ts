/** Tests that a browser, or its driver, cannot run: which, and why, for the list at the end of the run. */

const { userAgent } = navigator;
const isFirefox = userAgent.includes('Firefox/');
const isWebKit = userAgent.includes('AppleWebKit/') && !userAgent.includes('Chrome/');
const isChromium = !isFirefox && !isWebKit;

const NAME = isFirefox ? 'Firefox' : isWebKit ? 'WebKit' : 'Chromium';

/** What differs. */
export const can = {
  emulateMedia: isChromium,
  emulateForcedColours: isChromium,
  adjustForcedColours: CSS.supports('forced-color-adjust', 'none'),
  beNarrow: !isWebKit,
  selectSkipped: !isFirefox,
  alternateChannels: isChromium,
  measureZoomed: 'currentCSSZoom' in Element.prototype,
  copyByKeys: !navigator.platform.startsWith('Mac'),
} as const;

/** Why a browser is left out, said of it: `its driver cannot force colours`. */
const LIMITS: Record<keyof typeof can, string> = {
  emulateMedia: 'its driver cannot emulate media',
  emulateForcedColours: 'its driver cannot force colours',
  adjustForcedColours: 'it forces no colours',
  selectSkipped:
    'a selection in a shadow root says nothing of what content-visibility skips; it is copied all the same',
  alternateChannels: 'it lets two messages of one channel come before one of another',
  measureZoomed: 'it measures what is zoomed in units of its own',
  copyByKeys: 'its driver presses no shortcuts of macOS',
  beNarrow: 'its window has a bar with a width of its own',
};

/** `it`, where the browser can do what the test needs; else a skipped test whose title names the browser and its limit. */
export function itWhere(needed: keyof typeof can, title: string, test: () => void | Promise<void>): void {
  if (can[needed]) it(title, test);
  else it.skip(`${title} (skipped in ${NAME}: ${LIMITS[needed]})`, test);
}
