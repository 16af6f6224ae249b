// npm run hostile [-- --engine firefox] [-- --only network,endless] [-- --no-kills]: every attack as a customer's job in
// a real browser, what a canary heard of it, and how long what hangs keeps a core.
import { parseArgs } from "node:util";
import type { Attack, AttackClass } from "#programs/attacks/attack";
import { ATTACK_CLASSES } from "#programs/attacks/attack-classes";
import { ENGINES, type Engine, type EngineName, type EnginePage } from "#suites/kit/engines/engine";
import { startEngine } from "#suites/kit/engines/start-engine";
import { type Canary, openCanary } from "./canary";
import { lightHost, loopDelay } from "./host-page";
import { judge } from "./judge";
import { measureEnd, measureKill, measureRefusal, measureShare } from "./measure-kill";
import { type HostileCity, openCity } from "./open-city";
import { submitEndless } from "./run-attack";
import { trySafetyPage } from "./try-safety-page";
import type { Freed } from "./when-free";

const { values: options } = parseArgs({
  options: {
    engine: { type: "string", default: "chromium" },
    only: { type: "string", default: "" },
    kills: { type: "boolean", default: true },
  },
  allowNegative: true,
});

/** Scripts are kept from engines that cannot end them: there the attacks are tried on the residents' page. */
const TAKES_SCRIPTS: Record<EngineName, boolean> = { chromium: true, firefox: true, webkit: false };
const KILLED = ["loop", "microtasks", "wasm-in-script", "wasm-start-in-script", "catastrophic-pattern", "native-loop"];
const ENDED = ["loop", "wasm-in-script", "catastrophic-pattern", "spin"];
/** A script that sleeps as it counts iterations, and a module that pauses when it asks for fuel. */
const SHARED = ["loop", "spin"];
const GIVEN_PERCENT = 10;
const MAX_TAKEN_PERCENT = 15;
const MIN_TAKEN_PERCENT = 1;
const METERED = ["spin", "swallowed-trap"];
/** Enough units that some are left when the job is ended. */
const ENOUGH = { units: 64 };
const HOUSEHOLDS = 3;
const MAX_FREED_MS = 2_000;

const print = (line: string) => process.stdout.write(`${line}\n`);

process.exitCode = await main();

async function main(): Promise<number> {
  const name = ENGINES.find((engine) => engine === options.engine);
  if (!name) {
    print(`There is no engine "${options.engine}": ${ENGINES.join(", ")}.`);
    return 1;
  }
  const [canary, city, engine] = await Promise.all([openCanary(), openCity(), startEngine(name)]);
  try {
    print(`${engine.name} ${engine.version}`);
    const wrong = options.kills ? await measureShares(name, canary, city, engine) : [];
    const host = await openHost(engine, city);
    // First, while it is certain that the driver can talk to the page that is to press Stop.
    if (options.kills) wrong.push(...(await measureEnds(name, canary, city, engine, host)));
    wrong.push(...(await runClasses(name, canary, city, engine, host)));
    if (options.kills) wrong.push(...(await measureKills(name, canary, city, engine)));
    for (const line of wrong) print(`WRONG  ${line}`);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await engine.close();
    await Promise.all([city.close(), canary.close()]);
  }
}

async function openHost(engine: Engine, city: HostileCity): Promise<EnginePage> {
  const page = await engine.openPage(`${city.url}/`);
  await lightHost(page);
  return page;
}

async function openHosts(count: number, engine: Engine, city: HostileCity): Promise<EnginePage[]> {
  const hosts = [];
  while (hosts.length < count) hosts.push(await openHost(engine, city));
  return hosts;
}

