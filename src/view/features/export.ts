/** What `with-export` turns on, and `exportThread` and `importThread` call: the conversation as a file, and the menu for it. */
import { menu } from '../styles/menu.js';

export { ExportController } from '../controllers/export.js';

export const sheets = [menu];
