/** A setup goes in, the line of Content Security Policy (https://www.w3.org/TR/CSP3/) comes out that a page with such a chat can hold to. */

import type { Setup } from './configuration.js';
import type { Way } from './snippets.js';

const gateway = 'https://gateway.iotex.ai';
const cdn = 'https://cdn.jsdelivr.net';

/** The value of the header for a page that holds nothing else. */
export function securityPolicy(setup: Setup, way: Way): string {
  const value = (name: string): string => setup.attributes.find(({ control }) => control.name === name)?.value ?? '';
  const isFromCdn = way === 'Script tag';
  const scripts = isFromCdn ? [cdn] : ["'self'"];
  const styles = isFromCdn && setup.theme ? ["'self'", cdn] : ["'self'"];
  const reached = value('proxy-url') || value('base-url') || gateway;
  const directives = [
    "default-src 'none'",
    `script-src ${[...scripts, ...(isFromCdn && setup.hasExample ? ["'self'"] : [])].join(' ')}`,
    `style-src ${styles.join(' ')}`,
    `img-src ${['data:', 'blob:', ...pictures(value('image-policy'), value('allowed-image-origins'))].join(' ')}`,
    `connect-src ${originOf(reached)}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ];
  return directives.join('; ');
}

function pictures(policy: string, allowed: string): string[] {
  if (policy === 'block') return [];
  if (policy === 'allowlist')
    return [
      ...new Set(
        allowed
          .split(/[\s,]+/)
          .filter(isUrl)
          .map(originOf),
      ),
    ];
  // A visitor's click, too, brings a picture from wherever it is.
  return ['https:'];
}

function isUrl(text: string): boolean {
  return URL.canParse(text);
}

/** A path of the page's own server has no origin of its own. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : "'self'";
}
