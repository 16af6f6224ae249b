/** A kept answer is its content: how it was packed on the way, and what it set, is over. */
export function withoutTransport(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding", "set-cookie"]) kept.delete(name);
  return kept;
}
