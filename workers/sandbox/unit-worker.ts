import type { ToUnit, WorkerHandOver } from "#protocol/devices/sandbox-messages";
import { KEPT_NAMES } from "#protocol/programs/realm-names";
import { CoreWatch } from "./core-watch";
import { installRealm } from "./determinism/install-realm";
import { UnitState } from "./determinism/unit-state";
import { sliceText, transferOf, uncurry } from "./lockdown/primordials";
import { pruneLanguage } from "./lockdown/prune-language";
import { stripGlobals } from "./lockdown/strip-globals";
import { serveUnits, type UnitRealm } from "./serve-units";
import { sleeper } from "./sleeper";

/**
 * The unit worker, where customers' code runs. The sandbox hands it one port, which stays in this closure: no name, no
 * prototype and no event that customers' code can reach leads to it.
 */
type Listen = (self: EventTarget, kind: string, listener: (event: Event) => void) => void;

const addListener = uncurry(EventTarget.prototype.addEventListener as never) as unknown as Listen;
const removeListener = uncurry(EventTarget.prototype.removeEventListener as never) as unknown as Listen;
const preventDefault = uncurry(Event.prototype.preventDefault as never) as unknown as (event: Event) => void;
const stopPropagation = uncurry(Event.prototype.stopImmediatePropagation as never) as unknown as (event: Event) => void;
const post = uncurry(MessagePort.prototype.postMessage as never) as unknown as (
  port: MessagePort,
  message: unknown,
  transfer?: Transferable[],
) => void;
const dataOf = uncurry(Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")?.get as never) as unknown as (
  event: Event,
) => unknown;
const messageOf = uncurry(
  Object.getOwnPropertyDescriptor(ErrorEvent.prototype, "message")?.get as never,
) as unknown as (event: Event) => string;
const later = setTimeout.bind(globalThis) as (act: () => void) => void;
const now = performance.now.bind(performance);
const createUrl = URL.createObjectURL.bind(URL);
const load = importScripts.bind(globalThis) as (url: string) => void;
const NativeBlob = Blob;
const state = new UnitState();
const { port1: bell, port2: cord } = new MessageChannel();
let onBell: (() => void) | undefined;
/** Shown of an error that nobody caught. */
const MAX_STRAY_CHARS = 2_000;
let isDying = false;

function realmOf({ port, gates, module }: WorkerHandOver): UnitRealm {
  const sleep = sleeper();
  const say: UnitRealm["post"] = (message, buffer) =>
    buffer ? post(port, message, transferOf(buffer)) : post(port, message);
  return {
    module,
    post: say,
    watch: gates && new CoreWatch({ now, sleep, load, gates, post: say }),
    die: (error) => {
      isDying = true;
      later(() => {
        throw error;
      });
    },
    turn: (act) => {
      onBell = act;
      post(cord, null);
    },
    pace: { now, sleep },
    state,
    lockDown: () => {
      stripGlobals(globalThis, KEPT_NAMES);
      pruneLanguage(globalThis);
      installRealm(globalThis, state);
    },
    loadModule: (program) => {
      const place = createUrl(new NativeBlob([new Uint8Array(program)], { type: "text/javascript" }));
      return { place, namespace: import(place) };
    },
  };
}

/** An error that nobody caught belongs to the program: it must not look as if the device had failed. */
function onError(event: Event) {
  stopPropagation(event);
  if (isDying) return;
  preventDefault(event);
  state.log([`Uncaught: ${sliceText(messageOf(event), 0, MAX_STRAY_CHARS)}`]);
}

function onRejection(event: Event) {
  stopPropagation(event);
  preventDefault(event);
  state.log(["A promise was rejected and nobody caught it."]);
}

/** Turns by messages to itself: a timer would wait for a millisecond and more. */
function onTurn(event: Event) {
  stopPropagation(event);
  const act = onBell;
  onBell = undefined;
  act?.();
}

function takePort(event: Event) {
  stopPropagation(event);
  const handed = dataOf(event) as WorkerHandOver;
  const { port } = handed;
  removeListener(globalThis as never, "message", takePort);
  const onMessage = serveUnits(realmOf(handed));
  addListener(port, "message", (message) => {
    stopPropagation(message);
    onMessage(dataOf(message) as ToUnit);
  });
  port.start();
}

addListener(bell, "message", onTurn);
bell.start();
addListener(globalThis as never, "error", onError);
addListener(globalThis as never, "unhandledrejection", onRejection);
addListener(globalThis as never, "message", takePort);
