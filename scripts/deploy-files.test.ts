import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseAllDocuments, parse as parseYaml } from "yaml";
import { readConfig } from "#coordinator/config";
import { Metrics } from "#coordinator/metrics";
import { policyFrom } from "#coordinator/policy";
import { createState } from "#core/coordination/state";
import { HealthRow } from "#protocol/api/health";
import { LIMITS } from "#protocol/limits";
import { PRODUCTION_ENV } from "./production-env.mjs";

const read = (file: string) => readFileSync(path.join("deploy", file), "utf8");
const files = readdirSync("deploy", { recursive: true, encoding: "utf8" }).filter((file) =>
  statSync(path.join("deploy", file)).isFile(),
);
const settings = new Set([...readFileSync(".env.example", "utf8").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));
/** Of Node, Next and the C library, not of this site. */
const FOREIGN = new Set(["NEXT_TELEMETRY_DISABLED", ...Object.keys(PRODUCTION_ENV)]);

interface Service {
  image: string;
  volumes?: string[];
  environment?: Record<string, string>;
}
const compose = parseYaml(read("compose.yaml"), { merge: true }) as { services: Record<string, Service> };

const DOMAINS = ["lamplighter.example.org", "sandbox.example.net"];

/** Of the image itself. */
const OF_THE_IMAGE = ["PORT", "HOST", "DATA_DIR"];

const kustomization = parseYaml(read("kubernetes/kustomization.yaml")) as {
  images: { name: string; newName: string; newTag: string }[];
  configMapGenerator: { literals: string[] }[];
};

let copy: string;
let made: Record<string, string>;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "lamplighter-deploy-"));
  cpSync("deploy", copy, { recursive: true, filter: (file) => path.basename(file) !== ".env" });
  made = makeEnv(DOMAINS);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function makeEnv(args: string[]): Record<string, string> {
  execFileSync("sh", [path.join(copy, "make-env.sh"), ...args], { stdio: "pipe" });
  const lines = readFileSync(path.join(copy, ".env"), "utf8").matchAll(/^([A-Z0-9_]+)=(.*)$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
}

/** What the site is given when compose has filled in `values`. */
function environmentOf(values: Record<string, string>): Record<string, string> {
  const filledIn = (text: string) =>
    text.replace(
      /\$\{([A-Z0-9_]+)(?::[-?]([^}]*))?\}/g,
      (_, name: string, otherwise = "") => values[name] || otherwise,
    );
  const environment = Object.entries(compose.services["site"]?.environment ?? {});
  return { ...Object.fromEntries(environment.map(([name, value]) => [name, filledIn(value)])), DATA_DIR: copy };
}

test.each(files.filter((file) => /\.ya?ml$/.test(file)))("%s is sound YAML", (file) => {
  expect(parseAllDocuments(read(file)).flatMap((document) => [...document.errors, ...document.warnings])).toEqual([]);
});

describe("compose", () => {
  test("the site takes the settings that it is given there, with the secrets that make-env.sh wrote", () => {
    const config = readConfig(environmentOf(made));
    expect(config.siteUrl).toBe("https://lamplighter.example.org");
    expect(config.blobBucket?.endpoint).toBe("http://s3:8333");
    expect(config.databaseUrl).toContain(made["POSTGRES_PASSWORD"]);
    expect(config.vetting).not.toBeNull();
  });

  test("with no domain, too; one domain, or something after both, is refused before any secret is made", () => {
    rmSync(path.join(copy, ".env"));
    for (const args of [DOMAINS.slice(0, 1), [...DOMAINS, "ada@example.org"]]) {
      expect(() => makeEnv(args)).toThrow("Name both domains");
      expect(existsSync(path.join(copy, ".env"))).toBe(false);
    }
    const { siteUrl, sandboxUrl, admin } = readConfig(environmentOf(makeEnv([])));
    expect({ siteUrl, sandboxUrl, admin }).toEqual({
      siteUrl: "https://lamplighter.localhost",
      sandboxUrl: "https://sandbox.localhost",
      admin: undefined,
    });
  });

  test("each setting of .env.example reaches the site, under its own name", () => {
    const environment = compose.services["site"]?.environment ?? {};
    const passed = new Set([...Object.keys(environment), ...OF_THE_IMAGE]);
    expect([...passed].toSorted()).toEqual([...settings].toSorted());
    const optional = Object.entries(environment).filter(([, value]) => value.endsWith(":-}"));
    expect(optional.filter(([name, value]) => value !== `\${${name}:-}`)).toEqual([]);
    const given = { ...made, ADMIN_EMAIL: "ada@example.org", ADMIN_PASSWORD: "correct horse", KEEP_PLOTS_DAYS: "40" };
    expect(readConfig(environmentOf(given))).toMatchObject({
      admin: { email: "ada@example.org", password: "correct horse" },
      historyDays: { plots: 40, units: undefined },
    });
  });

  test("everything that it cannot do without is in the file that make-env.sh writes, which nobody else may read", () => {
    const names = [...read("compose.yaml").matchAll(/\$\{([A-Z0-9_]+)(?!:-)[:}]/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => name === undefined || made[name] === undefined)).toEqual([]);
    expect(statSync(path.join(copy, ".env")).mode & 0o077).toBe(0);
  });

  test("make-env.sh leaves secrets that are in use alone", () => {
    expect(() => execFileSync("sh", [path.join(copy, "make-env.sh")], { stdio: "pipe" })).toThrow("exists");
  });
});

