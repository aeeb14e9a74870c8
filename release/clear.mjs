/** The first step of `npm run build`: what a former build has left would be packed too. */
import { rmSync } from 'node:fs';

for (const folder of ['dist', 'cdn', 'proxy/dist']) rmSync(folder, { recursive: true, force: true });
