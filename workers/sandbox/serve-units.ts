import { encodeOutput } from "#core/units/output";
import type { FromUnit, ProgramMessage, RunMessage, ToUnit } from "#protocol/sandbox-messages";
import type { UnitState } from "./determinism/unit-state";
import { arrayBuffer, encodeText, NativeError } from "./lockdown/primordials";
import type { Pace } from "./pace";
import { JsProgram, type LoadModule } from "./runtimes/js/js-program";
import { runWasi } from "./runtimes/wasi/run-wasi";
import type { RunOutcome } from "./unit-run";

/** What the place that units run in must give: a browser's worker, or a thread of Node. */
export interface UnitRealm {
  post: (message: FromUnit, transfer: ArrayBuffer[]) => void;
  /** Ends the worker because the device cannot go on; the unit is lost, and nothing is said about the program. */
  die: (error: unknown) => void;
  pace: Pace;
  state: UnitState;
  /** Called once, before a JavaScript program is loaded. */
  lockDown: () => void;
  loadModule: LoadModule;
}

type Run = (message: RunMessage, onOutcome: (outcome: RunOutcome) => void) => void;

/**
 * The unit worker's side of the protocol: one program, then its units, one at a time. The returned function hears the
 * control side's messages. After the program was loaded nothing here may rely on a built-in that it could have changed.
 */
export function serveUnits(realm: UnitRealm): (message: ToUnit) => void {
  let run: Run | undefined;
  let hasProgram = false;
  const ready = (loaded: Run) => {
    run = loaded;
    realm.post({ op: "ready" }, []);
  };
  return (message) => {
    try {
      if (message.op === "run") {
        if (!run) throw new NativeError("A unit came before its program was ready.");
        return answer(realm, run, message);
      }
      if (hasProgram) throw new NativeError("A unit worker runs one program for all its life.");
      hasProgram = true;
      if (message.runtime === "wasi") ready(wasiRun(message, realm.pace));
      else loadJs(message, realm, ready);
    } catch (error) {
      realm.die(error);
    }
  };
}

function answer(realm: UnitRealm, run: Run, message: RunMessage) {
  const { unit } = message;
  const start = realm.pace.now();
  run(message, (outcome) => {
    const { stderr, fuel } = outcome;
    const ms = realm.pace.now() - start;
    if (outcome.kind === "output") {
      // The program may have changed what the encoder uses; whatever comes out of it, one buffer leaves and nothing else.
      const bytes = arrayBuffer(encodeOutput(outcome.output, encodeText));
      realm.post({ op: "output", unit, bytes, stderr, fuel, ms }, [bytes]);
      return;
    }
    const { reason, message, exitCode } = outcome;
    const failed = { op: "failed", unit, reason, message, stderr, fuel, ms } as const;
    realm.post(exitCode === undefined ? failed : { ...failed, exitCode }, []);
  });
}

function wasiRun(program: ProgramMessage, pace: Pace): Run {
  const module = new WebAssembly.Module(new Uint8Array(program.program));
  let quantum: number | undefined;
  return (input, onOutcome) => {
    const outcome = runWasi({ module, terms: program, input, pace, quantum });
    quantum = outcome.quantum;
    onOutcome(outcome);
  };
}

function loadJs(program: ProgramMessage, realm: UnitRealm, ready: (run: Run) => void) {
  realm.lockDown();
  const loaded: JsProgram = new JsProgram(program.program, program, realm.state, realm.loadModule, () =>
    ready((input, onOutcome) => loaded.run(input, onOutcome)),
  );
}
