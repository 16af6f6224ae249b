// Vitest's global set-up: builds the bundles that tests start, if they are stale.
import { build } from "./build.mjs";

export default () => build(["interpreter of Python", "command line", "coordinator of the tests"]);
