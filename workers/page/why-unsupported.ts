/** Why this browser cannot run units here, as a sentence; undefined when it can. */
export function whyUnsupported(): string | undefined {
  if (!isSecureContext) {
    return "Open this page by its https address (or as localhost): browsers keep results safe only there.";
  }
  if (typeof Worker === "undefined" || typeof WebAssembly === "undefined" || typeof indexedDB === "undefined") {
    return "This browser is too old to run units. Any current Chrome, Edge, Firefox or Safari can.";
  }
  return undefined;
}
