"use client";

import { useSearchParams } from "next/navigation";

/** The unit that is looked at, kept in the address so that it can be sent to a colleague. */
export function useOpenUnit(): { unit: number | undefined; open: (unit: number) => void; close: () => void } {
  const query = useSearchParams();
  const asked = query.get("unit");
  const unit = asked !== null && /^\d{1,8}$/.test(asked) ? Number(asked) : undefined;
  return {
    unit,
    open: (next) => window.history.pushState(null, "", `?unit=${next}`),
    close: () => window.history.replaceState(null, "", window.location.pathname),
  };
}
