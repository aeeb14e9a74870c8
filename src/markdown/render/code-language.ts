/** The first word behind a fence in, the language that is meant out: under which name it is known, and what a reader is told. */

/** Longer words are no language; what is shown of them is cut. */
const MAXIMUM = 40;

/** What people call a language whose name does not follow from its key, and the other keys it goes by. */
const LANGUAGES: readonly (readonly [key: string, label: string, aliases?: string])[] = [
  ['apache', 'Apache', 'apacheconf htaccess'],
  ['bash', 'Bash', 'sh zsh'],
  ['c', 'C', 'h'],
  ['clojure', 'Clojure', 'clj cljs edn'],
  ['cmake', 'CMake'],
  ['cpp', 'C++', 'c++ cc cxx hpp hxx'],
  ['csharp', 'C#', 'c# cs'],
  ['css', 'CSS'],
  ['dart', 'Dart'],
  ['diff', 'Diff', 'patch'],
  ['dockerfile', 'Dockerfile', 'docker'],
  ['elixir', 'Elixir', 'ex exs'],
  ['elm', 'Elm'],
  ['erlang', 'Erlang', 'erl'],
  ['fsharp', 'F#', 'f# fs'],
  ['go', 'Go', 'golang'],
  ['graphql', 'GraphQL', 'gql'],
  ['groovy', 'Groovy', 'gradle'],
  ['haskell', 'Haskell', 'hs'],
  ['html', 'HTML', 'htm xhtml'],
  ['http', 'HTTP', 'https'],
  ['ini', 'INI', 'conf cfg properties env dotenv'],
  ['java', 'Java'],
  ['javascript', 'JavaScript', 'js mjs cjs node'],
  ['json', 'JSON', 'jsonc json5 jsonl ndjson'],
  ['jsx', 'JSX'],
  ['julia', 'Julia', 'jl'],
  ['kotlin', 'Kotlin', 'kt kts'],
  ['latex', 'LaTeX', 'tex'],
  ['less', 'Less'],
  ['lua', 'Lua'],
  ['makefile', 'Makefile', 'make mk'],
  ['markdown', 'Markdown', 'md'],
  ['matlab', 'MATLAB', 'octave'],
  ['nginx', 'Nginx'],
  ['nix', 'Nix'],
  ['objectivec', 'Objective-C', 'objective-c objc'],
  ['perl', 'Perl', 'pl'],
  ['php', 'PHP'],
  ['powershell', 'PowerShell', 'ps1 pwsh'],
  ['protobuf', 'Protocol Buffers', 'proto'],
  ['python', 'Python', 'py py3 python3'],
  ['r', 'R'],
  ['ruby', 'Ruby', 'rb'],
  ['rust', 'Rust', 'rs'],
  ['scala', 'Scala'],
  ['scss', 'SCSS', 'sass'],
  ['shell', 'Shell', 'console shellsession terminal'],
  ['sql', 'SQL', 'mysql postgres postgresql sqlite plsql tsql'],
  ['svelte', 'Svelte'],
  ['svg', 'SVG'],
  ['swift', 'Swift'],
  ['text', 'Text', 'txt plain plaintext none'],
  ['toml', 'TOML'],
  ['tsx', 'TSX'],
  ['typescript', 'TypeScript', 'ts mts cts'],
  ['vue', 'Vue'],
  ['xml', 'XML', 'xsl xslt rss'],
  ['yaml', 'YAML', 'yml'],
];

const KEYS = new Map(
  LANGUAGES.flatMap(([key, , aliases]) => [key, ...(aliases?.split(' ') ?? [])].map((name) => [name, key])),
);
const LABELS = new Map(LANGUAGES.map(([key, label]) => [key, label]));

export interface CodeLanguage {
  /** The word itself in lower case, without what some writers put before it. */
  readonly word: string;
  /** One name for all that mean the same; the word if it is not known. */
  readonly key: string;
  /** For a reader; empty if there is no word. */
  readonly label: string;
}

export function codeLanguage(firstWord: string): CodeLanguage {
  const shown = firstWord
    .slice(0, 200)
    .replace(/[\p{C}\p{Z}]/gu, '')
    .replace(/^\{?\.?(?:lang(?:uage)?-)?/i, '')
    .replace(/\}$/, '');
  const word = shown.toLowerCase();
  const key = KEYS.get(word) ?? word;
  const label = LABELS.get(key) ?? shorten(shown);
  return { word, key, label };
}

/** Cut between characters, not within one. */
function shorten(word: string): string {
  const characters = Array.from(word);
  return characters.length > MAXIMUM ? `${characters.slice(0, MAXIMUM).join('')}…` : word;
}
