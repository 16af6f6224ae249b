import { encodeOutput, type UnitOutput } from "#core/units/output";
import type { FromUnit, ProgramMessage, RunMessage, ToUnit, UnitAnswer } from "#protocol/devices/sandbox-messages";
import { AnswerBatch } from "./answer-batch";
import { installPace } from "./determinism/install-pace";
import type { UnitState } from "./determinism/unit-state";
import { NativeError } from "./lockdown/primordials";
import type { Pace } from "./pace";
import { JsProgram, type LoadModule } from "./runtimes/js/js-program";
import { ScriptPace } from "./runtimes/js/script-pace";
import { WasiProgram } from "./runtimes/wasi/wasi-program";
import type { RunOutcome } from "./unit-run";

/** What the environment of units must provide: a browser's worker, or a Node thread. */
export interface UnitRealm {
  /** A buffer that is named beside the message is moved, not copied. */
  post: (message: FromUnit, buffer?: ArrayBuffer) => void;
  /** Ends the worker because the device cannot go on; the unit is lost, and nothing is said about the program. */
  die: (error: unknown) => void;
  pace: Pace;
  /** Watches the core that the worker was lent, if other programs may need it. */
  watch?: { attend(): void; readonly tookMs: number } | undefined;
  /** Calls `act` in a later turn: after everything that is queued now, and everything that this queues. */
  turn: (act: () => void) => void;
  state: UnitState;
  /** Called once, before a JavaScript program is loaded. */
  lockDown: () => void;
  loadModule: LoadModule;
  /** The compiled command of this worker, if other workers of its job run it too. */
  module?: WebAssembly.Module | undefined;
}

type Run = (message: RunMessage, onOutcome: (outcome: RunOutcome<ArrayBuffer>) => void) => void;

interface Loaded {
  run: Run;
  /** Loading time that no unit has been charged for yet. */
  owedMs: number;
  /** For a script, which sleeps to keep to its share; a command's sleeps are its gauge's. */
  pace: ScriptPace | undefined;
  /** For a command's answers; a script's are sent one by one. */
  answers: AnswerBatch | undefined;
  /** The last of the units in this worker: the first of them is running. */
  last: Waiting | undefined;
}

interface Waiting {
  message: RunMessage;
  next: Waiting | undefined;
}

/**
 * The unit worker's side of the protocol: one program, then its units, one at a time. The returned function takes the
 * control side's messages. After the program was loaded nothing here may rely on a built-in that it could have changed.
 */
export function serveUnits(realm: UnitRealm): (message: ToUnit) => void {
  let loaded: Loaded | undefined;
  let hasProgram = false;
  const ready = (made: Loaded) => {
    loaded = made;
    realm.post({ op: "ready" });
  };
  const take = (messages: readonly RunMessage[], by: Loaded) => {
    let first: Waiting | undefined;
    for (let at = 0; at < messages.length; at++) {
      const unit: Waiting = { message: messages[at] as RunMessage, next: undefined };
      if (by.last) by.last.next = unit;
      else first = unit;
      by.last = unit;
    }
    if (first) runFrom(realm, by, first);
  };
  return (message) => {
    try {
      if (message.op === "run" || message.op === "runs") {
        if (!loaded) throw new NativeError("A unit came before its program was ready.");
        return message.op === "run" ? take([message], loaded) : take(message.units, loaded);
      }
      if (hasProgram) throw new NativeError("A unit worker runs one program for all its life.");
      hasProgram = true;
      if (message.runtime === "wasi") {
        const answers = new AnswerBatch({ post: realm.post, now: realm.pace.now });
        const pace = { ...paceOf(realm), onRest: (ms: number) => answers.rest(ms) };
        const module = realm.module ?? compile(message);
        ready({ run: wasiRun(module, message, pace), owedMs: 0, pace: undefined, answers, last: undefined });
      } else loadJs(message, realm, ready);
    } catch (error) {
      loaded?.answers?.flush();
      realm.die(error);
    }
  };
}

