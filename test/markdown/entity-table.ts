/** All entities of HTML 5 by their names, as the reference implementation of CommonMark has them. */
import { createRequire } from 'node:module';

const fromReference = createRequire(createRequire(import.meta.url).resolve('commonmark'));

/** Names without `&` and `;`. */
export const entityTable = fromReference('entities/lib/maps/entities.json') as Readonly<Record<string, string>>;
