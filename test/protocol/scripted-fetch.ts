/** A `fetch` that answers from a script, and remembers what it was asked. */

/** One request as the script saw it. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly init: RequestInit;
}

/** What is answered to one request: a response, a failure to throw, or a function of the request. */
export type Answer = Response | Error | ((request: SeenRequest) => Response | Promise<Response>);

/** Answers each request with the next of `answers`, and all further ones with the last; remembers them in `requests`. */
export function scriptedFetch(...answers: Answer[]): {
  readonly fetch: typeof fetch;
  readonly requests: SeenRequest[];
} {
  const requests: SeenRequest[] = [];
  return {
    requests,
    async fetch(input, init = {}) {
      const request: SeenRequest = {
        url: input instanceof Request ? input.url : input.toString(),
        method: init.method ?? 'GET',
        headers: new Headers(init.headers),
        body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
        init,
      };
      const answer = answers[Math.min(requests.length, answers.length - 1)];
      requests.push(request);
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'function') return answer(request);
      if (!answer) throw new Error('The script has no answer.');
      return answer.clone();
    },
  };
}

/** An answer that streams `words`, one to a chunk, and ends as it should. */
export function streamed(...words: string[]): Response {
  const chunks = words.map((content) => ({ model: 'm', choices: [{ index: 0, delta: { content } }] }));
  const last = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
  const body = [...chunks, last].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
  return new Response(`${body}data: [DONE]\n\n`, { headers: { 'content-type': 'text/event-stream' } });
}

/** A failed answer with an error object in its body. */
export function failed(status: number, error: unknown = {}, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ error }), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** A body that a test feeds by hand, and that tells whether it was cancelled. */
export class HandFedBody {
  isCancelled = false;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      this.#controller = controller;
    },
    cancel: () => {
      this.isCancelled = true;
    },
  });

  feed(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.#controller?.close();
  }

  fail(error: Error): void {
    this.#controller?.error(error);
  }
}
