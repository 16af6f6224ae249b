const NAME = "lamplighter-donation";
/** After a reload the page that left holds the lock for a moment longer. */
const PATIENCE_MS = 1_000;

interface TabLock {
  /** This tab may donate from now on, until `release`. */
  onHeld: () => void;
  /** Another tab of this browser donates. */
  onTaken: () => void;
}

/** One tab of a browser donates; the next one takes over when it is closed. The result releases the lock. */
export function holdTabLock({ onHeld, onTaken }: TabLock): () => void {
  const patience = setTimeout(onTaken, PATIENCE_MS);
  const given = new AbortController();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  navigator.locks
    .request(NAME, { signal: given.signal }, () => {
      clearTimeout(patience);
      if (given.signal.aborted) return;
      onHeld();
      return held;
    })
    // Rejects only when the request is aborted: by the line below.
    .catch(() => {});
  return () => {
    clearTimeout(patience);
    release();
    given.abort();
  };
}
