"use client";

import type { ReactNode } from "react";
import { TextLink } from "#app/_ui/text-link.tsx";
import { useMay } from "../_gate/powers";

/** To a customer's job, for admins who may open those. */
export function JobLink({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  if (!useMay("inspect")) return <span className={className}>{children}</span>;
  return (
    <TextLink href={href} {...(className === undefined ? {} : { className })}>
      {children}
    </TextLink>
  );
}
