#!/usr/bin/env node
// Runs the CLI from its TypeScript source.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
