/** A step of the manifest: private members are nobody's business, and an event is one that `@fires` names. */
export const publicMembers = () => ({
  name: 'public-members',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        declaration.members = declaration.members?.filter(
          ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected',
        );
        // Of one that a class makes itself, the analyzer sees only the class.
        declaration.events = declaration.events?.filter(({ name }) => name !== undefined);
      }
    }
  },
});
