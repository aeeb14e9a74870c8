/** The DOM of an answer in, HTML out that any other program understands: what was said, without the boxes, classes and controls around it. */

const KEPT = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote em strong del code a table thead tbody tr th td br hr sup math'.split(' '),
);

/** What stands in an answer for this page alone. */
const DROPPED = 'button, svg, figcaption, colgroup, .link-host, .footnote-mark, .code-rendered';

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** A link leads where it did, a list counts as it did, and a picture that has been fetched is there. Built as a string: nothing of it is parsed here. */
export function cleanHtml(node: Node): string {
  if (node instanceof Text) return escaped(node.data);
  if (!(node instanceof Element) || node.matches(DROPPED)) return '';
  const { localName } = node;
  const inside = () => Array.from(node.childNodes, cleanHtml).join('');
  if (node.namespaceURI === MATHML) return `<${localName}${mathAttributes(node)}>${inside()}</${localName}>`;
  if (node instanceof HTMLInputElement) return node.checked ? '☑ ' : '☐ ';
  if (node instanceof HTMLImageElement) return picture(node);
  if (node instanceof HTMLAnchorElement)
    return node.href ? `<a${attribute('href', node.href)}>${inside()}</a>` : inside();
  if (node.matches('.placeholder')) return escaped(node.querySelector('.image-alt')?.textContent ?? '');
  if (localName === 'pre') return `<pre><code>${escaped(node.textContent.replace(/\n$/, ''))}</code></pre>`;
  // A long table is several on the page.
  if (node.matches('.table-parts'))
    return `<table>${Array.from(node.querySelectorAll('tr'), cleanHtml).join('')}</table>`;
  // The items of a list that is not loose are lines, and not paragraphs.
  if (localName === 'p' && node.parentElement?.localName === 'li' && !node.closest('ul, ol')?.matches('.loose')) {
    return inside();
  }
  if (localName === 'br' || localName === 'hr') return `<${localName}>`;
  return KEPT.has(localName) ? `<${localName}${listAttributes(node)}>${inside()}</${localName}>` : inside();
}

/** Only what a program elsewhere can reach: an address that is this page's own is none. */
function picture({ src, alt }: HTMLImageElement): string {
  return /^(?:https?|data):/.test(src) ? `<img${attribute('src', src)}${attribute('alt', alt)}>` : escaped(alt);
}

/** Where a list starts, and which of its items is counted anew. */
function listAttributes(element: Element): string {
  return ['start', 'value'].map((name) => attribute(name, element.getAttribute(name))).join('');
}

function mathAttributes({ attributes }: Element): string {
  const isKept = ({ name }: Attr) => !['class', 'style', 'id', 'part'].includes(name);
  return [...attributes]
    .filter(isKept)
    .map(({ name, value }) => attribute(name, value))
    .join('');
}

function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${escaped(value)}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
