/** Types for the build of a package for browsers, which has none of its own. */

declare module '@guidepup/virtual-screen-reader/browser.js' {
  export { virtual } from '@guidepup/virtual-screen-reader';
}
