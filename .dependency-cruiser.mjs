// What a rule about one file's imports cannot see: circles, and what a file reaches in the end.

import { Compiler } from "@swc/core";
import { cruiserRules } from "./scripts/fences/cruiser-rules.mjs";
import { TEST_CODE } from "./scripts/fences/layers.mjs";

// The cruiser never tells swc which files are TSX, and swc then trips over the first element.
const parseFileSync = Compiler.prototype.parseFileSync;
Compiler.prototype.parseFileSync = function (file, options) {
  return parseFileSync.call(this, file, { ...options, tsx: file.endsWith(".tsx") });
};

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
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
    {
      name: "page-leaves-sandbox-to-control",
      comment: "Only the control worker speaks to the sandbox: go through workers/control.",
      severity: "error",
      from: { path: "^workers/page/", pathNot: TEST_CODE },
      to: { path: "^workers/sandbox/" },
    },
    {
      name: "coordinator-knows-no-verbs",
      comment:
        "Verbs call what is inside, and start/ wires all of it; what both need, such as who calls and how to refuse, is in auth/ or refusals/.",
      severity: "error",
      from: { path: "^coordinator/(?!(api|start)/)[^/]+/", pathNot: TEST_CODE },
      to: { path: "^coordinator/api/" },
    },
    ...cruiserRules(),
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
