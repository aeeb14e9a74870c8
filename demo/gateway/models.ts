/** Every model of the embedded gateway. To add one, write its file and add it here: the lists, the page of the demo and
 * the tests follow. */

import { goingOn } from './go-on.js';
import type { Model } from './model.js';
import { continued } from './models/continue.js';
import { cut } from './models/cut.js';
import { docs } from './models/docs.js';
import { empty } from './models/empty.js';
import { error429 } from './models/error-429.js';
import { error500 } from './models/error-500.js';
import { errorLate } from './models/error-late.js';
import { everything } from './models/everything.js';
import { image } from './models/image.js';
import { length } from './models/length.js';
import { long } from './models/long.js';
import { reasoning } from './models/reasoning.js';
import { see } from './models/see.js';
import { slow } from './models/slow.js';
import { sources } from './models/sources.js';
import { think } from './models/think.js';
import { tool } from './models/tool.js';
import { tools } from './models/tools.js';
import type { Document } from './search/documents.js';

/** The models in the order in which lists show them, the one for conversations first. `documentsUrl` is where sources are linked to. */
export function createModels(documents: readonly Document[], documentsUrl: string): readonly Model[] {
  const answering = docs(documents, documentsUrl);
  const models: readonly Model[] = [
    answering,
    long,
    reasoning,
    think,
    slow,
    error429,
    error500,
    errorLate,
    cut,
    length,
    continued,
    empty,
    image,
    see,
    sources(documentsUrl),
    tool,
    tools,
    ...everything,
    {
      ...answering,
      id: 'gemini-2.5-flash',
      description:
        'The default model of the widget. Here it is another name of `docs`, so that a page without a `model` works too.',
      answersAs: 'docs',
    },
  ];
  return models.map(goingOn);
}