test.each(["Dockerfile", "systemd/lamplighter.service"])("%s starts the site as npm does", (file) => {
  const set = Object.fromEntries([...read(file).matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]));
  expect(set).toMatchObject(PRODUCTION_ENV);
});

test("the pods of an upgrade are never fewer than before", () => {
  const [deployment] = parseAllDocuments(read("kubernetes/site.yaml")).map((document) => document.toJS());
  const { replicas, strategy } = deployment.spec;
  expect(replicas).toBeGreaterThan(1);
  expect(strategy).toEqual({ type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
});

test("whoever runs in the image may write into each volume that is mounted there", () => {
  const [, made = ""] = /^RUN mkdir (.*) && chown node:node \1$/m.exec(read("Dockerfile")) ?? [];
  const ours = Object.values(compose.services).filter(({ image }) => image === "lamplighter");
  const mounted = ours.flatMap(({ volumes = [] }) => volumes.map((one) => one.split(":")));
  const folders = mounted.filter(([name = ""]) => !name.startsWith(".")).map(([, folder]) => folder);
  expect(folders).toContain("/backups");
  expect(folders.filter((folder) => !made.split(" ").includes(folder ?? ""))).toEqual([]);
});

test("systemd and Kubernetes set nothing that the site does not know", () => {
  const unit = files.filter((file) => file.endsWith(".service")).map(read);
  const inUnits = unit.flatMap((text) =>
    [...text.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = ""]) =>
      line.split(" ").map((one) => one.split("=")[0]),
    ),
  );
  const { configMapGenerator } = kustomization;
  const inMap = configMapGenerator.flatMap(({ literals }) => literals.map((one) => one.split("=")[0]));
  const inSecret = [...read("kubernetes/kustomization.yaml").matchAll(/--from-literal=([A-Z_]+)/g)].map(
    ([, name]) => name,
  );
  const unknown = [...inUnits, ...inMap, ...inSecret].filter((name = "") => !settings.has(name) && !FOREIGN.has(name));
  expect(unknown).toEqual([]);
});

test("every image has a version, and none is the latest", () => {
  const manifests = files.filter((file) => file.startsWith("kubernetes/")).map(read);
  const images = [
    ...Object.values(compose.services).map(({ image }) => image),
    ...manifests.flatMap((text) => [...text.matchAll(/image: (\S+)/g)].map(([, image = ""]) => image)),
    ...[...read("Dockerfile").matchAll(/^ARG NODE=(\S+)/gm)].map(([, image = ""]) => image),
    ...kustomization.images.map(({ newName, newTag }) => `${newName}:${newTag}`),
  ].filter((image) => image !== "lamplighter");
  expect(images.length).toBeGreaterThan(6);
  expect(kustomization.images.map(({ name }) => name)).toEqual(["lamplighter"]);
  expect(images.filter((image) => !/:v?\d/.test(image))).toEqual([]);
});

