import Link from "next/link";
import type { ComponentProps } from "react";

export type PageLinkProps = Omit<ComponentProps<typeof Link>, "prefetch">;

/**
 * A link to a page of ours, which is fetched when it is pressed. Every page is drawn for its reader at that moment: fetching
 * ahead brings nothing of it, and would cost the server two answers for each link that comes into view.
 */
export function PageLink(props: PageLinkProps) {
  return <Link {...props} prefetch={false} />;
}
