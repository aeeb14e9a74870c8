/** A style sheet in, its text out: for the sheets that the launcher shares, which has no Lit. The tag is called `css`, so that the build shortens it as the others. */
export const css = String.raw;
