/** How an exported page looks: in light and dark, and on paper. It stands alone, so nothing of the chat's own sheets is in it. */

/** The style sheet, to be the text of a `<style>`. */
export const pageStyle = `
:root { color-scheme: light dark; --line: light-dark(#d9dfdc, #343d39); --quiet: light-dark(#56625d, #a3afaa); --soft: light-dark(#f1f5f3, #1f2723); }
body { margin: 0; padding: 2rem 1.25rem 4rem; font: 1rem/1.6 system-ui, sans-serif; color: light-dark(#18201d, #e9eeeb); background: light-dark(#fff, #131816); }
main { max-inline-size: 44rem; margin-inline: auto; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.3; }
header { padding-block-end: 1.5rem; border-block-end: 1px solid var(--line); }
header p { margin: .25rem 0 0; color: var(--quiet); }
article { margin-block-start: 2rem; }
.you { padding: .75rem 1rem 1rem; border-radius: .75rem; background: var(--soft); }
.words { white-space: pre-wrap; }
.answer :is(h1, h2, h3, h4, h5, h6) { margin-block: 1.5em .5em; font-size: 1.05em; line-height: 1.35; }
.answer h1 { font-size: 1.25em; }
.answer h2 { font-size: 1.15em; }
h2.name { margin: 0 0 .25rem; font-size: .875rem; color: var(--quiet); }
.section:first-of-type > :first-child { margin-block-start: 0; }
:is(p, ul, ol, blockquote, figure, table) { margin-block: .75rem 0; margin-inline: 0; }
:is(ul, ol) { padding-inline: 2rem; }
li :is(p, ul, ol) { margin-block: 0; }
.loose li { margin-block-start: .5rem; }
figure { direction: ltr; }
blockquote { padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); color: var(--quiet); }
hr { border: 0; border-block-start: 1px solid var(--line); }
a { color: light-dark(#0a745b, #07c983); }
img { max-inline-size: 100%; block-size: auto; border-radius: .75rem; }
figcaption, .ending, .link-host, .sources { font-size: .875rem; color: var(--quiet); }
pre, .raw { margin: .25rem 0 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--soft); white-space: pre-wrap; }
code, pre, .raw { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .875em; }
pre code { font-size: 1em; }
table { border-collapse: collapse; }
th, td { padding: .35rem .75rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
.align-left { text-align: left; }
.align-center { text-align: center; }
.align-right { text-align: right; }
.math-block { margin-block-start: .75rem; }
.task { list-style: none; text-indent: -1.5rem; }
.task p { display: inline; }
.part, .math.display { display: block; }
.math.display { overflow-x: auto; }
@media print {
  :root { color-scheme: light; }
  body { padding: 0; font-size: 10.5pt; }
  :is(h1, h2, h3, h4, h5, h6, .name) { break-after: avoid; }
  :is(pre, tr, img, li, .you) { break-inside: avoid; }
}
`;
