import { expect, test } from "vitest";
import type { Measure } from "./measure";
import { runSection } from "./run-section";
import type { Section, Stage } from "./section";

const figure = (what: string, value: number): Measure => ({ what, figure: String(value) });
const section = (maxMs: number, run: Section["run"]): Section => ({ name: "rounds", about: "", maxMs, run });
const play = (one: Section) =>
  runSection(one, {
    scratch: undefined as unknown as Stage["scratch"],
    quick: true,
    only: "",
    print: () => {},
    graceMs: 10,
  });

test("a section that ends has its own measures", async () => {
  const run = play(
    section(60_000, async (stage) => {
      stage.keep("speed", [figure("speed", 1)]);
      return [figure("speed", 2)];
    }),
  );
  expect(await run.ended).toEqual({ failed: false });
  expect(run.measures()).toEqual([figure("speed", 2)]);
});

test("a section that fails keeps every round that it had measured", async () => {
  const run = play(
    section(60_000, async (stage) => {
      stage.keep("speed", [figure("speed", 1)]);
      stage.keep("memory", [figure("memory", 5)]);
      stage.keep("speed", [figure("speed", 3)]);
      throw new Error("the database died");
    }),
  );
  expect(await run.ended).toEqual({ failed: true });
  expect(run.measures()).toEqual([
    figure("speed", 3),
    figure("memory", 5),
    { what: "rounds", figure: "failed: the database died; what is above was measured before" },
  ]);
});

test("a section that runs out of time says so, keeps what it had, and adds nothing afterwards", async () => {
  const hanging = play(
    section(20, (stage) => {
      stage.keep("speed", [figure("speed", 1)]);
      return new Promise(() => {});
    }),
  );
  expect(await hanging.ended).toEqual({ failed: true });
  expect(hanging.measures()[0]).toEqual(figure("speed", 1));

  let isOver = () => {};
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  const obeying = play(
    section(20, async (stage) => {
      await new Promise((resolve) => stage.signal.addEventListener("abort", resolve));
      stage.keep("speed", [figure("speed", 9)]);
      isOver();
      return [figure("speed", 10)];
    }),
  );
  expect(await obeying.ended).toEqual({ failed: true });
  await over;
  expect(obeying.measures()).toEqual([{ what: "rounds", figure: "failed: it did not end within 0.02 seconds" }]);
});

test("what is known can be read before the end", () => {
  const run = play(
    section(60_000, (stage) => {
      stage.keep("speed", [figure("speed", 1)]);
      return new Promise(() => {});
    }),
  );
  expect(run.measures()).toEqual([figure("speed", 1)]);
});
