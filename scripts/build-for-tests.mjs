// Vitest's global set-up: the bundles that tests start, as far as they are stale.
import { build } from "./build.mjs";

export default () => build(["interpreter of Python", "command line", "coordinator of the tests"]);
