import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { encodeOutput } from "#core/units/output";
import {
  type FromUnit,
  GATES_PER_WORKER,
  type ProgramMessage,
  type RunMessage,
  type SandboxCommand,
  type ToUnit,
} from "#protocol/devices/sandbox-messages";
import { ActiveClock } from "../active-clock";
import { SandboxLink } from "../sandboxes/sandbox-link";
import { UnitLink } from "./unit-link";

const PROGRAM: ProgramMessage = {
  op: "program",
  runtime: "js",
  program: new Uint8Array(0),
  shared: [],
  outputs: [],
  okExitCodes: [0],
  limits: { fuel: 1, memoryMib: 1, outputBytes: 100, stderrBytes: 100 },
  sharePercent: 100,
};

const run = (unit: number): RunMessage => ({
  op: "run",
  unit,
  args: [],
  stdin: new Uint8Array(0),
  files: [],
  value: { kind: "json", json: "0" },
  sharePercent: 100,
});

const encodeText = (text: string) => new TextEncoder().encode(text);
const parts = [{ name: "output", bytes: encodeText("8") }];
const VALUE = Uint8Array.from(encodeOutput({ exitCode: 0, type: "json", parts }, encodeText));

const output = (unit: number): FromUnit => ({
  op: "output",
  unit,
  bytes: VALUE.slice().buffer,
  stderr: "",
  fuel: 0,
  ms: 1,
});

let channel: MessageChannel;
let sandbox: SandboxLink;
let commands: SandboxCommand[];
let unitPorts: MessagePort[];

/** The far end of a sandbox whose unit workers send what a test wants. */
beforeEach(() => {
  channel = new MessageChannel();
  commands = [];
  unitPorts = [];
  sandbox = new SandboxLink(1, channel.port1);
  channel.port2.onmessage = ({ data }: MessageEvent<SandboxCommand>) => commands.push(data);
});

afterEach(() => {
  sandbox.close();
  for (const port of [channel.port2, ...unitPorts]) port.close();
});

/** A worker that answers each message with those that `script` returns, valid or not. */
async function scripted(script: (message: ProgramMessage | RunMessage) => unknown[]): Promise<UnitLink> {
  const link = new UnitLink(sandbox, new ActiveClock(() => 0), PROGRAM);
  const port = await unitPort();
  port.onmessage = ({ data }: MessageEvent<ToUnit>) => {
    for (const message of data.op === "runs" ? data.units : [data])
      for (const answer of script(message)) port.postMessage(answer);
  };
  return link;
}

async function unitPort(): Promise<MessagePort> {
  const spawned = await received((command) => command.op === "spawn");
  if (spawned.op !== "spawn") throw new Error("not spawned");
  unitPorts.push(spawned.port);
  return spawned.port;
}

async function received(wanted: (command: SandboxCommand) => boolean): Promise<SandboxCommand> {
  await expect.poll(() => commands.some(wanted)).toBe(true);
  return commands.find(wanted) as SandboxCommand;
}

const wasKilled = () => received((command) => command.op === "kill");

