import clsx from "clsx";
import type { ComponentProps } from "react";

/** Hashes, file names, arguments: inline; breaks where it must, and in a table column not at all. */
export function Mono({ className, ...rest }: ComponentProps<"code">) {
  return <code {...rest} className={clsx("wrap-break-word font-mono text-[0.92em]", className)} />;
}
