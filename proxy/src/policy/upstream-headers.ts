/** The headers that the gateway gets: this set and no other, whatever the client sent. */

/** Headers for a request with the key `apiKey`. `contentType` is left out for a form, whose boundary is set by what sends it. */
export function upstreamHeaders(apiKey: string, accept: string, contentType?: string): Record<string, string> {
  return {
    authorization: `Bearer ${apiKey}`,
    accept,
    // A compressed stream arrives in blocks, and would have to be unpacked here.
    'accept-encoding': 'identity',
    'user-agent': 'iotex-chat-proxy',
    ...(contentType !== undefined && { 'content-type': contentType }),
  };
}

/** The gateway's id of the request if it is one that can be shown: letters, digits and a few marks, and not the key. */
export function upstreamRequestId(header: (name: string) => string | null, apiKey: string): string | undefined {
  const id = header('x-request-id') ?? header('x-oneapi-request-id');
  return id !== null && /^[\w.:-]{1,128}$/.test(id) && !id.includes(apiKey) ? id : undefined;
}
