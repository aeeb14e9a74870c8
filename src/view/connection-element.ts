/** The part of the element that says where to send, what to ask and how much: its connection properties, read anew for each request. */
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConversationOptions } from '../conversation/conversation.js';
import { Settings } from './settings.js';

const CREDENTIALS = ['same-origin', 'omit', 'include'] as const;

/** An element with the connection properties of `<iotex-chat>`. A removed attribute is null; that, too, means the default. */
export class ConnectionElement extends LitElement {
  /** The site's own server: a chat completion is POSTed to exactly this URL, without a key. */
  @property({ attribute: 'proxy-url' }) proxyUrl: string | undefined;
  /** Root of an OpenAI-compatible API. Default `https://gateway.iotex.ai/v1`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;
  /** A key for trials: used on localhost, and elsewhere only with `dangerously-allow-browser`. */
  @property({ attribute: 'api-key' }) apiKey: string | undefined;
  /** Uses `api-key` on any site, where every visitor can read it. */
  @property({ attribute: 'dangerously-allow-browser', type: Boolean }) dangerouslyAllowBrowser = false;
  /** Default `gemini-2.5-flash`. */
  @property() model: string | undefined;
  /** Sent before the conversation, always. `iotex-chat-proxy` refuses it and has a `SYSTEM_PROMPT` of its own. */
  @property({ attribute: 'system-prompt' }) systemPrompt: string | undefined;
  /** 0–2. Default: the server's. */
  @property({ type: Number }) temperature: number | undefined;
  /** 0–1. Default: the server's. */
  @property({ attribute: 'top-p', type: Number }) topP: number | undefined;
  /** Tokens an answer may have. Default 8192. */
  @property({ attribute: 'max-tokens', type: Number }) maxTokens: number | undefined;
  /** How long a reasoning model may think, in its server's words. */
  @property({ attribute: 'reasoning-effort' }) reasoningEffort: string | undefined;
  /** How many earlier messages are sent along. Default 40. */
  @property({ attribute: 'max-history', type: Number }) maxHistory: number | undefined;
  /** Milliseconds to the first byte. Default 60,000. */
  @property({ type: Number }) timeout: number | undefined;
  /** Milliseconds of silence in the middle of an answer. Default 60,000. */
  @property({ attribute: 'stall-timeout', type: Number }) stallTimeout: number | undefined;
  /** Further tries of a failed request, before its first byte. Default 2. */
  @property({ type: Number }) retries: number | undefined;
  /** The model to ask when `model` keeps answering 503. */
  @property({ attribute: 'fallback-model' }) fallbackModel: string | undefined;
  /** As in `fetch`: `omit`, `same-origin`, `include`. */
  @property() credentials: RequestCredentials | undefined;
  /** Requests one visitor session may send. Default: no limit. */
  @property({ attribute: 'max-requests', type: Number }) maxRequests: number | undefined;
  /** Tokens one visitor session may use. Default: no limit. */
  @property({ attribute: 'max-session-tokens', type: Number }) maxSessionTokens: number | undefined;
  /** Headers to add, or an async function that gives them. */
  @property({ attribute: false }) headers: ConversationOptions['headers'];
  /** Gives a token for `Authorization`; asked again after a 401. */
  @property({ attribute: false }) getToken: ConversationOptions['getToken'];
  /** In place of the page's `fetch`. */
  @property({ attribute: false }) fetch: ConversationOptions['fetch'];
  /** Fields to add to each request's body. */
  @property({ attribute: false }) extraBody: ConversationOptions['extraBody'];
  /** An `OpenAI` SDK instance to send through. */
  @property({ attribute: false }) client: ConversationOptions['client'];
  /** The whole way to the model and back. */
  @property({ attribute: false }) transport: ConversationOptions['transport'];
  /** Functions of the page that the model may call. */
  @property({ attribute: false }) tools: ConversationOptions['tools'];

  protected readonly settings = new Settings();

  /** The connection properties as options of a conversation: senseless values have become defaults. */
  protected get connection(): ConversationOptions {
    const { settings } = this;
    return {
      proxyUrl: this.proxyUrl || undefined,
      baseUrl: this.baseUrl || undefined,
      apiKey: this.apiKey || undefined,
      dangerouslyAllowBrowser: this.dangerouslyAllowBrowser,
      model: this.model || undefined,
      systemPrompt: this.systemPrompt || undefined,
      temperature: settings.number('temperature', this.temperature, { min: 0, max: 2 }),
      topP: settings.number('top-p', this.topP, { min: 0, max: 1 }),
      maxTokens: settings.number('max-tokens', this.maxTokens, { min: 1, whole: true }),
      reasoningEffort: this.reasoningEffort || undefined,
      maxHistory: settings.number('max-history', this.maxHistory, { min: 0, whole: true }),
      timeout: settings.number('timeout', this.timeout, { min: 1 }),
      stallTimeout: settings.number('stall-timeout', this.stallTimeout, { min: 1 }),
      retries: settings.number('retries', this.retries, { min: 0, whole: true }),
      fallbackModel: this.fallbackModel || undefined,
      credentials: this.credentials && settings.choice('credentials', this.credentials, CREDENTIALS),
      maxRequests: settings.number('max-requests', this.maxRequests, { min: 0, whole: true }),
      maxSessionTokens: settings.number('max-session-tokens', this.maxSessionTokens, { min: 0, whole: true }),
      headers: this.headers,
      getToken: this.getToken,
      fetch: this.fetch,
      extraBody: this.extraBody,
      client: this.client,
      transport: this.transport,
      tools: this.tools,
    };
  }
}
