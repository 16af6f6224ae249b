"use client";

import type { ReactNode } from "react";
import { useJobLive } from "./job-live";

/** What is drawn of inputs and results, while there are any. */
export function UnlessDeleted({ children }: { children: ReactNode }) {
  return useJobLive().deletedAt === null ? children : null;
}