describe("the image", () => {
  const lines = read("Dockerfile").split("\n");

  test("what it copies from the tree is there, and it does not run as root", () => {
    const copied = lines
      .filter((line) => line.startsWith("COPY ") && !line.includes("--from"))
      .flatMap((line) => line.split(" ").slice(1, -1));
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
    expect(lines.findLast((line) => line.startsWith("USER "))).toBe("USER node");
  });

  test("nothing that a clone has made, and no secret, is sent to its build", () => {
    const ignored = new Set(read("Dockerfile.dockerignore").split("\n"));
    for (const made of [".cache", ".data", ".env", ".env.*", ".next", "dist", "node_modules", "prisma/generated"])
      expect([made, ignored.has(made)]).toEqual([made, true]);
  });
});

test("each metric of the alerts and plots is one that the site shows", async () => {
  const { registry } = new Metrics(
    () => createState(policyFrom(readConfig({ DATA_DIR: copy })), "epoch", () => 0.5),
    copy,
  );
  const known = new Set((await registry.getMetricsAsJSON()).map(({ name }) => name));
  const used = [read("prometheus/alerts.yml"), read("grafana/dashboards/lamplighter.json")].flatMap((text) =>
    [...text.matchAll(/\b(?:lamplighter|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name),
  );
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((name) => !known.has(name) && !known.has(name.replace(/_(bucket|sum|count)$/, "")))).toEqual([]);
});

/** Of each rule of the alerts, the bound that the health page has, as the rule must write it. */
const BOUNDS: [string, string][] = [
  ["CommitsSlow", `> ${LIMITS.MAX_GOOD_COMMIT_MS / 1_000}`],
  ["EventLoopHeld", `> ${LIMITS.MAX_GOOD_EVENT_LOOP_LAG_MS / 1_000}`],
  ["DiskNearlyFull", `< ${LIMITS.MIN_GOOD_FREE_DISK_PERCENT / 100}`],
  ["WrongResults", `> ${LIMITS.MAX_GOOD_WRONG_PERCENT / 100} *`],
  ["WrongResults", `>= ${LIMITS.MIN_ANSWERS_COMPARED}`],
];
const rules = (
  parseYaml(read("prometheus/alerts.yml")) as {
    groups: { rules: { alert: string; expr: string; annotations: { runbook: string; summary: string } }[] }[];
  }
).groups.flatMap((group) => group.rules);

test.each(BOUNDS)("the alert %s has the bound of the health page: %s", (alert, bound) => {
  const expr = rules.find((rule) => rule.alert === alert)?.expr ?? "";
  expect(`${expr.replaceAll(/\s+/g, " ")} `).toMatch(new RegExp(`${bound.replaceAll(/[.*]/g, "\\$&")}\\s`));
});

test("every alert and every row of the health page has a heading in the runbook", () => {
  const headings = [...readFileSync("docs/runbook.md", "utf8").matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const checks = HealthRow.options.map((row) => row.shape.check.value);
  expect(headings.toSorted()).toEqual(checks.toSorted());
  const named = rules.map(({ annotations: { runbook } }) => runbook).filter((name) => !name.includes("$labels.check"));
  expect(named.filter((name) => !headings.includes(name))).toEqual([]);
});

test("the runbook says of each row when it asks for somebody", () => {
  const text = readFileSync("docs/runbook.md", "utf8");
  const hours = (ms: number) => ms / 3_600_000;
  for (const said of [
    `silent for ${LIMITS.MAX_COORDINATOR_SILENCE_MS / 1_000} seconds`,
    `no progress for ${LIMITS.MAX_GOOD_QUEUE_MS / 60_000} minutes`,
    `for ${hours(LIMITS.MAX_TOLERATED_QUEUE_MS)} hours`,
    `more than ${LIMITS.MAX_GOOD_WRONG_PERCENT} %`,
    `more than ${LIMITS.MAX_TOLERATED_WRONG_PERCENT} %`,
    `older than ${hours(LIMITS.MAX_GOOD_BACKUP_AGE_MS)} hours`,
    `within ${hours(LIMITS.MIN_GOOD_CERTIFICATE_MS) / 24} days`,
  ])
    expect(text).toContain(said);
});

test.each([
  ["caddy/Caddyfile", /max_size (\d+)MB/],
  ["nginx/lamplighter.conf", /client_max_body_size (\d+)m;/],
  ["kubernetes/ingress.yaml", /proxy-body-size: (\d+)m/],
])("%s lets the largest upload through", (file, size) => {
  expect(Number(size.exec(read(file))?.[1]) * 1e6).toBeGreaterThan(LIMITS.uploadBytes);
});
