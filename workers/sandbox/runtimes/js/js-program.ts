import type { UnitState } from "../../determinism/unit-state";
import { parse, settle } from "../../lockdown/primordials";
import type { ProgramTerms, RunFailure, RunOutcome, UnitInput } from "../../unit-run";
import { describeError } from "./describe-error";
import { jsOutput } from "./js-output";
import { StderrText } from "./stderr-text";
import { unitContext } from "./unit-context";

type UnitFunction = (input: unknown, context: unknown) => unknown;

/** Gives the module's namespace, and the address it was loaded from, which errors are rid of. */
export type LoadModule = (program: Uint8Array) => { place: string; namespace: Promise<unknown> };

/**
 * A customer's ES module, imported once for all units of a worker: what it keeps at module level lasts from one unit to
 * the next, in whatever order they come, so it may cache there and must not count there. Clock and randomness begin
 * anew for each unit.
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
    settle(
      namespace,
      (module) => {
        this.#take(module);
        onReady();
      },
      (error) => {
        this.#whyNot = describeError(error, place);
        onReady();
      },
    );
  }

  run(input: UnitInput, onOutcome: (outcome: RunOutcome) => void) {
    const stderr = new StderrText(this.#terms.limits.stderrBytes);
    this.#state.begin(input.unit, (values) => stderr.log(values));
    const fail = (reason: RunFailure, message: string) =>
      onOutcome({ kind: "failed", reason, message, stderr: stderr.text(), fuel: 0 });
    const failBy = (error: unknown) => fail("error", describeError(error, this.#place));
    const finish = (value: unknown) => {
      const { outputBytes } = this.#terms.limits;
      try {
        const output = jsOutput(value, outputBytes);
        if (output.kind === "too-big") return fail("output", `Its output passed the limit of ${outputBytes} bytes.`);
        if (output.kind === "no-output") {
          return fail("error", "The function gave nothing: return bytes, text or JSON (null stands for nothing).");
        }
        const { type, bytes } = output;
        const parts = [{ name: "output", bytes }];
        onOutcome({ kind: "output", output: { exitCode: 0, type, parts }, stderr: stderr.text(), fuel: 0 });
      } catch (error) {
        failBy(error);
      }
    };
    if (!this.#function) return fail("error", this.#whyNot);
    try {
      settle(this.#call(this.#function, input, stderr), finish, failBy);
    } catch (error) {
      failBy(error);
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
    else
      this.#whyNot = "The module has no default export that is a function: write `export default (input, ctx) => …`.";
  }
}
