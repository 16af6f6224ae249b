export const TOO_OLD_ID = "too-old";

/**
 * Runs while the page is read, in browsers of any age: ECMAScript 5, and no name that has to exist. It asks for what the
 * page and its workers cannot do without (docs/devices.md); the youngest of these names are as young as the syntax.
 */
export const TEST_BROWSER = `(function () {
  var w = window, n = w.navigator || {}, lacks = [];
  function need(name, has) { if (!has) lacks.push(name); }
  need("WebAssembly", typeof w.WebAssembly === "object");
  need("BigInt", typeof w.BigInt === "function" && typeof w.BigInt64Array === "function");
  need("Worker", typeof w.Worker === "function");
  need("IndexedDB", !!w.indexedDB);
  need("WebSocket", typeof w.WebSocket === "function");
  need("AbortController", typeof w.AbortController === "function");
  need("Object.hasOwn", typeof Object.hasOwn === "function");
  need("structuredClone", typeof w.structuredClone === "function");
  if (w.isSecureContext !== false) {
    need("Web Locks", !!n.locks);
    need("SubtleCrypto", !!(w.crypto && w.crypto.subtle));
  }
  if (lacks.length === 0) return;
  var note = document.getElementById("${TOO_OLD_ID}");
  if (!note) return;
  note.getElementsByTagName("span")[0].textContent = lacks.join(", ") + ".";
  note.hidden = false;
  note.removeAttribute("hidden");
})();`;
