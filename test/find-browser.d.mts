/** Flags for a browser that tests alone: no sandbox where there is only root, and no talk with anybody outside. */
export const browserFlags: string[];

/** The path of a browser of the Chromium family. Throws an error that names the ways to get one. */
export function findBrowser(): string;
