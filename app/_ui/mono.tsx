import clsx from "clsx";
import type { ComponentProps } from "react";

/** Hashes, file names, arguments: inline, breaking anywhere. */
export function Mono({ className, ...rest }: ComponentProps<"code">) {
  return <code {...rest} className={clsx("break-all font-mono text-[0.92em]", className)} />;
}
