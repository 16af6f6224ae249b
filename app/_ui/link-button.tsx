import { type ButtonSize, type ButtonTone, buttonClass } from "./button-class";
import { PageLink, type PageLinkProps } from "./page-link";

export interface LinkButtonProps extends PageLinkProps {
  tone?: ButtonTone;
  size?: ButtonSize;
}

export function LinkButton({ tone = "quiet", size = "medium", className, ...rest }: LinkButtonProps) {
  return <PageLink {...rest} className={buttonClass(tone, size, className)} />;
}
