"use client";

import { Printer } from "lucide-react";
import { Button } from "./button";

/** The browser's own dialog, which also saves a PDF. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden size={16} /> {label}
    </Button>
  );
}