describe("a unit worker's link", () => {
  test("runs one unit after the other in the same worker", async () => {
    const link = await scripted((message) => (message.op === "program" ? [{ op: "ready" }] : [output(message.unit)]));
    expect(await link.run(run(1), 1_000)).toMatchObject({ kind: "output", fuel: 0 });
    expect(await link.run(run(2), 1_000)).toMatchObject({ kind: "output" });
    expect(link.dead).toBe(false);
  });

  test("takes units ahead of time, and has those that never began run elsewhere", async () => {
    const link = await scripted((message) => {
      if (message.op === "program") return [{ op: "ready" }];
      return message.unit === 3 ? [{ op: "output" }] : [output(message.unit)];
    });
    const units = [1, 2, 3, 4, 5].map((unit) => link.run(run(unit), 1_000));
    const ends = (await Promise.all(units)).map((outcome) => outcome?.kind);
    expect(ends).toEqual(["output", "output", "failed", undefined, undefined]);
    expect(link.room).toBe(0);
  });

  test("ends a worker that answers for a unit whose turn it is not", async () => {
    const asked: number[] = [];
    const link = await scripted((message) => {
      if (message.op === "program") return [{ op: "ready" }];
      asked.push(message.unit);
      return message.unit === 2 ? [output(2)] : [];
    });
    const [first, second] = await Promise.all([link.run(run(1), 1_000), link.run(run(2), 1_000)]);
    expect(asked).toEqual([1, 2]);
    expect(first).toMatchObject({ kind: "failed", reason: "error" });
    expect(second).toBeUndefined();
  });

  test("pauses its worker, and counts no wall time meanwhile", async () => {
    let now = 0;
    const clock = new ActiveClock(() => now);
    const pass = (ms: number) => {
      for (const end = now + ms; now < end; clock.tick()) now += 250;
    };
    const looks: boolean[] = [];
    const link = new UnitLink(sandbox, clock, PROGRAM, (isPressed) => looks.push(isPressed));
    const port = await unitPort();
    port.postMessage({ op: "ready" });
    const ending = link.run(run(1), 3_000);
    pass(2_000);
    link.hold(true);
    expect(await received(({ op }) => op === "hold")).toMatchObject({ isHeld: true });
    port.postMessage({ op: "look", isPressed: true });
    await expect.poll(() => looks).toEqual([true]);
    pass(60_000);
    expect(link.dead).toBe(false);
    link.hold(false);
    pass(750);
    expect(link.dead).toBe(false);
    pass(500);
    expect(await ending).toMatchObject({ kind: "failed", reason: "time" });
  });

  test("is replaced by another worker once it was paused too often", async () => {
    const link = await scripted((message) => (message.op === "program" ? [{ op: "ready" }] : []));
    for (let turn = 0; turn < GATES_PER_WORKER && !link.isWorn; turn++) link.hold(turn % 2 === 0);
    expect(link.isWorn).toBe(true);
    for (let turn = 0; turn < 10; turn++) link.hold(turn % 2 === 0);
    const holds = () => commands.filter(({ op }) => op === "hold");
    await expect.poll(() => holds().length).toBe(GATES_PER_WORKER - 1);
    expect(holds().at(-1)).toMatchObject({ isHeld: false });
  });

  test("gives each unit its own wall time, from when it becomes the first", async () => {
    let now = 0;
    const clock = new ActiveClock(() => now);
    const link = new UnitLink(sandbox, clock, PROGRAM);
    const port = await unitPort();
    port.postMessage({ op: "ready" });
    const units = [1, 2].map((unit) => link.run(run(unit), 500));
    const pass = (ms: number) => {
      for (const end = now + ms; now < end; clock.tick()) now += 100;
    };
    pass(400);
    port.postMessage(output(1));
    expect(await units[0]).toMatchObject({ kind: "output" });
    pass(400);
    expect(link.dead).toBe(false);
    pass(200);
    expect(await units[1]).toMatchObject({ kind: "failed", reason: "time" });
  });

  test.each<[string, (message: ProgramMessage | RunMessage) => unknown[]]>([
    [
      "an output of its own making",
      (message) =>
        message.op === "program" ? [{ op: "ready" }] : [{ ...output(message.unit), bytes: new ArrayBuffer(8) }],
    ],
    ["a malformed word", (message) => (message.op === "program" ? [{ op: "ready" }] : [{ op: "output" }])],
    ["another unit's answer", (message) => (message.op === "program" ? [{ op: "ready" }] : [output(99)])],
    ["an answer before it was asked", () => [output(1)]],
    ["a second ready", (message) => (message.op === "program" ? [{ op: "ready" }] : [{ op: "ready" }])],
    [
      "an output that is too big",
      (message) =>
        message.op === "program" ? [{ op: "ready" }] : [{ ...output(message.unit), bytes: new ArrayBuffer(1_000_000) }],
    ],
  ])("kills the worker at %s, and the unit fails", async (_, script) => {
    const link = await scripted(script);
    expect(await link.run(run(1), 1_000)).toMatchObject({ kind: "failed", reason: "error" });
    expect(link.dead).toBe(true);
    await wasKilled();
  });

  test("ends a worker that sends one message more than it was asked for", async () => {
    const link = await scripted((message) =>
      message.op === "program" ? [{ op: "ready" }] : [output(message.unit), output(message.unit)],
    );
    expect(await link.run(run(1), 1_000)).toMatchObject({ kind: "output" });
    await wasKilled();
    expect(link.dead).toBe(true);
  });

  test("counts a unit as lost when its worker or its sandbox is gone", async () => {
    const link = await scripted(() => [{ op: "ready" }]);
    const running = link.run(run(1), 1_000);
    sandbox.close();
    expect(await running).toMatchObject({ kind: "lost" });
    expect(await link.run(run(2), 1_000)).toMatchObject({ kind: "lost" });
  });

  test("fails a unit whose wall time is up, even while its program still loads", async () => {
    let now = 0;
    const clock = new ActiveClock(() => now);
    const link = new UnitLink(sandbox, clock, PROGRAM);
    const running = link.run(run(1), 100);
    now += 200;
    clock.tick();
    expect(await running).toMatchObject({ kind: "failed", reason: "time" });
    await wasKilled();
  });
});

