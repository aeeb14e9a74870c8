/** What a transport may be told: where to send, who is asking, how long to wait. */
import type { Clock, Random } from './clock.js';

/** Headers to add: fixed, or made for each try. A header set to null or undefined is left out. */
export type HeaderSource = HeaderFields | (() => HeaderFields | undefined | Promise<HeaderFields | undefined>);

/** Header names and values. They win over the transport's own, `Authorization` included. */
export type HeaderFields = Readonly<Record<string, string | null | undefined>>;

/**
 * Gives the token to send as `Authorization: Bearer …`, to the proxy too. Called for each try, and once more after a 401.
 * Null, undefined or '' sends none. What it throws becomes a `ChatError` of kind `config` with it as the `cause`.
 */
export type TokenSource = (context: {
  readonly signal: AbortSignal;
}) => string | null | undefined | Promise<string | null | undefined>;

/** The page that the code runs in, as far as a connection has to know it. */
export interface PageLocation {
  /** What relative addresses are resolved against. */
  readonly href: string;
  /** As in `location.protocol`, with the colon. */
  readonly protocol: string;
  /** The page's host; undefined where there is no document (a worker, a server). */
  readonly hostname: string | undefined;
}

/** How to reach a model. All of it is optional; undefined and '' mean the default. Read anew for each request. */
export interface TransportOptions {
  /** The site's own server: requests go to exactly this URL, without `apiKey`. It wins over `baseUrl`. */
  readonly proxyUrl?: string | undefined;
  /** Root of an OpenAI-compatible API. Default `DEFAULT_BASE_URL`. */
  readonly baseUrl?: string | undefined;
  /** Sent to `baseUrl`, never to `proxyUrl`. Refused in a page away from localhost. */
  readonly apiKey?: string | undefined;
  /** Sends `apiKey` from any page, where every visitor can read it. Default false. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /** Milliseconds from the start of a try, its hooks included, to the first byte of the answer's body. Default 60,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds of silence in the middle of an answer; any byte ends a silence. Default 60,000. */
  readonly stallTimeout?: number | undefined;
  /** How many further tries a failed request gets, before the first byte. Default 2; together they wait 8 s at most. */
  readonly retries?: number | undefined;
  /** The model to ask once when `model` keeps answering 503. Default: none. */
  readonly fallbackModel?: string | undefined;
  /** As in `fetch`. Default: not passed, which means `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
  readonly headers?: HeaderSource | undefined;
  readonly getToken?: TokenSource | undefined;
  /** Default: the platform's, looked up at each call. */
  readonly fetch?: typeof fetch | undefined;
  /** Default `systemClock`. */
  readonly clock?: Clock | undefined;
  /** Jitters the waits between tries. Default `Math.random`. */
  readonly random?: Random | undefined;
  /** Default: the page that the code runs in; null where it should be taken to run in none. */
  readonly location?: PageLocation | null | undefined;
}
