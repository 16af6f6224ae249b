import { failureFault } from "#core/units/failure-fault";
import { MAX_OUTPUT_HEAD_BYTES } from "#core/units/output";
import { type OutputTerms, outputFault } from "#core/units/output-fault";
import type { DeviceFault } from "#protocol/devices/device-fault";
import type { LocalResult } from "#protocol/devices/device-messages";
import { lostResult, resultOf, stoppedResult } from "#protocol/devices/local-result";
import {
  GATES_PER_WORKER,
  type OwnFault,
  type ProgramMessage,
  type RunMessage,
  type UnitAnswer,
} from "#protocol/devices/sandbox-messages";
import { LIMITS } from "#protocol/limits";
import type { ActiveClock } from "../active-clock";
import type { SandboxLink } from "../sandboxes/sandbox-link";
import { readFromUnit } from "./read-from-unit";

const LOST: DeviceFault = "sandbox-ended";
const DIED: DeviceFault = "sandbox-died";
const VIOLATION: OwnFault = "broken-protocol";

interface Running {
  message: RunMessage;
  wallMs: number;
  /** Its running time before it was last paused, and the time since when it has run again. */
  usedMs: number;
  since: number;
  posted: boolean;
  /** Cancels its alarm, if it has one. */
  callOff: () => void;
  settle: (result: LocalResult | undefined) => void;
}

/**
 * The control worker's end of one unit worker, which runs one job's program for its whole life. loading → idle ⇄
 * running → dead. It sends one `ready`, then one answer per `run`, in order; at the first message that is malformed,
 * too long or out of turn it is ended. Units may be sent ahead of time: one runs, the others wait in the worker.
 *
 * Answers of commands are batched, so if a command's worker ends with several units unanswered, it is unknown which one
 * ran: none of them is blamed, and all must be run alone.
 */
export class UnitLink {
  readonly #sandbox: SandboxLink;
  readonly #clock: ActiveClock;
  readonly #port: MessagePort;
  readonly #worker: number;
  readonly #program: ProgramMessage;
  readonly #onLook: (isPressed: boolean) => void;
  #loaded = false;
  /** The first one runs. */
  #units: Running[] = [];
  #dead = false;
  #violated = false;
  #isHeld = false;
  #gates = GATES_PER_WORKER;
  #handOver: ReturnType<typeof setTimeout> | undefined;
  /** Units of which one ended the worker; it is unknown which. */
  suspects = 0;

  constructor(
    sandbox: SandboxLink,
    clock: ActiveClock,
    program: ProgramMessage,
    onLook: (isPressed: boolean) => void = () => {},
  ) {
    this.#onLook = onLook;
    this.#sandbox = sandbox;
    this.#clock = clock;
    this.#program = program;
    const { program: bytes, ...terms } = program;
    const isCommand = program.runtime === "wasi";
    const { worker, port } = sandbox.spawn(
      (how) => this.#end(how === "died" ? (unit) => lostResult(unit, DIED, { boxDied: true }) : lost),
      isCommand ? bytes : undefined,
    );
    this.#worker = worker;
    this.#port = port;
    port.onmessage = (event) => this.#onMessage(event.data);
    port.onmessageerror = () => this.#violate();
    port.postMessage(isCommand ? terms : program);
  }

  /** How many more units it could take now. */
  get room() {
    return this.dead ? 0 : LIMITS.unitsAhead - this.#units.length;
  }

  get dead() {
    return this.#dead || this.#sandbox.closed;
  }

  /** It has been paused so often that it has no gate left for another pause: a new worker must replace it. */
  get isWorn() {
    return this.#gates < 3;
  }

