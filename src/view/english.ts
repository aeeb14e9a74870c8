/** All of English, which every language stands on: loaded with whatever says more than an empty chat. */
import { onDemand } from '../on-demand.js';

export const english = onDemand(() => import('../locales/en.js'));
