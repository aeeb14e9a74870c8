/** The name of an entity in, its characters out: the names of HTML 4, which are all that a text is likely to have. */

/** Gives the characters for a name without `&` and `;`, such as `copy`; undefined if there is no such entity. Names are case-sensitive. */
export type EntityLookup = (name: string) => string | undefined;

/** Knows the 253 names of HTML 4 (https://www.w3.org/TR/html401/sgml/entities.html) and XML. HTML 5 has 2,125, which cost more than the parser. */
export const commonEntity: EntityLookup = (name) => table.get(name);

/** The lookup, and `note` told of each name that it does not know: whoever shows the text may then load `all-entities.ts` and read the text again. */
export function notingUnknown(entity: EntityLookup, note: (name: string) => void): EntityLookup {
  return (name) => {
    const characters = entity(name);
    if (characters === undefined) note(name);
    return characters;
  };
}

/** Names by runs of code points that follow each other; `_` is a code point without a name. */
const runs: readonly (readonly [first: number, names: string])[] = [
  [34, 'quot _ _ _ amp apos'],
  [60, 'lt _ gt'],
  [
    160,
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
      'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave ' +
      'Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc ' +
      'Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc ' +
      'iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml',
  ],
  [338, 'OElig oelig'],
  [352, 'Scaron scaron'],
  [376, 'Yuml'],
  [402, 'fnof'],
  [710, 'circ'],
  [732, 'tilde'],
  [
    913,
    'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho _ Sigma Tau Upsilon Phi Chi Psi Omega',
  ],
  [
    945,
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega',
  ],
  [977, 'thetasym upsih _ _ _ piv'],
  [8194, 'ensp emsp'],
  [8201, 'thinsp _ _ zwnj zwj lrm rlm'],
  [8211, 'ndash mdash _ _ _ lsquo rsquo sbquo _ ldquo rdquo bdquo _ dagger Dagger bull _ _ _ hellip'],
  [8240, 'permil _ prime Prime'],
  [8249, 'lsaquo rsaquo'],
  [8254, 'oline'],
  [8260, 'frasl'],
  [8364, 'euro'],
  [8465, 'image'],
  [8472, 'weierp'],
  [8476, 'real'],
  [8482, 'trade'],
  [8501, 'alefsym'],
  [8592, 'larr uarr rarr darr harr'],
  [8629, 'crarr'],
  [8656, 'lArr uArr rArr dArr hArr'],
  [8704, 'forall _ part exist _ empty _ nabla isin notin _ ni _ _ _ prod _ sum minus'],
  [8727, 'lowast _ _ radic _ _ prop infin _ ang'],
  [8743, 'and or cap cup int'],
  [8756, 'there4'],
  [8764, 'sim'],
  [8773, 'cong'],
  [8776, 'asymp'],
  [8800, 'ne equiv _ _ le ge'],
  [8834, 'sub sup nsub _ sube supe'],
  [8853, 'oplus _ otimes'],
  [8869, 'perp'],
  [8901, 'sdot'],
  [8968, 'lceil rceil lfloor rfloor'],
  // What HTML 5 made of HTML 4's U+2329 and U+232A.
  [10216, 'lang rang'],
  [9674, 'loz'],
  [9824, 'spades _ _ clubs _ hearts diams'],
];

const table: ReadonlyMap<string, string> = new Map(
  runs.flatMap(([first, names]) =>
    names
      .split(' ')
      .map((name, index): [string, string] => [name, String.fromCharCode(first + index)])
      .filter(([name]) => name !== '_'),
  ),
);
