import clsx from "clsx";
import { PageLink, type PageLinkProps } from "./page-link";

export function TextLink({ className, ...rest }: PageLinkProps) {
  return (
    <PageLink
      {...rest}
      className={clsx(
        "rounded text-moon underline decoration-moon/40 underline-offset-4 hover:decoration-moon",
        className,
      )}
    />
  );
}
