/**
 * A blocking sleep. A shared memory needs no cross-origin isolation when WebAssembly makes it; where an engine does not
 * give one, units run without sleeping and the control side holds their share between them.
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
