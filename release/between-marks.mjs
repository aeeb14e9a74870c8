/** A text with marks (`<!-- name -->` … `<!-- /name -->`) in, the same with something else between them out. */

/** Puts `content` between the marks of `name`. Throws where they are not there: then it would be in no document. */
export function betweenMarks(text, name, content) {
  const [before, after] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const start = text.indexOf(before);
  const end = text.indexOf(after, start);
  if (start === -1 || end === -1) throw new Error(`There are no marks for ${name}.`);
  return text.slice(0, start + before.length) + content + text.slice(end);
}
