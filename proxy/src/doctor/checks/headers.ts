/** What the headers of an answer should say beside CORS, and what nothing should say at all. */
import type { Finding } from '../finding.js';
import type { Visitor } from '../visit.js';
import { fail, ok, warn } from '../finding.js';

/** Asks for something small that is refused, and reads its headers. */
export async function checkHeaders(visitor: Visitor): Promise<readonly Finding[]> {
  const { headers } = await visitor.post('a refusal', '[]');
  const lacks: Finding[] = [];
  const exposed = (headers.get('access-control-expose-headers') ?? '').toLowerCase();
  if (!exposed.includes('retry-after') && exposed !== '*')
    lacks.push(
      warn(
        'headers',
        'A page may not read Retry-After.',
        'The chat cannot tell a visitor how long to wait.',
        'Add Access-Control-Expose-Headers: Retry-After, X-Request-Id; let no server in front take it away.',
      ),
    );
  const cache = (headers.get('cache-control') ?? '').toLowerCase();
  if (!/no-store|private/.test(cache))
    lacks.push(
      warn(
        'headers',
        'Nothing says that answers may not be stored (Cache-Control).',
        'A cache in between could keep what one visitor asked, and hand it to another.',
        'Send Cache-Control: no-store, no-transform.',
      ),
    );
  if (headers.get('x-content-type-options')?.toLowerCase() !== 'nosniff')
    lacks.push(
      warn(
        'headers',
        'X-Content-Type-Options is not nosniff.',
        'A browser could take an answer for a page.',
        'Send X-Content-Type-Options: nosniff.',
      ),
    );
  return lacks.length > 0
    ? lacks
    : [ok('headers', 'Answers may not be stored, and a page may read what it has to know.')];
}

/** What looks like a key or an authorization. */
const patterns: readonly RegExp[] = [
  /\bsk-[\w-]{12,}/,
  /\bBearer\s+[\w.~+/-]{12,}/i,
  /^(?:authorization|x-api-key|api-key):/im,
  /\bAIza[\w-]{20,}/,
];

/** Looks for keys in everything that came back. `secrets` are ones that are known, to be found to the letter. */
export function checkSecrets(visitor: Visitor, secrets: readonly string[]): Finding {
  const leak = visitor.seen.find(
    ({ text }) => secrets.some((secret) => text.includes(secret)) || patterns.some((pattern) => pattern.test(text)),
  );
  if (!leak) return ok('secrets', `No key is in the ${visitor.seen.length} headers and bodies that came back.`);
  // The key itself is not said again: what a doctor prints is sent around.
  return fail(
    'secrets',
    `Something that looks like a key is in ${leak.where}.`,
    'Every visitor can read it, and spend with it.',
    'Revoke the key now. Then find who writes it: hand neither the headers nor the errors of the gateway on.',
  );
}