async function runClasses(
  name: EngineName,
  canary: Canary,
  city: HostileCity,
  engine: Engine,
  host: EnginePage,
): Promise<string[]> {
  const only = options.only.split(",").filter(Boolean);
  const wrong: string[] = [];
  let scriptsLeft = 0;
  for (const one of ATTACK_CLASSES.filter((each) => only.length === 0 || only.includes(each.name))) {
    const attacks = one.attacks.filter(({ program }) => program.runtime === "wasi" || TAKES_SCRIPTS[name]);
    scriptsLeft += one.attacks.length - attacks.length;
    if (attacks.length === 0) continue;
    const isDeadly = attacks.some(({ expected }) => expected.kind === "quarantined");
    const others = await openHosts(isDeadly ? HOUSEHOLDS - 1 : 0, engine, city);
    wrong.push(...(await runClass({ ...one, attacks }, canary, city, engine)));
    await Promise.all(others.map((other) => other.close()));
    // Chromium's driver takes the crash of a sandbox for the page's own, and then no longer talks to that page.
    if (isDeadly) continue;
    const { ms, turns, moved } = await loopDelay(host, 99);
    print(
      `${"".padEnd(14)} the page's event loop was late by ${ms.toFixed(1)} ms at the 99th percentile of ${turns} turns`,
    );
    if (moved) wrong.push(`${one.name}: the donation page was led to another address`);
  }
  if (scriptsLeft === 0) return wrong;
  canary.take();
  const told = await trySafetyPage(await engine.openPage(`${city.url}/safety`));
  print(
    `scripts         ${told}   canary ${canary.take().length}   (kept from this engine's donations: run at /safety)`,
  );
  return told.startsWith("All ") ? wrong : [...wrong, `at /safety: ${told}`];
}

async function runClass(
  { name, title, attacks }: AttackClass,
  canary: Canary,
  city: HostileCity,
  engine: Engine,
): Promise<string[]> {
  const wrong: string[] = [];
  let received = 0;
  canary.take();
  for (const attack of attacks) {
    const fault = await fateOf(attack, canary, city, engine);
    // Also printed at once, because a run takes long, and may be interrupted.
    if (fault) print(`               ${attack.name}: ${fault}`);
    if (fault) wrong.push(`${name}/${attack.name}: ${fault}`);
    const calls = canary.take();
    received += calls.length;
    if (calls.length > 0) wrong.push(`${name}/${attack.name}: the canary heard ${calls.join(", ")}`);
  }
  const held = attacks.length - new Set(wrong.map((line) => line.split(":")[0])).size;
  print(
    `${name.padEnd(14)} ${String(held).padStart(3)} of ${String(attacks.length).padStart(3)} held   canary ${received}   ${title}`,
  );
  return wrong;
}

