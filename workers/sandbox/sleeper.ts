/**
 * A blocking sleep. Shared memory needs no cross-origin isolation if WebAssembly creates it; in an engine without it,
 * units run without sleeping and the control side enforces their share between them.
 */
export function sleeper(): (ms: number) => void {
  const { wait } = Atomics;
  const cell = sharedCell();
  if (!cell) return () => {};
  return (ms) => {
    wait(cell, 0, 0, ms);
  };
}

function sharedCell(): Int32Array | undefined {
  try {
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    return new Int32Array(buffer);
  } catch {
    return undefined;
  }
}
