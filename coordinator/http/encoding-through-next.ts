import type { ServerResponse } from "node:http";

/** Next drops `content-encoding` from what a route answers, and sends the packed bytes as if they were plain. */
const ALIAS = "x-city-encoding";

/** The answer with its encoding under a name that Next lets through. */
export function hideEncoding(answer: Response): Response {
  const encoding = answer.headers.get("content-encoding");
  if (encoding === null) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.set(ALIAS, encoding);
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

/** Has the response say it again as it is called. */
export function showEncoding(response: ServerResponse) {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => setHeader(name.toLowerCase() === ALIAS ? "content-encoding" : name, value);
}
