// What a rule about one file's imports cannot see: circles, and what a file reaches in the end.

const { Compiler } = require("@swc/core");

// The cruiser never tells swc which files are TSX, and swc then trips over the first element.
const parseFileSync = Compiler.prototype.parseFileSync;
Compiler.prototype.parseFileSync = function (file, options) {
  return parseFileSync.call(this, file, { ...options, tsx: file.endsWith(".tsx") });
};

/** Code that ships or decides, as opposed to its tests. */
const TESTS = "[.]test[.]tsx?$|/testing/|test-database";

const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: `^${from}/`, pathNot: TESTS },
  to: { pathNot: allowed },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "Move what both need into a third file, or pass one to the other as an argument.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      comment: "Correct the path, or ask for the package to be added.",
      severity: "error",
      from: { pathNot: "^suites/bench/peers/" }, // their packages are installed by npm run bench alone
      to: { couldNotResolve: true, pathNot: "^[.]/types/|^virtual:|^[.][.]/dist/" }, // built at the first call
    },
    only("core-is-pure", "core", ["^core/"], "core/ decides and does nothing else: pass the fact in as an argument."),
    only(
      "protocol-knows-core-only",
      "protocol",
      ["^protocol/", "^core/", "node_modules/zod/"],
      "protocol/ is loaded by both sides of every wire: keep it to zod schemas and core types.",
    ),
    only(
      "programs-stand-alone",
      "programs",
      ["^programs/", "^core/", "^protocol/", "node_modules/(acorn|eslint-scope)/"],
      "programs/ reads a program and says what it is, for whoever asks: give it what it needs as an argument.",
    ),
    {
      name: "sandbox-reaches-nothing",
      comment: "Hostile code runs beside this: send it what it needs in a message of protocol/sandbox-messages.",
      severity: "error",
      from: { path: "^workers/sandbox/", pathNot: TESTS },
      to: { path: "^(app|coordinator|programs|client|cli|prisma|workers/(control|page))/", reachable: true },
    },
    {
      name: "browser-reaches-no-server",
      comment: "This is bundled for browsers: ask the coordinator by a message or the API.",
      severity: "error",
      from: { path: "^(workers|client)/", pathNot: TESTS },
      to: { path: "^(app|coordinator|prisma)/", reachable: true },
    },
    {
      name: "page-leaves-sandbox-to-control",
      comment: "Only the control worker speaks to the sandbox: go through workers/control.",
      severity: "error",
      from: { path: "^workers/page/", pathNot: TESTS },
      to: { path: "^workers/sandbox/" },
    },
    {
      name: "coordinator-knows-no-pages",
      comment: "Put what both need into protocol/ or core/; pages call the coordinator, never the other way round.",
      severity: "error",
      from: { path: "^coordinator/", pathNot: TESTS },
      to: { path: "^(app|workers|client|cli)/" },
    },
    {
      name: "coordinator-knows-no-verbs",
      comment:
        "Verbs call what is inside; what both need, such as who calls and how to refuse, is in auth/ or refusals/.",
      severity: "error",
      from: { path: "^coordinator/(?!api/)[^/]+/", pathNot: TESTS },
      to: { path: "^coordinator/api/" },
    },
    {
      name: "app-enters-by-doors",
      comment: "Use a verb of coordinator/api or a component's door in workers/page, or the types of workers/contract.",
      severity: "error",
      from: { path: "^app/", pathNot: TESTS },
      to: { path: "^(coordinator/(?!api/)|workers/(?!page/|contract/)|prisma/)" },
    },
    {
      name: "cli-knows-no-coordinator",
      comment: "The CLI is a customer's tool: go through client/ and HTTP.",
      severity: "error",
      from: { path: "^(cli|client)/", pathNot: TESTS },
      to: { path: "^(coordinator|app|prisma)/" },
    },
    {
      name: "no-test-code-in-product",
      comment: "Move what the product needs out of the test file.",
      severity: "error",
      from: { path: "^(app|cli|client|coordinator|core|programs|protocol|workers)/", pathNot: TESTS },
      to: { path: TESTS },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|^prisma/generated/" },
    exclude: { path: "^(node_modules/[.]cache|[.]next|dist)/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
