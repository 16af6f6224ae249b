import type { ScenarioName } from "../arbitraries";

/** A fault to plant in the code that ships. */
export interface Mutant {
  name: string;
  file: string;
  /** This text occurs once in the file … */
  text: string;
  /** … and is replaced by this. */
  becomes: string;
  /** The kind of cities in which a law must break. */
  foundIn: ScenarioName;
}

const BLOCK_LOADER = "coordinator/shell/block-loader.ts";
const COMMIT_GROUP = "coordinator/shell/commit-group.ts";
const JOB_REFRESHER = "coordinator/shell/job-refresher.ts";
const RECOVERY = "coordinator/shell/recovery.ts";
const PUBLISHED = "coordinator/start/publish-to-others.ts";
const RECHECKER = "coordinator/duties/rechecker.ts";

export const mutants: readonly Mutant[] = [
  {
    name: "late results: a block that another memory holds is taken for a settled one",
    file: BLOCK_LOADER,
    text: 'if (outcome.kind === "done") return "settled";',
    becomes: 'if (outcome.kind !== "claimed") return "settled";',
    foundIn: "crashes",
  },
  {
    name: "late results: a block is taken for settled without a look at the store",
    file: BLOCK_LOADER,
    text: 'if (isHalted(memory.state, job) || job.blocks.has(block)) return "here";',
    becomes:
      'if (isHalted(memory.state, job) || job.blocks.has(block)) return "here"; if (block >= 0) return "settled";',
    foundIn: "crashes",
  },
  {
    name: "late results: those of a job that stands still are dropped",
    file: "core/coordination/results/return-results.ts",
    text: "if (isHalted(state, job) && isWanted(session, block, result)) waiting.add(result.unit);\n    else if (block)",
    becomes: "if (block)",
    foundIn: "dials",
  },
  {
    name: "a group is kept for a memory that is lost",
    file: COMMIT_GROUP,
    text: "  lose(error: unknown) {\n    this.#commit = createCommit();",
    becomes: "  lose(error: unknown) {",
    foundIn: "crashes",
  },
  {
    name: "results are acknowledged before they are written",
    file: COMMIT_GROUP,
    text: "const reopened = isEmpty ? [] : await write(commit);",
    becomes: "const reopened: ReopenedJob[] = []; if (!isEmpty) void write(commit).catch(failed);",
    foundIn: "crashes",
  },
  {
    name: "the memory is not read back after a write that failed",
    file: COMMIT_GROUP,
    text: "if (!signal.aborted) failed(error);",
    becomes: "void failed;",
    foundIn: "crashes",
  },
  {
    name: "totals are read while a group is written",
    file: JOB_REFRESHER,
    text: "return this.#ports.group.betweenGroups(() => this.#look());",
    becomes: "return this.#look();",
    foundIn: "budgets",
  },
  {
    name: "a coordinator starts without a new term",
    file: RECOVERY,
    text: "await store.beginTerm();",
    becomes: "",
    foundIn: "crashes",
  },
  {
    name: "an output that equals an earlier one keeps its own digest",
    file: "coordinator/intake/result-comparator.ts",
    text: "if (verdict.same) return { ...result, digest, output };",
    becomes: "if (verdict.same) return result;",
    foundIn: "compared",
  },
  {
    name: "several: what others settled is not learned",
    file: JOB_REFRESHER,
    text: 'dispatch({ kind: "job.refreshed", facts });',
    becomes: "",
    foundIn: "several",
  },
  {
    name: "several: blocks that others gave back are not claimed",
    file: "core/coordination/jobs/follow-others.ts",
    text: "if (!job.claiming) job.moreBlocks = facts.freeBlocks;",
    becomes: "",
    foundIn: "several",
  },
  {
    name: "several: new jobs are not looked for",
    file: JOB_REFRESHER,
    text: "for (const { id } of open) if (!state.jobs.has(id)) openJob(id).catch(() => undefined);",
    becomes: "",
    foundIn: "several",
  },
  {
    name: "several: demotions are not published",
    file: PUBLISHED,
    text: "if (!remote) publish(",
    becomes: "if (remote) publish(",
    foundIn: "several",
  },
  {
    name: "several: what the store knows against a program is not read",
    file: "core/coordination/jobs/quarantine.ts",
    text: "if (stored && !isNewer) {",
    becomes: "if (stored && isNewer) {",
    foundIn: "several",
  },
  {
    name: "several: crashes that two coordinators saw at the same time make no quarantine",
    file: "core/coordination/jobs/quarantine.ts",
    text: "if (!hasTooManyCrashes(crashesOf(state, hash))) return;",
    becomes: "if (hash !== undefined) return;",
    foundIn: "several",
  },
  {
    name: "several: what others changed of a job by hand is not followed",
    file: "core/coordination/jobs/follow-others.ts",
    text: "const changed = applyFacts(step, job, facts);",
    becomes: "const changed = false; void applyFacts;",
    foundIn: "several",
  },
  {
    name: "rechecks: results in doubt of finished jobs are never looked at",
    file: RECHECKER,
    text: "if (!(await recheckOnce(parts, units))) return;",
    becomes: "return void recheckOnce;",
    foundIn: "rechecks",
  },
  {
    name: "rechecks: the city adds more than was taken back",
    file: "core/ledger/recheck-grant.ts",
    text: "Math.min(takenBackNanos, grantNanos,",
    becomes: "Math.min(grantNanos, 2 * takenBackNanos,",
    foundIn: "rechecks",
  },
  {
    name: "rechecks: jobs that others opened again are not looked for",
    file: JOB_REFRESHER,
    text: "for (const { id } of open) if (!state.jobs.has(id)) openJob(id).catch(() => undefined);",
    becomes: "",
    foundIn: "rechecks",
  },
];
