/**
 * Reads the element's documentation into custom-elements.json, and from there into what editors and frameworks read: `web-types.json`,
 * `vscode.*-custom-data.json`, `types/*.d.ts`.
 */
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { attributeValues } from './manifest/attribute-values.mjs';
import { frameworkTypes } from './manifest/framework-types.mjs';
import { publicMembers } from './manifest/public-members.mjs';
import { tokens } from './manifest/tokens.mjs';

export default {
  globs: [
    'src/view/iotex-chat.ts',
    'src/view/connection-element.ts',
    'src/view/content-element.ts',
    'src/view/text-element.ts',
    'src/view/control-element.ts',
    'src/view/conversation-element.ts',
    'src/view/panel-element.ts',
    'src/view/events.ts',
    'src/define.ts',
  ],
  outdir: '.',
  litelement: true,
  plugins: [
    publicMembers(),
    attributeValues(),
    tokens(),
    frameworkTypes(),
    customElementVsCodePlugin({ hideLogs: true }),
    customElementJetBrainsPlugin({ hideLogs: true, packageJson: false }),
  ],
};
