import { ENGINES, type EngineName } from "#suites/kit/engines/engine";
import { findArm64Node } from "../../../scripts/find-arm64-node.mjs";
import { openEngineHost } from "./engine-host";
import type { Host } from "./host";
import { openNodeHost } from "./node-host";

export const HOSTS = ["node", ...ENGINES, "node-arm64"] as const;
export type HostName = "node" | "node-arm64" | EngineName;

export function openHost(name: HostName): Promise<Host> {
  if (name === "node") return openNodeHost(`node ${process.version.slice(1)} ${process.arch}`, [process.execPath]);
  if (name !== "node-arm64") return openEngineHost(name);
  const command = findArm64Node();
  if (!command) throw new Error("There is no Node for 64-bit Arm here.");
  return openNodeHost("node arm64", command);
}
