// The layers: the one table from which every import rule is derived. After a change, `node scripts/fences/write-fences.mjs`
// writes the files that are generated from it; the dependency cruiser and `npm run check` read it directly.

/**
 * @typedef {object} Layer
 * @property {string} folder
 * @property {string} is What it is, in a few words.
 * @property {string[] | "all"} uses Folders and files that it may import beside itself.
 * @property {string} instead What to do instead of importing something else.
 * @property {string[] | "all" | "browser"} packages Packages that it may import; "browser" is any, but nothing of Node.
 * @property {string[]} [never] Packages that it may not import all the same.
 * @property {string[]} [reachesNever] Folders that nothing it imports may lead to, however far.
 * @property {string[] | "all"} [testsUse] What its tests may import besides. All tests may use suites/kit, but core's.
 * @property {string[]} [exempt] Files that `never` does not hold for.
 * @property {boolean} [ships] Part of the product: it may not import test code.
 * @property {boolean} [withoutBrowser] Compiled without the names of browsers, by tsconfig.server.json.
 */

const DRIVERS = ["puppeteer*", "selenium-webdriver"];
const BY_ENGINES =
  "Drive Firefox and WebKit by suites/kit/engines: it keeps to what works under a Content-Security-Policy without eval.";

/** @type {Layer[]} */
export const LAYERS = [
  {
    folder: "core",
    is: "pure decisions: facts in, effects out. No clock, no randomness, no I/O",
    uses: [],
    packages: [],
    testsUse: [],
    instead: "core/ imports only core/: pass the fact in as an argument.",
    ships: true,
    withoutBrowser: true,
  },
  {
    folder: "protocol",
    is: "the schemas of all messages and of the API, and every limit (`limits.ts`)",
    uses: ["core"],
    packages: ["zod"],
    testsUse: "all",
    instead: "protocol/ knows core/ and zod, nothing else: both sides of every wire load it.",
    ships: true,
    withoutBrowser: true,
  },
  {
    folder: "programs",
    is: "what happens to a customer's program before it runs: it is parsed, checked and rewritten, and its author is warned; and `attacks/`, hostile programs",
    uses: ["core", "protocol"],
    packages: ["acorn", "eslint-scope"],
    testsUse: "all",
    instead: "programs/ only analyses programs, for any caller: it sees core/ and protocol/ only.",
    ships: true,
    withoutBrowser: true,
  },
  {
    folder: "archives",
    is: "reads customers' zip and tar archives file by file, with refusals that name the file, and writes zips while they are read",
    uses: ["core", "protocol"],
    packages: "all",
    testsUse: "all",
    instead:
      "archives/ only reads and writes the files of an archive, for any caller: it sees core/ and protocol/ only.",
    ships: true,
    withoutBrowser: true,
  },
  {
    folder: "python",
    is: "the city's Python: its pre-initialized interpreter, and the check of customers' scripts before they run",
    uses: ["core", "protocol", "programs", "workers/sandbox"],
    packages: "all",
    testsUse: "all",
    instead: "python/ only builds and runs the interpreter, in the sandbox's own runtime, for any caller.",
    ships: true,
    withoutBrowser: true,
  },
  {
    folder: "coordinator",
    is: "the server around the core: shell, store, gateways, duties, verbs",
    uses: ["core", "protocol", "programs", "prisma", "python", "archives"],
    packages: "all",
    testsUse: ["suites/kit"],
    instead: "coordinator/ never imports app/, workers/ or client/: put what both need into protocol/ or core/.",
    ships: true,
    withoutBrowser: true,
  },
  {
    folder: "workers",
    is: "the browser side of a donation: `page/` and `control/` share the types of `contract/`",
    uses: ["core", "protocol"],
    packages: "browser",
    reachesNever: ["app", "coordinator", "prisma", "suites"],
    testsUse: "all",
    instead: "Browser code sees protocol/ and core/ only: send a message to the coordinator instead.",
    ships: true,
  },
  {
    folder: "workers/sandbox",
    is: "what runs next to a customer's program",
    uses: [
      "protocol/devices/sandbox-messages",
      "protocol/programs/realm-names",
      "protocol/programs/language-names",
      "core/units/output",
      "core/metering/core-second",
      "core/metering/meter-names",
      "core/metering/settle-module",
      "core/metering/wasi-functions",
    ],
    packages: [],
    reachesNever: [
      "app",
      "coordinator",
      "programs",
      "client",
      "cli",
      "prisma",
      "suites",
      "workers/control",
      "workers/page",
    ],
    testsUse: "all",
    instead:
      "The sandbox ships with nothing worth stealing: it may import protocol/devices/sandbox-messages, public names and the pure functions that it needs.",
    ships: true,
  },
  {
    folder: "button",
    is: "the button that games and sites show: one element, without dependencies; it opens a window of the city",
    uses: [],
    packages: [],
    testsUse: "all",
    instead: "button/ runs in other people's pages and imports nothing at all.",
    ships: true,
  },
  {
    folder: "client",
    is: "the API as functions",
    uses: ["core", "protocol"],
    packages: "all",
    reachesNever: ["app", "coordinator", "prisma", "suites"],
    testsUse: "all",
    instead: "The client does what any customer's script could do: it knows the API from protocol/ only.",
    ships: true,
    withoutBrowser: true,
  },
  {
    folder: "cli",
    is: "the API as commands; it tries a program locally, in the sandbox's own runtime",
    uses: ["client", "core", "programs", "protocol", "python", "archives", "workers/sandbox"],
    packages: "all",
    testsUse: "all",
    instead: "The CLI reaches a coordinator by #client/* and HTTP, as any customer does.",
    ships: true,
    withoutBrowser: true,
  },
  {
    folder: "app",
    is: "the pages: they call verbs, use the browser side through its contract, and let residents try the attacks",
    uses: ["app", "client", "coordinator/api", "core", "programs", "protocol", "workers/contract", "workers/page"],
    packages: "all",
    never: ["@prisma/**", "pg", "socket.io", "better-auth", "better-auth/**"],
    testsUse: "all",
    instead:
      "Pages call a verb of #coordinator/api/*, which checks who asks, and use the browser side through #workers/page/* and #workers/contract/* only.",
    ships: true,
  },
  {
    folder: "simulator",
    is: "whole cities in virtual time: the coordinator that ships, over the in-memory store",
    uses: ["coordinator", "core", "programs", "protocol", "python", "archives"],
    packages: "all",
    instead: "The simulator drives the coordinator that ships, with nothing around it: give it an in-memory port.",
  },
  {
    folder: "suites/kit",
    is: "what suites and tests share: browsers, sites, customers, scratch folders, process trees",
    uses: ["client", "coordinator", "core", "programs", "protocol", "python", "samples", "scripts", "workers"],
    packages: "all",
    never: DRIVERS,
    exempt: ["suites/kit/engines/{firefox,webkit}-engine.ts"],
    instead: `The kit serves every suite and knows none of them. ${BY_ENGINES}`,
  },
  {
    folder: "suites",
    is: "suites against the whole product: demo, bench, chaos, hostile, conformance; none imports another",
    uses: "all",
    packages: "all",
    never: DRIVERS,
    instead: BY_ENGINES,
  },
  {
    folder: "e2e",
    is: "browser tests",
    uses: "all",
    packages: "all",
    never: DRIVERS,
    instead: BY_ENGINES,
  },
  {
    folder: "samples",
    is: "jobs on real input, with their programs' sources",
    uses: "all",
    packages: "all",
    instead: "",
  },
  {
    folder: "scripts",
    is: "what `npm run` starts, and these fences",
    uses: "all",
    packages: "all",
    never: DRIVERS,
    instead: BY_ENGINES,
  },
];

/** Files that do not ship, in any folder. */
export const TEST_CODE = "[.]test[.]tsx?$|/testing/|test-database";
