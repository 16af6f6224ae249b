import type { ServerResponse } from "node:http";

/** Next removes `content-encoding` from a route's response, and would send the compressed bytes as if they were plain. */
const ALIAS = "x-city-encoding";

/** Moves the encoding to a header that Next passes on. */
export function hideEncoding(answer: Response): Response {
  const encoding = answer.headers.get("content-encoding");
  if (encoding === null) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.set(ALIAS, encoding);
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

/** Restores the header's name as the response is sent. */
export function showEncoding(response: ServerResponse) {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => setHeader(name.toLowerCase() === ALIAS ? "content-encoding" : name, value);
}
