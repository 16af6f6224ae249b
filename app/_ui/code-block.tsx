import clsx from "clsx";
import { CopyText } from "./copy-text";
import { SCROLLS } from "./scrolls";

export interface CodeBlockProps {
  text: string;
  /** Stands above it, and names what Copy copies. */
  label: string;
  /** Long lines wrap instead of scrolling: for commands and errors. */
  wrap?: boolean;
  className?: string;
}

export function CodeBlock({ text, label, wrap = false, className }: CodeBlockProps) {
  return (
    <figure className={clsx("min-w-0 overflow-hidden rounded border border-line bg-sunken", className)}>
      <figcaption className="flex items-center justify-between gap-4 border-line border-b py-1 pr-1 pl-4 text-13 text-soft">
        {label}
        <CopyText text={text} noun={label} />
      </figcaption>
      <section aria-label={label} {...SCROLLS} className="max-h-96 overflow-auto focus-visible:-outline-offset-2">
        <pre className={clsx("px-4 py-3 font-mono text-13", wrap && "whitespace-pre-wrap wrap-anywhere")}>{text}</pre>
      </section>
    </figure>
  );
}
