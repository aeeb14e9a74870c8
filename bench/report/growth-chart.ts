/** Lines of points in, an SVG out that shows them on two logarithmic axes; readable in light and in dark, without a script. */

export interface Line {
  readonly name: string;
  /** Drawn thicker and in the colour of the accent. */
  readonly isOwn: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const width = 760;
const height = 440;
const frame = { left: 70, right: 600, top: 56, bottom: 380 } as const;
const textHeight = 17;
const nobody: Line = { name: '', isOwn: false, points: [] };

/** Colours that differ in lightness too; each is readable on white and, in its second form, on near-black. */
const palette = [
  ['#57606a', '#a8b1bb'],
  ['#0a7d4f', '#4cc38a'],
  ['#b35900', '#f0a35e'],
  ['#8250df', '#c297ff'],
  ['#c2185b', '#ff80ab'],
  ['#00707f', '#4fc3d0'],
  ['#7a5c00', '#d6b84a'],
  ['#a40e26', '#ff8f8f'],
] as const;
const own = ['#1a4fd6', '#82aaff'] as const;
const dashes = ['', '6 3', '2 3', '8 3 2 3'] as const;

/** `title` names the picture; the axes are tokens of the answer and milliseconds of CPU. */
export function growthChart(title: string, lines: readonly Line[]): string {
  const points = lines.flatMap((line) => line.points);
  const x = logarithmic(bounds(points.map((point) => point.x)), [frame.left + 20, frame.right - 20]);
  const y = logarithmic(decades(bounds(points.map((point) => point.y))), [frame.bottom, frame.top]);
  const lengths = [...new Set(points.map((point) => point.x))].sort((one, other) => one - other);
  const labels = placeLabels(lines.map((line) => line.points.at(-1)).map((end) => [end?.x ?? 0, y(end?.y ?? 1)]));
  const drawLine = (line: Line, index: number): string => {
    const next = lengths.find((length) => length > (line.points.at(-1)?.x ?? 0));
    const label = next === undefined ? line.name : `${line.name}: no ${next / 1000}k`;
    const place = {
      x: next === undefined ? frame.right + 8 : x(line.points.at(-1)?.x ?? 0) + 12,
      y: labels[index] ?? 0,
    };
    return drawn(line, index, x, y, label, place);
  };
  const inOrder = [...lines.keys()].sort((one, other) => Number(lines[one]?.isOwn) - Number(lines[other]?.isOwn));

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escape(title)}</title>
<desc id="description">${escape(describe(lines))}</desc>
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.heading { font-weight: 600; font-size: 15px; }
.page { fill: #ffffff; }
.grid { stroke: #d8dee4; }
.line { fill: none; stroke-width: 1.8; }
.own { stroke-width: 3.2; }
.own-label { font-weight: 700; }
.leader { stroke-width: 1; opacity: 0.6; }
${lines.map((line, index) => colour(index, colourOf(line, index, lines)[0])).join('\n')}
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.page { fill: #0d1117; }
.grid { stroke: #30363d; }
${lines.map((line, index) => colour(index, colourOf(line, index, lines)[1])).join('\n')}
}
</style>
<rect class="page" width="${width}" height="${height}" rx="6"/>
<text class="heading" x="${frame.left}" y="28">${escape(title)}</text>
${yTicks(decades(bounds(points.map((point) => point.y))))
  .map(
    (value) => `<line class="grid" x1="${frame.left}" x2="${frame.right}" y1="${y(value)}" y2="${y(value)}"/>
<text x="${frame.left - 8}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`,
  )
  .join('\n')}
${lengths
  .map(
    (value) => `<line class="grid" x1="${x(value)}" x2="${x(value)}" y1="${frame.top}" y2="${frame.bottom}"/>
<text x="${x(value)}" y="${frame.bottom + 20}" text-anchor="middle">${value / 1000}k</text>`,
  )
  .join('\n')}
<text x="${(frame.left + frame.right) / 2}" y="${frame.bottom + 44}" text-anchor="middle">length of the answer in tokens</text>
<text transform="translate(18 ${(frame.top + frame.bottom) / 2}) rotate(-90)" text-anchor="middle">main-thread CPU in ms</text>
${inOrder.map((index) => drawLine(lines[index] ?? nobody, index)).join('\n')}
</svg>
`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The line, its points, and its name at `place`. */
function drawn(line: Line, index: number, x: Scale, y: Scale, label: string, place: Place): string {
  const last = line.points.at(-1);
  if (!last) return '';
  const path = line.points.map((point, step) => `${step === 0 ? 'M' : 'L'}${x(point.x)} ${y(point.y)}`).join(' ');
  const dash = line.isOwn ? '' : (dashes[index % dashes.length] ?? '');
  return `<path class="line c${index}${line.isOwn ? ' own' : ''}"${dash ? ` stroke-dasharray="${dash}"` : ''} d="${path}"/>
${line.points.map((point) => `<circle class="f${index}" cx="${x(point.x)}" cy="${y(point.y)}" r="${line.isOwn ? 4.5 : 3}"/>`).join('')}
<line class="leader c${index}" x1="${x(last.x) + 5}" y1="${y(last.y)}" x2="${place.x - 3}" y2="${place.y - 4}"/>
<text class="f${index}${line.isOwn ? ' own-label' : ''}" x="${place.x}" y="${place.y}">${escape(label)}</text>`;
}

type Scale = (value: number) => number;

function logarithmic([low, high]: readonly [number, number], [from, to]: readonly [number, number]): Scale {
  const span = Math.log(high / low) || 1;
  return (value) => Math.round((from + (Math.log(value / low) / span) * (to - from)) * 10) / 10;
}

function bounds(values: readonly number[]): readonly [number, number] {
  return values.length > 0 ? [Math.min(...values), Math.max(...values)] : [1, 10];
}

/** The next steps of 1, 3, 10, 30 … outside. */
function decades([low, high]: readonly [number, number]): readonly [number, number] {
  const steps = Array.from({ length: 16 }, (_, index) => 10 ** Math.floor(index / 2) * (index % 2 === 0 ? 1 : 3));
  return [steps.findLast((step) => step <= low) ?? low, steps.find((step) => step >= high) ?? high];
}

function yTicks([low, high]: readonly [number, number]): readonly number[] {
  const ticks: number[] = [];
  for (let value = 1; value <= high; value *= 10)
    ticks.push(...[value, value * 3].filter((tick) => tick >= low && tick <= high));
  return ticks;
}

/** Moves labels that stand on each other apart, in their order: those whose lines end at the same length. */
function placeLabels(ends: readonly (readonly [x: number, y: number])[]): readonly number[] {
  const places = ends.map(([, y]) => y + 4);
  for (const column of new Set(ends.map(([x]) => x))) {
    const order = [...ends.keys()].filter((index) => ends[index]?.[0] === column);
    order.sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
    let before = frame.top - textHeight;
    for (const index of order) {
      before = Math.max(places[index] ?? 0, before + textHeight);
      places[index] = before;
    }
    let after = frame.bottom + textHeight;
    for (const index of order.reverse()) {
      after = Math.min(places[index] ?? 0, after - textHeight);
      places[index] = after;
    }
  }
  return places;
}

function colourOf(line: Line, index: number, lines: readonly Line[]): readonly [string, string] {
  if (line.isOwn) return own;
  const place = lines.slice(0, index).filter(({ isOwn }) => !isOwn).length;
  return palette[place % palette.length] ?? own;
}

function colour(index: number, value: string): string {
  return `.c${index} { stroke: ${value}; } .f${index} { fill: ${value}; }`;
}

function describe(lines: readonly Line[]): string {
  return lines
    .map(({ name, points }) => `${name}: ${points.map(({ x, y }) => `${x / 1000}k ${Math.round(y)} ms`).join(', ')}`)
    .join('; ');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