  /** Its core is needed by others, or lent to it again. Paused time does not count as the unit's time. */
  hold(isHeld: boolean) {
    if (this.dead || isHeld === this.#isHeld || this.#gates <= 1) return;
    this.#isHeld = isHeld;
    this.#gates -= 1;
    this.#sandbox.hold(this.#worker, isHeld);
    const [running] = this.#units;
    if (!running) return;
    if (!isHeld) return this.#watch(running);
    running.callOff();
    running.usedMs += this.#clock.elapsed - running.since;
  }

  /**
   * Runs one unit after those that were sent earlier; loading the program counts as part of the first unit's wall time.
   * `undefined` when the worker ended and the unit is not known to be the cause: it may run elsewhere.
   */
  run(message: RunMessage, wallMs: number): Promise<LocalResult | undefined> {
    const result = this.#take(message, wallMs);
    this.#postAll();
    return result;
  }

  /** The same, for a unit that waits to be sent together with others. */
  runLater(message: RunMessage, wallMs: number): Promise<LocalResult | undefined> {
    const result = this.#take(message, wallMs);
    this.#handOver ??= setTimeout(() => this.#postAll(), 0);
    return result;
  }

  async #take(message: RunMessage, wallMs: number): Promise<LocalResult | undefined> {
    if (this.#units.length >= LIMITS.unitsAhead)
      throw new Error(`A unit worker holds ${LIMITS.unitsAhead} units at most: wait for the first to end.`);
    if (this.#violated) return violation(message.unit);
    if (this.dead) return lost(message.unit);
    return new Promise((resolve) => {
      const unit = { message, wallMs, usedMs: 0, since: 0, posted: false, callOff: () => {}, settle: resolve };
      this.#units.push(unit);
      if (this.#units.length === 1) this.#watch(unit);
    });
  }

  /** Ends the worker; a running unit is lost. */
  close() {
    this.#end(lost);
  }

  #watch(unit: Running) {
    const { wallMs } = unit;
    if (this.#isHeld) return;
    unit.since = this.#clock.elapsed;
    unit.callOff = this.#clock.after(wallMs - unit.usedMs, () => this.#end((running) => outOfTime(running, wallMs)));
  }

  #postAll() {
    clearTimeout(this.#handOver);
    this.#handOver = undefined;
    if (!this.#loaded || this.#dead) return;
    const units = this.#units.filter(({ posted }) => !posted);
    const messages = units.map(({ message }) => message);
    const [first, ...others] = messages;
    if (!first) return;
    for (const unit of units) unit.posted = true;
    const message = others.length === 0 ? first : { op: "runs", units: messages };
    this.#port.postMessage(message, transferOf(messages));
  }

  #onMessage(raw: unknown) {
    const message = readFromUnit(raw, this.#program.limits.outputBytes + MAX_OUTPUT_HEAD_BYTES);
    if (!message) return this.#violate();
    if (message.op === "ready") return this.#becomeReady();
    if (message.op === "look") return this.#onLook(message.isPressed);
    if (message.op !== "answers") return this.#answered(message);
    for (const answer of message.answers) if (!this.#dead) this.#answered(answer);
  }

  #answered(answer: UnitAnswer) {
    const [running, next] = this.#units;
    if (isForged(answer, this.#program) || !running?.posted || answer.unit !== running.message.unit)
      return this.#violate();
    this.#units.shift();
    running.callOff();
    if (next) this.#watch(next);
    running.settle(resultOf(answer));
    // However many units wait in the worker, there is no room for their outputs while the outbox is full.
    if (next && (answer.bytes?.byteLength ?? 0) > LIMITS.MAX_AHEAD_OUTPUT_BYTES) this.#end(undefined);
  }

  #becomeReady() {
    if (this.#loaded) return this.#violate();
    this.#loaded = true;
    this.#postAll();
  }

  #violate() {
    this.#violated = true;
    this.#end(violation);
  }

  /** The running unit ends as `ending` says; without it, it may run elsewhere, like those that wait. */
  #end(ending: ((unit: number) => LocalResult) | undefined) {
    if (this.#dead) return;
    this.#dead = true;
    this.#port.onmessage = null;
    this.#port.close();
    this.#sandbox.kill(this.#worker);
    clearTimeout(this.#handOver);
    const posted = this.#units.filter((unit) => unit.posted).length;
    const isUnclear = this.#program.runtime === "wasi" && posted > 1;
    if (isUnclear && ending) this.suspects = posted;
    const [running, ...waiting] = this.#units;
    this.#units = [];
    running?.callOff();
    running?.settle(isUnclear ? undefined : ending?.(running.message.unit));
    for (const unit of waiting) unit.settle(undefined);
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Truncated to what the coordinator accepts, so that a program's output cannot make a device send an invalid message. */
function isForged(message: UnitAnswer, terms: OutputTerms): boolean {
  const decode = (text: Uint8Array) => utf8.decode(text);
  if (message.op === "output") {
    const bytes = new Uint8Array(message.bytes);
    return outputFault(bytes, bytes.length, terms, decode) !== undefined;
  }
  const { bytes, reason, exitCode } = message;
  const output = bytes && { beginning: new Uint8Array(bytes), byteLength: bytes.byteLength };
  return failureFault({ reason, exitCode, output }, terms, decode) !== undefined;
}

const lost = (unit: number) => lostResult(unit, LOST);

const violation = (unit: number) => stoppedResult(unit, { reason: "error", message: VIOLATION, ms: 0 });

const outOfTime = (unit: number, wallMs: number): LocalResult =>
  stoppedResult(unit, { reason: "time", message: "", ms: wallMs });

/** The input's bytes are transferred, not copied: they are no longer needed here. */
function transferOf(messages: readonly RunMessage[]): Transferable[] {
  const views = messages.flatMap(({ stdin, files, value }) => [
    stdin,
    ...files.map((file) => file.bytes),
    ...(value.kind === "bytes" ? [value.bytes] : []),
  ]);
  const buffers = views.map((view) => view.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  return [...new Set(buffers.filter((buffer) => buffer.byteLength > 0))];
}
