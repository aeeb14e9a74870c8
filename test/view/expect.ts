/** The `expect` that knows the accessibility audit, with its types: those of its own package expect an older chai. */
import { expect as withPlugins } from '@open-wc/testing';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- chai's types are extended through its global namespace
  namespace Chai {
    interface Assertion {
      /** Passes if axe finds nothing to complain of. */
      accessible(options?: { readonly ignoredRules?: readonly string[] }): Promise<void>;
    }
  }
}

export const expect = withPlugins as unknown as Chai.ExpectStatic;
