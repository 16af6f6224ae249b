/**
 * The oldest browsers that what we ship is written for, all from 2022 or the spring of 2023 (docs/devices.md). The pages
 * are built for the same ones: package.json repeats them for Next, and a test holds the two together.
 */
export const BROWSER_TARGET = ["chrome99", "edge99", "firefox99", "safari16.4"];