/** A loop for units that end at once: each begins on the same stack, however many were sent together. */
function runFrom(realm: UnitRealm, loaded: Loaded, first: Waiting) {
  let unit: Waiting | undefined = first;
  while (unit) {
    const running: Waiting = unit;
    let isOver = false;
    let isAsync = false;
    answer(realm, loaded, running.message, () => {
      isOver = true;
      if (!isAsync) return;
      if (running.next) runFrom(realm, loaded, running.next);
      else loaded.last = undefined;
    });
    isAsync = true;
    if (!isOver) return;
    unit = running.next;
  }
  loaded.last = undefined;
  loaded.answers?.flush();
}

function answer(realm: UnitRealm, loaded: Loaded, message: RunMessage, done: () => void) {
  const { unit } = message;
  realm.watch?.attend();
  const tookBefore = realm.watch?.tookMs ?? 0;
  const start = realm.pace.now() - loaded.owedMs;
  loaded.owedMs = 0;
  loaded.pace?.begin(message.sharePercent);
  loaded.run(message, (outcome) => {
    const { stderr, fuel } = outcome;
    const ms = realm.pace.now() - start - (loaded.pace?.sleptMs ?? 0) - ((realm.watch?.tookMs ?? 0) - tookBefore);
    if (outcome.kind === "output") {
      const { output: bytes } = outcome;
      post(realm, loaded, { op: "output", unit, bytes, stderr, fuel, ms }, bytes);
      return done();
    }
    const { reason, message, exitCode, output: bytes } = outcome;
    const failed = { op: "failed", unit, reason, message, stderr, fuel, ms } as const;
    const coded = exitCode === undefined ? failed : { ...failed, exitCode };
    if (bytes === undefined) post(realm, loaded, coded, undefined);
    else post(realm, loaded, { ...coded, bytes }, bytes);
    done();
  });
}

function post(realm: UnitRealm, { answers }: Loaded, answer: UnitAnswer, bytes: ArrayBuffer | undefined) {
  if (answers) answers.add(answer, bytes);
  else realm.post(answer, bytes);
}

function paceOf({ pace: { now, sleep }, watch }: UnitRealm): Pace {
  return watch ? { now, sleep, attend: () => watch.attend() } : { now, sleep };
}

const utf8 = new TextEncoder();
const encode = (text: string) => utf8.encode(text);
const written = (output: UnitOutput): ArrayBuffer => encodeOutput(output, encode).buffer;

const compile = (message: ProgramMessage) => new WebAssembly.Module(new Uint8Array(bytesOf(message)));

function bytesOf({ program }: ProgramMessage): Uint8Array {
  if (!program) throw new NativeError("A unit worker was handed no program.");
  return program;
}

function wasiRun(module: WebAssembly.Module, message: ProgramMessage, pace: Pace): Run {
  const program = new WasiProgram(module, message, pace);
  return (input, onOutcome) => {
    const outcome = program.run(input);
    if (outcome.kind === "output") onOutcome({ ...outcome, output: written(outcome.output) });
    else onOutcome({ ...outcome, output: outcome.output && written(outcome.output) });
  };
}

/** Loading runs the program's own code: it counts as the first unit's. */
function loadJs(program: ProgramMessage, realm: UnitRealm, ready: (made: Loaded) => void) {
  realm.lockDown();
  const pace = new ScriptPace(paceOf(realm));
  const removePace = installPace(globalThis, () => pace.look());
  pace.begin(program.sharePercent);
  const start = realm.pace.now();
  const tookBefore = realm.watch?.tookMs ?? 0;
  const run: Run = (input, onOutcome) => loaded.run(input, (outcome) => atRest(realm, () => onOutcome(outcome)));
  const loaded: JsProgram = new JsProgram(bytesOf(program), program, realm.state, realm.loadModule, () => {
    removePace();
    const tookMs = (realm.watch?.tookMs ?? 0) - tookBefore;
    ready({ run, owedMs: realm.pace.now() - start - pace.sleptMs - tookMs, pace, answers: undefined, last: undefined });
  });
}

/**
 * An answer is complete when the worker is idle: nothing is queued, and nothing is under way that would wake the
 * program. What it computes after its answer counts as the unit's time and towards its limit; a program that never
 * becomes idle reaches that limit.
 */
function atRest(realm: UnitRealm, act: () => void) {
  const { underWay } = realm.state;
  realm.turn(() => {
    if (underWay.isNone) act();
    else underWay.whenNone(() => atRest(realm, act));
  });
}
