/** Append-only Markdown near the floor: `streaming-markdown`, fed once a frame; with `sections`, finished blocks are left out of layout. */
import { default_add_token, default_renderer, parser, parser_end, parser_write } from 'streaming-markdown';
import { startHandMade } from './hand-made.js';

const blocksPerSection = 16;

export function start(container, { sections = false } = {}) {
  return startHandMade(container, (element) => {
    const answer = parser(sections ? rendererInSections(element) : default_renderer(element));
    return { append: (text) => parser_write(answer, text), end: () => parser_end(answer) };
  });
}

/** The package's own renderer, whose root is a section; a full one is closed and the next one begun. */
function rendererInSections(element) {
  const newSection = () => element.appendChild(document.createElement('section'));
  const renderer = default_renderer(newSection());
  renderer.add_token = (place, type) => {
    if (place.index === 0 && place.nodes[0].childElementCount >= blocksPerSection) {
      place.nodes[0].className = 'finished';
      place.nodes[0] = newSection();
    }
    default_add_token(place, type);
  };
  return renderer;
}
