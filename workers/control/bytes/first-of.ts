/**
 * Aborts with whichever of the two aborts first, as `AbortSignal.any`, which younger browsers have. `lasting` is let go
 * once `signal` has aborted, which a limit of time always does.
 */
export function firstOf(signal: AbortSignal, lasting: AbortSignal): AbortSignal {
  const either = new AbortController();
  for (const one of [signal, lasting]) {
    const abort = () => either.abort(one.reason);
    if (one.aborted) abort();
    else one.addEventListener("abort", abort, { once: true, signal: either.signal });
  }
  return either.signal;
}
