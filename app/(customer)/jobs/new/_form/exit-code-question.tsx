"use client";

import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { LocalResult } from "#protocol/device-messages";
import { unlistedExitCodes } from "#protocol/unlisted-exit-codes";
import { exitCodesOf } from "../_draft/manifest-of-draft";
import { useJobForm } from "./form-context";

/** Some programs, such as solvers, answer with their exit code: this asks before every unit counts as failed. */
export function ExitCodeQuestion({ tried }: { tried: readonly LocalResult[] }) {
  const { draft, change } = useJobForm();
  const known = exitCodesOf(draft.okExitCodes);
  const asked = unlistedExitCodes(tried, draft.runtime).filter((code) => !known.includes(code));
  if (asked.length === 0) return null;
  const named = asked.join(", ");
  return (
    <Notice tone="caution" title={`Exit code ${named}: does that mean success?`}>
      <p>A unit that ends with it counts as failed, unless you list it as a successful exit code.</p>
      <Button className="mt-2" onClick={() => change({ okExitCodes: [...known, ...asked].join(", ") }, "okExitCodes")}>
        Yes, {named} means success
      </Button>
    </Notice>
  );
}