/** Whatever the outcome, nothing of it may compute afterwards. */
async function fateOf(attack: Attack, canary: Canary, city: HostileCity, engine: Engine): Promise<string | undefined> {
  try {
    const input = { canary: canary.addresses };
    const { outcome, freedMs, computed } = await measureKill(engine, attack, input, city.customers);
    const fault = judge(attack, outcome);
    return fault ?? (freedMs === undefined ? `${computed} computes on after its end` : undefined);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** One long unit, with a tenth of a core lent. */
async function measureShares(name: EngineName, canary: Canary, city: HostileCity, engine: Engine): Promise<string[]> {
  const wrong: string[] = [];
  const page = await engine.openPage(`${city.url}/`);
  await lightHost(page, { slots: 1, sharePercent: GIVEN_PERCENT });
  const names = TAKES_SCRIPTS[name] ? SHARED : METERED.slice(0, 1);
  for (const attack of ATTACK_CLASSES.flatMap(({ attacks }) => attacks).filter((one) => names.includes(one.name))) {
    let jobId = "";
    const share = await measureShare(engine, async () => {
      jobId = await submitEndless(attack, { canary: canary.addresses }, city.customers);
    });
    await city.customers.attacker.cancelJob({ jobId });
    const percent = share * 100;
    print(`share   ${attack.name.padEnd(22)} ${percent.toFixed(1)} % of a core where ${GIVEN_PERCENT} % were given`);
    if (percent > MAX_TAKEN_PERCENT) wrong.push(`${attack.name} took ${percent.toFixed(1)} % of a core`);
    if (percent < MIN_TAKEN_PERCENT) wrong.push(`${attack.name} did not compute while its share was measured`);
  }
  await page.close();
  return wrong;
}

/** Attacks that no limit ends for minutes: ended by their customer's cancelling, and by the resident's Stop. */
async function measureEnds(
  name: EngineName,
  canary: Canary,
  city: HostileCity,
  engine: Engine,
  host: EnginePage,
): Promise<string[]> {
  const wrong: string[] = [];
  const names = TAKES_SCRIPTS[name] ? ENDED : METERED;
  for (const attack of ATTACK_CLASSES.flatMap(({ attacks }) => attacks)) {
    if (!attack.planted && !names.includes(attack.name)) continue;
    let jobId = "";
    const submit = async () => {
      jobId = await submitEndless(
        { ...attack, ...(attack.planted ? ENOUGH : {}) },
        { canary: canary.addresses },
        city.customers,
      );
    };
    const cancel = () => city.customers.attacker.cancelJob({ jobId });
    const ends: [string, () => Promise<unknown>][] = [
      ["cancel", cancel],
      ["Stop", () => host.press("Stop")],
    ];
    for (const [how, end] of ends) {
      const { fault, told } = await (attack.planted ? whetherRefused : whenEnded)(engine, submit, end);
      print(`${how.padEnd(7)} ${attack.name.padEnd(22)} ${told}`);
      if (fault) wrong.push(`${attack.name} ${fault} ${how}`);
    }
    await cancel();
    await host.press("Light up");
  }
  return wrong;
}

type Ended = { fault: string | undefined; told: string };

async function whenEnded(engine: Engine, submit: () => Promise<unknown>, end: () => Promise<unknown>): Promise<Ended> {
  const freed = await measureEnd(engine, submit, end);
  if (!freed) return { fault: "never computed before", told: "never computed" };
  return { fault: faultOf(freed), told: toldFree(freed) };
}

async function whetherRefused(
  engine: Engine,
  submit: () => Promise<unknown>,
  end: () => Promise<unknown>,
): Promise<Ended> {
  const { everComputed, ...freed } = await measureRefusal(engine, submit, end);
  if (everComputed) return { fault: "computed before", told: `COMPUTED in ${freed.computed}, ${toldFree(freed)}` };
  return { fault: faultOf(freed), told: `never computed, ${toldFree(freed)}` };
}

function toldFree({ freedMs }: Freed) {
  return freedMs === undefined ? "NEVER free" : `free ${(freedMs / 1_000).toFixed(1)} s after it`;
}

function faultOf({ freedMs }: Freed) {
  return freedMs === undefined || freedMs > MAX_FREED_MS ? "kept its core after" : undefined;
}

async function measureKills(name: EngineName, canary: Canary, city: HostileCity, engine: Engine): Promise<string[]> {
  const wrong: string[] = [];
  const names = TAKES_SCRIPTS[name] ? [...KILLED, ...METERED] : METERED;
  for (const attack of ATTACK_CLASSES.flatMap(({ attacks }) => attacks).filter((one) => names.includes(one.name))) {
    const { freedMs, busiest, computed, outcome } = await measureKill(
      engine,
      attack,
      { canary: canary.addresses },
      city.customers,
    );
    const free = freedMs === undefined ? "NEVER free" : `free ${(freedMs / 1_000).toFixed(1)} s after its limit`;
    print(
      `kill ${attack.name.padEnd(22)} used ${(busiest * 100).toFixed(0).padStart(3)} % of a core in ${computed}, ${free}`,
    );
    const fault = judge(attack, outcome);
    if (fault) wrong.push(`${attack.name}: ${fault}`);
    if (freedMs === undefined || freedMs > MAX_FREED_MS) wrong.push(`${attack.name} kept its core after its limit`);
  }
  return wrong;
}
