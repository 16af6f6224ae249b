"use client";

import { useSearchParams } from "next/navigation";

/** The unit that is looked at, kept in the address so that it can be sent to a colleague. */
export function useOpenUnit(): { unit: number | undefined; open: (unit: number) => void; close: () => void } {
  const query = useSearchParams();
  const asked = query.get("unit");
  const unit = asked !== null && /^\d{1,8}$/.test(asked) ? Number(asked) : undefined;
  return {
    unit,
    // Walking from unit to unit is one step of the way back, not one each.
    open: (next) => window.history[unit === undefined ? "pushState" : "replaceState"](null, "", `?unit=${next}`),
    close: () => window.history.replaceState(null, "", window.location.pathname),
  };
}