describe("the link of a command's worker, whose answers are batched", () => {
  const COMMAND: ProgramMessage = { ...PROGRAM, runtime: "wasi" };
  const stdout = [{ name: "stdout", bytes: encodeText("8") }];
  const PRINTED = Uint8Array.from(encodeOutput({ exitCode: 0, parts: stdout }, encodeText));
  const printed = (unit: number): FromUnit => ({ ...output(unit), bytes: PRINTED.slice().buffer }) as FromUnit;
  const answers = (...units: number[]) => ({ op: "answers", answers: units.map(printed) });

  /** Three units that were sent, and the far end of their worker. */
  async function threeUnits(clock = new ActiveClock(() => 0), program = COMMAND) {
    const link = new UnitLink(sandbox, clock, program);
    const port = await unitPort();
    const heard: ToUnit[] = [];
    port.onmessage = ({ data }: MessageEvent<ToUnit>) => heard.push(data);
    port.postMessage({ op: "ready" });
    await expect.poll(() => heard.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const units = [1, 2, 3].map((unit) => link.runLater(run(unit), 500));
    await expect.poll(() => heard.length).toBe(2);
    return { link, port, heard, units };
  }

  test("has its sandbox compile the command once for all of its workers, which are sent no bytes", async () => {
    const program = { ...COMMAND, program: Uint8Array.of(1, 2, 3) };
    const sent: ToUnit[] = [];
    for (let worker = 1; worker <= 3; worker++) {
      new UnitLink(sandbox, new ActiveClock(() => 0), program);
      await received((command) => command.op === "spawn" && command.worker === worker);
    }
    const spawned = commands.filter((command) => command.op === "spawn");
    unitPorts.push(...spawned.map(({ port }) => port));
    for (const { port } of spawned) port.onmessage = ({ data }: MessageEvent<ToUnit>) => sent.push(data);
    await expect.poll(() => sent.length).toBe(3);
    expect(commands.map(({ op }) => op)).toEqual(["compile", "spawn", "spawn", "spawn"]);
    expect(commands[0]).toEqual({ op: "compile", program: Uint8Array.of(1, 2, 3) });
    for (const message of sent) expect(message).not.toHaveProperty("program");
  });

  test("sends units together that were to be sent later", async () => {
    const { heard, port, units } = await threeUnits();
    expect(heard[1]).toMatchObject({ op: "runs", units: [{ unit: 1 }, { unit: 2 }, { unit: 3 }] });
    port.postMessage(answers(1, 2, 3));
    expect((await Promise.all(units)).map((outcome) => outcome?.kind)).toEqual(["output", "output", "output"]);
  });

  test("accepts answers together and alone, in order", async () => {
    const { link, port, units } = await threeUnits();
    port.postMessage(answers(1, 2));
    port.postMessage(printed(3));
    expect((await Promise.all(units)).map((outcome) => outcome?.kind)).toEqual(["output", "output", "output"]);
    expect(link.dead).toBe(false);
  });

  test.each<[string, unknown]>([
    ["that are out of turn", answers(2, 1)],
    ["of more units than it was given", { op: "answers", answers: [1, 2, 3, 4].map(printed) }],
    ["one of which is malformed", { op: "answers", answers: [printed(1), { op: "output" }] }],
    ["one of which is of its own making", { op: "answers", answers: [{ ...printed(1), bytes: new ArrayBuffer(8) }] }],
    ["of which there are none", { op: "answers", answers: [] }],
  ])("kills a worker at answers %s", async (_, said) => {
    const { link, port } = await threeUnits();
    port.postMessage(said);
    await wasKilled();
    expect(link.dead).toBe(true);
  });

  test("blames none of several units for the worker's end, and says how many must be run alone", async () => {
    const { link, port, units } = await threeUnits();
    port.postMessage(printed(1));
    expect(await units[0]).toMatchObject({ kind: "output" });
    sandbox.close("died");
    expect(await Promise.all(units.slice(1))).toEqual([undefined, undefined]);
    expect(link.suspects).toBe(2);
  });

  test("blames none of several units when the time is up", async () => {
    let now = 0;
    const clock = new ActiveClock(() => now);
    const { link, units } = await threeUnits(clock);
    for (; now < 700; clock.tick()) now += 100;
    expect(await Promise.all(units)).toEqual([undefined, undefined, undefined]);
    expect(link.suspects).toBe(3);
  });

  test("blames the unit that was alone", async () => {
    const { link, port, units } = await threeUnits();
    port.postMessage(answers(1, 2));
    await units[1];
    sandbox.close("died");
    expect(await units[2]).toMatchObject({ kind: "lost", boxDied: true });
    expect(link.suspects).toBe(0);
  });

  test("lets no long output wait behind others", async () => {
    const big = 1_000_000;
    const { link, port, units } = await threeUnits(undefined, {
      ...COMMAND,
      limits: { ...COMMAND.limits, outputBytes: big },
    });
    const parts = [{ name: "stdout", bytes: new Uint8Array(big) }];
    const { buffer } = Uint8Array.from(encodeOutput({ exitCode: 0, parts }, encodeText));
    port.postMessage({ ...printed(1), bytes: buffer });
    expect(await units[0]).toMatchObject({ kind: "output" });
    expect(await Promise.all(units.slice(1))).toEqual([undefined, undefined]);
    expect(link.dead).toBe(true);
    expect(link.suspects).toBe(0);
  });
});
