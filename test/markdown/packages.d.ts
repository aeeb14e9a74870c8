/** The types of two packages that have none, as far as the tests use them. */
declare module 'commonmark-spec' {
  export const tests: readonly { markdown: string; html: string; section: string; number: number }[];
}

declare module 'commonmark' {
  export class Parser {
    parse(text: string): object;
  }
  export class HtmlRenderer {
    constructor(options?: { safe?: boolean });
    render(document: object): string;
  }
}
