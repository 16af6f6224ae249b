/** As `AbortSignal.timeout`, which younger browsers have. */
export function timeLimit(ms: number): AbortSignal {
  const ended = new AbortController();
  setTimeout(() => ended.abort(new DOMException("The time for this is up.", "TimeoutError")), ms);
  return ended.signal;
}
