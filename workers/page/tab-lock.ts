const NAME = "lamplighter-donation";
/** After a reload the page that left holds the lock for a moment longer; a busy machine may take as long to give it. */
const PATIENCE_MS = 1_000;

interface TabLock {
  /** This tab may donate from now on, until `release`. */
  onHeld: () => void;
  /** Another tab of this browser donates. */
  onTaken: () => void;
  /** Its browser keeps nothing for this site, not even who holds a lock. */
  onRefused: () => void;
}

/** One tab of a browser donates; the next one takes over when it is closed. The result releases the lock. */
export function holdTabLock({ onHeld, onTaken, onRefused }: TabLock): () => void {
  const given = new AbortController();
  let isWaiting = true;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const look = async () => {
    const { held: locks } = await navigator.locks.query();
    if (!isWaiting) return;
    if (locks?.some(({ name }) => name === NAME)) onTaken();
    else later = setTimeout(look, PATIENCE_MS);
  };
  let later = setTimeout(look, PATIENCE_MS);
  const endWaiting = () => {
    isWaiting = false;
    clearTimeout(later);
  };
  navigator.locks
    .request(NAME, { signal: given.signal }, () => {
      endWaiting();
      if (given.signal.aborted) return;
      onHeld();
      return held;
    })
    .catch(() => {
      endWaiting();
      if (!given.signal.aborted) onRefused();
    });
  return () => {
    endWaiting();
    release();
    given.abort();
  };
}
