"use client";

import { Printer } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";

/** The browser's own dialog, which also saves a PDF. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden size={16} /> {label}
    </Button>
  );
}
