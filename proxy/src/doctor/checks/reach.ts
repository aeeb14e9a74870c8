/** Whether a page of the origin can get through at all: the address, the connection, the preflight, and the refusal of everybody else. */
import type { Finding } from '../finding.js';
import type { Answer, Visitor } from '../visit.js';
import { fail, ok, warn } from '../finding.js';

/** An origin that nobody has allowed: the name cannot exist (RFC 2606). */
export const FOREIGN = 'https://doctor.invalid';

/** What the address alone tells. */
export function checkAddress(url: URL, origin: URL): Finding {
  if (url.protocol === 'https:') return ok('address', 'The proxy is reached over TLS.');
  if (isLoopback(url.hostname)) return ok('address', 'Plain HTTP, which is fine on this machine alone.');
  const found = `The proxy is reached over plain HTTP (${url.host}).`;
  const mend = 'Put a server with TLS in front of the proxy and use its https address.';
  if (origin.protocol === 'https:')
    return fail('address', found, 'A browser lets no https page ask an http address.', mend);
  return warn('address', found, 'Whoever is on the way can read and change the conversation.', mend);
}

/** Makes the preflight of a chat, which is also the first sign of life. Throws `VisitError` where there is none. */
export async function checkPreflight(visitor: Visitor): Promise<readonly Finding[]> {
  const { origin } = visitor.options;
  const answer = await visitor.ask('the preflight', preflightOf('POST'));
  return [ok('reachable', `The proxy answers (${answer.status}).`), ...judgePreflight(answer, origin)];
}

/** Asks as a page that is not allowed. The question is no question, so that it costs nothing where it is let through. */
export async function checkForeignOrigin(visitor: Visitor): Promise<Finding> {
  const preflight = await visitor.ask('the preflight of a foreign page', preflightOf('POST'), FOREIGN);
  const answer = await visitor.post('the answer to a foreign page', '{}', FOREIGN);
  const allowed = [preflight, answer].map(allowedOrigin).find((value) => value === '*' || value === FOREIGN);
  if (allowed === undefined) return ok('foreign origin', `A page of another origin is refused (${answer.status}).`);
  return fail(
    'foreign origin',
    allowed === '*' ? 'Every origin is allowed (Access-Control-Allow-Origin: *).' : 'Any origin that asks is allowed.',
    'Any website can put this proxy into its own pages and spend your budget.',
    'Set ALLOWED_ORIGINS to the origins of your pages, and let no server in front add CORS headers of its own.',
  );
}

function preflightOf(method: string): RequestInit {
  return {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
  };
}

function judgePreflight(answer: Answer, origin: string): readonly Finding[] {
  const why = 'A browser asks this before the first question, and sends no question without a good answer.';
  if (answer.status >= 300 && answer.status < 400)
    return [
      fail('preflight', `The preflight is redirected (${answer.status}).`, why, 'Use the address it redirects to.'),
    ];
  if (answer.status < 200 || answer.status > 299) {
    const mend =
      answer.status === 403
        ? `Add ${origin} to ALLOWED_ORIGINS of the proxy, or name the origin of your page with --origin.`
        : 'Let the server in front pass OPTIONS to the proxy, and check the path of proxy-url.';
    return [fail('preflight', `The preflight is refused (${answer.status}).`, why, mend)];
  }
  const allowed = allowedOrigin(answer);
  if (allowed !== origin && allowed !== '*')
    return [
      fail(
        'preflight',
        allowed === undefined ? 'The preflight names no allowed origin.' : `The preflight allows ${allowed}.`,
        `It must allow ${origin}, to the letter. ${why}`,
        allowed?.includes(',')
          ? 'Two servers add the header: leave CORS to the proxy alone.'
          : `Add ${origin} to ALLOWED_ORIGINS of the proxy.`,
      ),
    ];
  const headers = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase();
  if (!/(^|[\s,])(content-type|\*)($|[\s,])/.test(headers))
    return [
      fail(
        'preflight',
        'The preflight does not allow Content-Type.',
        why,
        'Leave CORS to the proxy alone, or add Content-Type to Access-Control-Allow-Headers.',
      ),
    ];
  return [ok('preflight', `A page of ${origin} may ask.`)];
}

function allowedOrigin({ headers }: Pick<Answer, 'headers'>): string | undefined {
  return headers.get('access-control-allow-origin') ?? undefined;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
