/** What the element's documentation names, as the test server reads it from the source. */
import type { Documented } from '../house/documented.mjs';

export async function documented(): Promise<Documented> {
  const response = await fetch('/documented.json');
  return (await response.json()) as Documented;
}
