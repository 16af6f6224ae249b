import { MessageChannel, parentPort } from "node:worker_threads";
import { KEPT_NAMES } from "#protocol/programs/realm-names";
import { installRealm } from "#workers/sandbox/determinism/install-realm";
import { UnitState } from "#workers/sandbox/determinism/unit-state";
import { pruneLanguage } from "#workers/sandbox/lockdown/prune-language";
import { stripGlobals } from "#workers/sandbox/lockdown/strip-globals";
import { serveUnits, type UnitRealm } from "#workers/sandbox/serve-units";
import { sleeper } from "#workers/sandbox/sleeper";

/**
 * The unit worker of a trial run on the customer's own machine: the residents' harness on a Node thread. Its lockdown
 * makes units see what they will see on a device; it is no security boundary, because a module may still import Node's
 * own.
 */
const port = parentPort;
if (!port) throw new Error("This file is the entry of a worker thread: use openLocalRunner.");

const state = new UnitState();
const post = port.postMessage.bind(port);
const later = setImmediate;
const NativeBuffer = Buffer;
/**
 * Yields by messages to itself, as in a browser: before Node calls an immediate it writes to an array of its own, and a
 * program with a setter on `Array.prototype` could observe that.
 */
const { port1: bell, port2: cord } = new MessageChannel();
const ring = cord.postMessage.bind(cord);
let onBell: (() => void) | undefined;

bell.on("message", () => {
  const act = onBell;
  onBell = undefined;
  act?.();
});

const realm: UnitRealm = {
  post: (message) => post(message),
  die: (error) => {
    later(() => {
      throw error;
    });
  },
  turn: (act) => {
    onBell = act;
    ring(null);
  },
  pace: { now: performance.now.bind(performance), sleep: sleeper() },
  state,
  lockDown: () => {
    stripGlobals(globalThis, KEPT_NAMES);
    pruneLanguage(globalThis);
    installRealm(globalThis, state);
  },
  loadModule: (program) => {
    const place = `data:text/javascript;base64,${NativeBuffer.from(program).toString("base64")}`;
    return { place, namespace: import(place) };
  },
};

port.on("message", serveUnits(realm));
