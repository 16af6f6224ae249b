"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Power } from "#protocol/people/roles";

const Powers = createContext<readonly Power[]>([]);

/** What the admin may do, so that pages offer nothing that the server would refuse: only it decides. */
export function PowersProvider({ powers, children }: { powers: readonly Power[]; children: ReactNode }) {
  return <Powers value={powers}>{children}</Powers>;
}

export const useMay = (power: Power): boolean => useContext(Powers).includes(power);

/** What only an admin with this power can use. */
export function IfMay({
  power,
  children,
  otherwise = null,
}: {
  power: Power;
  children: ReactNode;
  otherwise?: ReactNode;
}) {
  return useMay(power) ? children : otherwise;
}
