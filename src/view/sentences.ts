/** A text in, pieces of it that can be read aloud one after the other out. */

/** Longest piece: some browsers fall silent after a quarter of a minute. */
const LONGEST = 200;

/** The sentences of `text`, short ones of a line together, long ones in parts. Nothing is lost but white space between them. */
export function sentences(text: string, language: string): readonly string[] {
  const pieces: string[] = [];
  for (const line of text.split('\n')) {
    let piece = '';
    for (const sentence of split(line, language)) {
      if (piece !== '' && piece.length + sentence.length > LONGEST) {
        pieces.push(piece);
        piece = '';
      }
      piece += sentence;
    }
    pieces.push(piece);
  }
  return pieces
    .flatMap(cut)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function split(line: string, language: string): readonly string[] {
  if (!('Segmenter' in Intl)) return line.match(/.+?(?:[.!?…]+\s+|[。！？]|$)/gu) ?? [];
  return Array.from(new Intl.Segmenter(language, { granularity: 'sentence' }).segment(line), ({ segment }) => segment);
}

/** Cuts behind a comma or between words, where there are any. */
function cut(piece: string): readonly string[] {
  const parts: string[] = [];
  let rest = piece;
  while (rest.length > LONGEST) {
    const beginning = rest.slice(0, LONGEST);
    const at = /^.*(?:[,;:،、，；：]|\s)/su.exec(beginning)?.[0].length ?? LONGEST;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}
