/** Reads the element's documentation into custom-elements.json. Private members are nobody's business. */
export default {
  globs: [
    'src/view/iotex-chat.ts',
    'src/view/connection-element.ts',
    'src/view/content-element.ts',
    'src/view/text-element.ts',
    'src/view/control-element.ts',
    'src/view/conversation-element.ts',
    'src/view/events.ts',
    'src/define.ts',
  ],
  outdir: '.',
  litelement: true,
  plugins: [
    {
      name: 'public-members-only',
      packageLinkPhase({ customElementsManifest }) {
        for (const { declarations = [] } of customElementsManifest.modules) {
          for (const declaration of declarations) {
            declaration.members = declaration.members?.filter(
              ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected',
            );
          }
        }
      },
    },
  ],
};
