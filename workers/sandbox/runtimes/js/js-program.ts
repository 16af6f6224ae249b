import type { OwnFault } from "#protocol/devices/sandbox-messages";
import type { UnitState } from "../../determinism/unit-state";
import { parse, settle } from "../../lockdown/primordials";
import type { ProgramTerms, RunFailure, RunOutcome, UnitInput } from "../../unit-run";
import { describeError } from "./describe-error";
import { encodeJsOutput } from "./encode-js-output";
import { jsOutput } from "./js-output";
import { StderrText } from "./stderr-text";
import { unitContext } from "./unit-context";

const NO_OUTPUT: OwnFault = "no-output";
const NO_FUNCTION: OwnFault = "no-function";

type UnitFunction = (input: unknown, context: unknown) => unknown;

/** Returns the module's namespace, and the URL from which it was loaded, which is removed from errors. */
export type LoadModule = (program: Uint8Array) => { place: string; namespace: Promise<unknown> };

/**
 * A customer's ES module, imported once for all units of a worker: what it keeps at module level persists between
 * units, in whatever order they come, so it may cache there and must not count there. Clock and randomness start anew
 * for each unit.
 */
export class JsProgram {
  readonly #terms: ProgramTerms;
  readonly #state: UnitState;
  readonly #place: string;
  #function: UnitFunction | undefined;
  #whyNot = "";

  constructor(program: Uint8Array, terms: ProgramTerms, state: UnitState, load: LoadModule, onReady: () => void) {
    this.#terms = terms;
    this.#state = state;
    const { place, namespace } = load(program);
    this.#place = place;
    const refuse = (error: unknown) => {
      this.#whyNot = describeError(error, place);
    };
    const take = (module: unknown) => {
      try {
        this.#take(module);
      } catch (error) {
        refuse(error);
      }
      onReady();
    };
    void settle(namespace, take, (error) => {
      refuse(error);
      onReady();
    });
  }

  run(input: UnitInput, onOutcome: (outcome: RunOutcome<ArrayBuffer>) => void) {
    const stderr = new StderrText(this.#terms.limits.stderrBytes);
    this.#state.begin(input.unit, (values) => stderr.log(values));
    const fail = (reason: RunFailure, message: string) =>
      onOutcome({
        kind: "failed",
        reason,
        exitCode: undefined,
        message,
        output: undefined,
        stderr: stderr.text(),
        fuel: 0,
      });
    const failBy = (error: unknown) => fail("error", describeError(error, this.#place));
    const finish = (value: unknown) => {
      const read = this.#read(value);
      if (read.kind === "threw") return failBy(read.error);
      if (read.kind === "too-big") return fail("output", "");
      if (read.kind === "no-output") return fail("error", NO_OUTPUT);
      onOutcome({ kind: "output", output: read.bytes, stderr: stderr.text(), fuel: 0 });
    };
    if (!this.#function) return fail("error", this.#whyNot);
    let given: unknown;
    try {
      given = this.#call(this.#function, input, stderr);
    } catch (error) {
      return failBy(error);
    }
    void settle(given, finish, failBy);
  }

  #read(value: unknown) {
    try {
      const output = jsOutput(value, this.#terms.limits.outputBytes);
      if (output.kind !== "output") return output;
      return { kind: "output", bytes: encodeJsOutput(output.type, output.span) } as const;
    } catch (error) {
      return { kind: "threw", error } as const;
    }
  }

  #call(unitFunction: UnitFunction, input: UnitInput, stderr: StderrText): unknown {
    const { unit, args, files, value } = input;
    const context = unitContext(unit, args, { shared: this.#terms.shared, own: files }, (values) => stderr.log(values));
    return unitFunction(value.kind === "json" ? parse(value.json) : value.bytes, context);
  }

  #take(module: unknown) {
    const { default: exported } = module as { default?: unknown };
    if (typeof exported === "function") this.#function = exported as UnitFunction;
    else this.#whyNot = NO_FUNCTION;
  }
}
