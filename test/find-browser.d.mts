/** Flags for a browser that tests alone: no sandbox where there is only root, and no talk with anybody outside. */
export const browserFlags: string[];

/**
 * The path of a browser of the Chromium family. Throws an error that names the ways to get one. `environment` is where CHROME_PATH and PATH are
 * read, `places` where browsers are that PATH does not lead to.
 */
export function findBrowser(
  environment?: Readonly<Record<string, string | undefined>>,
  places?: readonly string[],
): string;

/** The path of a Firefox. Throws an error that names the ways to get one. Reads FIREFOX_PATH and PATH of `environment`. */
export function findFirefox(
  environment?: Readonly<Record<string, string | undefined>>,
  places?: readonly string[],
): string;

/** The programs that WebKit is tested with. Throws an error that names the ways to get them. */
export function findWebKit(
  environment?: Readonly<Record<string, string | undefined>>,
  libraries?: readonly string[],
): { readonly driver: string; readonly xvfb: string; readonly miniBrowser: string };
